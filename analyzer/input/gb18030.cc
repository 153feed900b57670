// SPDX-License-Identifier: Apache-2.0
#include "input/gb18030.h"

#include <iconv.h>

namespace dtsdoctor {
namespace {

using Byte = unsigned char;

bool in(Byte byte, Byte from, Byte to) { return byte >= from && byte <= to; }

iconv_t none() { return reinterpret_cast<iconv_t>(-1); }  // NOLINT: how iconv_open() reports

}  // namespace

// GB 2312 orders its 3755 common characters first: lead bytes B0 to D7, and A1 to A3 for
// punctuation. Chinese text is made of these; UTF-8 or Latin-1 taken for GBK hits them one time in
// eight. Two in a row, because one pair of bytes may be anything; but a line that begins with a
// line of a box (A9 A4 to A9 EF) is one of a box that is drawn.
Gb18030Reading read_as_gb18030(std::string_view text, bool begins_line) {
  std::size_t characters = 0;
  std::size_t common = 0;
  std::size_t drawn = 0;
  const std::size_t first = begins_line ? text.find_first_not_of(" \t") : std::string_view::npos;
  bool before = false;  // the last character was a common one
  bool two_in_a_row = false;
  std::size_t at = 0;
  const auto byte = [&](std::size_t i) { return static_cast<Byte>(text[i]); };
  while (at < text.size()) {
    const Byte lead = byte(at);
    if (lead < 0x80) {
      before = false;
      ++at;
      continue;
    }
    if (!in(lead, 0x81, 0xFE)) return {};
    if (at + 1 == text.size()) break;
    const Byte trail = byte(at + 1);
    if (in(trail, 0x30, 0x39)) {  // four bytes
      if (at + 2 < text.size() && !in(byte(at + 2), 0x81, 0xFE)) return {};
      if (at + 3 < text.size() && !in(byte(at + 3), 0x30, 0x39)) return {};
      if (at + 3 >= text.size()) break;
      at += 4;
      ++characters;
      before = false;
      continue;
    }
    if (!in(trail, 0x40, 0xFE) || trail == 0x7F) return {};
    const bool ideograph = in(lead, 0xB0, 0xD7) && trail >= 0xA1;
    const bool punctuation = in(lead, 0xA1, 0xA3) && trail >= 0xA1;
    two_in_a_row = two_in_a_row || (ideograph && before);
    before = ideograph;
    const bool box = lead == 0xA9 && in(trail, 0xA4, 0xEF);
    common += ideograph || punctuation || box ? 1 : 0;
    if (box && (drawn > 0 || at == first)) ++drawn;
    ++characters;
    at += 2;
  }
  return {(two_in_a_row || (drawn > 0 && drawn == characters)) && common * 2 >= characters, at};
}

Gb18030Converter::~Gb18030Converter() {
  if (opened_ && handle_ != none()) ::iconv_close(handle_);
}

bool Gb18030Converter::convert(std::string_view text, std::string& out) {
  if (!opened_) handle_ = ::iconv_open("UTF-8", "GB18030");
  opened_ = true;
  if (handle_ == none()) return false;
  const std::size_t before = out.size();
  out.resize(before + text.size() * 2);         // two bytes become three, four become four
  char* from = const_cast<char*>(text.data());  // NOLINT: iconv() does not write there
  std::size_t from_left = text.size();
  char* to = out.data() + before;
  std::size_t to_left = out.size() - before;
  const std::size_t irreversible = ::iconv(handle_, &from, &from_left, &to, &to_left);
  const bool done = irreversible == 0 && from_left == 0;
  out.resize(done ? out.size() - to_left : before);
  if (!done) ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
  return done;
}

}  // namespace dtsdoctor
