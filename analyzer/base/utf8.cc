// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <utf8proc.h>

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

namespace dtsdoctor {
namespace {

struct Decoded {
  char32_t point = 0xFFFD;
  std::size_t length = 1;
  bool valid = false;
};

Decoded decode(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {lead, 1, true};
  utf8proc_int32_t point = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &point);
  if (length <= 0 || point < 0) return {};
  return {static_cast<char32_t>(point), static_cast<std::size_t>(length), true};
}

}  // namespace

std::size_t character_length(std::string_view text) {
  return text.empty() ? 0 : decode(text).length;
}

char32_t code_point(std::string_view text) { return decode(text).point; }

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  while (true) {
    const std::size_t plain = ascii_length(text);
    count += plain;
    if (plain == text.size()) return count;
    text.remove_prefix(plain);
    text.remove_prefix(decode(text).length);
    ++count;
  }
}

std::size_t bytes_of_characters(std::string_view text, std::size_t characters) {
  std::size_t bytes = 0;
  while (characters > 0 && bytes < text.size()) {
    bytes += decode(text.substr(bytes)).length;
    --characters;
  }
  return bytes;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (next.point < 0x300) {
      width += 1;
    } else {
      const int cells = utf8proc_charwidth(static_cast<utf8proc_int32_t>(next.point));
      width += cells > 0 ? static_cast<std::size_t>(cells) : 0;
    }
    text.remove_prefix(next.length);
  }
  return width;
}

std::size_t ascii_length(std::string_view text) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const auto word = [&](std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    return bytes;
  };
  std::size_t at = 0;
  for (; at + 32 <= text.size(); at += 32) {  // every log passes here: four words at a time
    if (((word(at) | word(at + 8) | word(at + 16) | word(at + 24)) & kHighBits) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

std::size_t valid_utf8_length(std::string_view text) {
  std::size_t at = 0;
  while (true) {
    at += ascii_length(text.substr(at));
    if (at == text.size()) return at;
    const Decoded next = decode(text.substr(at));
    if (!next.valid) return at;
    at += next.length;
  }
}

bool is_valid_utf8(std::string_view text) { return valid_utf8_length(text) == text.size(); }

std::size_t whole_characters(std::string_view text) {
  std::size_t lead = text.size();
  while (lead > 0 && text.size() - lead < 3 && continues_character(text[lead - 1])) --lead;
  if (lead == 0) return text.size();
  const auto first = static_cast<unsigned char>(text[lead - 1]);
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  return length > text.size() - (lead - 1) ? lead - 1 : text.size();
}

std::string_view beginning_within(std::string_view text, std::size_t bytes) {
  return text.size() <= bytes ? text : text.substr(0, whole_characters(text.substr(0, bytes)));
}

std::string to_valid_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (next.valid) {
      out.append(text.substr(0, next.length));
    } else {
      append_utf8(out, 0xFFFD);
    }
    text.remove_prefix(next.length);
  }
  return out;
}

void append_utf8(std::string& out, char32_t character) {
  utf8proc_uint8_t bytes[4];
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool is_dangerous(char32_t c) {
  if (c == '\n' || c == '\t') return false;
  if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  if (c == 0xAD || c == 0x61C || c == 0xFEFF || c == 0x180E) return true;
  if (c >= 0x200B && c <= 0x200F) return true;
  if (c >= 0x2028 && c <= 0x202E) return true;
  if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0) return true;  // blank letters
  return (c >= 0x2060 && c <= 0x206F) || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const Decoded next = decode(text);
    if (!next.valid) {
      append_utf8(out, 0xFFFD);
    } else if (next.point == '\t') {
      out += ' ';
    } else if (next.point < 0x20) {
      append_utf8(out, 0x2400 + next.point);
    } else if (next.point == 0x7F) {
      append_utf8(out, 0x2421);
    } else if (is_dangerous(next.point)) {
      out += fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(next.point));
    } else {
      out.append(text.substr(0, next.length));
    }
    text.remove_prefix(next.length);
  }
  return out;
}

}  // namespace dtsdoctor
