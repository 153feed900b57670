// SPDX-License-Identifier: Apache-2.0
//
// The text report beside its diagnoses: what is not recognised, what was read, colours, and what an
// input may not do to a terminal.
#include "base/utf8.h"
#include "catch.h"
#include "report/brief.h"
#include "report/steps.h"
#include "report/text_of.h"
#include "report/text_page.h"
#include "report/writers.h"
#include "sample_report.h"

namespace dtsdoctor {
namespace {

using testing::contains;
using testing::style;
using testing::text_of;

TEST_CASE("an error that is not recognised is shown with its task and the links of its chain") {
  Report report = sample::report(Lang::en);
  report.diagnoses.clear();
  UnrecognizedExample example{sample::place("-", sample::kLog, "Message"), "x"};
  example.job = JobReport{"dtsk1x2", "", {"full"}};
  example.path = {{"", "DTS-100047", "", "retry", ChainRetry{0, 0, 0}},
                  {"framework", "DTS-99999", "CriticalAnyAllException", "x", std::nullopt}};
  report.unrecognized = std::vector<Unrecognized>{{"x", 2, {example}, ""}};
  report.summary.unrecognized = 2;
  CHECK(contains(text_of(report), R"(  2x  x
      first at -:2:1
      task: dtsk1x2, in full data migration
      chain: DTS-100047 (not retried) > framework DTS-99999
)"));
}

TEST_CASE("one retry is told in the singular, and in Chinese in Chinese brackets") {
  const std::vector<PathReport> path = {
      {"", "DTS-100047", "", "retry", ChainRetry{1, 43200, 43200}},
      {"framework", "DTS-30011", "", "x", ChainRetry{3, 60, std::nullopt}}};
  CHECK(path_text(path, Lang::en) ==
        "DTS-100047 (retried once in 43200 s of 43200 s) > framework DTS-30011 (retried 3 times in "
        "60 s, no limit)");
  CHECK(path_text(path, Lang::zh) ==
        "DTS-100047（1 次重试，耗时 43200 秒，上限 43200 秒）> framework DTS-30011（3 "
        "次重试，耗时 60 秒，无上限）");
}

TEST_CASE("the rules that a step helps with are listed as each language lists, the first of many") {
  Step step{nullptr, {"UID-001", "UID-002"}};
  CHECK(rules_of(step, Lang::en) == "UID-001, UID-002");
  CHECK(rules_of(step, Lang::zh) == "UID-001、UID-002");
  step.of.assign(10, "TRU-001");
  CHECK(rules_of(step, Lang::zh).ends_with("TRU-001、+2"));
}

TEST_CASE("what tells a diagnosis from others of its rule is listed as each language lists") {
  DiagnosisReport diagnosis;
  diagnosis.endpoint = "source";
  diagnosis.identity = {{"account_id", "1740295618830042"}};
  CHECK(apart_text(diagnosis, Lang::en) == "source, account_id 1740295618830042");
  CHECK(apart_text(diagnosis, Lang::zh) == "源端、account_id 1740295618830042");
}

TEST_CASE("after the diagnoses one line tells what else there is") {
  Report report = sample::report(Lang::en);
  report.unrecognized =
      std::vector<Unrecognized>{{"x", 2, {{sample::place("-", sample::kLog, "Message"), "x"}}, ""}};
  report.summary.unrecognized = 2;
  report.limits = {{"max-line", "big.log", 812, "line cut at 1 MiB"},
                   {"max-diagnoses", "", 0, "counted by rule"}};
  report.inputs.push_back({"b.zip", InputKind::archive, 10, 0, "damaged archive"});
  CHECK(contains(text_of(report), R"(
note: 2 error records not recognised (first at -:2:1); limit max-line reached in
      big.log:812: line cut at 1 MiB; limit max-diagnoses reached: counted by
      rule; b.zip: damaged archive
)"));
}

TEST_CASE("standard input is named in brackets of the language") {
  Report report = sample::report(Lang::zh);
  report.diagnoses.clear();
  CHECK(contains(text_of(report, style(Lang::zh)), "\n  -（标准输入）  日志"));
}

TEST_CASE("nothing found: what was read, what was not recognised, what to try") {
  Report report = sample::report(Lang::en);
  report.diagnoses.clear();
  report.inputs[0].status = "cut off";
  report.unrecognized =
      std::vector<Unrecognized>{{"ERROR worker <n> lost its lease",
                                 12,
                                 {{sample::place("-", sample::kLog, "Message"), ""}},
                                 "runtime/lease"},
                                {"ERROR other \x1b[2J", 1, {}, ""}};
  CHECK(text_of(report) == R"(
no known DTS error found

read
  - (standard input)  log       2 lines  cut off
  role.json           evidence  4 lines

not recognised
  12x  ERROR worker <n> lost its lease
       first at -:2:1; nearest: dtsdoctor explain runtime/lease
   1x  ERROR other ␛[2J

try
  - give the whole output of the failed call, with the line that holds the code
  - add the task configuration (-c task.json) and the RAM role (-e role.json)
  - add --assume-dts if the text is from a DTS task but does not say so: engine
    and generic API errors are only diagnosed where DTS is named
  - dtsdoctor explain --list shows every error it knows
)");
}

TEST_CASE("nothing read: says so") {
  CHECK(contains(text_of(Report{}), "\nthe input is empty: nothing to diagnose\n"));
  Report report;
  report.inputs = {{"role.json", InputKind::evidence, 88, 4, "ok"}};
  CHECK(contains(text_of(report), "\nno failure text was read, only supporting documents\n"));
}

TEST_CASE("colour only adds to the text, links only to addresses") {
  TextStyle colour = style();
  colour.colour = true;
  const std::string text = write_text(sample::report(Lang::en), colour);
  CHECK(
      text.starts_with("\x1b[1;31merror[cross-account/role-not-assumable]\x1b[0m"
                       "\x1b[1m: DTS may not assume the RAM role\x1b[0m\n"));
  CHECK(contains(text,
                 "\n  \x1b[1;32m✓ confirmed  \x1b[0m\x1b[1mthe trust policy names the role's own "
                 "account\x1b[0m\n"));
  CHECK(contains(text, "\n  \x1b[2m✗ ruled out  \x1b[0m\x1b[2mthe trust policy was never edited"));
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\x1b') {
      at = text.find('m', at);
    } else {
      plain += text[at];
    }
  }
  CHECK(plain == write_text(sample::report(Lang::en), style()));

  TextStyle links = style();
  links.links = true;
  CHECK(contains(
      write_text(sample::report(Lang::en), links),
      "\nsource: "
      "\x1b]8;;https://example.com/errors\x1b\\https://example.com/errors\x1b]8;;\x1b\\\n"));
  Report asked = sample::report(Lang::en);
  asked.diagnoses.at(0).matches.at(0).captures["request_id"] = "1A2B";
  CHECK(contains(write_text(asked, links), "request id: 1A2B\n"));
}

TEST_CASE("warnings are yellow, infos blue") {
  TextStyle colour = style();
  colour.colour = true;
  Report report = sample::report(Lang::en);
  report.diagnoses[0].severity = Severity::warning;
  CHECK(write_text(report, colour).starts_with("\x1b[1;33mwarning["));
  report.diagnoses[0].severity = Severity::info;
  CHECK(write_text(report, colour).starts_with("\x1b[1;34minfo["));
}

TEST_CASE("no escape of an input reaches the terminal") {
  Report report = sample::report(Lang::en);
  const std::string evil = "\x1b]0;x\x07\xE2\x80\xAE\xff";
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.title = evil;
  diagnosis.jobs = {{evil, evil}};
  diagnosis.matches[0].place = {evil, 1, 1, 4, evil, 0, 4};
  diagnosis.matches[0].captures["request_id"] = evil;
  CauseReport& cause = diagnosis.causes[0];
  cause.title = cause.because = evil;
  cause.evidence[0].says = evil;
  FixReport& fix = cause.fixes[0];
  fix.title = fix.risk = evil;
  fix.steps = {evil};
  fix.commands = {{"aliyun", evil}};
  fix.artifacts = {{evil, "{\"a\": \"\\u001b[2J\"}"}, {evil, evil}};
  diagnosis.references = {{evil, evil}};
  report.limits = {{"max-line", evil, 1, evil}};
  report.inputs[0].status = evil;
  const std::string text = write_text(report, style());
  CHECK(is_valid_utf8(text));
  std::string_view rest = text;
  bool dangerous = false;
  while (!rest.empty()) {
    dangerous = dangerous || is_dangerous(code_point(rest));
    rest.remove_prefix(character_length(rest));
  }
  CHECK_FALSE(dangerous);
}

TEST_CASE("prose keeps to the width") {
  Report report = sample::report(Lang::zh);
  CauseReport& cause = report.diagnoses[0].causes[0];
  for (int i = 0; i < 6; ++i)
    cause.because +=
        "填写本账号 ID 时，RAM 保存后会改写为 dts.aliyuncs.com，因此（另一个）账号无法扮演该角色。";
  report.diagnoses[0].title = cause.because;
  for (const std::size_t width : std::vector<std::size_t>{40, 61, 80}) {
    TextStyle narrow = style(Lang::zh);
    narrow.width = width;
    const std::string text = write_text(report, narrow);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      const std::string line = text.substr(begin, end - begin);
      const bool copied = line.starts_with("  aliyun") || contains(line, "request") ||
                          contains(line, "@dts") || contains(line, "ID：");
      if (!copied) CHECK(display_width(line) <= width);
      const std::size_t first = line.find_first_not_of(' ');
      if (first != std::string::npos)
        CHECK_FALSE(std::string_view(line).substr(first).starts_with("，"));
      begin = end + 1;
    }
  }
}

}  // namespace
}  // namespace dtsdoctor
