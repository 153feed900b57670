// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a sentence may hold a code, or a quoted message, without reporting it: it denies
// it, waits for it, supposes it, tells what it means, what is done with it, or that it is over.
// This knows how English says so: a word that decides, and few others that may stand between it and
// the code. It understands no sentence; what it does not know reports the code. Chinese is in
// code_sentence_zh.
#pragma once

#include <string_view>

namespace dtsdoctor {

// `front` and `behind`: the line around the code, without the marks and blanks at it.

// "no X", "did not get the X", "none of the tasks shows X", "no longer fails with X"
[[nodiscard]] bool denies_code(std::string_view front);

// "If X", "When the task reports the error code X", "In case of X": what may come.
[[nodiscard]] bool awaits_code(std::string_view front);

// "may return X", "otherwise the task fails with X", "it could be X"
[[nodiscard]] bool supposes_code(std::string_view front);

// The code is a noun of a sentence that tells of no failure: "adds X to the list", "such as X or
// Y", "Fixes the X that …".
[[nodiscard]] bool speaks_of_code(std::string_view front);

// What is done with errors in general, whatever follows: "handles X in the importer", "the meaning
// of X", "we solved X".
[[nodiscard]] bool handles_code(std::string_view front);

// "@throws X", ":raises X:"
[[nodiscard]] bool is_tag_of_documentation(std::string_view front);

// "X means that …", "X can occur", "X has been resolved", "X never came back"
[[nodiscard]] bool explains_code(std::string_view behind);

// "the service returns X if …", where nobody tells of his own.
[[nodiscard]] bool returns_code_if(std::string_view front, std::string_view behind);

// What looks like a code is the key of a ticket: "jira X", "Fixed X". For shapes like DTS-30019.
[[nodiscard]] bool names_ticket(std::string_view front);

}  // namespace dtsdoctor
