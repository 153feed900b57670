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
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

inline constexpr std::size_t kMaxMasked = 240;  // bytes of a line, behind its header, looked at

// The masks as they stand in a masked line, and what stands for any word in a template of many.
inline constexpr std::string_view kAnyWord = "<*>";
inline constexpr std::array<std::string_view, 8> kMasks = {"<num>",  "<id>",  "<host>", "<time>",
                                                           "<path>", "<url>", "<text>", kAnyWord};

// `line` behind its header, masked. Lists of masks of one kind are one mask, blanks are one space,
// and what is said again in parentheses is left out: "10.0.0.1 (db.example.com)". Valid UTF-8.
[[nodiscard]] std::string masked_line(std::string_view line);

// The same, faster where one message is printed time and again: of those seen of late it remembers
// what they became. Of one thread.
class RecentMasks {
 public:
  [[nodiscard]] std::string masked_line(std::string_view line);

 private:
  // Text and mask in one piece: where it is asked for, it is long out of the nearest cache. What
  // does not fit is not remembered.
  struct Seen {
    std::uint16_t text = 0;  // bytes of it
    std::uint16_t masked = 0;
    std::array<char, 252> bytes;
  };
  std::vector<Seen> seen_;  // by the hash of the text; made when first needed
};

}  // namespace dtsdoctor
