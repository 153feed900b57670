// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: --output takes the place of the file it names, and with a slip of the hand that
// is the log itself. This tells before anything is read. In a folder that is scanned the report of
// an earlier run may lie, and is written anew each time: there only what begins as a log does is
// none.
#pragma once

#include <optional>

#include "base/result.h"
#include "cli/options.h"

namespace dtsdoctor {

// The Problem is that --output leads to a file that is read: as a FILE, by -c, -e or a link, as
// standard input, or as a log in a folder.
[[nodiscard]] std::optional<Problem> replaces_input(const Options& options);

}  // namespace dtsdoctor
