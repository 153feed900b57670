// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: parameters, tables and typeset text keep a label and its value apart:
// {"name": "password", "value": "…"}, <entry key="password">…</entry>, | password | … |,
// **Password**: …. This finds the value of such a label. It knows no labels, and what directly
// follows one is not its business.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Where the value of the label at `name` stands in `text`; nothing if none is told apart from
// words.
[[nodiscard]] std::optional<Span> paired_secret(std::string_view text, Span name);

}  // namespace dtsdoctor
