// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: without quotation marks, what stands behind a label may be a secret, a word of
// prose or the name of one. These tell by the shape of what stands there. They refuse what they do
// not know for a secret.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Letters and digits without a blank: no word of a language, and no number.
[[nodiscard]] bool is_password_like(std::string_view word);

// "DTS-1020018", "ORA-01017": not a password, but why one was refused.
[[nodiscard]] bool is_error_code(std::string_view word);

// What looks like a password, under a name that may stand for other things: nothing that could be a
// name, a method, an address or a date.
[[nodiscard]] bool is_key_like(std::string_view word);

// "requirepass s3cret…", "with password s3cret…": between blanks only what is no word is taken for
// the value, so that a sentence about a password stays whole. `at`: where it may begin.
[[nodiscard]] std::optional<Span> bare_password(std::string_view text, std::string_view name,
                                                std::size_t at);

// "acs id:signature", "Bearer …": two words; anything else behind this label is prose.
[[nodiscard]] std::optional<Span> authorization(std::string_view text, std::size_t at,
                                                bool is_encoded);

// Is it an object ("{\"a\": …"), or "{password}" or "${PASSWORD}" and no more?
[[nodiscard]] bool is_template(std::string_view text, std::size_t at);

}  // namespace dtsdoctor
