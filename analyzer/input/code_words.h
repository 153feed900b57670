// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some envelopes print the code without a label: "CODE : MESSAGE", "CODE MESSAGE",
// the code on a line and the message on the next. This finds such codes: words that the rules know
// as codes, and words of a code's shape in front of " : ". It never takes an exception's class name
// for a code.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"
#include "input/record_reader.h"

namespace dtsdoctor {

// Upper camel case or dotted ("NoPermission", "EntityNotExist.Role"), and neither the name of a
// class nor of an operation ("ConfigureDtsJob").
[[nodiscard]] bool looks_like_code(std::string_view word);

// May it be the value of a label for codes? Not a status ("400") or a plain word ("{code:java}").
[[nodiscard]] bool can_be_code(std::string_view value);

struct CodeAndMessage {
  Span code;
  Span message;  // to the end of the line; the following lines if the code stands alone
};

// The first code in `text` at or after `from` that no label announces.
[[nodiscard]] std::optional<CodeAndMessage> find_code(std::string_view text, std::size_t from,
                                                      const IsKnownCode& is_known_code);

// The code right before `at`, separators between them aside ("AssumeRoleFail: code: 400, …"); empty
// if the word there is none.
[[nodiscard]] Span code_before(std::string_view text, std::size_t at,
                               const IsKnownCode& is_known_code);

}  // namespace dtsdoctor
