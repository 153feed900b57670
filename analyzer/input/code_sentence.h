// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a sentence may hold a code without reporting it: it denies the code, waits for
// it, tells what it means or that it is over. This knows such phrases next to a code, in English
// and Chinese. It understands no sentence; what it does not know reports the code.
#pragma once

#include <string_view>

namespace dtsdoctor {

// `front` and `behind`: the line around the code, without the marks and blanks at it.

// "no X", "did not get the X", "no longer fails with X", "instead of X"
[[nodiscard]] bool denies_code(std::string_view front);

// "If X", "When you see the error code X": what may come.
[[nodiscard]] bool awaits_code(std::string_view front);

// The code is a noun of a sentence that tells of no failure: "adds X to the list", "such as X or
// Y", "Fixes the X that …".
[[nodiscard]] bool speaks_of_code(std::string_view front);

// What is done with errors in general, whatever follows: "handles X in the importer".
[[nodiscard]] bool handles_code(std::string_view front);

// "X means that …", "X has been resolved"
[[nodiscard]] bool explains_code(std::string_view behind);

// All of these in Chinese, which has no blanks between words.
[[nodiscard]] bool mentions_code_in_chinese(std::string_view front, std::string_view behind);

// What looks like a code is the key of a ticket: "jira X", "Fixed X". For shapes like DTS-30019.
[[nodiscard]] bool names_ticket(std::string_view front);

}  // namespace dtsdoctor
