// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what an input is must be decided by its first bytes where the rest may be long,
// or may never come. It decides nothing that takes the whole of a document.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Of a pipe, which may stay open: is it read as it comes, for neither packed nor a document?
[[nodiscard]] bool begins_log(std::string_view head);

// One value of JSON that goes on behind `head`, where a log of JSON has many.
[[nodiscard]] bool is_open_json(std::string_view head);

}  // namespace dtsdoctor
