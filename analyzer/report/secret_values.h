// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what stands behind a label may be a password, or a word of a sentence, a
// template, the next link of a chain of errors. This tells where a value without quotes ends, and
// what it cannot be. It knows no labels.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

// Longer names are told by their end; what comes before does not matter ("SourceEndpointPassword").
constexpr std::size_t kLongestName = 64;

constexpr bool is_name_char(char c) { return is_alnum(c) || c == '_' || c == '-'; }

// After a mark such as a comma: does something new begin here, so that the value ended before it?
[[nodiscard]] bool starts_anew(std::string_view text, std::size_t at);

// The end of a value without quotes. Passwords hold most marks, so a mark ends the value only if
// something new begins behind it.
[[nodiscard]] std::size_t unquoted_end(std::string_view text, std::size_t at, bool encoded);

// Behind blanks, also those that chats and word processors put in their place.
[[nodiscard]] std::size_t past_pasted_blanks(std::string_view text, std::size_t at);

// A mask, a template ("{password}", "<your password>"), a variable ("$DB_PASSWORD") or what a
// regular expression has there.
[[nodiscard]] bool is_stand_in(std::string_view value);

// "Access", "denied.": could be a word of a sentence.
[[nodiscard]] bool is_word(std::string_view value);

// "AccessDenied:" behind a label: the next link of a chain of errors.
[[nodiscard]] bool is_link(std::string_view value);

[[nodiscard]] std::string_view word_before(std::string_view text, std::size_t at);

[[nodiscard]] bool word_follows(std::string_view text, std::size_t at);

}  // namespace dtsdoctor
