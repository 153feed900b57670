// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what comes out of a reader must not depend on how the bytes come in. It is a
// source that hands out a few bytes at a time.
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

}  // namespace dtsdoctor::testing
