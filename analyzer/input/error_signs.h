// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what no rule explains must be counted, or a report would look complete when it
// is not. This tells whether a record looks like an error by the words that loggers and runtimes
// print. It is a heuristic for accounting only: it takes no part in any diagnosis.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

[[nodiscard]] bool looks_like_error(std::string_view record);

// Where in `text` the sign begins that has the pair of bytes at `pair` in it; npos if none has. The
// pairs are those of input/rare_bytes.cc. The text is raw: what its carriers escaped is escaped,
// and once it is decoded the sign may turn out to be none.
[[nodiscard]] std::size_t error_sign_around(std::string_view text, std::size_t pair);

}  // namespace dtsdoctor
