// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: sorts what the command line names into a Case and failure texts: -c and -e must
// be what they are said to be, any other FILE, and each leaf of an archive, plays the part its
// content has. Configs and evidence are read first. It opens files; it diagnoses nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "diagnose/failure_reader.h"
#include "facts/case.h"
#include "input/path_walk.h"
#include "input/scan_counters.h"
#include "report/report.h"

namespace dtsdoctor {

struct CaseFiles {
  Case evidence;
  std::vector<InputReport> inputs;  // in the order of the command line; an archive, then its leaves
  std::vector<LimitHit> limit_hits;
  std::vector<std::string> secrets;  // values that no output may hold
  std::vector<Problem> notes;        // to be shown, nothing failed
  std::vector<Problem> lost;         // what could not be read
  bool was_interrupted = false;      // something was cut short by the user
  std::vector<Problem> broken;       // why FILEs that look like JSON are taken for a log
};

// The files to read, one at a time.
using NextPath = std::function<std::optional<FoundPath>()>;

// How a run is stopped before its end, and what it counts meanwhile.
struct ScanWatch {
  const StopSignal& stop;
  ScanCounters& counters;
};

// Each failure text goes through `failures` as it is met and is kept nowhere. The Problem is an
// unusable -c or -e file or a statement that no rule asks for. `paths` takes the place of
// options.arguments.
[[nodiscard]] Result<CaseFiles> read_case(const Options& options, const RuleSet& rules,
                                          FailureReader& failures, const NextPath& paths = nullptr,
                                          const ScanWatch* watch = nullptr);

}  // namespace dtsdoctor
