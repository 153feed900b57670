// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::size_t longest_run(std::string_view text, char of) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == of ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = is_space(c);
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return visible(out);
}

}  // namespace

std::string markdown_prose(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_<>[]|#~";
  std::string out;
  for (const char c : one_line(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string line = one_line(text);
  const std::string ticks(longest_run(line, '`') + 1, '`');
  const bool touching = line.starts_with('`') || line.ends_with('`');
  return touching ? fmt::format("{0} {1} {0}", ticks, line) : fmt::format("{0}{1}{0}", ticks, line);
}

std::string markdown_block(std::string_view text, std::string_view language,
                           std::string_view indent) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  std::string out = fmt::format("{}{}{}\n", indent, fence, language);
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    out += fmt::format("{}{}\n", indent, visible(text.substr(at, stop - at)));
    at = stop + 1;
  }
  return out + fmt::format("{}{}\n", indent, fence);
}

std::string markdown_anchor(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (is_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80)
      out += to_lower(c);
    if (c == ' ') out += '-';
  }
  return out;
}

}  // namespace dtsdoctor
