// SPDX-License-Identifier: Apache-2.0
#include "input/paste_margin.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
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

constexpr std::string_view kHeadline = "Error: ";
constexpr std::size_t kLongestBar = 8;  // bytes: three bytes of UTF-8 that each became a character

// What stands for a bar in front of a headline: "| ", or characters that are no letters of ASCII.
// Other marks begin the items of a list.
std::string_view bar_of(std::string_view line) {
  const std::size_t at = line.substr(0, kLongestBar + 1 + kHeadline.size()).find(kHeadline);
  if (at == std::string_view::npos || at < 2 || line[at - 1] != ' ') return {};
  const std::string_view bar = line.substr(0, at - 1);
  const bool is_mark = bar == "|" || (static_cast<unsigned char>(bar[0]) >= 0x80 &&
                                      std::none_of(bar.begin(), bar.end(), is_alnum));
  return is_mark ? bar : std::string_view();
}

bool has_lost_bars(std::string_view text) {
  constexpr std::size_t kRare = 4;  // "r:"
  for (std::size_t at = find_by_pair(text, kHeadline, kRare); at != std::string_view::npos;
       at = find_by_pair(text, kHeadline, kRare, at + 1)) {
    const std::string_view before = text.substr(0, at);
    const std::size_t near = at - std::min(at, kLongestBar + 2);
    const std::size_t line_end = before.substr(near).rfind('\n');
    if (line_end == std::string_view::npos && near > 0) continue;
    const std::size_t begin = line_end == std::string_view::npos ? 0 : near + line_end + 1;
    const std::string_view bar = bar_of(text.substr(begin));
    if (bar.empty()) continue;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (text.substr(std::min(end + 1, text.size())).starts_with(bar)) return true;
  }
  return false;
}

}  // namespace

std::optional<MappedText> without_lost_bars(const MappedText& text) {
  if (!has_lost_bars(text.bytes())) return std::nullopt;
  std::string_view bar;
  return without_margin(text, [&](std::string_view line) -> std::size_t {
    if (bar.empty() || !line.starts_with(bar)) bar = bar_of(line);
    if (bar.empty()) return 0;
    const bool blank = line.size() > bar.size() && line[bar.size()] == ' ';
    return bar.size() + (blank ? 1 : 0);
  });
}

std::optional<MappedText> without_quotation(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  if (!bytes.starts_with('>') && find_by_pair(bytes, "\n>", 0) == bytes.npos) return std::nullopt;
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
