// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: behind a key that stands alone on its line, what is below may be its value: a
// block of YAML, a heredoc of HCL, a word on the next line. This tells which lines those are. It
// knows no keys.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Does a key stand alone in front of `name_begin`, and how far is it indented?
[[nodiscard]] std::optional<std::size_t> line_indent(std::string_view text, std::size_t name_begin);

// The lines below that are the value. `at`: behind the separator.
[[nodiscard]] std::optional<Span> value_below(std::string_view text, std::size_t at,
                                              std::size_t indent);

}  // namespace dtsdoctor
