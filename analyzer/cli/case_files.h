// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: sorts what the command line names into a Case and failure texts: -c and -e must
// be what they are said to be, any other FILE plays the part its content has. Configs and evidence
// are read first. It diagnoses nothing.
#pragma once

#include <functional>

#include "cli/file_reader.h"

namespace dtsdoctor {

// Each failure text goes through `failures` as it is met and is kept nowhere. The Problem is an
// unusable -c or -e file or a statement that no rule asks for. `read_rest` takes the place of
// reading options.arguments.
[[nodiscard]] Result<CaseFiles> read_case(
    const Options& options, const RuleSet& rules, FailureReader& failures,
    const std::function<void(FileReader&)>& read_rest = nullptr, const ScanWatch* watch = nullptr);

// Notes that --task chooses among no tasks, where that is so.
void note_missing_task(const Options& options, CaseFiles& files);

}  // namespace dtsdoctor
