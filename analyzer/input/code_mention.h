// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a code that no label announces may be reported ("failed with X", "X: message")
// or only spoken of: in source code, in a sentence that denies it, tells what it means or what to
// do if it comes, as the name of a test that passed. This tells the two apart by the words next to
// the code. It understands no sentence: what is not plainly a mention is a report, and a code with
// a colon and words behind it always is one, unless a comment or a condition holds it.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// Is a code that stands behind `front`, and has nothing behind itself, only mentioned there: "retry
// on ", "codes=[DTS-51009, ", "handles "? What speaks of a failure does more: "failed with ".
[[nodiscard]] bool only_mentions(std::string_view front);

// Is the code from `at` to `end` only mentioned?
[[nodiscard]] bool is_mention(std::string_view text, std::size_t at, std::size_t end);
// The same of one that a label announces: "no error code: X", "未出现错误码：X".
[[nodiscard]] bool is_labelled_mention(std::string_view text, std::size_t at, std::size_t end);

// And of one behind any label: "Resolved: X", "error: X is fixed", "code=X count=0".
[[nodiscard]] bool is_mention_behind_label(std::string_view text, std::size_t at, std::size_t end);

// Does a message stand in quotation marks in a sentence that only tells of it: "If you see "…",
// check", "we no longer get "…""?
[[nodiscard]] bool is_quoted_mention(std::string_view text, std::size_t begin, std::size_t end);

// Is it no code, but the key of a ticket: "jira DTS-30019: …", "Fixed DTS-30019"?
[[nodiscard]] bool is_ticket(std::string_view text, std::size_t at, std::size_t end);

}  // namespace dtsdoctor
