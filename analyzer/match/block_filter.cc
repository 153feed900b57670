// SPDX-License-Identifier: Apache-2.0
#include "match/block_filter.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ascii.h"
#include "input/carrier.h"
#include "input/dts_context.h"
#include "input/rare_bytes.h"
#include "input/reply_fields.h"
#include "match/gram_commonness.h"
#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

// Does it tell nothing about the text that was printed?
bool is_opaque(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || static_cast<unsigned char>(c) < 0x20 ||
         c == '\\' || c == '&' || c == '%' || c == '#';
}

// Do raw bytes begin with a text, as far as can be told?
bool goes_on(std::string_view raw, std::string_view text) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i])) {
      while (at < raw.size() && (raw[at] == ' ' || raw[at] == '\t')) ++at;
      continue;
    }
    if (at == raw.size() || is_opaque(raw[at])) return true;
    if (raw[at] != text[i]) return is_opaque(text[i]) && !is_alnum(raw[at]);
    ++at;
  }
  return true;
}

// Do they end with it?
bool comes_from(std::string_view raw, std::string_view text) {
  std::size_t end = raw.size();
  for (std::size_t i = text.size(); i > 0; --i) {
    if (is_space(text[i - 1])) {
      while (end > 0 && (raw[end - 1] == ' ' || raw[end - 1] == '\t')) --end;
      continue;
    }
    if (end == 0 || is_opaque(raw[end - 1])) return true;
    // The letter of an escape.
    if (end > 1 && raw[end - 2] == '\\') return true;
    if (raw[end - 1] != text[i - 1]) return is_opaque(text[i - 1]) && !is_alnum(raw[end - 1]);
    --end;
  }
  return true;
}

// What carriers write where a line goes on in the next one, or where its text is a list of numbers.
constexpr std::string_view kDockerLine[] = {"\"log\":\"", "\"log\": \""};
constexpr std::string_view kPartial[] = {"stdout P",
                                         "stderr P",
                                         "\"_p\":\"P\"",
                                         "\"_p\": \"P\"",
                                         "\"logtag\":\"P\"",
                                         "\"logtag\": \"P\"",
                                         "CONTAINER_PARTIAL_MESSAGE",
                                         "\"MESSAGE\":[",
                                         "\"MESSAGE\" : [",
                                         "\"MESSAGE\": ["};

// Blanks that may be missing are blanks here: they may be lost anyway.
std::string with_blanks(std::string_view regex) {
  std::string out(regex);
  for (const std::string_view maybe : {" ?", "\\s?", "\\s*", "\\s+", " *", " +"}) {
    for (std::size_t at = out.find(maybe); at != std::string::npos; at = out.find(maybe, at + 1))
      out.replace(at, maybe.size(), " ");
  }
  return out;
}

}  // namespace

// The texts of a pattern that hold a window of it.
class BlockFilter::Surroundings {
 public:
  // `runs` keeps what the result views.
  Surroundings(const RuleSet& rules, std::string_view window, std::deque<std::string>& runs)
      : rules_(rules), window_(window), kept_(runs) {}

  void of_node(std::uint32_t index) {
    const MatchNode& node = rules_.match_nodes[index];
    if (node.op == MatchOp::none) return;
    for (std::uint32_t i = 0; i < node.children.count; ++i) of_node(node.children.begin + i);
    if (node.value.find(window_) == std::string_view::npos) return;
    if (node.fold || node.op == MatchOp::equals) {
      anything_ = true;
    } else if (node.op == MatchOp::text) {
      of_text(node.value);
    } else {
      for (const std::string& run : literal_runs(with_blanks(node.value))) {
        if (run.find(window_) != std::string::npos) of_text(kept_.emplace_back(run));
      }
    }
  }

  // Empty: any surroundings will do.
  [[nodiscard]] std::vector<Surrounding> found() const {
    return anything_ ? std::vector<Surrounding>() : found_;
  }

 private:
  void of_text(std::string_view text) {
    for (std::size_t at = text.find(window_); at != std::string_view::npos;
         at = text.find(window_, at + 1)) {
      found_.push_back({text, at});
    }
  }

  const RuleSet& rules_;
  std::string_view window_;
  std::deque<std::string>& kept_;
  bool anything_ = false;
  std::vector<Surrounding> found_;
};

BlockFilter::BlockFilter(const RuleSet& rules) {
  const GramCommonness common(rules);
  const auto add = [&](std::string_view literal, Kind kind,
                       std::vector<Surrounding> accepted = {}) {
    if (holds_error_number(literal)) return;  // found anyway
    table_.add(literal, static_cast<std::uint32_t>(entries_.size()), common.rarest_part(literal));
    entries_.push_back({literal.size(), kind, std::move(accepted)});
  };
  std::map<std::string_view, std::vector<Surrounding>> windows;
  std::set<std::string_view> bare;  // windows that count whatever stands around them
  for (const Pattern& pattern : rules.patterns) {
    if (pattern.context != Context::any) continue;
    always_ = always_ || pattern.slow;
    for (const std::string_view window : RuleSet::part(rules.strings, pattern.windows)) {
      Surroundings around(rules, window, kept_);
      around.of_node(pattern.match);
      const std::vector<Surrounding> found = around.found();
      if (found.empty()) bare.insert(window);
      std::vector<Surrounding>& all = windows[window];
      all.insert(all.end(), found.begin(), found.end());
    }
  }
  for (auto& [window, accepted] : windows)
    add(window, Kind::window, bare.count(window) > 0 ? std::vector<Surrounding>() : accepted);
  for (const std::string_view sign : dts_windows()) add(sign, Kind::window);
  for (const std::string& key : telling_reply_keys()) add(kept_.emplace_back(key), Kind::window);
  for (const std::string_view mark : kPartial) add(mark, Kind::window);
  for (const std::string_view mark : kDockerLine) add(mark, Kind::docker_line);
  add(kPipelineMark, Kind::pipeline);
  table_.finish();
}

// What stands around a window must go on as the rule's text does, but that blanks may be lost.
// Where a line is broken, an escape begins or a character is no ASCII there is no telling.
bool BlockFilter::fits(std::string_view block, std::size_t at, const Entry& entry) {
  if (entry.accepted.empty()) return true;
  return std::any_of(entry.accepted.begin(), entry.accepted.end(), [&](const Surrounding& in) {
    return goes_on(block.substr(at + entry.length), in.text.substr(in.window + entry.length)) &&
           comes_from(block.substr(0, at), in.text.substr(0, in.window));
  });
}

// Docker ends each line with the line end itself: one without goes on in the next.
bool BlockFilter::is_cut_docker_line(std::string_view block, std::size_t value) {
  for (std::size_t end = block.find_first_of("\"\n", value); end != std::string_view::npos;
       end = block.find_first_of("\"\n", end + 1)) {
    if (block[end] == '\n') return true;
    std::size_t slashes = 0;
    while (block[end - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return block.substr(end - 2, 2) != "\\n";
  }
  return true;
}

BlockHits BlockFilter::find(std::string_view block) const {
  BlockHits hits;
  table_.find(block, [&](std::uint32_t id, std::size_t at) {
    const Entry& entry = entries_[id];
    switch (entry.kind) {
      case Kind::window:
        if (fits(block, at, entry)) hits.at.push_back(at);
        break;
      case Kind::docker_line:
        if (is_cut_docker_line(block, at + entry.length)) hits.at.push_back(at);
        break;
      case Kind::pipeline:
        hits.pipeline = std::min(hits.pipeline, at);
        break;
    }
  });
  find_broken_words(block, hits.at);
  std::sort(hits.at.begin(), hits.at.end());
  return hits;
}

}  // namespace dtsdoctor
