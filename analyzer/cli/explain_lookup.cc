// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/spelling.h"
#include "base/utf8.h"
#include "match/match_text.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMatrix = "matrix";
constexpr std::string_view kOwnPrefix = "DTS.Msg.";

std::string_view without_prefix(std::string_view code) {
  return starts_with_fold(code, kOwnPrefix) ? code.substr(kOwnPrefix.size()) : code;
}

// A code split so that its spellings compare equal: words in lower case joined by '-', and the
// number that it ends in, without leading zeros.
struct CodeKey {
  std::string words;
  std::string number;
  bool is_numbered = false;  // the number alone may stand for it, unlike the digits of "57P01"

  friend bool operator==(const CodeKey& a, const CodeKey& b) {
    return a.words == b.words && a.number == b.number;
  }
};

// Digits that end `text` at `begin` are a number, unless they are a part of a symbol: "57P01",
// "S0001".
bool is_number(std::string_view text, std::size_t begin) {
  if (begin == text.size()) return false;
  if (begin == 0 || text[begin - 1] == '-') return true;
  return text[begin] != '0' && std::none_of(text.begin(), text.begin() + begin, is_digit);
}

CodeKey key_of(std::string_view code) {
  code = without_prefix(trimmed(code));
  std::string text;
  for (const char c : code) {
    const bool joint = c == '.' || c == '_' || c == ' ' || c == '-';
    if (!joint) text += to_lower(c);
    if (joint && !text.empty() && text.back() != '-') text += '-';
  }
  // What DTS puts behind the key of a text.
  for (const std::string_view suffix : {"-msg", "-workaround"}) {
    if (text.starts_with("dts-retry-err-") && text.ends_with(suffix))
      text.resize(text.size() - suffix.size());
  }
  std::size_t digits = text.size();
  while (digits > 0 && is_digit(text[digits - 1])) --digits;
  const bool is_numbered = is_number(text, digits);
  std::string number = text.substr(digits);
  const std::size_t zeros = std::min(number.find_first_not_of('0'), number.size());
  text.resize(digits);
  while (!text.empty() && text.back() == '-') text.pop_back();
  return {std::move(text), number.substr(zeros), is_numbered};
}

// The codes that a match asks for. Those under `none` are other errors' codes.
void add_codes(const RuleSet& rules, std::uint32_t index, std::vector<std::string_view>& out) {
  const MatchNode& node = rules.match_nodes[index];
  if (node.op == MatchOp::none) return;
  if (node.op == MatchOp::equals && node.field == Field::code) out.push_back(node.value);
  for (std::uint32_t i = 0; i < node.children.count; ++i)
    add_codes(rules, node.children.begin + i, out);
}

ExplainTopic errors(std::vector<const Pattern*> found, std::string_view name) {
  ExplainTopic topic;
  topic.errors = std::move(found);
  topic.shared_name = name;
  return topic;
}

// The errors under a code; a number alone stands for every code that ends in it.
std::optional<ExplainTopic> with_code(const RuleSet& rules, std::string_view wanted) {
  const CodeKey key = key_of(wanted);
  if (key.words.empty() && key.number.empty()) return std::nullopt;
  std::vector<const Pattern*> found;
  std::string_view spelling;
  for (const Pattern& pattern : rules.patterns) {
    for (const std::string_view name : names_of(rules, pattern)) {
      const CodeKey other = key_of(name);
      const bool by_number = key.words.empty() && other.is_numbered && other.number == key.number;
      if (other != key && !by_number) continue;
      if (!key.words.empty() && spelling.empty()) spelling = name;
      found.push_back(&pattern);
      break;
    }
  }
  if (found.empty()) return std::nullopt;
  return errors(std::move(found), spelling.empty() ? wanted : spelling);
}

std::optional<ExplainTopic> in_text(const RuleSet& rules, std::string_view text) {
  std::vector<const Pattern*> found;
  for (const Match& match : match_text(rules, text)) {
    const Pattern* pattern = &rules.patterns[match.pattern];
    if (std::find(found.begin(), found.end(), pattern) == found.end()) found.push_back(pattern);
  }
  if (found.empty()) return std::nullopt;
  return errors(std::move(found), "");
}

// A message without what DTS prints around it ("Column 'memo' cannot be null") is read as DTS would
// print it: a rule of a database or driver means nothing outside of that. The frames alone match no
// rule.
std::optional<ExplainTopic> as_dts_prints(const RuleSet& rules, std::string_view text) {
  for (const std::string_view frame : {"", "Exception: ", "ERROR: "}) {
    const std::string message = fmt::format("{}{}", frame, trimmed(text));
    const nlohmann::json reply = {{"DtsJobId", ""}, {"ErrorMessage", message}};
    const auto printed = reply.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    if (auto topic = in_text(rules, printed)) return topic;
  }
  return std::nullopt;
}

// Lower case, each run of blanks one blank.
std::string plain_words(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) {
      out += to_lower(c);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return out;
}

// The errors whose text has these words in a row, up to the first value in them: a part of a
// message, which no rule takes for the error. Nothing if it is a part of too many.
std::optional<ExplainTopic> with_words(const RuleSet& rules, std::string_view text) {
  constexpr std::size_t kShortest = 12;
  constexpr std::size_t kMost = 8;
  std::string_view head = trimmed(text.substr(0, text.find_first_of(":;,\"'`<([{0123456789")));
  if (head.ends_with('.')) head.remove_suffix(1);
  const std::string wanted = plain_words(head);
  if (wanted.size() < kShortest || wanted.find(' ') == std::string::npos) return std::nullopt;
  std::vector<const Pattern*> found;
  for (const Pattern& pattern : rules.patterns) {
    const auto examples = RuleSet::part(rules.examples, pattern.match_examples);
    const bool has_words =
        std::any_of(examples.begin(), examples.end(), [&](const Example& example) {
          return plain_words(example.text).find(wanted) != std::string::npos;
        });
    if (has_words) found.push_back(&pattern);
  }
  if (found.empty() || found.size() > kMost) return std::nullopt;
  return errors(std::move(found), head);
}

// A fact by its key, or by a field that fills it, as any form of a task calls that. A name of
// several facts means none of them.
const FactDecl* named_fact(const RuleSet& rules, std::string_view name) {
  for (const FactDecl& fact : rules.facts) {
    if (equals_fold(fact.key, name)) return &fact;
  }
  FactId found = kNoFact;
  for (const ConfigField& field : rules.config_fields) {
    bool is_named = equals_fold(field.key, name);
    for (const Range list : {field.terraform, field.nested, field.console}) {
      for (const std::string_view other : RuleSet::part(rules.strings, list))
        is_named = is_named || equals_fold(other, name);
    }
    if (!is_named || field.fact == kNoFact || field.fact == found) continue;
    if (found != kNoFact) return nullptr;
    found = field.fact;
  }
  return found == kNoFact ? nullptr : &rules.facts[found];
}

std::optional<ExplainTopic> with_id(const RuleSet& rules, std::string_view name) {
  ExplainTopic topic;
  if (equals_fold(name, kMatrix)) {
    topic.kind = ExplainTopic::Kind::matrix;
    return topic;
  }
  for (const Pattern& pattern : rules.patterns) {
    if (equals_fold(pattern.id, name)) return errors({&pattern}, "");
  }
  for (const Cause& cause : rules.causes) {
    if (!equals_fold(cause.id, name)) continue;
    topic.kind = ExplainTopic::Kind::cause;
    topic.cause = &cause;
    return topic;
  }
  for (const Fix& fix : rules.fixes) {
    if (!equals_fold(fix.id, name)) continue;
    topic.kind = ExplainTopic::Kind::fix;
    topic.fix = &fix;
    return topic;
  }
  for (const PreflightRule& rule : rules.preflight) {
    if (!equals_fold(rule.id, name)) continue;
    topic.kind = ExplainTopic::Kind::preflight;
    topic.rule = &rule;
    return topic;
  }
  topic.fact = named_fact(rules, name);
  if (topic.fact == nullptr) return std::nullopt;
  topic.kind = ExplainTopic::Kind::fact;
  return topic;
}

}  // namespace

std::vector<std::string_view> names_of(const RuleSet& rules, const Pattern& pattern) {
  std::vector<std::string_view> names;
  if (!pattern.code.empty()) names.push_back(pattern.code);
  const auto aliases = RuleSet::part(rules.strings, pattern.aliases);
  names.insert(names.end(), aliases.begin(), aliases.end());
  add_codes(rules, pattern.match, names);
  return names;
}

bool mentions(const RuleSet& rules, const Pattern& pattern, std::string_view word) {
  const std::string wanted = lowered(word);
  const auto holds = [&](std::string_view text) {
    return lowered(text).find(wanted) != std::string::npos;
  };
  if (holds(pattern.id) || holds(pattern.title.en) || holds(pattern.title.zh)) return true;
  const auto names = names_of(rules, pattern);
  return std::any_of(names.begin(), names.end(), holds);
}

std::optional<ExplainTopic> find_topic(const RuleSet& rules, std::string_view query) {
  const std::string_view name = trimmed(query);
  if (auto topic = with_id(rules, name)) return topic;
  if (auto topic = with_code(rules, name)) return topic;
  if (auto topic = in_text(rules, query)) return topic;
  if (auto topic = as_dts_prints(rules, query)) return topic;
  return with_words(rules, name);
}

std::vector<std::string> near_topics(const RuleSet& rules, std::string_view name) {
  // Any code of one character is near a single one.
  if (count_characters(trimmed(name)) < 2) return {};
  std::vector<std::string_view> typed, meant;
  const auto add = [&](std::string_view spelling, std::string_view full) {
    typed.push_back(spelling);
    meant.push_back(full);
  };
  for (const Pattern& pattern : rules.patterns) {
    add(pattern.id, pattern.id);
    add(pattern.id.substr(pattern.id.find('/') + 1), pattern.id);  // the area is easily forgotten
    for (const std::string_view code : names_of(rules, pattern)) {
      add(code, code);
      add(without_prefix(code), code);
    }
  }
  for (const Cause& cause : rules.causes) add(cause.id, cause.id);
  for (const Fix& fix : rules.fixes) add(fix.id, fix.id);
  add(kMatrix, kMatrix);
  for (const PreflightRule& rule : rules.preflight) add(rule.id, rule.id);
  for (const FactDecl& fact : rules.facts) add(fact.key, fact.key);
  for (const ConfigField& field : rules.config_fields) {
    if (field.fact != kNoFact) add(field.key, field.key);
  }
  std::vector<std::string> out;
  for (const std::string& near : nearest(name, typed)) {
    const auto at = std::find(typed.begin(), typed.end(), near) - typed.begin();
    const std::string full(meant[static_cast<std::size_t>(at)]);
    if (std::find(out.begin(), out.end(), full) == out.end()) out.push_back(full);
  }
  return out;
}

}  // namespace dtsdoctor
