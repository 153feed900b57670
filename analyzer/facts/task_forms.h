// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: users hand over a task configuration in whatever form they have it, and what a
// file is, its content tells, never its name. This finds the form and reads every task in it. It
// says no to a log after one look for a few marks; text that merely mentions a field is no
// configuration.
#pragma once

#include <string_view>
#include <vector>

#include "facts/documents.h"
#include "input/limits.h"

namespace dtsdoctor {

struct TaskFile {
  std::vector<TaskDocument> tasks;  // in the order of the file; empty: it is no configuration
  // Nothing else stands in the file. A command line followed by the error it printed is a
  // configuration and a failure; so is a reply of DTS about a task.
  bool is_only_config = false;
  std::vector<LimitHit> limits;
};

// May a text that begins so hold tasks? One look for a mark that all forms have.
[[nodiscard]] bool may_hold_tasks(std::string_view head);

// Does it name, in the console's words, what makes an end of a task cross-account?
[[nodiscard]] bool may_hold_labels(std::string_view text);

// Tasks in a file of any form. Uses limits.max_depth and limits.max_tasks.
[[nodiscard]] TaskFile read_tasks(const Source& source, const RuleSet& rules,
                                  const Limits& limits = {});

// The same for a file that was parsed as JSON already; `root` counts in `source`.
[[nodiscard]] TaskFile read_tasks(const JsonValue& root, const Source& source, const RuleSet& rules,
                                  const Limits& limits = {});

}  // namespace dtsdoctor
