// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: chunks are large, come and go, and are made while small things are made that
// stay: memory of one that is gone would be filled with these, and the next one taken from the
// system. So chunks that are done leave theirs to the next. It keeps as many as were in use at
// once, of one size.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace dtsdoctor {

class ChunkBuffers {
 public:
  // `size`: bytes that each has room for.
  explicit ChunkBuffers(std::size_t size) : size_(size) {}

  // Empty. Any thread may ask, and give back.
  [[nodiscard]] std::string take() {
    std::string buffer;
    {
      const std::lock_guard lock(mutex_);
      if (!spare_.empty()) {
        buffer = std::move(spare_.back());
        spare_.pop_back();
      }
    }
    buffer.reserve(size_);
    return buffer;
  }

  // One that has grown, or shrunk, is of no use to others.
  void give_back(std::string buffer) {
    if (buffer.capacity() < size_ || buffer.capacity() >= 2 * size_) return;
    buffer.clear();
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(buffer));
  }

 private:
  std::size_t size_;
  std::mutex mutex_;
  std::vector<std::string> spare_;
};

}  // namespace dtsdoctor
