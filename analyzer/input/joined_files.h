// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what belongs to a case is often handed over in one text: the files one behind
// the other, each below a line that names it, as head, tail and `dtsdoctor redact` print several.
// This takes such a text apart. A text that does not begin with such a line is none.
#pragma once

#include <string_view>
#include <vector>

namespace dtsdoctor {

// Both view the text.
struct JoinedFile {
  std::string_view name;
  std::string_view text;
};

// Between the name of the text and that of a file in it: "ticket.txt#task.json".
inline constexpr char kInJoined = '#';

// Are the inputs of these names one, or files of one text?
[[nodiscard]] bool are_of_one_text(std::string_view a, std::string_view b);

// The files below the lines "==> NAME <==" of a text; none if it does not begin with one.
[[nodiscard]] std::vector<JoinedFile> joined_files(std::string_view text);

}  // namespace dtsdoctor
