// SPDX-License-Identifier: Apache-2.0
//
// `scan` on folders, as the program is run: what it reads, what it says of the rest, how it ends.
#include <sys/stat.h>
#include <unistd.h>

#include "catch.h"
#include "input/pack.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

struct Scanned {
  nlohmann::json report;
  int exit = -1;
  std::string err;
};

Scanned scan(std::vector<std::string> arguments, const TemporaryFolder& in) {
  arguments.insert(arguments.begin(), "scan");
  arguments.insert(arguments.end(), {"-f", "json"});
  Given given;
  given.folder = in.path();
  const Run result = run(arguments, given);
  return {nlohmann::json::parse(result.out, nullptr, false), result.exit, result.err};
}

// "name: status" of each input.
std::vector<std::string> statuses(const Scanned& scanned) {
  std::vector<std::string> lines;
  for (const nlohmann::json& input : scanned.report.at("inputs")) {
    lines.push_back(input.at("name").get<std::string>() + ": " +
                    input.at("status").get<std::string>());
  }
  return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("scan paths: a folder is read with all that is in it, and every input has a status") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  (void)folder.file("t/deep/b.log", kNotAssumable);
  (void)folder.file("t/empty.log", "");
  REQUIRE(::mkfifo((folder.path() / "t/pipe").c_str(), 0600) == 0);
  const Scanned scanned = scan({"t"}, folder);
  CHECK(scanned.exit == 0);
  CHECK(statuses(scanned) == Lines{"t/a.log: ok", "t/deep/b.log: ok", "t/empty.log: ok",
                                   "t/pipe: not a regular file: a FIFO"});
  CHECK(scanned.report.at("scan").at("files") == 3);
  CHECK(scanned.report.at("diagnoses").at(0).at("count") == 2);
}

TEST_CASE("scan paths: what a report of an earlier run quotes is counted no second time") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  Given given;
  given.folder = folder.path();
  const std::string lines = run({"scan", "-f", "jsonl", "t"}, given).out;
  (void)folder.file("t/night.json", run({"scan", "-f", "json", "t"}, given).out);
  (void)folder.file("t/night.jsonl", lines);
  const Scanned scanned = scan({"t"}, folder);
  CHECK(scanned.exit == 0);
  CHECK(scanned.report.at("summary").at("error_records") == 1);
  CHECK(statuses(scanned).at(1).starts_with("t/night.json: not read: a report"));
  CHECK(scanned.report.at("inputs").at(2).at("lines") == 2);
  CHECK(run({"t/night.json"}, given).exit == 0);
}

TEST_CASE("scan paths: a missing PATH is 3 beside others and 2 alone") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  const Scanned beside = scan({"gone", "t"}, folder);
  CHECK(beside.exit == 3);
  CHECK(statuses(beside) == Lines{"gone: No such file or directory", "t/a.log: ok"});
  CHECK(contains(beside.err, "cannot open gone"));
  CHECK(scan({"gone"}, folder).exit == 2);
}

TEST_CASE("scan paths: what a folder promised and cannot give is 3") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  REQUIRE(::symlink("gone", (folder.path() / "t/current").c_str()) == 0);
  const Scanned scanned = scan({"t"}, folder);
  CHECK(scanned.exit == 3);
  CHECK(statuses(scanned) == Lines{"t/a.log: ok", "t/current: a link to gone: which is not there"});
}

TEST_CASE("scan paths: a link to what is read anyway counts nothing twice, and is no failure") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  REQUIRE(::symlink("a.log", (folder.path() / "t/current").c_str()) == 0);
  REQUIRE(::symlink("..", (folder.path() / "t/up").c_str()) == 0);
  const Scanned scanned = scan({"t"}, folder);
  CHECK(scanned.report.at("diagnoses").at(0).at("count") == 1);
}

TEST_CASE("scan paths: a file that two PATHs come to counts once, and is no failure") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  (void)folder.file("t/b.log", kNotAssumable);
  const Scanned scanned = scan({"t", "t/a.log"}, folder);
  CHECK(scanned.exit == 0);
  CHECK(scanned.report.at("diagnoses").at(0).at("count") == 2);
  CHECK(statuses(scanned) ==
        Lines{"t/a.log: ok", "t/b.log: ok", "t/a.log: it was read as t/a.log"});
}

TEST_CASE("scan paths: a FIFO that is named, and a process substitution, are read") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kNotAssumable);
  Given given;
  given.folder = folder.path();
  const Run result =
      shell("mkfifo p; cat a.log > p & \"$dtsdoctor\" scan -f json p <(cat a.log)", given);
  CHECK(result.exit == 0);
  CHECK(nlohmann::json::parse(result.out).at("diagnoses").at(0).at("count") == 2);
}

TEST_CASE("scan paths: a report does not take the place of a log that is read") {
  const TemporaryFolder folder;
  (void)folder.file("k.log", kNotAssumable);
  (void)folder.file("other.log", kNotAssumable);
  REQUIRE(::symlink("k.log", (folder.path() / "link").c_str()) == 0);
  Given given;
  given.folder = folder.path();
  const std::vector<Lines> refused = {{"scan", "-o", "k.log", "k.log"},
                                      {"scan", "-o", "./k.log", "other.log", "link"},
                                      {"scan", "-o", "link", "k.log"},
                                      {"scan", "--state", "s", "-o", "k.log", "k.log"},
                                      {"-o", "k.log", "k.log"},
                                      {"-o", "k.log", "-c", "k.log", "other.log"},
                                      {"redact", "-o", "k.log", "k.log"},
                                      {"merge", "-o", "k.log", "k.log"},
                                      {"rules", "stub", "-o", "k.log", "k.log"}};
  for (const Lines& words : refused) {
    const Run result = run(words, given);
    CAPTURE(words);
    CHECK(result.exit == 2);
    CHECK(contains(result.err, "is a file that is read"));
  }
  CHECK(shell("\"$dtsdoctor\" scan -o k.log - < k.log", given).exit == 2);
  CHECK(shell("cmp k.log other.log", given).exit == 0);
  CHECK(run({"scan", "-o", "/dev/null", "/dev/null"}, given).exit == 0);
  CHECK(run({"scan", "-o", "k.log", "other.log"}, given).exit == 0);
  CHECK(run({"explain", "-o", "k.log", "k.log"}, given).exit == 1);
}

TEST_CASE("scan paths: the report of an earlier run is no log of the next one") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  REQUIRE(::symlink("t", (folder.path() / "link").c_str()) == 0);
  Given given;
  given.folder = folder.path();
  for (const char* const path : {"t", "link", "./t/"}) {
    CAPTURE(path);
    CHECK(run({"scan", "-f", "json", "-o", "t/report.json", path}, given).exit == 0);
    const nlohmann::json report =
        nlohmann::json::parse(shell("cat t/report.json", given).out, nullptr, false);
    REQUIRE(report.is_object());
    CHECK(report.at("summary").at("error_records") == 1);
    CHECK(report.at("scan").at("files") == 1);
  }
  const auto inputs = nlohmann::json::parse(shell("cat t/report.json", given).out).at("inputs");
  CHECK(inputs.at(1).at("status") == "not read: this run writes it");
}

TEST_CASE("scan paths: a log in a folder is not replaced by the report about it") {
  const TemporaryFolder folder;
  const std::string time = "2026-03-04T05:06:07Z ERROR x\n";
  (void)folder.file("t/a.log", time);
  (void)folder.file("t/in/syslog", "Mar  4 05:06:07 host dts[12]: x\n");
  (void)folder.file("t/lines.json", "{\"time\":\"2026-03-04T05:06:07Z\",\"msg\":\"x\"}\n");
  (void)folder.file("t/old.gz", testing::pack("raw", "gzip", {{"", time}}));
  Given given;
  given.folder = folder.path();
  for (const char* const name : {"t/a.log", "./t/in/syslog", "t/lines.json", "t/old.gz"}) {
    CAPTURE(name);
    const std::string before = shell("cksum " + std::string(name), given).out;
    const Run result = run({"scan", "-o", name, "t"}, given);
    CHECK(result.exit == 2);
    CHECK(contains(result.err, "is a file that is read"));
    CHECK(shell("cksum " + std::string(name), given).out == before);
  }
  CHECK(run({"scan", "-o", "t/a.log", "t/in"}, given).exit == 0);
}

TEST_CASE("scan paths: a report of any format in a folder that is scanned is written anew") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", "2026-03-04T05:06:07Z ERROR x\n2026-03-04T05:06:07Z " +
                                   std::string(kNotAssumable));
  Given given;
  given.folder = folder.path();
  for (const char* const format :
       {"text", "json", "jsonl", "csv", "markdown", "sarif", "junit", "github", "html"}) {
    CAPTURE(format);
    for (int night = 0; night < 3; ++night)
      CHECK(run({"scan", "-f", format, "-o", "t/report", "t"}, given).exit == 0);
    CHECK(shell("rm t/report", given).exit == 0);
  }
}

TEST_CASE("scan paths: patterns are checked, and choose") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", kNotAssumable);
  (void)folder.file("t/old/b.log", kNotAssumable);
  (void)folder.file("t/c.txt", kNotAssumable);
  CHECK(statuses(scan({"t", "--include", "*.log", "--exclude", "old"}, folder)) ==
        Lines{"t/a.log: ok"});
  CHECK(statuses(scan({"t", "--include", "*.gz"}, folder)) ==
        Lines{"t: nothing in it is to be read"});
  const Scanned refused = scan({"t", "--exclude", "[a"}, folder);
  CHECK(refused.exit == 2);
  CHECK(contains(refused.err, "--exclude: '[a' is no pattern for file names"));
}

TEST_CASE("scan paths: patterns about paths let no link count a file twice") {
  const TemporaryFolder folder;
  (void)folder.file("t/logs/y/a.log", kNotAssumable);
  (void)folder.file("t/logs/old/b.log", kNotAssumable);
  (void)folder.file("elsewhere/c.log", kNotAssumable);
  const auto link = [&](const char* to, const char* name) {
    REQUIRE(::symlink(to, (folder.path() / name).c_str()) == 0);
  };
  link("logs", "t/before");
  link("logs", "t/z-behind");
  link("../elsewhere", "t/e1");
  link("../elsewhere", "t/e2");
  const auto counted = [&](const Lines& globs) {
    Lines words = {"t"};
    words.insert(words.end(), globs.begin(), globs.end());
    return scan(words, folder).report.at("summary").at("error_records").get<int>();
  };
  CHECK(counted({}) == 3);
  CHECK(counted({"--include", "**/a.log"}) == 1);
  CHECK(counted({"--include", "**/*.log"}) == 3);
  CHECK(counted({"--exclude", "**/old/**"}) == 2);
  CHECK(counted({"--exclude", "logs/old/"}) == 3);  // it is not left out behind the links
  CHECK(counted({"--include", "e2/*"}) == 1);
}

TEST_CASE("scan paths: a line break in a name ends no line of what people read") {
  const TemporaryFolder folder;
  (void)folder.file("t/a\nerror.log", kNotAssumable);
  (void)folder.file("t/b\nerror.log", "2026-03-04 05:06:07 ERROR the frobnicator broke down\n");
  (void)folder.file("t/c\nerror.gz", testing::gzip(kNotAssumable).substr(0, 30));
  for (const Lines& words : {Lines{"scan", "t"}, Lines{"t/b\nerror.log"}, Lines{"t/c\nerror.gz"}}) {
    const Run told = run(words, {"", folder.path()});
    INFO(told.out);
    CHECK(contains(told.out,
                   "\xe2\x90\x8a"
                   "error"));
    CHECK_FALSE(contains(told.out, "\nerror."));
    CHECK_FALSE(contains(told.out, " error."));
  }
}

TEST_CASE("scan paths: a name that is no UTF-8 is opened by its bytes and told as text") {
  const TemporaryFolder folder;
  (void)folder.file("t/\xff\x1b.log", kNotAssumable);
  const Scanned scanned = scan({"t"}, folder);
  CHECK(scanned.exit == 0);
  CHECK(statuses(scanned) == Lines{"t/\xef\xbf\xbd\x1b.log: ok"});
}

}  // namespace dtsdoctor::test
