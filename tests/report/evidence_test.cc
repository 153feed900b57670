// SPDX-License-Identifier: Apache-2.0
//
// What a reader is shown of the facts that decided.
#include "report/evidence.h"

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "facts/ram_documents.h"
#include "report/assemble.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

TEST_CASE("evidence: what rules a cause out at both ends is shown once, with its place") {
  FailureReader reader(builtin_rules(), {});
  const auto error = read_memory(
      "NoPermission\n(Access Denied) You are not allowed to perform this action. Please contact "
      "your account administrators to grant permissions via RAM.\n");
  REQUIRE_FALSE(reader.read(*error, "error.log").problem);
  const FailureGroups groups = reader.failures().groups();
  REQUIRE(groups.size() == 1);
  const Case both =
      case_of({{"task.json", both_task(kOwner, kOther)}, {"caller.json", identity(kCreator)}});
  const DiagnosisReport report = assemble(builtin_rules(), both, groups.front(), Lang::en);
  const auto operators =
      std::find_if(report.causes.begin(), report.causes.end(),
                   [](const CauseReport& cause) { return cause.id == "operator-lacks-dts"; });
  REQUIRE(operators != report.causes.end());
  CHECK(operators->verdict == Verdict::ruled_out);
  REQUIRE(operators->evidence.size() == 1);
  CHECK(operators->evidence[0].place.input == "caller.json");
  CHECK(operators->evidence[0].value == "Account");
}

}  // namespace dtsdoctor::testing
