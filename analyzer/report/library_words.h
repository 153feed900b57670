// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the operating system and the JSON parser say in English what is wrong, and have
// no other language here. This is the Chinese wording of what they may say. It refuses to guess: a
// sentence that is not here stays as it is.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Empty if there is none.
[[nodiscard]] std::string_view library_wording(std::string_view english);

}  // namespace dtsdoctor
