// SPDX-License-Identifier: Apache-2.0
//
// Ctrl-C during `scan`: what was learnt is reported, what was not read says so.
#include "cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "catch.h"
#include "input/byte_source.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Lines = std::vector<std::string>;

// dtsdoctor scan -f json in a folder, while this test looks on.
class Scan {
 public:
  Scan(const TemporaryFolder& folder, const Lines& paths, bool ignores_signals = false) {
    Lines words = {DTSDOCTOR_BINARY, "scan", "-f", "json"};
    words.insert(words.end(), paths.begin(), paths.end());
    std::vector<char*> argv = detail::pointers(words);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(::fileno(out_.get()), STDOUT_FILENO);
      ::dup2(::fileno(err_.get()), STDERR_FILENO);
      ::signal(SIGINT, ignores_signals ? SIG_IGN : SIG_DFL);
      if (::chdir(folder.path().c_str()) == 0) ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    if (child_ < 0) throw std::runtime_error("cannot start");
  }
  ~Scan() {
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }
  Scan(const Scan&) = delete;
  Scan& operator=(const Scan&) = delete;

  // Does it wait, with this file open? False if not within ten seconds.
  [[nodiscard]] bool waits_for(const std::string& name) const {
    namespace fs = std::filesystem;
    for (int i = 0; i < 1000; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      std::error_code error;
      for (const auto& open : fs::directory_iterator(proc() + "/fd", error)) {
        const std::string target = fs::read_symlink(open.path(), error).string();
        if (target.ends_with("/" + name) && sleeps()) return true;
      }
    }
    return false;
  }

  void send(int signal) const { ::kill(child_, signal); }

  struct End {
    nlohmann::json report;
    std::string err;
    int exit = -1;
    int signal = 0;
  };
  [[nodiscard]] End end() {
    int status = 0;
    ::waitpid(child_, &status, 0);
    child_ = -1;
    return {nlohmann::json::parse(detail::all_of(out_), nullptr, false), detail::all_of(err_),
            WIFEXITED(status) ? WEXITSTATUS(status) : -1,
            WIFSIGNALED(status) ? WTERMSIG(status) : 0};
  }

 private:
  [[nodiscard]] std::string proc() const { return "/proc/" + std::to_string(child_); }
  [[nodiscard]] bool sleeps() const {
    return contains(read_file(proc() + "/wchan"), "poll") ||
           contains(read_file(proc() + "/status"), "State:\tS");
  }

  detail::File out_ = detail::temporary_file();
  detail::File err_ = detail::temporary_file();
  pid_t child_ = -1;
};

Lines statuses(const nlohmann::json& report) {
  Lines lines;
  for (const nlohmann::json& input : report.at("inputs")) {
    lines.push_back(input.at("name").get<std::string>() + ": " +
                    input.at("status").get<std::string>());
  }
  return lines;
}

// A FIFO that stays open, with some bytes in it.
class OpenFifo {
 public:
  OpenFifo(const TemporaryFolder& folder, const std::string& bytes) {
    const std::string path = (folder.path() / "pipe").string();
    if (::mkfifo(path.c_str(), 0600) != 0) throw std::runtime_error("no FIFO");
    descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
    if (::write(descriptor_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
      throw std::runtime_error("cannot write");
  }
  ~OpenFifo() { ::close(descriptor_); }
  OpenFifo(const OpenFifo&) = delete;
  OpenFifo& operator=(const OpenFifo&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace

TEST_CASE("interrupt: the report holds what was learnt, and names what was not read") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const TemporaryFolder folder;
    (void)folder.file("t/a.log", kNotAssumable);
    (void)folder.file("u/b.log", kNotAssumable);
    (void)folder.file("c.log", kNotAssumable);
    const OpenFifo fifo(folder, kNotAssumable);
    Scan scan(folder, {"t", "pipe", "u", "c.log"});
    REQUIRE(scan.waits_for("pipe"));
    scan.send(signal);
    const Scan::End end = scan.end();
    CHECK(end.exit == 3);
    REQUIRE(end.report.is_object());
    CHECK(end.report.at("scan").at("interrupted") == true);
    CHECK(statuses(end.report) == Lines{"t/a.log: ok", "pipe: interrupted",
                                        "u: interrupted: not read",
                                        "c.log: interrupted: not read"});
    CHECK(end.report.at("diagnoses").at(0).at("count") == 2);
    CHECK(contains(end.err, "3 inputs were not read, or not to the end"));
  }
}

TEST_CASE("interrupt: nothing was read yet, and still there is a report") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);  // that nobody writes to
  Scan scan(folder, {"pipe"});
  REQUIRE(scan.waits_for("pipe"));
  scan.send(SIGINT);
  const Scan::End end = scan.end();
  CHECK(end.exit == 3);
  REQUIRE(end.report.is_object());
  CHECK(end.report.at("scan").at("interrupted") == true);
}

TEST_CASE("interrupt: a run that ends by itself was not interrupted") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kNotAssumable);
  Scan scan(folder, {"a.log"});
  const Scan::End end = scan.end();
  CHECK(end.exit == 0);
  CHECK(end.report.at("scan").at("interrupted") == false);
}

TEST_CASE("interrupt: a signal that is ignored stays ignored") {
  const TemporaryFolder folder;
  const OpenFifo fifo(folder, kNotAssumable);
  Scan scan(folder, {"pipe"}, true);
  REQUIRE(scan.waits_for("pipe"));
  scan.send(SIGINT);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  REQUIRE(scan.waits_for("pipe"));
  scan.send(SIGTERM);
  CHECK(scan.end().exit == 3);
}

TEST_CASE("interrupt: the second signal ends the program at once") {
  const pid_t child = ::fork();
  if (child == 0) {
    const Interrupt interrupt;
    ::raise(SIGINT);
    if (!interrupt.stop().is_raised()) ::_exit(1);
    ::raise(SIGINT);
    ::_exit(2);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGINT);
}

TEST_CASE("interrupt: behind it, signals do what they did before") {
  struct sigaction before {
  }, after{};
  ::sigaction(SIGINT, nullptr, &before);
  { const Interrupt interrupt; }
  ::sigaction(SIGINT, nullptr, &after);
  CHECK(before.sa_handler == after.sa_handler);
}

TEST_CASE("interrupt: whoever waits for a pipe wakes, whichever thread got the signal") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  StopSignal stop;
  const auto source = open_file("/dev/fd/" + std::to_string(ends[0]), &stop);
  REQUIRE(source.ok());
  std::string why;
  std::thread reader([&] {
    char byte = 0;
    const Result<std::size_t> got = (*source)->read(&byte, 1);
    why = got.ok() ? "read" : got.problem().why.english();
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  stop.raise();
  reader.join();
  CHECK(why == "interrupted");
  char byte = 0;
  CHECK((*source)->read(&byte, 1).problem().why == "interrupted");
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("interrupt: a regular file is read no further") {
  const TemporaryFolder folder;
  StopSignal stop;
  const auto source = open_regular_file(folder.file("a.log", "abc"), &stop);
  REQUIRE(source.ok());
  char byte = 0;
  CHECK((*source)->read(&byte, 1).value() == 1);
  stop.raise();
  CHECK((*source)->read(&byte, 1).problem().why == "interrupted");
}

}  // namespace dtsdoctor::test
