// SPDX-License-Identifier: Apache-2.0
//
// The summary of a scan as a reader sees it.
#include <sstream>

#include "base/utf8.h"
#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"

namespace dtsdoctor {
namespace {

TextStyle style(std::size_t width, Lang lang = Lang::en) {
  TextStyle style;
  style.width = width;
  style.lang = lang;
  return style;
}

std::string text_of(const Report& report, const TextStyle& with) {
  return "\n" + write_text(report, with);
}

std::size_t widest(const std::string& text) {
  std::size_t out = 0;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) out = std::max(out, display_width(line));
  return out;
}

bool contains(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("text of a scan: totals, table, the most frequent, what nobody knows, what is missing") {
  CHECK(text_of(sample::scan_report(Lang::en), style(80)) == R"(
1,210 error records in 3 files (4.1 KiB)
1,201 explained (2 diagnoses), 7 not recognised, 2 skipped
2026-03-04 05:06 – 2026-03-06 05:06 UTC

  count  diagnosis                         jobs  files  first – last
  1,200  mysql/duplicate-key                  2      3  03-04 – 03-06  ▁ ▁▇▃
      1  cross-account/role-not-assumable            1

the most frequent
  warning[mysql/duplicate-key]
    A row is there already
    cause: Somebody else writes the table (likely)
    fix: Stop the other writer
    first at: logs/b.log:2:1
  error[cross-account/role-not-assumable]
    DTS may not assume the RAM role
    cause: the trust policy names the role's own account (confirmed)
    fix: trust the account that creates the task
    first at: logs/a.log:2:10

not recognised
  7x  ERROR worker: 写入 slot <n> lost
      first at logs/b.log:1:35

not read to the end
  logs/旧.zip!c.log: damaged archive

limits reached
  max-line logs/b.log:12: line cut at 1 MiB

details: dtsdoctor FILE (every cause with its evidence), dtsdoctor explain
DIAGNOSIS
)");
}

TEST_CASE("text of a scan: in Chinese, in cells") {
  const std::string text = text_of(sample::scan_report(Lang::zh), style(80, Lang::zh));
  CHECK(widest(text) <= 80);
  CHECK(text == R"(
3 个文件（4.1 KiB）中共有 1,210 条错误记录
已解释 1,201 条（2 个诊断），未识别 7 条，略过 2 条
2026-03-04 05:06 – 2026-03-06 05:06 UTC

   次数  诊断                              任务  文件  首次 – 末次
  1,200  mysql/duplicate-key                  2     3  03-04 – 03-06  ▁ ▁▇▃
      1  cross-account/role-not-assumable           1

最常见
  warning[mysql/duplicate-key]
    目标表中已存在该行
    原因：有其他程序写入该表（很可能）
    解决方法：停止其他写入
    首次出现于：logs/b.log:2:1
  error[cross-account/role-not-assumable]
    DTS 无权扮演 RAM 角色
    原因：信任策略写的是角色所属账号自己（已确认）
    解决方法：信任创建任务的账号
    首次出现于：logs/a.log:2:10

未识别
  7x  ERROR worker: 写入 slot <n> lost
      首次出现于 logs/b.log:1:35

未完整读取
  logs/旧.zip!c.log：damaged archive

达到的限制
  max-line logs/b.log:12：该行被截断

详情：dtsdoctor 文件（各原因及其证据），dtsdoctor explain 诊断
)");
}

TEST_CASE("text of a scan: a wide page has room for times and titles, quiet leaves out the rest") {
  TextStyle quiet = style(140);
  quiet.quiet = true;
  CHECK(text_of(sample::scan_report(Lang::en), quiet) == R"(
1,210 error records in 3 files (4.1 KiB)
1,201 explained (2 diagnoses), 7 not recognised, 2 skipped
2026-03-04 05:06 – 2026-03-06 05:06 UTC

  count  diagnosis                         jobs  files  first – last                      what it is
  1,200  mysql/duplicate-key                  2      3  03-04 05:06 – 03-06 05:06  ▁ ▁▇▃  A row is there already
      1  cross-account/role-not-assumable            1                                    DTS may not assume the RAM role

not read to the end
  logs/旧.zip!c.log: damaged archive

limits reached
  max-line logs/b.log:12: line cut at 1 MiB
)");
}

TEST_CASE("text of a scan: on a narrow page the times stand below the diagnosis") {
  const std::string text = text_of(sample::scan_report(Lang::en), style(42));
  CHECK(contains(text,
                 "\n  count  diagnosis\n"
                 "  1,200  mysql/duplicate-key\n"
                 "         03-04 – 03-06\n"
                 "      1  cross-account/role-not-assumable\n"));
}

TEST_CASE("text of a scan: its period is that of all errors, and rows are told within it") {
  Report report = sample::scan_report(Lang::en);
  report.diagnoses[1].last = report.scan->last = "2026-03-04T05:08:00.000Z";
  report.unrecognized->front().first = "2026-03-03T01:02:03.000Z";
  report.unrecognized->front().last = "2026-03-07T01:02:03.000Z";
  const std::string text = text_of(report, style(100));
  CHECK(contains(text, "\n2026-03-03 01:02 – 2026-03-07 01:02 UTC\n"));
  CHECK(contains(text, "03-04 05:06 – 03-04 05:08"));
}

TEST_CASE("text of a scan: rows of one rule say what tells them apart") {
  Report report = sample::scan_report(Lang::en);
  report.diagnoses[0] = report.diagnoses[1];
  report.diagnoses[0].count = 5;
  report.diagnoses[0].endpoint = "destination";
  report.diagnoses[0].identity = {{"table", "shop.\x1b[1mstock"}};
  const std::string text = text_of(report, style(80));
  CHECK(contains(text, "  1,200  mysql/duplicate-key"));
  CHECK(contains(text, "\n         table shop.orders\n"));
  CHECK(contains(text, "\n         destination, table shop.␛[1mstock\n"));
}

TEST_CASE("text of a scan: where nothing is decided, the first cause is one of several") {
  Report report = sample::scan_report(Lang::en);
  report.diagnoses[0].causes = {sample::unknown(Lang::en), sample::unknown(Lang::en),
                                sample::ruled_out(Lang::en)};
  CHECK(contains(text_of(report, style(80)),
                 "    cause: a Deny keeps DTS out (unknown, inferred, one of 2 causes)\n"));
}

TEST_CASE("text of a scan: a long table is cut, and says by how much") {
  Report report = sample::scan_report(Lang::en);
  for (std::size_t i = 0; i < 30; ++i) {
    report.diagnoses.push_back(report.diagnoses[0]);
    report.diagnoses.back().id = "many/kind-" + std::to_string(i);
    report.diagnoses.back().count = 2;
  }
  const std::string text = text_of(report, style(80));
  CHECK(contains(text, "\n  and 12 more, seen 23 times in all (-f csv has every one)\n"));
  report.diagnoses.resize(21);
  CHECK(contains(text_of(report, style(80)), "\n  and 1 more, seen once (-f csv has it)\n"));
  CHECK(contains(text, "many/kind-18"));
  CHECK_FALSE(contains(text, "many/kind-19"));
}

TEST_CASE("text of a scan: nothing found, and stopped halfway") {
  Report report;
  report.scan = ScanReport{1, 2048, std::nullopt, std::nullopt, std::nullopt, true};
  CHECK(text_of(report, style(80)) == R"(
no error record in 1 file (2.0 KiB)
interrupted: the rest was not read
)");
}

TEST_CASE("text of a scan: hostile text does not act, colour only adds") {
  TextStyle coloured = style(80);
  CHECK(sample::is_harmless(write_text(sample::hostile_report(), coloured)));
  coloured.colour = true;
  std::string text = write_text(sample::scan_report(Lang::en), coloured);
  CHECK(contains(text, "\x1b[1;33mmysql/duplicate-key\x1b[0m"));
  for (std::size_t at = 0; (at = text.find('\x1b')) != std::string::npos;)
    text.erase(at, text.find('m', at) + 1 - at);
  CHECK(text == write_text(sample::scan_report(Lang::en), style(80)));
}

}  // namespace dtsdoctor
