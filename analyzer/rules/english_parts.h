// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: commands and files of fixes are for machines, but their comments and what stands
// in <angle brackets> for a person to replace are read, in Chinese as well. This finds those that
// are told in English alone. It knows how SQL, shells and scripts begin a comment and leaves code
// alone, also a statement in a comment.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// The comments and <placeholders> of a template that its Chinese reader gets in English.
[[nodiscard]] std::vector<std::string> english_parts(std::string_view text);

}  // namespace dtsdoctor
