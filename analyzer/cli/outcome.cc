// SPDX-License-Identifier: Apache-2.0
#include "cli/outcome.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

bool reached(const std::string& level, const Report& report) {
  const auto some_cause = [&](auto wanted) {
    return std::any_of(
        report.diagnoses.begin(), report.diagnoses.end(), [&](const DiagnosisReport& diagnosis) {
          return std::any_of(diagnosis.causes.begin(), diagnosis.causes.end(),
                             [&](const CauseReport& c) { return wanted(c.verdict); });
        });
  };
  if (level == "any") return !report.diagnoses.empty();
  if (level == "unexplained") return report.summary.unrecognized > 0;
  if (level == "confirmed") return some_cause([](Verdict v) { return v == Verdict::confirmed; });
  return some_cause([](Verdict v) { return v == Verdict::confirmed || v == Verdict::likely; });
}

}  // namespace

ExitCode outcome(const Options& options, const CaseFiles& files, const Report& report) {
  if (!files.lost.empty()) {
    const bool nothing_read = std::all_of(
        files.inputs.begin(), files.inputs.end(),
        [](const InputReport& input) { return input.status != "ok" && input.bytes == 0; });
    return nothing_read ? ExitCode::bad_usage : ExitCode::lost_input;
  }
  const bool met = std::any_of(options.fail_on.begin(), options.fail_on.end(),
                               [&](const std::string& level) { return reached(level, report); });
  return met ? ExitCode::met : ExitCode::done;
}

}  // namespace dtsdoctor
