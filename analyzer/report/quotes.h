// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a quoted value in a log may have been quoted again, as JSON inside of JSON, in a
// URL or in HTML, and its end is the mark of the same depth, not the next one. This knows those
// marks. It decodes nothing and knows no shell beyond '\''.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace dtsdoctor {

// A quotation mark: plain, behind backslashes, or encoded. `mark` is 0 for the encoded ones.
struct Quote {
  char mark = 0;
  std::size_t escapes = 0;
  std::string_view spelling;
};

// The opening mark that stands at `at`, if one does.
[[nodiscard]] std::optional<Quote> quote_at(std::string_view text, std::size_t at);

// Where the text quoted from `begin` on ends; at the end of the line if its quote never closes.
[[nodiscard]] std::size_t quoted_end(std::string_view text, std::size_t begin, const Quote& quote);

}  // namespace dtsdoctor
