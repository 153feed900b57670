// SPDX-License-Identifier: Apache-2.0
//
// A limit that was reached is told of in every format, and so that it can be read.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

std::string long_lines(int count) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "2026-03-04 05:06:07 ERROR the frobnicator broke down, said " + std::string(100, 'x') +
           "\n";
  return out;
}

}  // namespace

TEST_CASE("told limits: where a format has no place for them, standard error has") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", long_lines(1));
  const Given given{"", folder.path()};
  for (const std::string command : {"", "scan "}) {
    for (const std::string format :
         {"text", "json", "jsonl", "markdown", "html", "sarif", "csv", "junit", "github"}) {
      CAPTURE(command, format);
      const Run told =
          shell("\"$dtsdoctor\" " + command + "--max-line 100 -f " + format + " a.log", given);
      const bool is_apart = format == "csv" || format == "junit" || format == "github";
      CHECK(contains(is_apart ? told.err : told.out, "line cut at 100 bytes"));
      CHECK(told.err.empty() != is_apart);
      CHECK(told.exit == 0);
    }
  }
  const Run zh = run({"a.log", "--max-line", "100", "-f", "csv", "--lang", "zh"}, given);
  CHECK(contains(zh.err, "该行在 100 字节处截断"));
}

TEST_CASE("told limits: that there were more than are listed is said") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", long_lines(150));
  const Given given{"", folder.path()};
  for (const bool scans : {false, true}) {
    CAPTURE(scans);
    std::vector<std::string> words = {"a.log", "--max-line", "100"};
    if (scans) words.insert(words.begin(), "scan");
    const nlohmann::json limits = report(words, given).at("limits");
    CHECK(limits.size() <= 101);
    CHECK(limits.back().at("what") == "reached more often than is listed");
    const Run told = run(words, given);
    CHECK(std::count(told.out.begin(), told.out.end(), '\n') < 60);
  }
}

TEST_CASE("told limits: a document or a report may be as long as the limit says, and no longer") {
  const TemporaryFolder folder;
  const std::string task = read_file(in_source("samples/first-look/task.json"));
  (void)folder.file("task.json", task);
  (void)folder.file("a.log", kNotAssumable);
  const Given given{"", folder.path()};
  const std::string sum = run({"scan", "a.log", "-f", "json"}, given).out;
  (void)folder.file("r.json", sum);
  for (const int more : {-1, 0, 1}) {
    CAPTURE(more);
    const std::string length = std::to_string(static_cast<int>(task.size()) + more);
    CHECK(run({"-c", "task.json", "a.log", "--max-document", length}, given).exit ==
          (more < 0 ? 2 : 0));
    const nlohmann::json told = report({"task.json", "a.log", "--max-document", length}, given);
    CHECK((told.at("inputs").at(0).at("kind") == "config") == (more >= 0));
    CHECK(told.at("limits").empty() == (more >= 0));
    const std::string size = std::to_string(static_cast<int>(sum.size()) + more);
    CHECK(run({"merge", "r.json", "--max-report", size}, given).exit == (more < 0 ? 2 : 0));
  }
}

}  // namespace dtsdoctor::test
