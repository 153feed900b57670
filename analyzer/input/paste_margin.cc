// SPDX-License-Identifier: Apache-2.0
#include "input/paste_margin.h"

#include <algorithm>
#include <string_view>

#include "base/pair_find.h"
#include "input/line_shape.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

// The text without the first margin(line) bytes of each line, and with plain line ends.
template <typename Margin>
MappedText without_margin(const MappedText& text, const Margin& margin) {
  MappedText out;
  const std::string_view bytes = text.bytes();
  const LineSplit split = split_lines(bytes);
  for (std::size_t i = 0; i < split.lines(); ++i) {
    std::string_view line = split.line(bytes, i);
    const std::size_t begin = split.begins[i];
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t end = begin + line.size();
    out.append(text, std::min(begin + margin(line), end), end);
    if (end < bytes.size()) out.append_for("\n", text.origin({end, end + 1}));
  }
  return out;
}

std::size_t quotation_length(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] == '>') {
    ++at;
    if (at < line.size() && line[at] == ' ') ++at;
  }
  return at;
}

}  // namespace

bool has_quotation(std::string_view text) {
  return text.starts_with('>') || find_by_pair(text, "\n>", 0) != std::string_view::npos;
}

MappedText without_quotation(const MappedText& text) {
  return without_margin(text, quotation_length);
}

std::size_t common_indent(std::string_view text) {
  if (text.empty() || indent_of(text) == 0) return 0;  // nearly every text
  const LineSplit split = split_lines(text);
  std::size_t common = text.size();
  for (std::size_t i = 0; i < split.lines() && common > 0; ++i) {
    const std::string_view line = split.line(text, i);
    if (!is_blank_line(line)) common = std::min(common, indent_of(line));
  }
  return common == text.size() ? 0 : common;
}

MappedText without_indent(const MappedText& text, std::size_t indent) {
  return without_margin(text, [&](std::string_view) { return indent; });
}

}  // namespace dtsdoctor
