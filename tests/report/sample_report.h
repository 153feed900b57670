// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the writers are tested on one report built by hand: a role that DTS may not
// assume, judged with its role document and task config. All ids are invented. It holds no rule and
// is not compared with what the knowledge base says today.
#pragma once

#include <string>

#include "base/source.h"
#include "report/report.h"

namespace dtsdoctor::sample {

inline const std::string kLog =
    "ErrorCode: AssumeRoleFail\n"
    "Message: NoPermission : You are not authorized to do this action.\n";
inline const std::string kRole =
    "{\n"
    "  \"Service\": [\"dts.aliyuncs.com\"],\n"
    "  \"RAM\": [\"acs:ram::1408826137750019:root\"]\n"
    "}\n";

inline Place place(const std::string& input, const std::string& text, const std::string& what) {
  const std::size_t at = text.find(what);
  return Source(input, text).place({at, at + what.size()});
}

// `zh` picks the text, as the stage before the writers does.
inline std::string in(Lang lang, const char* en, const char* zh) {
  return lang == Lang::zh ? zh : en;
}

inline FixReport fix(Lang lang) {
  FixReport fix;
  fix.id = "edit-trust-policy";
  fix.title = in(lang, "trust the account that creates the task", "信任创建任务的账号");
  fix.applicability = Applicability::machine;
  fix.steps = {
      in(lang, "Sign in as 1408826137750019, the owner of the source instance.",
         "用源实例所属阿里云账号 1408826137750019 登录。"),
      in(lang, "Replace the trust policy of ram-for-dts.", "修改 ram-for-dts 的信任策略。")};
  fix.commands = {
      {"aliyun", "ram", "UpdateRole", "--NewAssumeRolePolicyDocument", "{\"Version\":\"1\"}"}};
  fix.artifacts = {
      {"trust-policy.json", R"({"Service":["1530275981640027@dts.aliyuncs.com"],"Version":"1"})"}};
  fix.verify = {{"aliyun", "ram", "GetRole", "--RoleName", "ram-for-dts"}};
  fix.undo = in(lang, "write the old policy back", "写回原来的策略");
  return fix;
}

inline CauseReport confirmed(Lang lang) {
  CauseReport cause;
  cause.id = "trust-wrong-account";
  cause.verdict = Verdict::confirmed;
  cause.title =
      in(lang, "the trust policy names the role's own account", "信任策略写的是角色所属账号自己");
  cause.because = in(lang, "RAM shows the own account's DTS without an id.",
                     "RAM 显示本账号的 DTS 时不带账号 ID。");
  cause.evidence = {{place("role.json", kRole, "dts.aliyuncs.com"), "ram.trust.service_ids",
                     "dts.aliyuncs.com", in(lang, "no account id", "没有账号 ID"), false}};
  cause.origin = {OriginKind::documented, "https://example.com/errors"};
  cause.fixes = {fix(lang)};
  cause.why = {"service-is-bare: true -> confirms"};
  return cause;
}

inline CauseReport unknown(Lang lang) {
  CauseReport cause;
  cause.id = "trust-deny-or-condition";
  cause.verdict = Verdict::unknown;
  cause.title = in(lang, "a Deny keeps DTS out", "策略中的 Deny 拒绝了 DTS");
  cause.missing = {{"caller.account", in(lang, "who creates the task", "创建任务的账号"),
                    Obtain{{"aliyun", "sts", "GetCallerIdentity"},
                           in(lang, "the account that creates the task", "创建任务的账号"),
                           in(lang, "add -e caller.json", "加上 -e caller.json"),
                           "creator",
                           "caller.json"}}};
  cause.origin = {OriginKind::inferred, ""};
  return cause;
}

inline CauseReport ruled_out(Lang lang) {
  CauseReport cause;
  cause.id = "trust-policy-not-edited";
  cause.verdict = Verdict::ruled_out;
  cause.title = in(lang, "the trust policy was never edited", "信任策略从未修改");
  cause.evidence = {{place("role.json", kRole, "dts.aliyuncs.com"), "ram.trust.service_ids",
                     "dts.aliyuncs.com", in(lang, "it names DTS", "已写入 DTS"), true}};
  cause.origin = {OriginKind::documented, "https://example.com/errors"};
  return cause;
}

inline DiagnosisReport diagnosis(Lang lang) {
  DiagnosisReport diagnosis;
  diagnosis.id = "cross-account/role-not-assumable";
  diagnosis.code = "AssumeRoleFail";
  diagnosis.title = in(lang, "DTS may not assume the RAM role", "DTS 无权扮演 RAM 角色");
  diagnosis.endpoint = "source";
  diagnosis.origin = {OriginKind::documented, "https://example.com/errors"};
  MatchReport match;
  match.place = place("-", kLog, "NoPermission : You are not authorized to do this action.");
  match.excerpt = "NoPermission : You are not authorized to do this action.";
  match.captures = {{"request_id", "5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21"}};
  diagnosis.matches = {match};
  diagnosis.causes = {confirmed(lang), unknown(lang), ruled_out(lang)};
  return diagnosis;
}

inline Report report(Lang lang) {
  Report report;
  report.version = "0.1.0";
  report.rules = {640, "2026-11-22", "3f9c"};
  report.inputs = {{"-", InputKind::log, 90, 2, "ok"},
                   {"role.json", InputKind::evidence, 88, 4, "ok"}};
  report.diagnoses = {diagnosis(lang)};
  report.summary = {1, 1, 0, 0};
  return report;
}

}  // namespace dtsdoctor::sample
