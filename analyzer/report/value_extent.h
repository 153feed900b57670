// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a value is more than one word where a shell joins words, where typography puts
// marks of its own around it, and where cookies follow each other. This tells how far it reaches
// then. It knows no labels; what stands in plain quotation marks is the business of quotes.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Without quotes: what the shell takes for one word, where it stands in no text in quotes.
[[nodiscard]] std::size_t shell_word_end(std::string_view text, std::size_t at, bool is_encoded);

// “text”, `text`: up to the mark that closes, or all of the line. Nothing if none opens at `at`.
[[nodiscard]] std::optional<Span> typeset_value(std::string_view text, std::size_t at);

// "Cookie: a=…; b=…": where the last of them ends, when the first ends at `end`.
[[nodiscard]] std::size_t end_of_cookies(std::string_view text, std::size_t end, bool is_encoded);

}  // namespace dtsdoctor
