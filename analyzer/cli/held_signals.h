// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a run that is ended while a file of it stands beside its place would leave that
// there. While this lives, the signals that ask a program to end wait, and end it afterwards. It is
// for steps that are short, and holds them back from the thread that made it alone: there must be
// no other.
#pragma once

#include <csignal>

namespace dtsdoctor {

class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;

 private:
  sigset_t before_{};
};

}  // namespace dtsdoctor
