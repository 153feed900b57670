// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whoever prints a JSON report must not be fooled by what a log put into it. This
// serializes a tree so that nothing in it acts on a terminal, and every parser reads it.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace dtsdoctor {

// -1: all on one line.
inline constexpr int kOnOneLine = -1;

// Ends in a line end. What acts without being seen comes out as an escape, broken bytes as U+FFFD.
[[nodiscard]] std::string json_text(const nlohmann::ordered_json& json, int indent);

// One string, with its quotation marks, in the same spelling.
void append_json_string(std::string_view text, std::string& out);

}  // namespace dtsdoctor
