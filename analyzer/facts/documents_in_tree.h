// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: JSON, YAML, XML and what programs print are one tree of values once they are
// parsed, and a tree holds documents in the same ways: it is one, it is what Terraform keeps, or
// documents stand in it with something around. This finds them. It parses nothing.
#pragma once

#include <string_view>

#include "base/json.h"
#include "facts/recognised.h"

namespace dtsdoctor {

// May a text hold evidence or tasks? Cheap.
[[nodiscard]] bool may_hold_documents(std::string_view text);

// The tasks of a file as documents, and what it says of them.
[[nodiscard]] Recognised tasks_in(TaskFile file);

// Adds documents and limits; what else is told of a text each form of it tells in its own way.
void append(Recognised&& found, Recognised& out);

// Spans of the tree count in `text`.
[[nodiscard]] Recognised documents_in(const JsonValue& root, const Source& text,
                                      const RuleSet& rules, const Limits& limits);
// The same below the root, and no tasks.
[[nodiscard]] Recognised evidence_within(const JsonValue& root, const Source& text,
                                         const RuleSet& rules, const Limits& limits);

}  // namespace dtsdoctor
