// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: while it lives, SIGINT and SIGTERM raise a StopSignal in place of ending the
// program; the second of them ends it at once. Signals that the program was started to ignore
// (nohup, a job in the background) stay ignored. There is one at a time.
#pragma once

#include <csignal>

#include "input/stop_signal.h"

namespace dtsdoctor {

class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] const StopSignal& stop() const { return stop_; }
  void raise() { stop_.raise(); }

 private:
  StopSignal stop_;
  struct sigaction before_[2] = {};  // of SIGINT, SIGTERM
};

}  // namespace dtsdoctor
