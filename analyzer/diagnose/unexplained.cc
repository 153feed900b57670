// SPDX-License-Identifier: Apache-2.0
#include "diagnose/unexplained.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "input/error_signs.h"
#include "input/record.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxTemplate = 240;  // bytes of a line that are looked at
constexpr std::size_t kExamples = 3;

bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

// What a run of letters, digits and joints stands for: an identifier with digits in it is variable,
// a code with digits behind its first letters (DTS-1020042, ORA-01017) is not.
std::string_view mask_of(std::string_view word) {
  const auto digits = std::count_if(word.begin(), word.end(), is_digit);
  if (digits == 0) return {};
  if (std::all_of(word.begin(), word.end(),
                  [](char c) { return !is_alpha(c) || to_lower(c) == 'e'; }))
    return "<num>";
  const bool hex = word.size() >= 8 && std::all_of(word.begin(), word.end(),
                                                   [](char c) { return is_hex(c) || c == '-'; });
  if (hex) return "<id>";
  const std::size_t dash = word.find('-');
  const bool code =
      dash != std::string_view::npos && is_upper(word[0]) && all_digits(word.substr(dash + 1));
  return code || digits <= 2 ? std::string_view() : std::string_view("<id>");
}

bool in_word(char c) {
  return is_alnum(c) || c == '-' || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

std::string_view error_line(std::string_view record) {
  std::string_view first;
  while (!record.empty()) {
    const std::size_t end = std::min(record.find('\n'), record.size());
    const std::string_view line = record.substr(0, end);
    if (first.empty()) first = line;
    if (looks_like_error(line)) return line;
    record.remove_prefix(std::min(record.size(), end + 1));
  }
  return first;
}

}  // namespace

std::string template_of(std::string_view line) {
  line = trimmed(line.substr(0, kMaxTemplate));
  std::string out;
  std::size_t at = 0;
  while (at < line.size()) {
    const char c = line[at];
    if (c == '\'' || c == '"' || c == '`') {
      const std::size_t close = line.find(c, at + 1);
      if (close != std::string_view::npos && close > at + 1) {
        out += "<text>";
        at = close + 1;
        continue;
      }
    }
    if (!in_word(c)) {
      if (!is_space(c) || (!out.empty() && out.back() != ' ')) out += is_space(c) ? ' ' : c;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && in_word(line[end])) ++end;
    const std::string_view word = line.substr(at, end - at);
    const std::string_view mask = mask_of(word);
    out += mask.empty() ? word : mask;
    at = end;
  }
  return to_valid_utf8(out);
}

UnexplainedGroup* UnexplainedTally::count(std::string key) {
  ++count_;
  if (index_.count(key) == 0 && groups_.size() >= max_templates_) {
    limit_reached_ = true;
    return nullptr;
  }
  const auto [entry, is_new] = index_.emplace(key, groups_.size());
  if (is_new) groups_.push_back({std::move(key), 0, {}});
  UnexplainedGroup& group = groups_[entry->second];
  ++group.count;
  return group.examples.size() < kExamples ? &group : nullptr;
}

void UnexplainedTally::add(const RawRecord& record, const std::string& input) {
  const MappedText clean = text_of(record);
  const std::string_view text = error_line(clean.bytes());
  UnexplainedGroup* group = count(template_of(text));
  if (group == nullptr) return;
  const auto begin = static_cast<std::size_t>(text.data() - clean.bytes().data());
  Place place = place_in_record(input, record.bytes, record.line,
                                record.jumps != nullptr ? *record.jumps : std::vector<LineJump>(),
                                clean.origin({begin, begin + text.size()}));
  group->examples.push_back({std::move(place),
                             std::string(trimmed(text.substr(0, kMaxTemplate))),
                             path_of(clean, parse_chain(clean.bytes())),
                             {}});
}

void UnexplainedTally::add_failure(const Record& record, const std::string& item) {
  const std::string_view line = error_line(record.text.bytes());
  const std::string shown(trimmed(line.substr(0, kMaxTemplate)));
  const std::string words = template_of(line);
  UnexplainedGroup* group =
      count(item.empty() || item == line ? words : to_valid_utf8(item) + ": " + words);
  if (group == nullptr) return;
  const auto begin = static_cast<std::size_t>(line.data() - record.text.bytes().data());
  group->examples.push_back({record.place(record.text.origin({begin, begin + line.size()})), shown,
                             record.path, record.job});
}

std::vector<UnexplainedGroup> UnexplainedTally::groups() const {
  std::vector<UnexplainedGroup> sorted = groups_;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return sorted;
}

}  // namespace dtsdoctor
