// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a password in a document that is broken does not end where its quotation mark
// says: one may stand inside of it, one may be missing, it may go on below. What follows a value
// tells whether it is sound. If it is not, the secret reaches to the next key or to the end of the
// line, and that is what this finds. It refuses to touch what follows a sound value.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"
#include "report/quotes.h"

namespace dtsdoctor {

// How a label and its value are written.
struct SecretForm {
  enum class Key {
    quoted,  // "Password": …, as in JSON
    line,    // Password: …, password = …, alone on its line, as in YAML and HCL
    option,  // --password …
    inside   // somewhere in a line
  };
  Key key = Key::inside;
  std::size_t name_begin = 0;
  std::string_view key_quote;  // as spelled; empty without
  std::optional<Quote> quote;  // of the value
  bool is_list = false;        // ["…
};

// Where the value really ends, at the latest: `value.end` if it is sound.
[[nodiscard]] std::size_t secret_end(std::string_view text, Span value, const SecretForm& form);

}  // namespace dtsdoctor
