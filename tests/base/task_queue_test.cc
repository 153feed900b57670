// SPDX-License-Identifier: Apache-2.0
//
// Threads that the system refuses.
#include "base/task_queue.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "catch.h"
#include "sanitized.h"

namespace dtsdoctor::test {
namespace {

// No memory for the stack of one more thread.
void take_all_memory() {
  std::ifstream sizes("/proc/self/statm");
  rlim_t pages = 0;
  sizes >> pages;
  const rlim_t limit = pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE)) + (rlim_t{1} << 20);
  const rlimit both{limit, limit};
  ::setrlimit(RLIMIT_AS, &both);
}

// With as many as there are, all is done, in order.
bool does_all() {
  TaskQueue queue(4);
  int sum = 0;
  InOrder<int> results(queue, 8, [&](int result) { sum = sum * 2 + result; });
  for (int i = 0; i < 10; ++i) results.push([i](std::size_t) { return i % 2; });
  results.finish();
  return queue.threads() < 4 && sum == 341;
}

}  // namespace

TEST_CASE("task queue: where no thread can be started, the one that waits does the work") {
  if (kSanitized) return;  // a sanitizer takes all addresses there are
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    take_all_memory();
    ::_exit(does_all() ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace dtsdoctor::test
