// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: all commands parse the same options, and one that a command has no use for would
// be taken in silence: its user would believe that it holds. This knows which commands an option
// that chooses what is read, told or decided belongs to. Options that only say how (colours,
// languages, threads, progress, limits, how much is shown) do no harm anywhere, and are not told of
// here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/options.h"

namespace dtsdoctor {

// `given`: long names of the options that stand on the command line. The Problem is the first of
// them that the command has no use for, or two that leave each other without effect.
[[nodiscard]] std::optional<Problem> useless_option(const Options& options,
                                                    const std::vector<std::string>& given);

}  // namespace dtsdoctor
