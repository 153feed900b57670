// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every command prints problems and reports in the same way: redacted, in the
// language, colour and width that were asked for. It decides no exit status.
#pragma once

#include "base/result.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "report/redact.h"

namespace dtsdoctor {

// A problem to standard error.
void show(const Problem& problem, const Environment& environment, const Redactor& redactor,
          const std::string& headline = "error");

// The report in the format asked for to standard output; secrets are taken out here.
void print(Report& report, const Options& options, const Environment& environment,
           const Redactor& redactor);

}  // namespace dtsdoctor
