// SPDX-License-Identifier: Apache-2.0
//
// A pipe that stays open, as that of a job which still runs: what came is worked on as it comes and
// is not kept, and the end of the pipe is all that the answer waits for.
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "catch.h"
#include "sanitized.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

// dtsdoctor -f json with standard input from a FIFO that this test holds open.
class OpenPipe {
 public:
  OpenPipe() {
    const std::string fifo = (folder_.path() / "fifo").string();
    if (::mkfifo(fifo.c_str(), 0600) != 0) throw std::runtime_error("no FIFO");
    std::vector<std::string> words = {DTSDOCTOR_BINARY, "-f", "json"};
    std::vector<char*> argv = detail::pointers(words);
    child_ = ::fork();
    if (child_ == 0) {
      ::dup2(::open(fifo.c_str(), O_RDONLY), STDIN_FILENO);
      ::dup2(::fileno(out_.get()), STDOUT_FILENO);
      ::execv(argv[0], argv.data());
      ::_exit(127);
    }
    pipe_ = ::open(fifo.c_str(), O_WRONLY | O_CLOEXEC);
    if (child_ < 0 || pipe_ < 0) throw std::runtime_error("cannot start");
  }
  ~OpenPipe() {
    if (child_ > 0) ::kill(child_, SIGKILL);
    (void)close();
  }
  OpenPipe(const OpenPipe&) = delete;
  OpenPipe& operator=(const OpenPipe&) = delete;

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = ::write(pipe_, bytes.data(), bytes.size());
      if (written <= 0) throw std::runtime_error("nobody reads");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  // Has it taken all that was written, and does it wait for more? False if not within ten seconds.
  [[nodiscard]] bool waits() const {
    for (int i = 0; i < 1000; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      if (status("State").find('S') != std::string::npos && in_pipe() == 0) return true;
    }
    return false;
  }

  [[nodiscard]] long peak_kib() const { return std::atol(status("VmHWM").c_str()); }

  // Closes the pipe; the report.
  [[nodiscard]] nlohmann::json close() {
    if (pipe_ >= 0) ::close(pipe_);
    pipe_ = -1;
    int status = 0;
    if (child_ > 0) ::waitpid(child_, &status, 0);
    child_ = -1;
    return nlohmann::json::parse(detail::all_of(out_), nullptr, false);
  }

 private:
  [[nodiscard]] int in_pipe() const {
    int bytes = 0;
    ::ioctl(pipe_, FIONREAD, &bytes);
    return bytes;
  }

  [[nodiscard]] std::string status(const std::string& key) const {
    std::ifstream file("/proc/" + std::to_string(child_) + "/status");
    for (std::string line; std::getline(file, line);) {
      if (line.rfind(key + ":", 0) == 0) return line.substr(key.size() + 1);
    }
    return "";
  }

  TemporaryFolder folder_;
  detail::File out_ = detail::temporary_file();
  pid_t child_ = -1;
  int pipe_ = -1;
};

// A log whose beginning might be that of a document.
std::string log_of(std::size_t bytes) {
  std::string log = "{ SourceEndpoint\n";
  while (log.size() < bytes)
    log += "2026-03-04 05:06:07 INFO all is well, and this line says so at some length\n";
  return log;
}

}  // namespace

TEST_CASE("open pipe: a log is worked on while it comes, and is not kept") {
  long peaks[2] = {0, 0};
  for (const bool large : {false, true}) {
    OpenPipe pipe;
    pipe.write(log_of(large ? 14'000'000 : 2'000'000));
    REQUIRE(pipe.waits());  // it has taken everything, and the pipe is open
    peaks[large ? 1 : 0] = pipe.peak_kib();
    pipe.write("\n" + kNotAssumable);
    const nlohmann::json told = pipe.close();
    REQUIRE(told.is_object());
    CHECK(told.at("diagnoses").size() == 1);
  }
  if (!kSanitized) CHECK(peaks[1] - peaks[0] < 6000);
  CHECK(peaks[0] > 0);
}

TEST_CASE("open pipe: what came before the pipe fell silent is in the answer") {
  OpenPipe pipe;
  pipe.write(kNotAssumable);
  REQUIRE(pipe.waits());
  const nlohmann::json told = pipe.close();
  REQUIRE(told.is_object());
  CHECK(told.at("diagnoses").size() == 1);
}

}  // namespace dtsdoctor::test
