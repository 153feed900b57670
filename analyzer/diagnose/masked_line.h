// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: two lines that one statement of a program printed differ in their numbers, ids,
// addresses, paths, times and quoted names, and in the header of their logger. This takes those
// away, so that such lines become equal. What names the error is left as it stands: codes (numbers
// behind the word code or status, too), exceptions, every word. It knows no error and no rule.
// Pure: any thread may call it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

inline constexpr std::size_t kMaxMasked = 240;  // bytes of a line, behind its header, looked at

// The masks as they stand in a masked line, and what stands for any word in a template of many.
inline constexpr std::string_view kAnyWord = "<*>";
inline constexpr std::array<std::string_view, 8> kMasks = {"<num>",  "<id>",  "<host>", "<time>",
                                                           "<path>", "<url>", "<text>", kAnyWord};

// `line` behind its header, masked. Lists of masks of one kind are one mask, blanks are one space,
// and what is said again in parentheses is left out: "10.0.0.1 (db.example.com)". Valid UTF-8.
[[nodiscard]] std::string masked_line(std::string_view line);

}  // namespace dtsdoctor
