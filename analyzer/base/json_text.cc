// SPDX-License-Identifier: Apache-2.0
#include "base/json_text.h"

#include <algorithm>
#include <string>

#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// The value of four hex digits, or -1.
int hex4(std::string_view digits) {
  if (digits.size() < 4) return -1;
  int value = 0;
  for (const char c : digits.substr(0, 4)) {
    if (!is_hex(c)) return -1;
    value = value * 16 + hex_value(c);
  }
  return value;
}

struct Escape {
  std::string decoded;
  std::size_t length = 0;  // 0: no escape that JSON knows
};

Escape decode_escape(std::string_view text) {
  if (text.size() < 2) return {};
  switch (text[1]) {
    case 'n':
      return {"\n", 2};
    case 't':
      return {"\t", 2};
    case 'r':
      return {"\r", 2};
    case 'b':
      return {"\b", 2};
    case 'f':
      return {"\f", 2};
    case '"':
    case '\'':  // no JSON, but what JavaScript and Python write
    case '\\':
    case '/':
      return {std::string(1, text[1]), 2};
    case 'u':
      break;
    default:
      return {};
  }
  const int high = hex4(text.substr(2));
  if (high < 0) return {};
  char32_t point = static_cast<char32_t>(high);
  std::size_t length = 6;
  if (high >= 0xD800 && high < 0xDC00 && text.substr(6).starts_with("\\u")) {
    const int low = hex4(text.substr(8));
    if (low >= 0xDC00 && low < 0xE000) {
      point = 0x10000 + ((static_cast<char32_t>(high) - 0xD800) << 10) +
              (static_cast<char32_t>(low) - 0xDC00);
      length = 12;
    }
  }
  if (point >= 0xD800 && point < 0xE000) point = 0xFFFD;
  Escape escape{"", length};
  append_utf8(escape.decoded, point);
  return escape;
}

}  // namespace

MappedText unescape_json(std::string_view text, Span literal) {
  std::size_t at = literal.begin;
  std::size_t end = std::min(literal.end, text.size());
  if (at < end && text[at] == '"') ++at;
  if (end > at && text[end - 1] == '"') --end;
  MappedText out;
  while (at < end) {
    std::size_t stop = text.substr(0, end).find('\\', at);
    if (stop == std::string_view::npos) stop = end;
    out.append(text.substr(at, stop - at), at);
    at = stop;
    if (at == end) break;
    const Escape escape = decode_escape(text.substr(at, end - at));
    if (escape.length == 0) {
      out.append(text.substr(at, 1), at);
      ++at;
    } else {
      out.append_for(escape.decoded, {at, at + escape.length});
      at += escape.length;
    }
  }
  return out;
}

std::size_t json_string_end(std::string_view text, std::size_t begin) {
  for (std::size_t end = text.find('"', begin + 1); end != std::string_view::npos;
       end = text.find('"', end + 1)) {
    std::size_t before = end;  // a terminal may have broken the line behind a backslash
    while (text[before - 1] == '\n' || text[before - 1] == '\r') --before;
    std::size_t slashes = 0;
    while (text[before - 1 - slashes] == '\\') ++slashes;
    if (slashes % 2 == 0) return end;
  }
  return std::string_view::npos;
}

std::size_t json_extent(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      at = json_string_end(text, at);
      if (at == std::string_view::npos) return at;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace dtsdoctor
