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

namespace {

DiagnosisReport report_of(const std::string& error, const Case& of) {
  FailureReader reader(builtin_rules(), {});
  const auto source = read_memory(error);
  REQUIRE_FALSE(reader.read(*source, "error.log").problem);
  const FailureGroups groups = reader.failures().groups();
  REQUIRE(groups.size() == 1);
  return assemble(builtin_rules(), of, groups.front(), Lang::en);
}

const CauseReport& cause_of(const DiagnosisReport& report, std::string_view id) {
  const auto found = std::find_if(report.causes.begin(), report.causes.end(),
                                  [&](const CauseReport& cause) { return cause.id == id; });
  REQUIRE(found != report.causes.end());
  return *found;
}

}  // namespace

TEST_CASE("fixes: the account that holds the role is offered where it is known") {
  const std::string error =
      "DTS.Msg.Forbidden.AliyunUIDNotFound\nThe current account 288774244375210001 has not logged "
      "into the DTS console, please use this account to log in to the DTS console, initialize the "
      "user information and try again.\n";
  const auto ids = [&](const std::vector<std::pair<std::string, std::string>>& documents) {
    std::string out;
    const DiagnosisReport report = report_of(error, case_of(documents));
    for (const FixReport& fix : cause_of(report, "wrong-owner-id").fixes) out += fix.id + " ";
    return out;
  };
  const std::pair<std::string, std::string> task = {"task.json", source_task("288774244375210001")};
  CHECK(ids({task}) == "correct-owner-id ");
  CHECK(ids({task, {"role.json", get_role(trusting(kCreator))}}) ==
        "use-role-account-id correct-owner-id ");
}

TEST_CASE("evidence: what rules a cause out at both ends is shown once, with its place") {
  const Case both =
      case_of({{"task.json", both_task(kOwner, kOther)}, {"caller.json", identity(kCreator)}});
  const DiagnosisReport report = report_of(
      "NoPermission\n(Access Denied) You are not allowed to perform this action. Please contact "
      "your account administrators to grant permissions via RAM.\n",
      both);
  const CauseReport& operators = cause_of(report, "operator-lacks-dts");
  CHECK(operators.verdict == Verdict::ruled_out);
  REQUIRE(operators.evidence.size() == 1);
  CHECK(operators.evidence[0].place.input == "caller.json");
  CHECK(operators.evidence[0].value == "Account");
}

}  // namespace dtsdoctor::testing
