// SPDX-License-Identifier: Apache-2.0
//
// A report that --output names is there whole or not at all, and nothing else is.
#include "cli/safe_file.h"

#include <algorithm>
#include <csignal>

#include "catch.h"
#include "cli/held_signals.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

namespace fs = std::filesystem;

// In a folder with an earlier report; "a.log" has an error.
class Folder {
 public:
  Folder() {
    (void)folder_.file("a.log", kNotAssumable);
    (void)folder_.file("r.html", "of yesterday\n");
  }

  [[nodiscard]] Run shell(const std::string& script) const {
    return test::shell(script, {"", folder_.path()});
  }
  [[nodiscard]] std::string report() const { return read_file(folder_.path() / "r.html"); }
  // Is a file there that was to take another's place?
  [[nodiscard]] bool has_rest() const {
    const fs::directory_iterator files(folder_.path());
    return std::any_of(begin(files), end(files), [](const fs::directory_entry& file) {
      return file.path().extension() == ".tmp";
    });
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("safe file: of a report that the disk has no room for nothing stays") {
  const Folder folder;
  for (const std::string command : {"", "scan ", "scan --state s "}) {
    CAPTURE(command);
    const Run result =
        folder.shell("ulimit -f 8; \"$dtsdoctor\" " + command + "-f html -o r.html a.log");
    CHECK(result.exit == 3);
    CHECK(contains(result.err, "r.html\n  = File too large\n"));
    CHECK(folder.report() == "of yesterday\n");
    CHECK_FALSE(folder.has_rest());
  }
}

TEST_CASE("safe file: a report that is printed where there is no room is told of") {
  const Folder folder;
  const Run result = folder.shell("ulimit -f 8; \"$dtsdoctor\" -f html a.log > printed");
  CHECK(result.exit == 3);
  CHECK(contains(result.err, "cannot write standard output\n  = File too large\n"));
}

TEST_CASE("safe file: that a report cannot be written is told before anything is read") {
  const Folder folder;
  for (const std::string words : {"-o none/r.json", "-o .", "--state s -o none/r.json"}) {
    CAPTURE(words);
    // Nobody writes to the pipe: who reads it waits.
    const Run result =
        folder.shell("mkfifo pipe$$; timeout 10 \"$dtsdoctor\" scan " + words + " pipe$$");
    CHECK(result.exit == 3);
    CHECK(contains(result.err, "error: cannot write "));
    CHECK_FALSE(contains(result.err, ".tmp"));
  }
  CHECK(unwritable(folder.path("r.html")) == std::nullopt);
  CHECK(unwritable(folder.path("new.html")) == std::nullopt);
  CHECK(unwritable("/dev/null") == std::nullopt);
}

TEST_CASE("safe file: a signal that ends the run waits until the report is in its place") {
  const Folder folder;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    CAPTURE(signal);
    const std::string place = folder.path("r.html");
    write_file(place, "of yesterday\n");
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::signal(signal, SIG_DFL);
      const HeldSignals held;
      ::raise(signal);
      const bool written = !write_beside(place, "of today\n") && !put_in_place(place);
      if (!written) ::_exit(1);
    }
    if (child == 0) ::_exit(0);
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFSIGNALED(status) && WTERMSIG(status) == signal));
    CHECK(folder.report() == "of today\n");
    CHECK_FALSE(folder.has_rest());
  }
}

TEST_CASE("safe file: a run that is ended while it writes leaves nothing beside its report") {
  const std::string large(std::size_t{8} << 20, 'x');
  const Folder folder;
  const std::string place = folder.path("r.html");
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGTERM, SIG_DFL);
    ::_exit(write_whole(place, large) ? 1 : 0);
  }
  for (int i = 0; i < 100000 && !folder.has_rest(); ++i) ::usleep(100);
  ::kill(child, SIGTERM);
  ::waitpid(child, nullptr, 0);
  CHECK_FALSE(folder.has_rest());
  CHECK(folder.report() == large);
}

TEST_CASE("safe file: of runs that write one report at once each is whole, and one is there") {
  const Folder folder;
  const std::string place = folder.path("r.html");
  std::vector<pid_t> children;
  for (const char letter : {'a', 'b', 'c', 'd'}) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      bool written = true;
      for (int i = 0; i < 20; ++i)
        written = written && !write_whole(place, std::string(std::size_t{1} << 16, letter));
      ::_exit(written ? 0 : 1);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 1;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
  }
  const std::string report = folder.report();
  CHECK(report == std::string(std::size_t{1} << 16, report.at(0)));
  CHECK_FALSE(folder.has_rest());
}

}  // namespace dtsdoctor::test
