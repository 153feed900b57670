// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the user stops a long run and still wants what was learnt. It is a flag that may
// be raised by a signal handler and asked by any thread, and a descriptor that wakes whoever waits
// for a pipe, in whichever thread. It is never lowered again, and it ends nothing by itself.
#pragma once

#include <atomic>

namespace dtsdoctor {

class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // May be called in a signal handler.
  void raise() noexcept;

  [[nodiscard]] bool is_raised() const { return flag_.load(std::memory_order_relaxed); }
  [[nodiscard]] const std::atomic<bool>& flag() const { return flag_; }

  // Waits until `descriptor` has something to read, or has ended. False: it was stopped.
  [[nodiscard]] bool wait_for(int descriptor) const;

 private:
  std::atomic<bool> flag_ = false;
  int wake_[2] = {-1, -1};  // a pipe, written to once and never read
};

}  // namespace dtsdoctor
