// SPDX-License-Identifier: Apache-2.0
#include "input/utf16.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

char16_t unit_of(char first, char second, ByteOrder order) {
  const auto a = static_cast<unsigned char>(first);
  const auto b = static_cast<unsigned char>(second);
  return static_cast<char16_t>(order == ByteOrder::little ? a | b << 8 : a << 8 | b);
}

bool is_high(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

// What texts are full of: printable ASCII, blanks, line ends.
bool is_plain(char16_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\t' || unit == '\n' || unit == '\r';
}

bool is_implausible(char16_t unit) {
  const bool control = unit < 0x20 && !is_plain(unit) && unit != 0x1B && unit != '\f';
  return control || unit >= 0xFFFE || (unit >= 0xFDD0 && unit <= 0xFDEF);
}

// Characters of Chinese, their punctuation, letters of full width.
bool is_chinese(char16_t unit) {
  return (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3000 && unit < 0x3040) ||
         (unit >= 0xFF00 && unit < 0xFFF0);
}

struct Census {
  std::size_t units = 0;
  std::size_t plain = 0;
  std::size_t chinese = 0;
  std::size_t implausible = 0;
};

Census count(std::string_view bytes, ByteOrder order) {
  Census census;
  char16_t before = 0;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char16_t unit = unit_of(bytes[i], bytes[i + 1], order);
    ++census.units;
    census.plain += is_plain(unit) ? 1 : 0;
    census.chinese += is_chinese(unit) ? 1 : 0;
    census.implausible += is_implausible(unit) || is_low(unit) != is_high(before) ? 1 : 0;
    before = unit;
  }
  return census;
}

// Without a mark, every other byte has to be NUL, or nearly: eight in ten. Of a log in Chinese
// three in ten, if nothing in it is odd: two letters that stand together look like Chinese, too,
// but have no NUL.
bool is_utf16_without_mark(const Census& census) {
  if (census.units < 4) return false;
  return census.plain * 10 >= census.units * 8 ||
         (census.implausible == 0 && census.plain * 10 >= census.units * 3 &&
          (census.plain + census.chinese) * 10 >= census.units * 9);
}

}  // namespace

Utf16Form find_utf16(std::string_view head) {
  head = head.substr(0, 4096);
  const bool has_mark = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  if (!has_mark && head.find('\0') == std::string_view::npos) return {};  // nearly all there is
  for (const ByteOrder order : {ByteOrder::little, ByteOrder::big}) {
    const bool marked = head.starts_with(order == ByteOrder::little ? "\xFF\xFE" : "\xFE\xFF");
    const Census census = count(head.substr(marked ? 2 : 0), order);
    // A mark may stand in front of Chinese, but no text goes without a blank or line end for long.
    const bool text = census.implausible * 20 <= census.units;
    const bool fits =
        marked ? census.plain > 0 || census.units == 0 : is_utf16_without_mark(census);
    if (text && fits) return {true, order, marked ? std::size_t{2} : std::size_t{0}};
  }
  return {};
}

void Utf16Decoder::add(char16_t unit, std::string& out) {
  if (high_ != 0) {
    const char32_t high = high_;
    high_ = 0;
    if (is_low(unit)) {
      append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00U));
      return;
    }
    append_utf8(out, kReplacement);
  }
  if (unit < 0x80) {
    out += static_cast<char>(unit);
  } else if (is_high(unit)) {
    high_ = unit;
  } else {
    append_utf8(out, is_low(unit) ? kReplacement : unit);
  }
}

void Utf16Decoder::decode(std::string_view bytes, std::string& out) {
  if (odd_ && !bytes.empty()) {
    add(unit_of(first_, bytes.front(), order_), out);
    bytes.remove_prefix(1);
    odd_ = false;
  }
  for (; bytes.size() >= 2; bytes.remove_prefix(2)) add(unit_of(bytes[0], bytes[1], order_), out);
  if (bytes.empty()) return;
  odd_ = true;
  first_ = bytes.front();
}

void Utf16Decoder::finish(std::string& out) {
  if (high_ != 0) append_utf8(out, kReplacement);
  if (odd_) append_utf8(out, kReplacement);
  high_ = 0;
  odd_ = false;
}

}  // namespace dtsdoctor
