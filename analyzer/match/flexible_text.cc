// SPDX-License-Identifier: Apache-2.0
#include "match/flexible_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

bool same(char a, char b, bool fold) { return a == b || (fold && to_lower(a) == to_lower(b)); }

// One past the end of `needle` at text[at], npos if it does not stand there.
std::size_t end_at(std::string_view text, std::size_t at, std::string_view needle, bool fold) {
  std::size_t used = 0;
  while (used < needle.size()) {
    if (is_space(needle[used])) {
      used = past_space(needle, used);
      at = past_space(text, at);
      continue;
    }
    if (at >= text.size() || !same(text[at], needle[used], fold)) return std::string_view::npos;
    ++at;
    ++used;
  }
  return at;
}

}  // namespace

std::optional<Span> find_flexible(std::string_view text, std::string_view needle, std::size_t from,
                                  bool fold) {
  needle = trimmed(needle);
  if (needle.empty()) return std::nullopt;
  // What stands in front of the first blank must be there as it is.
  const auto first_blank = std::find_if(needle.begin(), needle.end(), is_space);
  const std::string_view head(needle.data(),
                              static_cast<std::size_t>(first_blank - needle.begin()));
  const auto next = [&](std::size_t at) {
    if (!fold) return text.find(head, at);
    while (at < text.size() && !same(text[at], head[0], true)) ++at;
    return at < text.size() ? at : std::string_view::npos;
  };
  for (std::size_t at = next(from); at != std::string_view::npos; at = next(at + 1)) {
    const std::size_t end = end_at(text, at, needle, fold);
    if (end != std::string_view::npos) return Span{at, end};
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
