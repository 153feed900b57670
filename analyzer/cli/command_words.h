// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the first word may be a command or a FILE, and one that is mistyped or misplaced
// looks like the other. This knows the words that are commands; what they do is not known here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace dtsdoctor {

enum class Command { diagnose, check, explain, rules, scan, merge, redact };

// The words that stand for a command; without one of them it diagnoses.
[[nodiscard]] std::vector<std::string_view> command_words();
[[nodiscard]] Command command_of(std::string_view word);

// What was meant by the FILE of this name, which cannot be opened; nothing if it was a FILE. A
// command that is mistyped, stands behind an option or is one of other programs' looks like one.
[[nodiscard]] Message command_meant(const std::string& name);

// The same of a FILE that cannot be read: it may be a folder, too.
[[nodiscard]] Message meant_by_file(const std::string& name);

}  // namespace dtsdoctor
