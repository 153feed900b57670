// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tickets, chats, wikis and mails change the characters of an error that is pasted
// into them: HTML entities, quotation marks of typography, no-break and ideographic blanks,
// full-width forms, invisible characters inside of words. This undoes that for failure text. It
// must never be used on configurations: there the same characters are the error.
#pragma once

#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Does the text hold anything that unpasted() would change?
[[nodiscard]] bool has_paste_marks(std::string_view text);

// Does it hold marks that stand inside of words, so that a search for the word misses it?
[[nodiscard]] bool has_broken_words(std::string_view text);

// The text with plain characters; maps to the same origin as `text`. Entities are decoded once.
[[nodiscard]] MappedText unpasted(const MappedText& text);

// What to search for words in: `text`, or `whole` filled with it unpasted where words are broken.
[[nodiscard]] std::string_view with_whole_words(std::string_view text, std::string& whole);

}  // namespace dtsdoctor
