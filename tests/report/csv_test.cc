// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "report/csv_text.h"
#include "report/writers.h"
#include "sample_batch.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::json;

// What Python's csv module reads: a list of objects, by the names of the header.
Json read_by_python(const std::string& csv) {
  const std::string script =
      "/usr/bin/python3 -c 'import csv, io, json, sys\n"
      "text = sys.stdin.buffer.read().decode(\"utf-8\")\n"
      "rows = csv.DictReader(io.StringIO(text, newline=\"\"), strict=True)\n"
      "print(json.dumps([dict(row) for row in rows]))'";
  const test::Run result = test::shell(script, {csv});
  INFO(result.err);
  REQUIRE(result.exit == 0);
  return Json::parse(result.out);
}

const std::string kHeader =
    "kind,id,code,title,severity,endpoint,identity,count,files,jobs,first,last,cause,verdict,"
    "detail,"
    "follows_from,fix,input,line,column,excerpt\r\n";

}  // namespace

TEST_CASE("csv: cells are quoted where RFC 4180 says so") {
  CHECK(csv_row({"a", "", "b c"}) == "a,,b c\r\n");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv_cell("two\r\nlines\tand \x1b[0m") == "two␍␊lines and ␛[0m");
}

TEST_CASE("csv: what a spreadsheet would run gets an apostrophe") {
  CHECK(csv_cell("=1+1") == "\"'=1+1\"");
  CHECK(csv_cell("+86 10") == "\"'+86 10\"");
  CHECK(csv_cell("-2+3") == "\"'-2+3\"");
  CHECK(csv_cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(csv_cell("\t=1") == "\"' =1\"");
  CHECK(csv_cell("＝1") == "\"'＝1\"");
  CHECK(csv_cell("-") == "-");
  CHECK(csv_cell("a=b") == "a=b");
}

TEST_CASE("csv: a report without anything is its header") { CHECK(write_csv(Report{}) == kHeader); }

TEST_CASE("csv: a diagnosis and an unrecognised error are a row each") {
  Report report = sample::scan_report(Lang::en);
  report.diagnoses.erase(report.diagnoses.begin());
  CHECK(write_csv(report) ==
        kHeader +
            "diagnosis,mysql/duplicate-key,1062,A row is there "
            "already,warning,,table=shop.orders,1200,3,"
            "abc12de; stock,2026-03-04T05:06:07.000Z,2026-03-06T05:06:07.000Z,"
            "Somebody else writes the table,likely,,,Stop the other writer,logs/b.log,2,1,"
            "Duplicate entry '7' for key 'PRIMARY'\r\n"
            "unrecognized,,,ERROR worker: 写入 slot <n> lost,error,,,7,,,,,,,,,,logs/b.log,1,35,"
            "写入 slot 7 lost\r\n");
}

TEST_CASE("csv: findings of a check, what they follow from among them") {
  const Json rows = read_by_python(write_csv(sample::check_report(Lang::en)));
  REQUIRE(rows.size() == 3);
  CHECK(rows[0]["kind"] == "finding");
  CHECK(rows[0]["id"] == "TRU-004");
  CHECK(rows[0]["endpoint"] == "source");
  CHECK(rows[0]["detail"] == "'dts.aliyuncs.com' without an account ID");
  CHECK(rows[0]["fix"] == "trust the account that creates the task");
  CHECK(rows[0]["line"] == "2");
  CHECK(rows[0]["excerpt"] == "dts.aliyuncs.com");
  CHECK(rows[1]["follows_from"] == "TRU-004");
  CHECK(rows[1]["input"] == "");
  CHECK(rows[2]["severity"] == "info");
}

TEST_CASE("csv: a reader gets hostile text back as one cell, and nothing acts") {
  const std::string csv = write_csv(sample::hostile_report());
  CHECK(sample::is_harmless(csv));
  const Json rows = read_by_python(csv);
  REQUIRE(rows.size() == 3);
  for (const Json& row : rows) {
    CHECK(row.size() == 21);
    CHECK(row["excerpt"].get<std::string>().starts_with("'=cmd|'/C calc'!A0 ␛[31m <U+202E> "));
  }
}

}  // namespace dtsdoctor
