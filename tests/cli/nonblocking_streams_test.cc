// SPDX-License-Identifier: Apache-2.0
//
// A pipe that another program, which shares it, has set not to block: what is not there yet is
// waited for, in both directions.
#include <fcntl.h>

#include <array>
#include <chrono>
#include <thread>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Pipe = std::array<int, 2>;

Pipe nonblocking(std::size_t end) {
  Pipe pipe{};
  REQUIRE(::pipe2(pipe.data(), O_CLOEXEC) == 0);
  REQUIRE(::fcntl(pipe[end], F_SETFL, O_NONBLOCK) == 0);
  return pipe;
}

pid_t start(std::vector<std::string> words, int in, int out) {
  words.insert(words.begin(), DTSDOCTOR_BINARY);
  const std::vector<char*> argv = detail::pointers(words);
  const pid_t child = ::fork();
  if (child == 0) {
    if (::dup2(in, STDIN_FILENO) >= 0 && ::dup2(out, STDOUT_FILENO) >= 0)
      ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  return child;
}

int exit_of(pid_t child) {
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void pause_a_moment() { std::this_thread::sleep_for(std::chrono::milliseconds(50)); }

}  // namespace

TEST_CASE("nonblocking streams: an input that is not there yet is waited for") {
  const std::string words = GENERATE(as<std::string>{}, "-", "redact");
  const Pipe in = nonblocking(0);
  const detail::File out = detail::temporary_file();
  const pid_t child = start({words}, in[0], ::fileno(out.get()));
  ::close(in[0]);
  pause_a_moment();
  for (const std::string part : {"ErrorCode: AssumeRoleFail\nMessage: NoPer", "mission : You\n"}) {
    REQUIRE(::write(in[1], part.data(), part.size()) == static_cast<ssize_t>(part.size()));
    pause_a_moment();
  }
  ::close(in[1]);
  CHECK(exit_of(child) == 0);
  CHECK(contains(detail::all_of(out), "NoPermission : You"));
}

TEST_CASE("nonblocking streams: a reader that is slow gets all of the output") {
  const Pipe out = nonblocking(1);
  const pid_t child = start({"explain", "--all", "-f", "json"}, STDIN_FILENO, out[1]);
  ::close(out[1]);
  pause_a_moment();
  std::string bytes;
  std::array<char, 4096> buffer{};
  for (ssize_t got = 0; (got = ::read(out[0], buffer.data(), buffer.size())) > 0;)
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  ::close(out[0]);
  CHECK(exit_of(child) == 0);
  CHECK(bytes.size() > (std::size_t{1} << 16));  // more than a pipe holds
  CHECK(nlohmann::json::accept(bytes));
}

}  // namespace dtsdoctor::test
