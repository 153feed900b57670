// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::json;

// What Python's XML parser reads: the counts as they are declared and as they are, and the cases as
// lists of [suite, name, class, outcome, message, text].
Json read_by_python(const std::string& xml) {
  const std::string script =
      "/usr/bin/python3 -c 'import json, sys, xml.etree.ElementTree as tree\n"
      "root = tree.fromstring(sys.stdin.buffer.read())\n"
      "cases = []\n"
      "for suite in root.iter(\"testsuite\"):\n"
      "    for case in suite.iter(\"testcase\"):\n"
      "        result = next(iter(case), None)\n"
      "        cases.append([suite.get(\"name\"), case.get(\"name\"), case.get(\"classname\"),\n"
      "                      \"passed\" if result is None else result.tag,\n"
      "                      None if result is None else result.get(\"message\"),\n"
      "                      None if result is None else result.text])\n"
      "declared = [int(root.get(key)) for key in (\"tests\", \"failures\", \"errors\", "
      "\"skipped\")]\n"
      "counted = [len(cases)] + [sum(case[3] == tag for case in cases)\n"
      "                          for tag in (\"failure\", \"error\", \"skipped\")]\n"
      "print(json.dumps({\"declared\": declared, \"counted\": counted, \"cases\": cases}))'";
  const test::Run result = test::shell(script, {xml});
  INFO(result.err);
  REQUIRE(result.exit == 0);
  return Json::parse(result.out);
}

}  // namespace

TEST_CASE("junit: a suite for each input, a case for each thing found in it") {
  CHECK(write_junit(sample::scan_report(Lang::en), Lang::en) ==
        R"xml(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="dtsdoctor" tests="6" failures="2" errors="1" skipped="1">
  <testsuite name="logs/a.log" tests="2" failures="1" errors="0" skipped="0">
    <testcase name="logs/a.log is read to its end" classname="input"/>
    <testcase name="DTS may not assume the RAM role (source)" classname="cross-account/role-not-assumable" file="logs/a.log" line="2"><failure message="DTS may not assume the RAM role" type="error">logs/a.log:2:10
NoPermission : You are not authorized to do this action.
cause: the trust policy names the role's own account (confirmed)
fix: trust the account that creates the task</failure></testcase>
  </testsuite>
  <testsuite name="logs/b.log" tests="3" failures="1" errors="0" skipped="1">
    <testcase name="logs/b.log is read to its end" classname="input"/>
    <testcase name="A row is there already (table shop.orders)" classname="mysql/duplicate-key" file="logs/b.log" line="2"><failure message="A row is there already" type="warning">logs/b.log:2:1
Duplicate entry '7' for key 'PRIMARY'
cause: Somebody else writes the table (likely)
fix: Stop the other writer</failure></testcase>
    <testcase name="ERROR worker: 写入 slot &lt;n&gt; lost" classname="unrecognized" file="logs/b.log" line="1"><skipped message="not recognised (7x)"/></testcase>
  </testsuite>
  <testsuite name="logs/旧.zip!c.log" tests="1" failures="0" errors="1" skipped="0">
    <testcase name="logs/旧.zip!c.log is read to its end" classname="input"><error message="damaged archive"></error></testcase>
  </testsuite>
</testsuites>
)xml");
}

TEST_CASE("junit: a check's errors fail, notes pass, what follows or was not checked is skipped") {
  const Json read = read_by_python(write_junit(sample::check_report(Lang::en), Lang::en));
  CHECK(read["declared"] == read["counted"]);
  const Json& cases = read["cases"];
  REQUIRE(cases.size() == 6);
  CHECK(cases[1][0] == "role.json");
  CHECK(cases[1][1] == "source: The owner's own ID was saved");
  CHECK(cases[1][2] == "TRU-004");
  CHECK(cases[1][3] == "failure");
  CHECK(cases[1][4] == "'dts.aliyuncs.com' without an account ID");
  CHECK(cases[3] == Json({"dtsdoctor", "source: The owner's own ID was saved", "TRU-009", "skipped",
                          "follows from TRU-004", nullptr}));
  CHECK(cases[4][3] == "system-out");
  CHECK(cases[5] == Json({"dtsdoctor", "Who owns the source", "UID-008", "skipped",
                          "needs: who creates the task", nullptr}));
  CHECK(test::contains(write_junit(sample::check_report(Lang::en), Lang::en),
                       "<property name=\"rules.passed\" value=\"31\"/>"));
}

TEST_CASE("junit: nothing read is no test") {
  CHECK(write_junit(Report{}, Lang::en) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"dtsdoctor\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "</testsuites>\n");
}

TEST_CASE("junit: hostile text stays text") {
  const std::string xml = write_junit(sample::hostile_report(), Lang::en);
  CHECK(sample::is_harmless(xml));
  const Json read = read_by_python(xml);
  CHECK(read["declared"] == read["counted"]);
  const std::string shown =
      "=cmd|'/C calc'!A0 ␛[31m <U+202E> <b>&amp;\"']]> `|*_[x](http://e.example) @all "
      "%0A::error::x ��";
  bool seen = false;
  for (const Json& each : read["cases"])
    seen |= each[1] == shown + " (source)" && each[3] == "failure";
  CHECK(seen);
}

}  // namespace dtsdoctor
