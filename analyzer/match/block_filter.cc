// SPDX-License-Identifier: Apache-2.0
#include "match/block_filter.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>

#include "base/ascii.h"
#include "input/dts_context.h"
#include "input/rare_bytes.h"
#include "input/reply_fields.h"

namespace dtsdoctor {
namespace {

bool in_token(char c) { return is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-'; }

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
// From here on a job's branches have their names in front.
constexpr std::string_view kPipeline = "[Pipeline]";

}  // namespace

// How often each four letters stand in the texts of the rules: what is common there is common in
// logs.
class BlockFilter::Commonness {
 public:
  explicit Commonness(const RuleSet& rules) {
    for (const MatchNode& node : rules.match_nodes) {
      const std::string_view text = node.value;
      for (std::size_t at = 0; at + WindowsTable::kGram <= text.size(); ++at)
        ++count_[slot(text, at)];
    }
  }

  // Where in a literal the bytes begin that are worth to be sampled.
  [[nodiscard]] std::size_t rarest_part(std::string_view literal) const {
    std::size_t best = 0;
    std::uint32_t fewest = 0xFFFFFFFF;
    for (std::size_t from = 0; from + WindowsTable::kShortest <= literal.size(); ++from) {
      std::uint32_t sum = 0;
      for (std::size_t i = 0; i < WindowsTable::kStride; ++i)
        sum += count_[slot(literal, from + i)];
      if (sum >= fewest) continue;
      fewest = sum;
      best = from;
    }
    return best;
  }

 private:
  static std::size_t slot(std::string_view text, std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, text.data() + at, sizeof value);
    return (value * 0x9E3779B1u) >> 19;
  }

  std::vector<std::uint32_t> count_ = std::vector<std::uint32_t>(std::size_t{1} << 13);
};

// The words beside a window in the texts of a pattern.
class BlockFilter::Surroundings {
 public:
  Surroundings(const RuleSet& rules, std::string_view window) : rules_(rules), window_(window) {}

  void of_node(std::uint32_t index) {
    const MatchNode& node = rules_.match_nodes[index];
    if (node.op == MatchOp::none) return;
    for (std::uint32_t i = 0; i < node.children.count; ++i) of_node(node.children.begin + i);
    if (node.value.find(window_) == std::string_view::npos) return;
    if (node.op == MatchOp::text && !node.fold) {
      of_text(node.value);
    } else {
      anything_ = true;
    }
  }

  // Nothing: any surroundings will do.
  [[nodiscard]] std::optional<std::vector<Neighbours>> found() const {
    if (anything_ || found_.empty()) return std::nullopt;
    return found_;
  }

 private:
  void of_text(std::string_view text) {
    for (std::size_t at = text.find(window_); at != std::string_view::npos;
         at = text.find(window_, at + 1)) {
      const std::size_t end = at + window_.size();
      const bool whole =
          (at == 0 || !in_token(text[at - 1])) && (end == text.size() || !in_token(text[end]));
      if (!whole) {
        anything_ = true;
        return;
      }
      Neighbours beside;
      if (at >= 2 && text[at - 1] == ' ' && is_alnum(text[at - 2])) {
        std::size_t begin = at - 1;
        while (begin > 0 && is_alnum(text[begin - 1])) --begin;
        beside.before = text.substr(begin, at - 1 - begin);
      }
      if (end + 1 < text.size() && text[end] == ' ' && is_alnum(text[end + 1])) {
        std::size_t stop = end + 1;
        while (stop < text.size() && is_alnum(text[stop])) ++stop;
        beside.after = text.substr(end + 1, stop - end - 1);
      }
      if (beside.before.empty() && beside.after.empty()) {
        anything_ = true;
        return;
      }
      found_.push_back(beside);
    }
  }

  const RuleSet& rules_;
  std::string_view window_;
  bool anything_ = false;
  std::vector<Neighbours> found_;
};

BlockFilter::BlockFilter(const RuleSet& rules) {
  const Commonness common(rules);
  const auto add = [&](std::string_view literal, Kind kind, std::vector<Neighbours> accepted = {}) {
    table_.add(literal, static_cast<std::uint32_t>(entries_.size()), common.rarest_part(literal));
    entries_.push_back({literal.size(), kind, std::move(accepted)});
  };
  std::map<std::string_view, std::optional<std::vector<Neighbours>>> windows;
  for (const Pattern& pattern : rules.patterns) {
    if (pattern.context != Context::any) continue;
    always_ = always_ || pattern.slow;
    for (const std::string_view window : RuleSet::part(rules.strings, pattern.windows)) {
      Surroundings around(rules, window);
      around.of_node(pattern.match);
      auto found = around.found();
      const auto [entry, is_new] = windows.emplace(window, std::move(found));
      if (is_new || !entry->second) continue;
      Surroundings again(rules, window);
      again.of_node(pattern.match);
      const auto more = again.found();
      if (more) {
        entry->second->insert(entry->second->end(), more->begin(), more->end());
      } else {
        entry->second.reset();
      }
    }
  }
  for (const auto& [window, accepted] : windows)
    add(window, Kind::window, accepted.value_or(std::vector<Neighbours>()));
  for (const std::string_view sign : dts_windows()) add(sign, Kind::window);
  for (const std::string_view key : telling_reply_keys()) add(key, Kind::window);
  for (const std::string_view mark : kPartial) add(mark, Kind::window);
  for (const std::string_view mark : kDockerLine) add(mark, Kind::docker_line);
  add(kPipeline, Kind::pipeline);
  table_.finish();
}

// Blanks between words may be lost and lines may be broken; but where one blank and a word stand,
// or a letter without a blank, it must be the word that the text has there.
bool BlockFilter::fits(std::string_view block, std::size_t at, const Entry& entry) {
  const auto before = [&](std::string_view word) {
    if (word.empty() || at < 2) return true;
    const std::size_t last = block[at - 1] == ' ' ? at - 2 : at - 1;
    return !is_alnum(block[last]) || block[last] == word.back();
  };
  const std::size_t end = at + entry.length;
  const auto after = [&](std::string_view word) {
    if (word.empty() || end + 1 >= block.size()) return true;
    const std::size_t first = block[end] == ' ' ? end + 1 : end;
    return !is_alnum(block[first]) || block[first] == word.front();
  };
  return entry.accepted.empty() ||
         std::any_of(entry.accepted.begin(), entry.accepted.end(), [&](const Neighbours& beside) {
           return before(beside.before) && after(beside.after);
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
