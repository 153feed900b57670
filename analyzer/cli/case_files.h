// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: sorts what the command line names into a Case and the failure inputs: -c and -e
// must be what they are said to be, any other FILE plays the part its content has. Configs and
// evidence are read first. It opens files; it diagnoses nothing.
#pragma once

#include <memory>
#include <vector>

#include "cli/options.h"
#include "diagnose/failure_reader.h"
#include "facts/case.h"
#include "input/byte_source.h"
#include "report/report.h"

namespace dtsdoctor {

// A FILE that is not a document: to be read as failure output. `bytes` holds what was read already.
struct FailureInput {
  std::size_t report = 0;  // its row in CaseFiles::inputs
  std::string name;
  std::string bytes;
  std::unique_ptr<ByteSource> rest;
};

struct CaseFiles {
  Case evidence;
  std::vector<InputReport> inputs;  // in the order of the command line
  std::vector<FailureInput> failures;
  std::vector<std::string> secrets;  // values that no output may hold
  std::vector<Problem> notes;        // to be shown, nothing failed
  std::vector<Problem> lost;         // FILEs that could not be read
};

// The Problem is an unusable -c or -e file or a statement that no rule asks for.
[[nodiscard]] Result<CaseFiles> read_case(const Options& options, const RuleSet& rules);

// Reads every failure input; what cannot be read on is named in `lost` and the rest goes on.
void read_failures(CaseFiles& files, FailureReader& reader);

}  // namespace dtsdoctor
