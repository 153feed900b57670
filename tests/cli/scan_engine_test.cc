// SPDX-License-Identifier: Apache-2.0
//
// `scan` as a user runs it: the same bytes with any number of threads, on large files, small ones
// and packed ones; what is found in a pipe that stays open is told at once.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

constexpr const char* kFailure =
    "2026-03-04 05:06:08,000 ERROR [main] c.e.Sync - AssumeRoleFail : NoPermission : You are not "
    "authorized to do this action. You should be authorized by RAM.\n";

std::string large_log(std::size_t lines) {
  std::string log;
  for (std::size_t i = 0; i < lines; ++i) {
    if (i % 1000 == 999) {
      log += kFailure;
    } else if (i % 500 == 7) {
      log += "2026-03-04 05:06:07,089 ERROR [w-" + std::to_string(i % 7) +
             "] c.e.Sync - shard failed: no idea " + std::to_string(i) +
             "\n\tat com.example.Sync.run(Sync.java:12)\n";
    } else {
      log += "2026-03-04 05:06:07,089 INFO  [w-" + std::to_string(i % 7) + "] c.e.Sync - shard " +
             std::to_string(i) + " done, " + std::to_string(i * 7919 % 100000) + " rows\n";
    }
  }
  return log;
}

}  // namespace

TEST_CASE("scan engine: a report has the same bytes with any number of threads") {
  const TemporaryFolder folder;
  (void)folder.file("logs/large.log", large_log(60000));
  for (int i = 0; i < 40; ++i)
    (void)folder.file("logs/small/" + std::to_string(i) + ".log",
                      large_log(100U + 30U * static_cast<unsigned>(i)) + kFailure);
  const Given given{.folder = folder.path()};
  for (const std::string format : {"json", "jsonl", "csv", "text"}) {
    const Run one = run({"scan", "logs", "-f", format, "--jobs", "1"}, given);
    REQUIRE(one.exit == 0);
    for (const std::string jobs : {"2", "8"})
      CHECK(run({"scan", "logs", "-f", format, "--jobs", jobs}, given).out == one.out);
  }
  const nlohmann::json told = report({"scan", "logs"}, given);
  REQUIRE(told["diagnoses"].size() == 1);
  CHECK(told["diagnoses"][0]["files"] == 41);
  CHECK(told["summary"]["explained"] == told["diagnoses"][0]["count"]);
  CHECK(told["summary"]["error_records"].get<int>() ==
        told["summary"]["explained"].get<int>() + told["summary"]["unrecognized"].get<int>() +
            told["summary"]["skipped"].get<int>());
  CHECK(told["scan"]["files"] == 41);
}

TEST_CASE("scan engine: a large file is counted as the same lines in small files are") {
  const TemporaryFolder folder;
  const std::string part = large_log(3000);
  std::string whole;
  for (int i = 0; i < 12; ++i) {
    whole += part;
    (void)folder.file("parts/" + std::to_string(i) + ".log", part);
  }
  (void)folder.file("whole.log", whole);
  const Given given{.folder = folder.path()};
  const nlohmann::json summary = report({"scan", "whole.log"}, given)["summary"];
  CHECK(summary == report({"scan", "parts"}, given)["summary"]);
  CHECK(summary["explained"] == 36);
}

TEST_CASE("scan engine: packed and piped, a log tells what it tells as a file") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", large_log(30000));
  const Given given{.folder = folder.path()};
  const nlohmann::json summary = report({"scan", "a.log"}, given)["summary"];
  CHECK(summary["explained"] == 30);
  for (const std::string how :
       {"gzip -k a.log; $dtsdoctor scan -f json a.log.gz",
        "tar cf a.tar a.log; $dtsdoctor scan -f json a.tar", "$dtsdoctor scan -f json - < a.log",
        "cat a.log | $dtsdoctor scan -f json -", "gzip -c a.log | $dtsdoctor scan -f json -"}) {
    CAPTURE(how);
    CHECK(nlohmann::json::parse(shell(how, given).out)["summary"] == summary);
  }
}

TEST_CASE("scan engine: jsonl tells each diagnosis once and then the whole report") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", large_log(20000));
  const Run told = run({"scan", "-f", "jsonl", "a.log"}, {.folder = folder.path()});
  const std::size_t end = told.out.find('\n');
  REQUIRE(end != std::string::npos);
  const auto first = nlohmann::json::parse(told.out.substr(0, end));
  const auto last = nlohmann::json::parse(told.out.substr(end + 1));
  CHECK(first["id"] == "cross-account/role-not-assumable");
  CHECK(first["count"] == 1);
  CHECK(last["schema"] == "dtsdoctor-report/1");
  CHECK(last["diagnoses"][0]["count"] == 20);
}

TEST_CASE("scan engine: what is to be ignored counts as skipped") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", large_log(20000));
  (void)folder.file("b.log", kFailure);
  const Given given{.folder = folder.path()};
  const nlohmann::json told =
      report({"scan", "a.log", "b.log", "--ignore", "cross-account/role-not-assumable"}, given);
  CHECK(told["diagnoses"].empty());
  CHECK(told["summary"]["skipped"] == 21);
  CHECK(told["summary"]["error_records"].get<int>() ==
        told["summary"]["unrecognized"].get<int>() + 21);
  const Run refused = run({"scan", "a.log", "--ignore", "cross-account/role-not-assumabel"}, given);
  CHECK(refused.exit == 2);
  CHECK(contains(refused.err, "cross-account/role-not-assumable"));
}

TEST_CASE("scan engine: what a pipe brought is told while it stays open") {
  const TemporaryFolder folder;
  const Run told = shell(
      "mkfifo in; $dtsdoctor scan -f jsonl - < in > out & exec 3> in; printf '%s' \"$line\" >&3; "
      "for i in $(seq 100); do sleep 0.1; [ -s out ] && break; done; wc -l < out; "
      "printf '%s' \"$line\" >&3; exec 3>&-; wait; wc -l < out; tail -1 out",
      {.folder = folder.path(), .environment = {{"line", kFailure}}});
  CAPTURE(told.out, told.err);
  REQUIRE(told.out.starts_with("1\n2\n"));
  CHECK(nlohmann::json::parse(told.out.substr(4))["diagnoses"][0]["count"] == 2);
}

// Writes $first and $second, with a pause in between that is too short to be one, and says how many
// lines are told while the pipe stays open, and how many at its end.
Run lines_while_open(const std::string& options, const std::string& first,
                     const std::string& second) {
  const TemporaryFolder folder;
  return shell("mkfifo in; $dtsdoctor scan -f jsonl " + options +
                   " - < in > out & exec 3> in; printf '%s' \"$first\" >&3; sleep 0.05; "
                   "printf '%s' \"$second\" >&3; "
                   "for i in $(seq 100); do sleep 0.1; [ -s out ] && break; done; wc -l < out; "
                   "exec 3>&-; wait; wc -l < out",
               {.folder = folder.path(), .environment = {{"first", first}, {"second", second}}});
}

TEST_CASE("scan engine: an open pipe tells of a record whose lines came one after the other") {
  const Run told = lines_while_open("", kFailure, "RequestId : 0B1F2E3D-4C5B-5A69\n");
  CAPTURE(told.err);
  CHECK(told.out == "1\n2\n");
}

TEST_CASE("scan engine: an open pipe tells at once what every record is looked at for, too") {
  const Run told = lines_while_open("--assume-dts", "2026-03-04 05:06:07,000 INFO x\n", kFailure);
  CAPTURE(told.err);
  CHECK(told.out == "1\n2\n");
}

TEST_CASE("scan engine: JSON lines in an open pipe are a log and no document") {
  const Run told = lines_while_open(
      "", "{\"log\":\"x\\n\",\"stream\":\"stderr\",\"time\":\"2026-03-04T05:06:07.1Z\"}\n",
      "{\"@timestamp\":\"2026-03-04T05:06:08Z\",\"level\":\"ERROR\",\"message\":\"AssumeRoleFail : "
      "NoPermission : You are not authorized to do this action. You should be authorized by "
      "RAM.\"}\n");
  CAPTURE(told.err);
  CHECK(told.out == "1\n2\n");
}

TEST_CASE("scan engine: jsonl tells of what a reply on standard input says, too") {
  const Run told = run({"scan", "-f", "jsonl", "-"},
                       {R"({"DtsJobList":[{"DtsJobId":"j1","Status":"Failed","ErrorMessage":)"
                        R"("DTS-070211: Connect Source DB failed. cause by [x]"}]})"
                        "\n"});
  CHECK(contains(told.out.substr(0, told.out.find('\n')), "network/070211-source-connection"));
}

}  // namespace dtsdoctor::test
