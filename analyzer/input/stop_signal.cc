// SPDX-License-Identifier: Apache-2.0
#include "input/stop_signal.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace dtsdoctor {

static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler takes no lock");

// Without a pipe to wake by, the next read sees the flag.
StopSignal::StopSignal() {
  if (::pipe2(wake_, O_CLOEXEC | O_NONBLOCK) != 0) wake_[0] = wake_[1] = -1;
}

StopSignal::~StopSignal() {
  for (const int end : wake_) {
    if (end >= 0) ::close(end);
  }
}

void StopSignal::raise() noexcept {
  if (flag_.exchange(true)) return;
  const int before = errno;
  (void)!::write(wake_[1], "", 1);
  errno = before;
}

bool StopSignal::wait_for(int descriptor) const {
  pollfd both[2] = {{descriptor, POLLIN, 0}, {wake_[0], POLLIN, 0}};
  while (!is_raised()) {
    const int ready = ::poll(both, 2, -1);
    if (ready > 0 && both[0].revents != 0) return !is_raised();
    if (ready < 0 && errno != EINTR) return !is_raised();  // what cannot be waited for is read
  }
  return false;
}

}  // namespace dtsdoctor
