// SPDX-License-Identifier: Apache-2.0
#include "report/json_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::string dumped(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

void append_escape(char32_t point, std::string& out) {
  if (point < 0x10000) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(point));
    return;
  }
  const auto offset = static_cast<unsigned>(point) - 0x10000U;
  out += fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (offset >> 10U), 0xDC00U + (offset & 0x3FFU));
}

// In serialized JSON such characters only stand inside of strings.
void append_harmless(std::string_view serialized, std::string& out) {
  while (!serialized.empty()) {
    const std::size_t length = character_length(serialized);
    const char32_t point = code_point(serialized);
    if (is_dangerous(point)) {
      append_escape(point, out);
    } else {
      out += serialized.substr(0, length);
    }
    serialized.remove_prefix(length);
  }
}

bool stands_as_it_is(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

// One that does not stand as it is, or need not.
void append_character(std::string_view character, std::string& out) {
  constexpr std::string_view kShort = "\"\\\b\f\n\r\t";
  constexpr std::string_view kLetters = "\"\\bfnrt";
  const std::size_t known = kShort.find(character.front());
  if (known != std::string_view::npos) {
    out += '\\';
    out += kLetters[known];
    return;
  }
  const char32_t point = code_point(character);
  if (is_dangerous(point)) {
    append_escape(point, out);
  } else {
    out += character;
  }
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  const std::string bytes = dumped(json, indent);
  std::string out;
  out.reserve(bytes.size() + 1);
  append_harmless(bytes, out);
  return out + "\n";
}

void append_json_string(std::string_view text, std::string& out) {
  const bool is_ascii = std::all_of(text.begin(), text.end(),
                                    [](char c) { return static_cast<signed char>(c) >= 0; });
  // Which broken bytes become one character is nlohmann's to say.
  if (!is_ascii && !is_valid_utf8(text)) {
    append_harmless(dumped(text, kOnOneLine), out);
    return;
  }
  out += '"';
  while (!text.empty()) {
    const auto plain = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), stands_as_it_is) - text.begin());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) break;
    const std::size_t length = character_length(text);
    append_character(text.substr(0, length), out);
    text.remove_prefix(length);
  }
  out += '"';
}

}  // namespace dtsdoctor
