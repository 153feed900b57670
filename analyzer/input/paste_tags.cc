// SPDX-License-Identifier: Apache-2.0
#include "input/paste_tags.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "base/pair_find.h"

namespace dtsdoctor {
namespace {

enum class Tag : char { none, line, word };

constexpr std::size_t kLongestTag = 512;  // with its attributes

// Labels of errors in XML begin with a capital, or are "code" and "message".
Tag tag_named(std::string_view name) {
  constexpr std::array<std::string_view, 18> kLines = {
      "p",  "div", "li", "ul", "ol", "tr", "td",    "th",    "table",
      "h1", "h2",  "h3", "h4", "h5", "h6", "thead", "tbody", "pre"};
  constexpr std::array<std::string_view, 8> kWords = {"b",    "i",      "u",  "a",
                                                      "span", "strong", "em", "font"};
  const auto is_in = [&](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (is_in(kLines)) return Tag::line;
  return is_in(kWords) ? Tag::word : Tag::none;
}

struct Found {
  Tag tag = Tag::none;
  std::size_t length = 0;
};

// `text` begins with "<".
Found tag_at(std::string_view text) {
  const std::size_t name = text.substr(1).starts_with('/') ? 2 : 1;
  std::size_t end = name;
  while (end < text.size() && end - name < 8 && is_alnum(text[end])) ++end;
  const Tag tag = tag_named(text.substr(name, end - name));
  if (tag == Tag::none || end == text.size() || (text[end] != '>' && !is_space(text[end])))
    return {};
  const std::size_t close = text.substr(0, kLongestTag).find_first_of("<>", end);
  if (close == std::string_view::npos || text[close] != '>') return {};
  return {tag, close + 1};
}

bool closes_tag(std::string_view text) {
  for (std::size_t at = find_by_pair(text, "</", 0); at != std::string_view::npos;
       at = find_by_pair(text, "</", 0, at + 1)) {
    if (tag_at(text.substr(at)).tag != Tag::none) return true;
  }
  return false;
}

}  // namespace

std::optional<MappedText> without_tags(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  if (!closes_tag(bytes)) return std::nullopt;
  MappedText out;
  std::size_t kept = 0;  // up to here all is in `out`
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', std::max(at + 1, kept))) {
    const Found found = tag_at(bytes.substr(at));
    if (found.tag == Tag::none) continue;
    out.append(text, kept, at);
    kept = at + found.length;
    if (found.tag != Tag::line) continue;
    // A line that another tag or the source ended, or ends here, needs no end of its own.
    const bool ends = out.empty() || out.bytes().ends_with('\n');
    if (!ends) out.append_for("\n", text.origin({at, kept}));
    if (bytes.substr(kept).starts_with('\r')) ++kept;
    if (bytes.substr(kept).starts_with('\n')) ++kept;
  }
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
