// SPDX-License-Identifier: Apache-2.0
#include "input/rare_bytes.h"

#include "base/ascii.h"
#include "base/hex.h"
#include "input/clean_text.h"
#include "input/error_signs.h"
#include "input/paste_text.h"
#include "input/rare_pairs.h"

namespace dtsdoctor {
namespace {

bool in_word(char c) { return is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-'; }

// "Z 00O+": GitLab goes on in the line of that stream.
bool is_continued_line(std::string_view block, std::size_t plus) {
  return plus >= 4 && is_hex(block[plus - 2]) && is_hex(block[plus - 3]) && block[plus - 4] == ' ';
}

bool breaks_word(std::string_view block, std::size_t at) {
  if (block[at] != '\x1b') return has_broken_words(block.substr(at, 12));
  // None goes on in the next line.
  const std::string_view rest = block.substr(at, 200);
  const std::size_t end = at + escape_sequence_length(rest.substr(0, rest.find_first_of("\n\r")));
  // Sequences come in a row.
  return at > 0 && end < block.size() && (in_word(block[at - 1]) || block[at - 1] == '\x1b') &&
         (in_word(block[end]) || block[end] == '\x1b');
}

bool begins_with_number(std::string_view text) {
  return text.substr(0, 4) == "DTS-" && text.size() > 4 && is_digit(text[4]);
}

bool is_number_or_break(std::string_view block, std::size_t at) {
  switch (block[at]) {
    case 'D':
      return begins_with_number(block.substr(at));
    case 'O':
    case 'E':
      return block.substr(at + 1, 1) == "+" && is_continued_line(block, at + 1);
    case '&':
    case '\x1b':
    case '\xC2':
    case '\xE2':
    case '\xEF':
      return breaks_word(block, at);
    default:
      return false;
  }
}

}  // namespace

bool holds_error_number(std::string_view text) {
  for (std::size_t at = text.find("DTS-"); at != std::string_view::npos;
       at = text.find("DTS-", at + 1)) {
    if (begins_with_number(text.substr(at))) return true;
  }
  return false;
}

void find_broken_words(std::string_view block, std::vector<std::size_t>& at) {
  std::vector<std::size_t> places;
  pair_finders().breaks(block, places);
  for (const std::size_t place : places) {
    if (is_number_or_break(block, place)) at.push_back(place);
  }
}

void find_error_signs(std::string_view block, std::vector<std::size_t>& at) {
  // In parts, so that what is asked for around a pair is still near.
  constexpr std::size_t kPart = std::size_t{1} << 14;
  std::vector<std::size_t> places;
  for (std::size_t from = 0; from < block.size(); from += kPart) {
    places.clear();
    pair_finders().errors(block.substr(from, kPart + kBehindPair), places);
    for (const std::size_t place : places) {
      if (place >= kPart) break;  // of the next part
      const std::size_t sign = error_sign_around(block, from + place);
      if (sign != std::string_view::npos) at.push_back(sign);
    }
  }
}

}  // namespace dtsdoctor
