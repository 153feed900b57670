// SPDX-License-Identifier: Apache-2.0
#include "input/rare_bytes.h"

#include <cstdint>
#include <cstring>

#include "base/ascii.h"
#include "input/clean_text.h"
#include "input/error_signs.h"
#include "input/paste_text.h"

namespace dtsdoctor {
namespace {

// Sixteen bytes at a time; compilers turn it into whatever the machine has.
using Bytes [[gnu::vector_size(16)]] = unsigned char;
using Mask [[gnu::vector_size(16)]] = signed char;

constexpr std::size_t kWidth = sizeof(Bytes);

Bytes load(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

Mask is(Bytes bytes, unsigned char wanted) { return reinterpret_cast<Mask>(bytes == wanted); }

// Calls `look(at)` at each place where `may(bytes, next, third)` holds, which is asked of sixteen
// places, of the bytes behind them and of those three behind them; and at the last few places.
template <typename May, typename Look>
void each_place(std::string_view block, const May& may, const Look& look) {
  std::size_t at = 0;
  for (; at + kWidth + 4 <= block.size(); at += kWidth) {
    const char* const here = block.data() + at;
    const Mask mask = may(load(here), load(here + 1), load(here + 3));
    std::uint64_t halves[2];
    std::memcpy(halves, &mask, sizeof halves);
    for (std::size_t half = 0; half < kWidth; half += kWidth / 2) {
      if (halves[half == 0 ? 0 : 1] == 0) continue;
      for (std::size_t i = half; i < half + kWidth / 2; ++i) {
        if (mask[i] != 0) look(at + i);
      }
    }
  }
  for (; at < block.size(); ++at) look(at);
}

bool in_word(char c) { return is_alnum(c) || c == '.' || c == '_' || c == ':' || c == '-'; }

bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

// "Z 00O+": GitLab goes on in the line of that stream.
bool is_continued_line(std::string_view block, std::size_t plus) {
  return plus >= 4 && is_hex(block[plus - 2]) && is_hex(block[plus - 3]) && block[plus - 4] == ' ';
}

bool breaks_word(std::string_view block, std::size_t at) {
  if (block[at] != '\x1b') return has_broken_words(block.substr(at, 12));
  const std::size_t end = at + escape_sequence_length(block.substr(at, 200));
  // Sequences come in a row.
  return at > 0 && end < block.size() && (in_word(block[at - 1]) || block[at - 1] == '\x1b') &&
         (in_word(block[end]) || block[end] == '\x1b');
}

bool is_number_or_break(std::string_view block, std::size_t at) {
  switch (block[at]) {
    case 'D':
      return block.substr(at, 4) == "DTS-" && at + 4 < block.size() && is_digit(block[at + 4]);
    case 'O':
    case 'E':
      return block.substr(at + 1, 1) == "+" && is_continued_line(block, at + 1);
    case '&':
    case '\x1b':
    case '\xC2':
    case '\xE2':
    case '\xE3':
    case '\xEF':
      return breaks_word(block, at);
    default:
      return false;
  }
}

}  // namespace

void find_broken_words(std::string_view block, std::vector<std::size_t>& at) {
  each_place(
      block,
      [](Bytes byte, Bytes next, Bytes third) {
        const Mask number = is(byte, 'D') & is(third, '-');
        const Mask plus = is(next, '+') & (is(byte, 'O') | is(byte, 'E'));
        const Mask narrow = (is(byte, 0xC2) & is(next, 0xAD)) | (is(byte, '&') & is(next, '#'));
        const Mask wide = (is(byte, 0xE2) & (is(next, 0x80) | is(next, 0x81))) | is(byte, 0xEF);
        return number | plus | narrow | wide | is(byte, 0x1B);
      },
      [&](std::size_t place) {
        if (is_number_or_break(block, place)) at.push_back(place);
      });
}

void find_error_signs(std::string_view block, std::vector<std::size_t>& at) {
  each_place(
      block,
      // A pair of each sign: its rarest, "rr" of error, "xc" of exception, "fa" of failed and
      // fatal, and what stands two bytes behind these, which others do not have.
      [](Bytes byte, Bytes next, Bytes third) {
        const Bytes low = byte | 0x20;
        const Bytes low_next = next | 0x20;
        const Bytes low_third = third | 0x20;
        const Mask words =
            (is(low, 'r') & is(low_next, 'r') & is(low_third, 'r')) |
            (is(low, 'x') & is(low_next, 'c') & is(low_third, 'p')) |
            (is(low, 'f') & is(low_next, 'a') & (is(low_third, 'l') | is(low_third, 'a')));
        const Mask rare = (is(byte, 'S') & is(next, 'E')) | (is(byte, 'C') & is(next, 'R')) |
                          (is(byte, 'T') & is(next, 'r')) | (is(byte, 'c') & is(next, ':'));
        const Mask chinese = (is(byte, 0xE9) & is(next, 0x94)) |
                             (is(byte, 0xE5) & (is(next, 0xA4) | is(next, 0xBC)));
        return words | rare | chinese;
      },
      [&](std::size_t place) {
        if (const std::size_t sign = error_sign_around(block, place);
            sign != std::string_view::npos)
          at.push_back(sign);
      });
}

}  // namespace dtsdoctor
