// SPDX-License-Identifier: Apache-2.0
//
// `scan --state`: night after night each record is counted once, whatever becomes of the files
// meanwhile, and whenever a run is killed.
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <map>
#include <random>
#include <thread>

#include "catch.h"
#include "cli/nights.h"
#include "support.h"

namespace dtsdoctor::test {

TEST_CASE("scan state: a file is read from where the last run stopped, its lines numbered on") {
  Nights nights;
  nights.write("logs/a.log", refused(0, 40));
  CHECK(nights.explained() == 40);
  CHECK(nights.explained() == 0);
  nights.append("logs/a.log", harmless(40) + refused(41));
  const nlohmann::json told = nights.night();
  CHECK(told["summary"]["explained"] == 1);
  CHECK(told["diagnoses"][0]["matches"][0]["line"] == 42);
  CHECK(told["inputs"][0]["lines"] == 2);
  CHECK(told["inputs"][0]["bytes"] == (harmless(40) + refused(41)).size());
  CHECK(told["scan"]["state"]["skipped_bytes"] == refused(0, 40).size());
  CHECK(told["scan"]["state"]["skipped_files"] == 0);
  const nlohmann::json nothing = nights.night();
  CHECK(nothing["scan"]["files"] == 0);
  CHECK(nothing["scan"]["state"]["skipped_files"] == 1);
}

TEST_CASE("scan state: a large file goes on in parts with the right lines") {
  Nights nights;
  std::string large;
  for (int i = 0; i < 40000; ++i) large += i % 4000 == 0 ? refused(i) : harmless(i);
  nights.write("logs/a.log", large);
  CHECK(nights.explained() == 10);
  std::string more;
  for (int i = 0; i < 40000; ++i) more += i == 39999 ? refused(i) : harmless(i);
  nights.append("logs/a.log", more);
  const nlohmann::json told = nights.night();
  CHECK(told["summary"]["explained"] == 1);
  CHECK(told["diagnoses"][0]["matches"][0]["line"] == 80000);
}

TEST_CASE("scan state: rotated, copied, truncated and compressed files are known again") {
  Nights nights;
  const int few = GENERATE(3, 60);  // less and more than what tells a content by itself
  CAPTURE(few);
  nights.write("logs/a.log", refused(0, few));
  CHECK(nights.explained() == few);
  SECTION("renamed, and a new one in its place") {
    nights.append("logs/a.log", refused(100));
    nights.move("logs/a.log", "logs/a.log.1");
    nights.write("logs/a.log", refused(200, 202));
    CHECK(nights.explained() == 3);
    nights.sh("gzip logs/a.log.1");
    CHECK(nights.explained() == 0);
    CHECK(nights.explained() == 0);
  }
  SECTION("compressed with what was not read yet") {
    nights.append("logs/a.log", refused(100));
    nights.sh("gzip logs/a.log");
    CHECK(nights.explained() == 1);
    nights.sh("gunzip logs/a.log.gz; xz logs/a.log");
    CHECK(nights.explained() == 0);
  }
  SECTION("copied and truncated") {
    nights.append("logs/a.log", refused(100));
    nights.sh("cp logs/a.log logs/a.log.1");
    CHECK(nights.explained() == 1);  // in between
    nights.write("logs/a.log", refused(200));
    CHECK(nights.explained() == 1);
    CHECK(nights.explained() == 0);
  }
  SECTION("copied, and the file goes on") {
    nights.sh(GENERATE("cp logs/a.log logs/a.log.bak", "gzip -k logs/a.log"));
    if (GENERATE(true, false)) CHECK(nights.explained() == 0);
    nights.append("logs/a.log", refused(100));
    CHECK(nights.explained() == 1);
    CHECK(nights.explained() == 0);  // the copy is shorter than what was read
    nights.append("logs/a.log", refused(101));
    nights.sh("xz logs/a.log");
    CHECK(nights.explained() == 1);
    CHECK(nights.explained() == 0);
  }
  SECTION("copied again, when the copy before is gone") {
    nights.sh("cp logs/a.log logs/a.log.1");
    CHECK(nights.explained() == 0);
    nights.append("logs/a.log", refused(100));
    nights.sh("gzip logs/a.log.1; cp logs/a.log logs/a.log.2");  // perhaps with its inode
    CHECK(nights.explained() == 1);
    CHECK(nights.explained() == 0);
  }
  SECTION("copied with what was not read yet, by a run that is not given the file itself") {
    nights.append("logs/a.log", refused(100));
    nights.sh("cp logs/a.log logs/a.log.1");
    CHECK(nights.night({"--exclude", "a.log"})["summary"]["explained"] == 0);
    nights.write("logs/a.log", refused(200));
    CHECK(nights.explained() == 2);
    CHECK(nights.explained() == 0);
  }
  SECTION("written anew, longer than it was") {
    nights.write("logs/a.log", refused(500, 500 + 2 * few));
    CHECK(nights.explained() == 2 * few);
  }
  SECTION("a compression that is under way while the file stands beside it") {
    nights.sh("gzip -k logs/a.log");
    CHECK(nights.explained() == 0);
    nights.sh("rm logs/a.log");
    CHECK(nights.explained() == 0);
  }
}

TEST_CASE("scan state: files that are alike are told apart") {
  Nights nights;
  const std::string banner = refused(0, 60);
  nights.write("logs/a.log", banner + refused(100));
  nights.write("logs/b.log", banner + refused(200));
  CHECK(nights.explained() == 122);
  nights.append("logs/b.log", refused(201));
  CHECK(nights.explained() == 1);
  // Another job, the same few words.
  nights.write("logs/job-1.err", refused(7));
  CHECK(nights.explained() == 1);
  nights.write("logs/job-2.err", refused(7));
  CHECK(nights.explained() == 1);
  CHECK(nights.explained() == 0);
}

TEST_CASE("scan state: a last line without an end waits for it, at most until the next run") {
  Nights nights;
  std::string line = refused(1);
  line.pop_back();
  nights.write("logs/a.log", refused(0) + line);
  const nlohmann::json told = nights.night();
  CHECK(told["summary"]["explained"] == 1);
  CHECK(told["scan"]["state"]["left_bytes"] == line.size());
  SECTION("it ends") {
    nights.append("logs/a.log", "\n");
    CHECK(nights.explained() == 1);
  }
  SECTION("it stays as it is") { CHECK(nights.explained() == 1); }
  SECTION("it stays as it is, rotated") {
    nights.move("logs/a.log", "logs/a.log.1");
    CHECK(nights.explained() == 1);
  }
  CHECK(nights.explained() == 0);
  nights.write("logs/one-line.log", line);
  CHECK(nights.explained() == 0);
  CHECK(nights.explained() == 1);
  CHECK(nights.explained() == 0);
}

TEST_CASE("scan state: a log in UTF-16 goes on in UTF-16") {
  Nights nights;
  const auto utf16 = [](const std::string& text) {
    std::string out;
    for (const char c : text) out += {c, '\0'};
    return out;
  };
  nights.write("logs/a.log", "\xFF\xFE" + utf16(refused(0, 30)));
  CHECK(nights.explained() == 30);
  nights.append("logs/a.log", utf16(refused(30)));
  const nlohmann::json told = nights.night();
  CHECK(told["summary"]["explained"] == 1);
  CHECK(told["diagnoses"][0]["matches"][0]["line"] == 31);
}

TEST_CASE("scan state: an archive is read once") {
  Nights nights;
  nights.write("old.log", refused(0, 5));
  nights.sh("tar czf logs/old.tar.gz old.log");
  CHECK(nights.explained() == 5);
  CHECK(nights.explained() == 0);
  nights.move("logs/old.tar.gz", "logs/older.tar.gz");
  CHECK(nights.explained() == 0);
}

TEST_CASE("scan state: an event that is printed again the next night is no second event") {
  Nights nights;
  const std::string event =
      "AssumeRoleFail : NoPermission : You are not authorized to do this action. You should be "
      "authorized by RAM. RequestId: 6B0E3C2A-52C9-5B9E-8D0C-2F1E5A7C9D11\n";
  nights.write("logs/a.log", event);
  CHECK(nights.night()["diagnoses"].size() == 1);
  nights.append("logs/a.log", event);
  CHECK(nights.night()["diagnoses"].empty());
}

TEST_CASE("scan state: what is no state is refused and left as it is") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", refused(0));
  for (
      const std::string bytes :
      {"", "{}", "no json", R"({"schema": "dtsdoctor-report/1"})",
       R"({"schema": "dtsdoctor-state/1", "report": null, "files": [{"path": 1}], "events": []})"}) {
    CAPTURE(bytes);
    (void)folder.file("state", bytes);
    const Run told =
        run({"scan", "--state", "state", "-o", "out", "a.log"}, {.folder = folder.path()});
    CHECK(told.exit == 2);
    CHECK(contains(told.err, "state is not a state of dtsdoctor scan"));
    CHECK(read_file(folder.path() / "state") == bytes);
    CHECK_FALSE(fs::exists(folder.path() / "out"));
  }
}

TEST_CASE("scan state: one run at a time") {
  const TemporaryFolder folder;
  const Run told = shell(
      "mkfifo in; $dtsdoctor scan --state s in > first & exec 3> in; "
      "for i in $(seq 100); do [ -e s.lock ] && ! flock -n s.lock true && break; sleep 0.1; done; "
      "echo nothing > a.log; $dtsdoctor scan --state s a.log; echo $?; exec 3>&-; wait; "
      "$dtsdoctor scan --state s a.log > second; echo $?",
      {.folder = folder.path()});
  CHECK(told.out == "2\n0\n");
  CHECK(contains(told.err, "another run uses the state s"));
}

TEST_CASE("scan state: without --output the state follows a report that was printed") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", refused(0));
  const Given given{.folder = folder.path()};
  CHECK(shell("$dtsdoctor scan --state s a.log > /dev/full", given).exit == 3);
  CHECK(report({"scan", "--state", "s", "a.log"}, given)["summary"]["explained"] == 1);
  CHECK(report({"scan", "--state", "s", "a.log"}, given)["summary"]["explained"] == 0);
}

TEST_CASE("scan state: only --max-remembered files that are away are remembered") {
  Nights nights;
  nights.write("logs/a.log", refused(0, 60));
  nights.write("logs/b.log", refused(100, 160));
  CHECK(nights.explained() == 120);
  nights.sh("mkdir away; mv logs/* away");
  nights.write("logs/c.log", refused(200));
  CHECK(nights.night({"--max-remembered", "1"})["limits"][0]["name"] == "max-remembered");
  nights.sh("mv away/* logs");
  CHECK(nights.explained() == 60);
}

TEST_CASE("output: a report goes to a file that is whole, and nothing is printed") {
  const TemporaryFolder folder;
  const std::string log = folder.file("a.log", refused(0));
  const Given given{.folder = folder.path()};
  for (const std::string command : {"", "scan "}) {
    const Run told = shell("$dtsdoctor " + command + "-f json -o r.json a.log", given);
    CHECK(told.exit == 0);
    CHECK(told.out.empty());
    CHECK(nlohmann::json::parse(read_file(folder.path() / "r.json"))["summary"]["explained"] == 1);
    CHECK(run({"scan", "-o", "none/r.json", "a.log"}, given).exit == 3);
  }
  CHECK(contains(shell("$dtsdoctor -o /dev/stdout a.log | cat", given).out, "AssumeRole"));
  CHECK_FALSE(fs::exists(folder.path() / "r.json.tmp"));
}

TEST_CASE("scan state: killed at each step of writing, a run counts wholly or not at all") {
  Nights nights;
  nights.write("logs/a.log", refused(0, 5));
  SECTION("while it writes the report") {
    REQUIRE(::mkfifo(nights.path(nights.next_report() + ".tmp").c_str(), 0600) == 0);
    nights.killed_night(std::chrono::milliseconds(1500));
    CHECK(nights.sums().empty());
    CHECK(nights.explained() == 5);
  }
  SECTION("while it writes the state") {
    REQUIRE(::mkfifo(nights.path("state.json.tmp").c_str(), 0600) == 0);
    nights.killed_night(std::chrono::milliseconds(1500));
    fs::remove(nights.path("state.json.tmp"));
    CHECK(nights.sums().empty());
    CHECK(nights.explained() == 5);
  }
  SECTION("when the state is in its place, and the report is not") {
    const std::string report = nights.next_report();
    CHECK(nights.explained() == 5);
    nights.move(report, report + ".tmp");
    nights.append("logs/a.log", refused(5));
    CHECK(nights.explained() == 1);
    CHECK(nights.sums()["explained"] == 6);
  }
}

TEST_CASE("scan state: weeks of rotated logs with kills at random add up to one clean run") {
  using std::chrono::microseconds;
  for (unsigned seed = 1; seed <= 24; ++seed) {
    Nights nights;
    Writer writer(nights, seed);
    microseconds usual(200000);
    for (int day = 0; day < 7; ++day) {
      for (int i = writer.below(6); i >= 0; --i) writer.do_something();
      for (int i = writer.below(3); i > 0; --i) {
        const int after = writer.below(static_cast<int>(usual.count()) * 5 / 4);
        nights.killed_night(microseconds(after), writer.below(2) == 0 ? SIGKILL : SIGINT);
        if (writer.below(2) == 0) writer.do_something();
      }
      const auto begin = std::chrono::steady_clock::now();
      (void)nights.night();
      usual = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
      nights.write("all.log", writer.everything());
      if (day % 3 != 0) continue;
      std::map<std::string, int> clean;
      Nights::add(report({"scan", nights.path("all.log").string()}), clean);
      INFO("seed " << seed << ", day " << day);
      REQUIRE(nights.sums() == clean);
    }
  }
}

}  // namespace dtsdoctor::test
