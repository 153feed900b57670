// SPDX-License-Identifier: Apache-2.0
#include "rules/text_lints.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/ascii.h"
#include "rules/english_parts.h"

namespace dtsdoctor {
namespace {

// Shorter ones are terms that a text may well use.
constexpr std::size_t kSentence = 24;
constexpr std::size_t kShortest = 4;

// Letters and digits alone, in lower case: what is left when layout and punctuation go.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_alnum(c) || static_cast<unsigned char>(c) >= 0x80) out += to_lower(c);
  }
  return out;
}

// Is most of `text` nothing but `said`?
bool repeats(const std::string& text, const std::string& said) {
  if (text.size() < kShortest) return false;
  if (text == said) return true;
  return said.size() >= kSentence && text.find(said) != std::string::npos &&
         said.size() * 5 > text.size() * 4;
}

class TextLinter {
 public:
  explicit TextLinter(const LoadedRules& loaded) : loaded_(loaded), rules_(loaded.rules) {}

  TextLints run() {
    for (std::size_t i = 0; i < rules_.causes.size(); ++i) {
      const Cause& cause = rules_.causes[i];
      const Place& where = loaded_.causes[i];
      complete(cause.title, cause.id, "title", where);
      complete(cause.because, cause.id, "because", where);
      compare(cause.because, cause.title, cause.id, "'because' says the title again", where);
    }
    for (std::size_t i = 0; i < rules_.fixes.size(); ++i) lint(rules_.fixes[i], loaded_.fixes[i]);
    for (std::size_t i = 0; i < rules_.patterns.size(); ++i) lint(rules_.patterns[i]);
    return std::move(lints_);
  }

 private:
  void lint(const Fix& fix, const Place& where) {
    complete(fix.title, fix.id, "title", where);
    for (const Words& step : RuleSet::part(rules_.words, fix.steps)) {
      complete(step, fix.id, "step", where);
      if (fix.steps.count == 1)
        compare(step, fix.title, fix.id, "the only step says the title again", where);
    }
    for (const Range commands : {fix.commands, fix.verify}) {
      for (const Range argv : RuleSet::part(rules_.argvs, commands)) {
        for (const std::string_view argument : RuleSet::part(rules_.strings, argv))
          read(argument, fix.id, where);
      }
    }
    for (const Artifact& artifact : RuleSet::part(rules_.artifacts, fix.artifacts))
      read_all(nlohmann::json::parse(artifact.content), fix.id, where);
  }

  void read_all(const nlohmann::json& content, std::string_view id, const Place& where) {
    if (content.is_string()) read(content.get_ref<const std::string&>(), id, where);
    if (!content.is_structured()) return;
    for (const nlohmann::json& item : content) read_all(item, id, where);
  }

  void read(std::string_view text, std::string_view id, const Place& where) {
    for (const std::string& part : english_parts(text)) {
      lints_.incomplete.push_back(
          {fmt::format("[missing_language] '{}': '{}' is in English only", id, part), where, "",
           "write {en:the words|zh:这些词}"});
    }
  }

  void lint(const Pattern& pattern) {
    std::vector<std::string> said;
    add_texts(pattern.match, said);
    for (const std::uint32_t index : RuleSet::part(rules_.cause_refs, pattern.causes)) {
      const Cause& cause = rules_.causes[index];
      const Place& where = loaded_.causes[index];
      compare(cause.title, pattern.title, cause.id,
              fmt::format("the title is that of '{}'", pattern.id), where);
      for (const std::string& text : said) {
        if (repeats(bare(cause.because.en), text) || repeats(bare(cause.title.en), text))
          repeated(cause.id, fmt::format("says what the message of '{}' says", pattern.id), where);
      }
    }
  }

  // What the message of an error says for certain.
  void add_texts(std::uint32_t index, std::vector<std::string>& out) const {
    const MatchNode& node = rules_.match_nodes[index];
    if (node.op == MatchOp::none) return;
    if (node.op == MatchOp::text) {
      std::string text = bare(node.value);
      if (text.size() >= kSentence) out.push_back(std::move(text));
    }
    for (std::uint32_t i = 0; i < node.children.count; ++i) add_texts(node.children.begin + i, out);
  }

  void compare(const Words& text, const Words& said, std::string_view id, std::string_view what,
               const Place& where) {
    if (repeats(bare(text.en), bare(said.en)) || repeats(bare(text.zh), bare(said.zh)))
      repeated(id, what, where);
  }

  void complete(const Words& words, std::string_view id, std::string_view what,
                const Place& where) {
    if (words.en.empty() == words.zh.empty()) return;
    lints_.incomplete.push_back(
        {fmt::format("[missing_language] '{}': a {} is in one language only", id, what), where, "",
         "add the other one"});
  }

  void repeated(std::string_view id, std::string_view what, const Place& where) {
    lints_.repeats.push_back({fmt::format("[text_repeats] '{}': {}", id, what), where, "",
                              "say what it does not say yet"});
  }

  const LoadedRules& loaded_;
  const RuleSet& rules_;
  TextLints lints_;
};

}  // namespace

TextLints lint_texts(const LoadedRules& loaded) { return TextLinter(loaded).run(); }

}  // namespace dtsdoctor
