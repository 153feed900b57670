// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the type a fact is declared with and the type a test asks for with "is" are the
// same closed vocabulary. What a value of a type looks like is for the facts stage.
#pragma once

#include <string_view>
#include <vector>

namespace dtsdoctor {

[[nodiscard]] const std::vector<std::string_view>& fact_types();
[[nodiscard]] bool is_fact_type(std::string_view name);

}  // namespace dtsdoctor
