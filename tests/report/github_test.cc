// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"

namespace dtsdoctor {
namespace {

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("github: one command a line, the most severe first") {
  CHECK(write_github(sample::scan_report(Lang::en), Lang::en) ==
        "::error file=logs/a.log,line=2,col=10,title=cross-account/role-not-assumable::"
        "DTS may not assume the RAM role%0A"
        "cause: the trust policy names the role's own account (confirmed)%0A"
        "fix: trust the account that creates the task\n"
        "::warning file=logs/b.log,line=2,col=1,title=mysql/duplicate-key::"
        "A row is there already%0Acause: Somebody else writes the table (likely)%0A"
        "fix: Stop the other writer\n"
        "::warning file=logs/b.log,line=1,col=35,title=not recognised::"
        "ERROR worker: 写入 slot <n> lost\n");
}

TEST_CASE("github: findings that follow from others or stand in sound tasks are left out") {
  CHECK(write_github(sample::check_report(Lang::zh), Lang::zh) ==
        "::error file=role.json,line=2,col=16,title=TRU-004::源端：缺少账号 ID%0A"
        "解决方法：信任创建任务的账号\n");
}

TEST_CASE("github: standard input is no file") {
  CHECK(write_github(sample::report(Lang::en), Lang::en)
            .starts_with("::error title=cross-account/role-not-assumable::"));
}

TEST_CASE("github: at most ten, and the last says how many more there are") {
  Report report = sample::report(Lang::en);
  report.diagnoses.resize(10, report.diagnoses[0]);
  CHECK(lines_in(write_github(report, Lang::en)) == 10);
  report.diagnoses.resize(14, report.diagnoses[0]);
  const std::string text = write_github(report, Lang::en);
  CHECK(lines_in(text) == 10);
  CHECK(text.ends_with("\n::notice title=dtsdoctor::and 5 more\n"));
}

TEST_CASE("github: nothing found is nothing said") {
  CHECK(write_github(Report{}, Lang::en).empty());
}

TEST_CASE("github: hostile text begins no command and no property") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].title = "100%\r\n::error::planted \x1b[31m";
  report.diagnoses[0].matches[0].place.input = "a,title=b:c%.log";
  report.diagnoses[0].causes.clear();
  CHECK(write_github(report, Lang::en) ==
        "::error file=a%2Ctitle=b%3Ac%25.log,line=2,col=10,title=cross-account/role-not-assumable::"
        "100%25␍␊::error::planted ␛[31m\n");
  const std::string text = write_github(sample::hostile_report(), Lang::en);
  CHECK(sample::is_harmless(text));
  CHECK(lines_in(text) == 3);
}

}  // namespace dtsdoctor
