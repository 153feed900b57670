// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: columns are counted in characters and carets are drawn in terminal cells, and
// neither is a byte count once a line holds Chinese. This is the one place that decodes UTF-8 and
// asks utf8proc for widths. Invalid bytes are data: each counts as one character, one cell wide.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

// Does the byte continue a character that began before it?
[[nodiscard]] constexpr bool continues_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Length in bytes of the character at text[0] (1 for an invalid byte); 0 for an empty text.
[[nodiscard]] std::size_t character_length(std::string_view text);

// The code point at text[0], or U+FFFD for an invalid byte. Precondition: text is not empty.
[[nodiscard]] char32_t code_point(std::string_view text);

// Number of characters.
[[nodiscard]] std::size_t count_characters(std::string_view text);

// Bytes of the first `characters` characters of text.
[[nodiscard]] std::size_t bytes_of_characters(std::string_view text, std::size_t characters);

// Terminal cells of text: 2 for East Asian wide, 0 for combining marks, 1 otherwise.
[[nodiscard]] std::size_t display_width(std::string_view text);

// Bytes of text in front of the first that is not ASCII.
[[nodiscard]] std::size_t ascii_length(std::string_view text);

// Bytes of text in front of the first that is not UTF-8.
[[nodiscard]] std::size_t valid_utf8_length(std::string_view text);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

// Bytes of text without a last character that is cut off.
[[nodiscard]] std::size_t whole_characters(std::string_view text);

// The text, or as many of its characters as `bytes` bytes hold.
[[nodiscard]] std::string_view beginning_within(std::string_view text, std::size_t bytes);

// Text with each invalid byte replaced by U+FFFD.
[[nodiscard]] std::string to_valid_utf8(std::string_view text);

void append_utf8(std::string& out, char32_t character);

// Is this a character that must never reach a terminal as it is: C0/C1 controls other than \n and
// \t, DEL, bidi controls, zero-width and other invisible format characters?
[[nodiscard]] bool is_dangerous(char32_t character);

// What is shown in place of a dangerous character or invalid byte: U+2400+c for C0 controls,
// "<U+202E>" for others. Tabs become one blank each so that carets stay aligned.
[[nodiscard]] std::string visible(std::string_view text);

}  // namespace dtsdoctor
