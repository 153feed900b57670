// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what comes out of a reader must not depend on how the bytes come in. These
// are sources that hand out a few bytes at a time, or fail.
#pragma once

#include <algorithm>
#include <string_view>

#include "input/byte_source.h"

namespace dtsdoctor::testing {

class SlowSource : public ByteSource {
 public:
  // The caller keeps `bytes` alive.
  SlowSource(std::string_view bytes, std::size_t step) : rest_(bytes), step_(step) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t count = rest_.copy(to, std::min(size, step_));
    rest_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view rest_;
  std::size_t step_;
};

// Gives a byte, then an I/O error.
class BrokenSource : public ByteSource {
 public:
  Result<std::size_t> read(char* to, std::size_t) override {
    if (done_) return Problem{"cannot read disk", std::nullopt, "Input/output error", ""};
    done_ = true;
    to[0] = 'x';
    return std::size_t{1};
  }

 private:
  bool done_ = false;
};

}  // namespace dtsdoctor::testing
