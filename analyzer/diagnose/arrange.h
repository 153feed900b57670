// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a corrected document is compared with the one it replaces, and a different order
// of keys or list elements would drown what really changes. This puts a JSON document into the
// order of another one. It changes no value and leaves out none.
#pragma once

#include <nlohmann/json.hpp>

namespace dtsdoctor {

// `fresh` with the keys of objects in the order of `old`, new ones last, and the elements of lists
// of objects where `old` has them; what is new stands where the first element went that is gone.
[[nodiscard]] nlohmann::ordered_json arranged_like(const nlohmann::ordered_json& old,
                                                   nlohmann::ordered_json fresh);

}  // namespace dtsdoctor
