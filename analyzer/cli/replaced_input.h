// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: --output takes the place of the file it names, and with a slip of the hand that
// is the log itself. This tells before anything is read. It looks at what the command line names,
// not at what is in a folder: a report may lie there, and is written anew each time.
#pragma once

#include <optional>

#include "base/result.h"
#include "cli/options.h"

namespace dtsdoctor {

// The Problem is that --output leads to a file that is read: as a FILE, by -c, -e or a link, or as
// standard input.
[[nodiscard]] std::optional<Problem> replaces_input(const Options& options);

}  // namespace dtsdoctor
