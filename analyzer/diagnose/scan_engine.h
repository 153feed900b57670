// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one large input is read by several threads, in bounded memory, and counted as if
// it had been read line by line. It cuts the input into chunks, has them scanned, and hands what
// failed to the reader that counts, in the order of the input. Short inputs may be pastes, and are
// scanned whole (paste_scan.h). It opens nothing and knows no folders.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/task_queue.h"
#include "diagnose/chunk_scan.h"
#include "diagnose/failure_reader.h"

namespace dtsdoctor {

class ScanEngine {
 public:
  // All must outlive the engine. `book` counts, and has the options.
  ScanEngine(const RuleSet& rules, FailureReader& book, TaskQueue& queue);
  ~ScanEngine();

  // Called after something was counted.
  void when_counted(std::function<void()> then) { when_counted_ = std::move(then); }

  // Called with what a pause shows, before it is counted, where an input is live.
  void when_paused(std::function<void(const std::vector<Reading>& readings)> then) {
    when_paused_ = std::move(then);
  }

  // Reads and counts an input. `is_live`: it may pause, and what was found is counted then.
  // `first_line`: the number of the line that the source begins with.
  [[nodiscard]] InputResult read(ByteSource& source, const std::string& name, bool is_live,
                                 std::uint64_t first_line = 1);

  // Reads an input that is short, in a thread of the queue, and counts nothing.
  [[nodiscard]] static InputResult read_short(ByteSource& source, const std::string& name,
                                              const BlockFilter& filter, FailureReader& judge,
                                              std::uint64_t first_line = 1);

  [[nodiscard]] const BlockFilter& filter() const { return filter_; }
  // The reader of a thread, which counts nothing.
  [[nodiscard]] FailureReader& judge(std::size_t thread);
  [[nodiscard]] TaskQueue& queue() { return queue_; }

  // Counts what was read in a thread.
  void count(const Reading& reading, const std::string& name);
  // Something was counted, though not by the engine.
  void note_counted() const {
    if (when_counted_) when_counted_();
  }
  void note_limits(std::vector<LimitHit> hits) { book_.note_limits(std::move(hits)); }

 private:
  class Run;

  const RuleSet& rules_;
  FailureReader& book_;
  TaskQueue& queue_;
  BlockFilter filter_;
  std::shared_ptr<RegexCache> regexes_;  // of all judges
  std::vector<std::unique_ptr<FailureReader>> judges_;
  std::function<void()> when_counted_;
  std::function<void(const std::vector<Reading>&)> when_paused_;
};

}  // namespace dtsdoctor
