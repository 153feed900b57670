// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a task that a person, or a script's settings, have as names and values line by
// line, in YAML or in none of the forms that programs exchange. It reads a text that is nothing
// else; an application's settings have none of the names, and a table whose values are names of
// fields again lists fields. It closes nothing: people write down what they think matters.
#pragma once

#include "facts/recognised.h"

namespace dtsdoctor {

// May a text that begins so be one? Cheap.
[[nodiscard]] bool may_be_task_lines(std::string_view head);

[[nodiscard]] Recognised read_task_lines(const Source& text, const RuleSet& rules,
                                         const Limits& limits);

}  // namespace dtsdoctor
