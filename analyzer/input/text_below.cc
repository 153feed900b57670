// SPDX-License-Identifier: Apache-2.0
#include "input/text_below.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/code_words.h"

namespace dtsdoctor {
namespace {

// Returns the bytes that a separator of a sentence takes at the beginning of a text.
std::size_t separator_at(std::string_view text) {
  constexpr std::array<std::string_view, 6> kWide = {"，", "；", "。", "、", "）", "】"};
  if (text.empty()) return 0;
  if (is_one_of(text.front(), " \t,;.|)]'\"`*-")) return 1;
  const auto wide = std::find_if(kWide.begin(), kWide.end(),
                                 [&](std::string_view each) { return text.starts_with(each); });
  return wide == kWide.end() ? 0 : wide->size();
}

// "说明：", "reason: ": how much of the text announces the rest of it. "INNER : TEXT" is all told.
std::size_t label_at(std::string_view text) {
  constexpr std::string_view kWideColon = "：";
  const std::size_t wide = text.find(kWideColon);
  const std::size_t colon = std::min(text.find(':'), wide);
  if (colon == std::string_view::npos) return 0;
  const std::string_view word = text.substr(0, colon);
  const bool is_label = word.find_first_of(" \t.") == std::string_view::npos &&
                        !looks_like_code(word) && !word.empty();
  return is_label ? colon + (colon == wide ? kWideColon.size() : 1) : 0;
}

}  // namespace

Span text_below(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t line = text.substr(0, end).find('\n', at);
  if (line == std::string_view::npos || line + 1 >= end || is_blank(text[line + 1]))
    return {at, at};
  const std::string_view below = trimmed(text.substr(line, end - line));
  const auto begin = static_cast<std::size_t>(below.data() - text.data());
  return {begin, begin + below.size()};
}

Span text_beside(std::string_view text, std::size_t at, std::size_t end) {
  std::string_view line = text.substr(0, end).substr(at);
  line = line.substr(0, line.find('\n'));
  const auto skip_separators = [&] {
    const std::string_view before = line;
    while (const std::size_t length = separator_at(line)) line.remove_prefix(length);
    return trimmed(before.substr(0, before.size() - line.size()));
  };
  const bool is_set_off = !skip_separators().empty();
  const std::size_t label = label_at(line);
  line.remove_prefix(label);
  (void)skip_separators();
  line = trimmed(line);
  // Behind a blank alone, or as "key=value", it is something else.
  const bool is_field = line.substr(0, line.find(' ')).find('=') != std::string_view::npos;
  if (line.empty() || is_field || (label == 0 && !is_set_off)) return {at, at};
  const auto begin = static_cast<std::size_t>(line.data() - text.data());
  return {begin, begin + line.size()};
}

Span value_or_below(const Label& label, std::string_view text, std::size_t next,
                    const IsKnownCode& is_known_code) {
  const bool is_code = label.role == LabelRole::code;
  if (label.value.begin != label.value.end || (!is_code && label.role != LabelRole::message))
    return label.value;
  const Span below = text_below(text, label.value.end, next);
  const std::string_view words = text.substr(below.begin, below.end - below.begin);
  return is_code && !is_known_code(words) ? label.value : below;
}

}  // namespace dtsdoctor
