// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan of hours is watched while it runs. These are the numbers that whoever
// reads counts up, from any thread, and that a progress line is made of; no report takes one from
// here.
#pragma once

#include <atomic>
#include <cstdint>

#include "input/byte_source.h"

namespace dtsdoctor {

struct ScanCounters {
  std::atomic<std::uint64_t> stored_bytes = 0;  // done with, as they are on disk
  std::atomic<std::uint64_t> bytes = 0;         // read, unpacked
  std::atomic<std::uint64_t> files = 0;         // done with
  std::atomic<std::uint64_t> diagnoses = 0;
  std::atomic<std::uint64_t> total_bytes = 0;  // found up to now, as stored
  std::atomic<std::uint64_t> total_files = 0;
  std::atomic<bool> is_total_known = false;  // nothing more is to be found
};

// Counts into `count` what is read of a source, each byte once, however often it is read; what was
// not asked for, such as the end of an archive, when it is done with. Both must outlive it.
class CountedInto : public ByteSource {
 public:
  CountedInto(ByteSource& source, std::atomic<std::uint64_t>& count)
      : source_(source), count_(count) {}
  ~CountedInto() override;
  CountedInto(const CountedInto&) = delete;
  CountedInto& operator=(const CountedInto&) = delete;

  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return source_.size(); }
  [[nodiscard]] bool is_ready(std::chrono::milliseconds moment) override {
    return source_.is_ready(moment);
  }
  [[nodiscard]] bool seek(std::uint64_t offset) override;

 private:
  void count_to(std::uint64_t position);

  ByteSource& source_;
  std::atomic<std::uint64_t>& count_;
  std::uint64_t position_ = 0;
  std::uint64_t counted_ = 0;
};

}  // namespace dtsdoctor
