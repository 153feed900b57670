// SPDX-License-Identifier: Apache-2.0
#include "input/mentioned_place.h"

#include <algorithm>

#include "base/ascii.h"
#include "input/code_mention.h"
#include "input/source_line.h"

namespace dtsdoctor {
namespace {

bool is_code(std::string_view found) {
  return std::all_of(found.begin(), found.end(),
                     [](char c) { return is_alnum(c) || is_one_of(c, "._-"); });
}

// "error=X", "code: X"
bool has_label(std::string_view front) {
  constexpr std::string_view kWideColon = "：";
  while (!front.empty() && is_one_of(front.back(), " \t\\\"'`*")) front.remove_suffix(1);
  return front.ends_with(':') || front.ends_with('=') || front.ends_with(kWideColon);
}

// A rule may know a family of codes by how they begin.
Span whole_code(std::string_view text, Span span) {
  const auto in_word = [&](std::size_t at) { return is_alnum(text[at]) || text[at] == '_'; };
  while (span.begin > 0 && in_word(span.begin) && in_word(span.begin - 1)) --span.begin;
  while (span.end < text.size() && in_word(span.end - 1) && in_word(span.end)) ++span.end;
  return span;
}

bool is_mentioned(std::string_view text, Span span) {
  if (is_in_source_line(text, span)) return true;
  if (is_code(text.substr(span.begin, span.end - span.begin))) span = whole_code(text, span);
  const std::string_view found = text.substr(span.begin, span.end - span.begin);
  if (!is_code(found)) return is_quoted_mention(text, span.begin, span.end);
  return has_label(text.substr(0, span.begin)) ? is_mention_behind_label(text, span.begin, span.end)
                                               : is_mention(text, span.begin, span.end);
}

}  // namespace

bool is_only_mentioned(std::string_view text, Span span) {
  constexpr int kMostPlaces = 8;
  if (span.end > text.size() || span.begin >= span.end || !is_mentioned(text, span)) return false;
  const std::string_view found = text.substr(span.begin, span.end - span.begin);
  std::size_t at = text.find(found, span.end);
  for (int places = 0; at != std::string_view::npos && places < kMostPlaces; ++places) {
    if (!is_mentioned(text, {at, at + found.size()})) return false;
    at = text.find(found, at + found.size());
  }
  return true;
}

}  // namespace dtsdoctor
