// SPDX-License-Identifier: Apache-2.0
#include "cli/interrupt.h"

#include <iterator>

namespace dtsdoctor {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM};

std::atomic<StopSignal*> current = nullptr;

void on_signal(int signal) {
  StopSignal* const stop = current.load();
  if (stop != nullptr && !stop->is_raised()) {
    stop->raise();
    return;
  }
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

}  // namespace

Interrupt::Interrupt() {
  current = &stop_;
  struct sigaction action {};
  action.sa_handler = on_signal;
  ::sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < std::size(kSignals); ++i) {
    ::sigaction(kSignals[i], nullptr, &before_[i]);
    if (before_[i].sa_handler != SIG_IGN) ::sigaction(kSignals[i], &action, nullptr);
  }
}

Interrupt::~Interrupt() {
  for (std::size_t i = 0; i < std::size(kSignals); ++i)
    ::sigaction(kSignals[i], &before_[i], nullptr);
  current = nullptr;
}

}  // namespace dtsdoctor
