// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a program that waits for what is typed, and does not say so, seems to hang. This
// says on standard error what is to be pasted and how it ends, if standard input is a terminal and
// is going to be read; else nothing.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

namespace dtsdoctor {

enum class Pasted { output, error, log, report, config, evidence };

// Is standard input a terminal, and "-" one of the FILEs?
[[nodiscard]] bool is_typed(const std::vector<std::string>& files, const Environment& environment);

void hint_at_typing(Pasted what, Lang lang, const Environment& environment);

// The same for "-" as what -c and -e name, which is read before the FILEs.
void hint_at_typed_documents(const std::vector<std::string>& configs,
                             const std::vector<std::string>& evidence, Lang lang,
                             const Environment& environment);

}  // namespace dtsdoctor
