// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a line may hold a code and tell by what it is that nothing failed: the result of
// a test, an alert that is over, a count of none, the title of some work to do, a line that its
// logger calls information. This knows such lines by what stands at their beginning or right behind
// the code. It reads no sentence.
#pragma once

#include <string_view>

namespace dtsdoctor {

// `front` and `behind`: the line around the code, without the marks and blanks at it.

// Of a test or an alert: "[OK] X", "--- PASS: X", "RESOLVED: [db] X", "[x] X", "【已解决】X".
[[nodiscard]] bool tells_good_state(std::string_view front);

// "X: 12", "X: OK", "X 0", "X | 0 |", "X 0 times", "X: none": how often it was met, or that it was
// not.
[[nodiscard]] bool counts_code(std::string_view behind);

// "feat(x): ", "a1b2c3d fix: ", "TODO: ", "[Feature] ", "e.g. ": what a line is about.
[[nodiscard]] bool is_title_of_work(std::string_view front);

// A line that its logger calls information, and of which no word tells of a failure. `front` ends
// where the code begins.
[[nodiscard]] bool is_information(std::string_view front, std::string_view behind);

}  // namespace dtsdoctor
