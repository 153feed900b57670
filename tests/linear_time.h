// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what takes quadratic time is a defect that small inputs do not show, and a limit
// in seconds fails on a slow machine and passes on a fast one. So the work on an input is held
// against that on a quarter of it. It counts the processor's time, which what else runs does not
// change.
#pragma once

#include <cstddef>
#include <ctime>

namespace dtsdoctor::testing {

// Does `work(size)` take time that grows with its size, and not with the square of it?
template <typename Work>
[[nodiscard]] bool takes_linear_time(std::size_t size, const Work& work) {
  const auto seconds = [&](std::size_t of) {
    const std::clock_t begin = std::clock();
    work(of);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  constexpr int kTries = 3;
  constexpr double kBetween = 8;  // 4 is linear, 16 quadratic
  constexpr double kNoise = 0.02;
  for (int i = 0; i < kTries; ++i) {
    const double quarter = seconds(size / 4);
    if (seconds(size) < kBetween * quarter + kNoise) return true;
  }
  return false;
}

}  // namespace dtsdoctor::testing
