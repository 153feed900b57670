// SPDX-License-Identifier: Apache-2.0
#include "input/text_below.h"

#include "base/ascii.h"

namespace dtsdoctor {

Span text_below(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t line = text.substr(0, end).find('\n', at);
  if (line == std::string_view::npos || line + 1 >= end || is_blank(text[line + 1]))
    return {at, at};
  const std::string_view below = trimmed(text.substr(line, end - line));
  const auto begin = static_cast<std::size_t>(below.data() - text.data());
  return {begin, begin + below.size()};
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
