// SPDX-License-Identifier: Apache-2.0
#include "input/paste_cells.h"

#include <string_view>

#include "base/ascii.h"
#include "base/pair_find.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kDoubled = "\"\"";

// Is it a cell's quotation mark that opens a word? JSON has nothing between two but a value's end.
bool opens_word(std::string_view text, std::size_t at) {
  const std::size_t word = at + kDoubled.size();
  return word < text.size() && is_alpha(text[word]) && (at == 0 || text[at - 1] != '\\');
}

}  // namespace

std::optional<MappedText> without_doubled_quotes(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  std::size_t at = find_by_pair(bytes, kDoubled, 0);
  bool opens = false;
  for (std::size_t i = at; !opens && i != bytes.npos; i = find_by_pair(bytes, kDoubled, 0, i + 1))
    opens = opens_word(bytes, i);
  if (!opens) return std::nullopt;
  MappedText out;
  std::size_t kept = 0;  // up to here all is in `out`
  for (; at != bytes.npos; at = find_by_pair(bytes, kDoubled, 0, kept)) {
    out.append(text, kept, at + 1);
    kept = at + kDoubled.size();
  }
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
