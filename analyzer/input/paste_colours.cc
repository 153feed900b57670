// SPDX-License-Identifier: Apache-2.0
#include "input/paste_colours.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "base/pair_find.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// "[31m", "[1;31m", "[0m"; with an escape in front of it "[m", "[K" and "[2K" are, too.
size_t sequence_length(string_view text, bool has_escape) {
  constexpr size_t kLongest = 20;
  const string_view near = text.substr(0, kLongest);
  size_t at = 1;
  while (at < near.size() && (is_digit(near[at]) || near[at] == ';')) ++at;
  if (at >= near.size() || !(near[at] == 'm' || (near[at] == 'K' && has_escape))) return 0;
  // "rate(errors[5m])" is a query.
  const bool is_bare = at == 1 || (at + 1 < text.size() && is_one_of(text[at + 1], "]:"));
  return is_bare && !has_escape ? 0 : at + 1;
}

// Bytes in front of a "[" that spell the escape character; the character itself is no spelling.
size_t escape_length(string_view before) {
  constexpr std::array<string_view, 8> kEscapes = {"^[",    "\\033",   "\\e",     "\\x1b",
                                                   "\\x1B", "\\u001b", "\\u001B", "\u241B"};
  for (const string_view escape : kEscapes) {
    if (before.ends_with(escape)) return escape.size();
  }
  return 0;
}

bool has_reset(string_view text) {
  return find_by_pair(text, "[0m", 0) != text.npos || find_by_pair(text, "[m", 0) != text.npos;
}

}  // namespace

std::optional<MappedText> without_spelled_colours(const MappedText& text) {
  const string_view bytes = text.bytes();
  if (!has_reset(bytes)) return std::nullopt;
  MappedText out;
  size_t kept = 0;  // up to here all is in `out`
  for (size_t at = bytes.find('['); at != bytes.npos; at = bytes.find('[', at)) {
    const string_view before = bytes.substr(kept, at - kept);
    const size_t escape = escape_length(before);
    const bool is_real = before.ends_with('\x1b');
    const size_t length = is_real ? 0 : sequence_length(bytes.substr(at), escape > 0);
    if (length > 0) {
      out.append(text, kept, at - escape);
      kept = at + length;
    }
    at += std::max(length, size_t{1});
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
