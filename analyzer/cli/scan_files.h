// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a batch is a few large files, thousands of small ones, or both. Small files are
// read by a thread each, large and packed ones by all threads together; either way everything is
// counted in the order of the walk. It prints nothing and decides no exit status.
#pragma once

#include <string>

#include "cli/file_reader.h"
#include "diagnose/scan_engine.h"

namespace dtsdoctor {

// Reads all that `paths` comes to into `files`; what failed is counted by the reader that `engine`
// counts with. `watch` is that of `files`, and reads its logs with the engine.
void read_paths(PathWalk& paths, const Options& options, const RuleSet& rules, ScanEngine& engine,
                const ScanWatch& watch, FileReader& files);

}  // namespace dtsdoctor
