// SPDX-License-Identifier: Apache-2.0
//
// What is said while a scan runs, and when it is said.
#include "cli/progress.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <chrono>
#include <thread>

#include "base/utf8.h"
#include "cli/progress_line.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

constexpr std::uint64_t kMebi = std::uint64_t{1} << 20;

ProgressNumbers a_quarter() {
  ProgressNumbers numbers;
  numbers.stored_bytes = numbers.bytes = 1024 * kMebi;
  numbers.total_bytes = 4096 * kMebi;
  numbers.files = 12;
  numbers.total_files = 40;
  numbers.diagnoses = 3;
  numbers.is_total_known = true;
  numbers.seconds = 4;
  return numbers;
}

std::string line(const ProgressNumbers& numbers, std::size_t width = 200, Lang lang = Lang::en) {
  return progress_line(numbers, width, lang);
}

Environment with_terminal(bool is_terminal, const std::string& term) {
  Environment environment;
  environment.variable = [term](const char*) { return std::optional(term); };
  environment.stderr_is_terminal = is_terminal;
  return environment;
}

// A terminal of 60 columns.
class Terminal {
 public:
  Terminal() {
    if (ours_ < 0 || ::grantpt(ours_) != 0 || ::unlockpt(ours_) != 0)
      throw std::runtime_error("no terminal");
    name_ = ::ptsname(ours_);
    theirs_ = ::open(name_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    winsize size{};
    size.ws_col = 60;
    ::ioctl(ours_, TIOCSWINSZ, &size);
  }
  ~Terminal() {
    ::close(theirs_);
    ::close(ours_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

  // What was written to it, once there is something.
  [[nodiscard]] std::string read(std::chrono::milliseconds patience) const {
    pollfd ready{ours_, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(patience.count())) <= 0) return "";
    std::string bytes(std::size_t{4096}, '\0');
    const ssize_t got = ::read(ours_, bytes.data(), bytes.size());
    bytes.resize(got < 0 ? 0 : static_cast<std::size_t>(got));
    return bytes;
  }

 private:
  int ours_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  int theirs_ = -1;  // keeps it from hanging up
  std::string name_;
};

// All that dtsdoctor scan writes to a terminal, whose input stays open until it has written
// something, or is not expected to.
std::string on_terminal(const std::string& arguments, const std::string& term, bool is_expected) {
  const Terminal terminal;
  const TemporaryFolder folder;
  const std::string gate = (folder.path() / "gate").string();
  REQUIRE(::mkfifo(gate.c_str(), 0600) == 0);
  Given given;
  given.environment = {{"TERM", term}};
  Run result;
  std::thread running([&] {
    result = shell("(echo a line; cat " + gate + ") | \"$dtsdoctor\" scan - -f json " + arguments +
                       " 2>" + terminal.name(),
                   given);
  });
  std::string shown = terminal.read(std::chrono::milliseconds(is_expected ? 20000 : 1000));
  ::close(::open(gate.c_str(), O_WRONLY));
  running.join();
  CHECK(result.exit == 0);
  CHECK(nlohmann::json::parse(result.out, nullptr, false).is_object());
  while (true) {
    const std::string more = terminal.read(std::chrono::milliseconds(0));
    if (more.empty()) return shown;
    shown += more;
  }
}

}  // namespace

TEST_CASE("progress: what was read of how much, how fast, and how long it takes") {
  CHECK(line(a_quarter()) ==
        "1.0 GiB of 4.0 GiB (25 %) · 12 of 40 files · 256.0 MiB/s · about 12 s left · 3 diagnoses");
  CHECK(line(a_quarter(), 200, Lang::zh) ==
        "已读 1.0 GiB，共 4.0 GiB（25%） · 文件 12 / 40 · 256.0 MiB/s · 约剩 12 秒 · 诊断 3 项");
}

TEST_CASE("progress: without a total nothing is promised") {
  ProgressNumbers numbers = a_quarter();
  numbers.is_total_known = false;
  CHECK(line(numbers) == "1.0 GiB read · 12 files · 256.0 MiB/s · 3 diagnoses");
  CHECK(line(numbers, 200, Lang::zh) == "已读 1.0 GiB · 文件 12 个 · 256.0 MiB/s · 诊断 3 项");
}

TEST_CASE("progress: files that grew make no hundred and one per cent") {
  ProgressNumbers numbers = a_quarter();
  numbers.stored_bytes = numbers.bytes = 4097 * kMebi;
  numbers.files = 41;
  CHECK(line(numbers) == "4.0 GiB read · 41 files · 1.0 GiB/s · 3 diagnoses");
  numbers.stored_bytes = numbers.bytes = 4096 * kMebi - 1;
  CHECK(line(numbers).starts_with("4.0 GiB of 4.0 GiB (99 %) · 41 files"));
  numbers.stored_bytes = numbers.bytes = 4096 * kMebi;
  CHECK(line(numbers) == "4.0 GiB of 4.0 GiB (100 %) · 41 files · 1.0 GiB/s · 3 diagnoses");
}

TEST_CASE("progress: of compressed files it counts what is stored, and says what they unpack to") {
  ProgressNumbers numbers = a_quarter();
  numbers.bytes = 9216 * kMebi;
  CHECK(line(numbers).starts_with(
      "1.0 GiB of 4.0 GiB (25 %) · 9.0 GiB unpacked · 12 of 40 files · 256.0 MiB/s"));
}

TEST_CASE("progress: nothing is divided by nothing") {
  CHECK(line(ProgressNumbers()) == "0 B read · 0 files · 0 diagnoses");
  ProgressNumbers numbers;
  numbers.is_total_known = true;
  numbers.total_files = 1;
  numbers.seconds = 5;
  CHECK(line(numbers) == "0 B read · 0 of 1 files · 0 diagnoses");
  numbers.total_bytes = 10;
  CHECK(line(numbers) == "0 B of 10 B (0 %) · 0 of 1 files · 0 diagnoses");
}

TEST_CASE("progress: time that is left is told as coarsely as it is known") {
  ProgressNumbers numbers = a_quarter();
  const auto left = [&numbers](double seconds) {
    numbers.seconds = seconds;
    return line(numbers);
  };
  CHECK(contains(left(1), "1.0 GiB/s · 3 diagnoses"));  // too early to say
  CHECK(contains(left(30), "about 2 min left"));
  CHECK(contains(left(600), "about 30 min left"));
  CHECK(contains(left(7200), "about 6 h 0 min left"));
  numbers.diagnoses = 1;
  CHECK(line(numbers, 200, Lang::zh).ends_with("约剩 6 小时 0 分钟 · 诊断 1 项"));
  CHECK(line(numbers).ends_with("1 diagnosis"));
}

TEST_CASE("progress: a narrow terminal gets what matters most, and never a line too long") {
  ProgressNumbers numbers = a_quarter();
  numbers.bytes = 9216 * kMebi;
  CHECK(line(numbers, 79) ==
        "1.0 GiB of 4.0 GiB (25 %) · 12 of 40 files · about 12 s left · 3 diagnoses");
  CHECK(line(numbers, 60) == "1.0 GiB of 4.0 GiB (25 %) · about 12 s left · 3 diagnoses");
  CHECK(line(numbers, 30) == "1.0 GiB of 4.0 GiB (25 %)");
  for (const Lang lang : {Lang::en, Lang::zh}) {
    for (std::size_t width = 1; width < 120; ++width)
      CHECK(display_width(line(numbers, width, lang)) <= width);
  }
}

TEST_CASE("progress: shown on a terminal that can rewrite a line, unless told otherwise") {
  CHECK(choose_progress("auto", false, with_terminal(true, "xterm")));
  CHECK_FALSE(choose_progress("auto", false, with_terminal(false, "xterm")));
  CHECK_FALSE(choose_progress("auto", false, with_terminal(true, "dumb")));
  CHECK_FALSE(choose_progress("auto", true, with_terminal(true, "xterm")));
  CHECK_FALSE(choose_progress("never", false, with_terminal(true, "xterm")));
  CHECK(choose_progress("always", true, with_terminal(false, "dumb")));
}

TEST_CASE("progress: totals come from walking ahead; a pipe has none") {
  const TemporaryFolder folder;
  (void)folder.file("t/a.log", "four");
  (void)folder.file("t/deep/b.log", "three");
  (void)folder.file("t/c.txt", "x");
  const std::string path = (folder.path() / "t").string();
  ScanCounters counters;
  TotalsAhead(std::vector<std::string>{path}, *PathGlobs::parse({"*.log"}, {}), counters).wait();
  CHECK(counters.total_bytes == 9);
  CHECK(counters.total_files == 2);
  CHECK(counters.is_total_known);
  ScanCounters with_pipe;
  TotalsAhead(std::vector<std::string>{path, "-"}, PathGlobs(), with_pipe).wait();
  CHECK(with_pipe.total_files == 4);
  CHECK_FALSE(with_pipe.is_total_known);
}

TEST_CASE("progress: a byte counts once, however a file is read") {
  std::atomic<std::uint64_t> count = 0;
  {
    const std::unique_ptr<ByteSource> bytes = read_memory("0123456789");
    CountedInto counted(*bytes, count);
    char some[4];
    CHECK(counted.read(some, 4).value() == 4);
    CHECK(count == 4);
    CHECK(counted.seek(8));
    CHECK(counted.read(some, 4).value() == 2);
    CHECK(counted.seek(0));
    CHECK(counted.read(some, 4).value() == 4);
    CHECK(count == 10);
  }
  CHECK(count == 10);
  {
    const std::unique_ptr<ByteSource> bytes = read_memory("0123456789");
    const CountedInto counted(*bytes, count);
  }
  CHECK(count == 20);  // done with it, unread
}

TEST_CASE("progress: on a terminal there is a line while it runs, and none behind it") {
  const std::string shown = on_terminal("", "xterm", true);
  CHECK(shown.starts_with("\r\x1b[K7 B read · 0 files"));
  CHECK(shown.ends_with("\r\x1b[K"));
  CHECK(on_terminal("--lang zh", "xterm", true).starts_with("\r\x1b[K已读 7 B"));
  CHECK(on_terminal("-q --progress always", "dumb", true).starts_with("\r\x1b[K7 B read"));
}

TEST_CASE("progress: on a terminal there is none where it is not wanted or cannot be rewritten") {
  CHECK(on_terminal("", "dumb", false).empty());
  CHECK(on_terminal("-q", "xterm", false).empty());
  CHECK(on_terminal("--progress never", "xterm", false).empty());
}

TEST_CASE("progress: in a pipe there is none") {
  CHECK(shell("(echo a; sleep 1; echo b) | \"$dtsdoctor\" scan - -f json").err.empty());
}

TEST_CASE("progress: --progress takes three words") {
  const Run result = run({"scan", "-", "--progress", "alway"});
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "--progress does not take 'alway'"));
}

}  // namespace dtsdoctor::test
