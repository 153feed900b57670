// SPDX-License-Identifier: Apache-2.0
//
// The text report as a reader sees it: whole for the common case, in parts for the others.
#include "catch.h"
#include "report/text_of.h"
#include "report/writers.h"
#include "sample_report.h"

namespace dtsdoctor {
namespace {

using testing::contains;
using testing::style;
using testing::text_of;

TEST_CASE("a confirmed cause: proof, causes, fix, sources") {
  CHECK(text_of(sample::report(Lang::en)) == R"(
error[cross-account/role-not-assumable]: DTS may not assume the RAM role
 --> -:2:10
  |
2 | Message: NoPermission : You are not authorized to do this action.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: role.json:2:16
  |
2 |   "Service": ["dts.aliyuncs.com"],
  |                ^^^^^^^^^^^^^^^^ no account id
  |
  = code: AssumeRoleFail
  = endpoint: source

causes
  ✓ confirmed  the trust policy names the role's own account
               RAM shows the own account's DTS without an id.
  ? unknown    a Deny keeps DTS out (inferred)
               needs: sts GetCallerIdentity
  ✗ ruled out  the trust policy was never edited: it names DTS (role.json:2:16)

fix: trust the account that creates the task (ready to run)
  1. Sign in as 1408826137750019, the owner of the source instance.
  2. Replace the trust policy of ram-for-dts.

  aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'

  trust-policy.json
  {
    "Service": ["1530275981640027@dts.aliyuncs.com"],
    "Version": "1"
  }

  verify
  aliyun ram GetRole --RoleName ram-for-dts

  undo: write the old policy back

source: https://example.com/errors
request id: 5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21
)");
}

TEST_CASE("the same in Chinese") {
  CHECK(text_of(sample::report(Lang::zh), style(Lang::zh)) == R"(
error[cross-account/role-not-assumable]: DTS 无权扮演 RAM 角色
 --> -:2:10
  |
2 | Message: NoPermission : You are not authorized to do this action.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: role.json:2:16
  |
2 |   "Service": ["dts.aliyuncs.com"],
  |                ^^^^^^^^^^^^^^^^ 没有账号 ID
  |
  = 错误码：AssumeRoleFail
  = 端点：源端

原因
  ✓ 已确认  信任策略写的是角色所属账号自己
            RAM 显示本账号的 DTS 时不带账号 ID。
  ? 未知    策略中的 Deny 拒绝了 DTS（推断）
            还缺：sts GetCallerIdentity
  ✗ 已排除  信任策略从未修改：已写入 DTS（role.json:2:16）

解决方法：信任创建任务的账号（可直接执行）
  1. 用源实例所属阿里云账号 1408826137750019 登录。
  2. 修改 ram-for-dts 的信任策略。

  aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'

  trust-policy.json
  {
    "Service": ["1530275981640027@dts.aliyuncs.com"],
    "Version": "1"
  }

  验证
  aliyun ram GetRole --RoleName ram-for-dts

  撤销：写回原来的策略

来源：https://example.com/errors
请求 ID：5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21
)");
}

TEST_CASE("quiet: headline, deciding evidence, first fix") {
  TextStyle quiet = style();
  quiet.quiet = true;
  CHECK(text_of(sample::report(Lang::en), quiet) == R"(
error[cross-account/role-not-assumable]: DTS may not assume the RAM role
 --> -:2:10
  |
2 | Message: NoPermission : You are not authorized to do this action.
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
 ::: role.json:2:16
  |
2 |   "Service": ["dts.aliyuncs.com"],
  |                ^^^^^^^^^^^^^^^^ no account id
  |
  = confirmed: the trust policy names the role's own account

fix: trust the account that creates the task (ready to run)
  1. Sign in as 1408826137750019, the owner of the source instance.
  2. Replace the trust policy of ram-for-dts.

  aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'

  trust-policy.json
  {
    "Service": ["1530275981640027@dts.aliyuncs.com"],
    "Version": "1"
  }
)");
}

TEST_CASE("nothing confirmed: the next step comes before the fix of what is likely") {
  Report report = sample::report(Lang::en);
  CauseReport likely = sample::unknown(Lang::en);
  likely.verdict = Verdict::likely;
  likely.title = "the policy was never saved";
  likely.only_documented = true;
  likely.missing.clear();
  likely.fixes = {sample::fix(Lang::en)};
  likely.fixes[0].artifacts.clear();
  likely.fixes[0].applicability = Applicability::has_placeholders;
  report.diagnoses[0].causes = {likely, sample::unknown(Lang::en), sample::ruled_out(Lang::en)};
  const std::string text = text_of(report);
  CHECK(contains(text, R"(
causes
  ~ likely     the policy was never saved (inferred)
               the only cause known; nothing read here decides it
  ? unknown    a Deny keeps DTS out (inferred)
               needs: sts GetCallerIdentity
  ✗ ruled out  the trust policy was never edited: it names DTS (role.json:2:16)

next step
  # creator: the account that creates the task; helps with 1 of the 2 open
  # causes
  aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
  # then run dtsdoctor again and add: -e caller.json

fix: trust the account that creates the task (fill in the <…> first) (inferred)
  for the cause: the policy was never saved
  1. Sign in as 1408826137750019, the owner of the source instance.
  2. Replace the trust policy of ram-for-dts.

  aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{"Version":"1"}'

  verify
  aliyun ram GetRole --RoleName ram-for-dts

  undo: write the old policy back

)"));
}

TEST_CASE("a command that settles several causes is printed once, a question as a question") {
  Report report = sample::report(Lang::en);
  CauseReport other = sample::unknown(Lang::en);
  other.missing[0].about = "whose task it is";
  other.missing.push_back(
      {"ram.set_up_by", "who set up the role",
       Obtain{
           {}, "Was the role set up by a RAM user?", "add --fact ram.set_up_by=ram_user", "", ""}});
  report.diagnoses[0].causes = {sample::unknown(Lang::en), other};
  CHECK(contains(text_of(report), R"(
next step
  # creator: the account that creates the task; helps with 2 of the 2 open
  # causes
  aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
  # then run dtsdoctor again and add: -e caller.json
  Was the role set up by a RAM user?
    helps with 1 of the 2 open causes
    add --fact ram.set_up_by=ram_user
)"));
}

TEST_CASE("the next run is printed whole where every input has a name") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes = {sample::unknown(Lang::en)};
  report.inputs = {{"job log.txt", InputKind::log, 90, 2, "ok"},
                   {"task.json", InputKind::config, 90, 2, "ok"}};
  CHECK(contains(text_of(report), R"(
  # creator: the account that creates the task; helps with the open cause
  aliyun sts GetCallerIdentity --profile creator > caller.json 2>&1
  dtsdoctor -e caller.json 'job log.txt' task.json
)"));
}

TEST_CASE("a value to replace on a long line is shown with the same of the line around it") {
  Report report = sample::report(Lang::en);
  CauseReport cause = sample::confirmed(Lang::en);
  cause.fixes = {sample::fix(Lang::en)};
  cause.fixes[0].artifacts.clear();
  const std::string line = R"({"Region":"cn-hangzhou","DtsJobName":"orders-to-reporting","Role":")"
                           R"(acs:ram::1408826137750019:role/dts"})";
  const std::string role = "acs:ram::1408826137750019:role/dts";
  cause.fixes[0].changes = {{sample::place("task.json", line, role), role, "dts"}};
  report.diagnoses[0].causes = {cause};
  CHECK(contains(text_of(report), R"(
  - …obName":"orders-to-reporting","Role":"acs:ram::1408826137750019:role/dts"}
  + …obName":"orders-to-reporting","Role":"dts"}
)"));
}

TEST_CASE("a value to replace is shown as the line before and after") {
  Report report = sample::report(Lang::en);
  CauseReport cause = sample::confirmed(Lang::en);
  cause.fixes = {sample::fix(Lang::en)};
  cause.fixes[0].artifacts.clear();
  cause.fixes[0].changes = {
      {sample::place("role.json", sample::kRole, "dts.aliyuncs.com"), "dts.aliyuncs.com", "x"}};
  report.diagnoses[0].causes = {cause};
  CHECK(contains(text_of(report), R"(
  role.json:2:16
  -   "Service": ["dts.aliyuncs.com"],
  +   "Service": ["x"],
)"));
}

TEST_CASE("endpoints are named where they differ, or where both are to be mended") {
  Report report = sample::report(Lang::en);
  CauseReport cause = sample::confirmed(Lang::en);
  const auto told = [&](Verdict verdict, Verdict source, Verdict destination) {
    cause.verdict = verdict;
    cause.endpoints = {{"source", source}, {"destination", destination}};
    report.diagnoses[0].causes = {cause};
    return contains(text_of(report), ", destination: ");
  };
  CHECK(told(Verdict::confirmed, Verdict::confirmed, Verdict::confirmed));
  CHECK(told(Verdict::confirmed, Verdict::confirmed, Verdict::ruled_out));
  CHECK(told(Verdict::unknown, Verdict::unknown, Verdict::ruled_out));
  CHECK_FALSE(told(Verdict::unknown, Verdict::unknown, Verdict::unknown));
  CHECK_FALSE(told(Verdict::ruled_out, Verdict::ruled_out, Verdict::ruled_out));
}

TEST_CASE("conflicting evidence is shown from both sides, endpoints are told apart") {
  Report report = sample::report(Lang::en);
  CauseReport cause = sample::confirmed(Lang::en);
  cause.verdict = Verdict::conflicting;
  cause.evidence.push_back({sample::place("role.json", sample::kRole, "1408826137750019"),
                            "ram.trust.ram_ids", "", "the caller is trusted", true});
  cause.endpoints = {{"source", Verdict::conflicting}, {"destination", Verdict::ruled_out}};
  report.diagnoses[0].causes = {cause};
  const std::string text = text_of(report);
  CHECK(contains(text, R"(
 ::: role.json:2:16
  |
2 |   "Service": ["dts.aliyuncs.com"],
  |                ^^^^^^^^^^^^^^^^ no account id
3 |   "RAM": ["acs:ram::1408826137750019:root"]
  |                     ^^^^^^^^^^^^^^^^ the caller is trusted
  |
)"));
  CHECK(contains(text, R"(
causes
  ! conflicting  the trust policy names the role's own account
                 for: no account id (role.json:2:16)
                 against: the caller is trusted (role.json:3:21)
                 one input is probably from another task, or was corrected since
                 )"));
  CHECK_FALSE(contains(text, "fix:"));
}

TEST_CASE("every cause ruled out: nothing is wrong") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes = {sample::ruled_out(Lang::en)};
  report.diagnoses[0].nothing_wrong = true;
  CHECK(contains(text_of(report),
                 "\nthe documents show nothing wrong: fixed since, or not the task that failed\n"));
}

TEST_CASE("what is not documented says so on every line") {
  Report report = sample::report(Lang::en);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.origin = {OriginKind::observed, "https://example.com/issue"};
  diagnosis.causes[0].origin = {OriginKind::inferred, ""};
  TextStyle wide = style();
  wide.width = 120;
  const std::string text = text_of(report, wide);
  CHECK(contains(text, "]: DTS may not assume the RAM role (observed)\n"));
  CHECK(contains(text, "confirmed  the trust policy names the role's own account (inferred)\n"));
  CHECK(contains(text, "fix: trust the account that creates the task (ready to run) (inferred)\n"));
  CHECK(contains(text, "source: observed, not documented https://example.com/issue\n"));
}

TEST_CASE("why follows each verdict where it is asked for") {
  TextStyle why = style();
  why.why = true;
  CHECK(contains(text_of(sample::report(Lang::en), why), R"(
               RAM shows the own account's DTS without an id.
               · service-is-bare: true -> confirms
)"));
  CHECK_FALSE(contains(text_of(sample::report(Lang::en)), "service-is-bare"));
}

TEST_CASE("evidence without a line, tasks, counts and hints are notes") {
  Report report = sample::report(Lang::en);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.causes[0].evidence = {
      {{"role.json", 0, 0, 0, "", 0, 0}, "ram.trust", "", "no Service in it", false},
      {Place(), "caller.account", "1530275981640027", "given with --account", false}};
  diagnosis.jobs = {{"dtsk1x2", "orders", {"precheck", "incremental"}}};
  diagnosis.count = 7;
  diagnosis.matches.push_back(diagnosis.matches[0]);
  diagnosis.matches[1].place.line = 40;
  diagnosis.first = "10:00";
  diagnosis.last = "11:00";
  diagnosis.retryable = Retryable::maybe_transient;
  diagnosis.status = Status::experimental;
  CHECK(contains(text_of(report), R"(
  = role.json: no Service in it
  = given with --account
  = code: AssumeRoleFail
  = endpoint: source
  = task: dtsk1x2 (orders), in precheck, incremental data migration
  = seen 7 times, also at -:40:10, …; first 10:00, last 11:00
  = may be transient: a retry can succeed without any change
  = this rule is experimental
)"));
}

}  // namespace
}  // namespace dtsdoctor
