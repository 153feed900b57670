// SPDX-License-Identifier: Apache-2.0
#include "cli/outcome.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

bool reached(const std::string& level, const Report& report, const Diagnoses& diagnoses) {
  // With a baseline only what is new counts.
  const auto counts = [&](std::optional<bool> is_new) {
    return !report.baseline || is_new == true;
  };
  const auto some_diagnosis = [&](auto wanted) {
    return diagnoses.any(
        [&](const DiagnosisReport& each) { return counts(each.is_new) && wanted(each); });
  };
  const auto some_cause = [&](auto wanted) {
    return some_diagnosis([&](const DiagnosisReport& each) {
      return std::any_of(each.causes.begin(), each.causes.end(),
                         [&](const CauseReport& c) { return wanted(c.verdict); });
    });
  };
  if (level == "any") return some_diagnosis([](const DiagnosisReport&) { return true; });
  if (level == "unexplained" && !report.baseline) return report.summary.unrecognized > 0;
  if (level == "unexplained") return report.baseline->new_unrecognized > 0;
  if (level == "confirmed") return some_cause([](Verdict v) { return v == Verdict::confirmed; });
  return some_cause([](Verdict v) { return v == Verdict::confirmed || v == Verdict::likely; });
}

}  // namespace

bool meets_fail_on(const Options& options, const Report& report, const Diagnoses& diagnoses) {
  return std::any_of(options.fail_on.begin(), options.fail_on.end(),
                     [&](const std::string& level) { return reached(level, report, diagnoses); });
}

bool meets_fail_on(const Options& options, const Report& report) {
  return meets_fail_on(options, report, Diagnoses(report.diagnoses));
}

ExitCode outcome(const Options& options, const CaseFiles& files, const Report& report) {
  return outcome(options, files, report, Diagnoses(report.diagnoses));
}

ExitCode outcome(const Options& options, const CaseFiles& files, const Report& report,
                 const Diagnoses& diagnoses) {
  if (!files.lost.empty()) {
    // A document that explains a failure is none.
    const auto first = files.inputs.begin() + static_cast<std::ptrdiff_t>(files.documents);
    const bool nothing_read = std::all_of(first, files.inputs.end(), [](const InputRow& input) {
      return !input.why.empty() && input.bytes == 0;
    });
    return nothing_read ? ExitCode::bad_usage : ExitCode::lost_input;
  }
  return meets_fail_on(options, report, diagnoses) ? ExitCode::met : ExitCode::done;
}

}  // namespace dtsdoctor
