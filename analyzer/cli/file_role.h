// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a file given with -c or -e has to be what it was named for; what is said to a
// user who mixed them up is told from here. It looks into no file.
#pragma once

#include <string>

#include "base/result.h"

namespace dtsdoctor {

// What a file was named for on the command line.
enum class Role { config, evidence, any };

// Why a file does not fit its role; `other_document`: it would fit the other one.
[[nodiscard]] Problem misfit(const std::string& name, Role role, bool other_document);

// A FILE that looks like a document and could not be parsed, for this reason.
[[nodiscard]] Problem taken_for_log(const std::string& name, Problem why);

// An input as a whole.
[[nodiscard]] Place whole(const std::string& name);

}  // namespace dtsdoctor
