// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan of hours must not look dead. While it lives, one line on standard error
// is written anew a few times a second by a thread of its own, and with it the line is gone: no
// other message may be written before. Here alone is a clock looked at; it reaches no report.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "cli/environment.h"
#include "input/path_walk.h"
#include "input/scan_counters.h"

namespace dtsdoctor {

// `option`: the value of --progress. "auto" is a terminal that can rewrite a line, and no -q.
[[nodiscard]] bool choose_progress(const std::string& option, bool quiet,
                                   const Environment& environment);

class Progress {
 public:
  // All must outlive it.
  Progress(const ScanCounters& counters, const Environment& environment, Lang lang);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void show_until_told();

  const ScanCounters& counters_;
  const Environment& environment_;
  Lang lang_;
  std::mutex mutex_;
  std::condition_variable told_;
  bool is_over_ = false;
  std::thread thread_;  // last: it uses all of the above
};

// Walks ahead of who reads and counts what is to come, so that nobody waits for the totals. They
// are known at its end, unless there is a pipe among the PATHs.
class TotalsAhead {
 public:
  TotalsAhead(std::vector<std::string> paths, PathGlobs globs, ScanCounters& counters);
  ~TotalsAhead();
  TotalsAhead(const TotalsAhead&) = delete;
  TotalsAhead& operator=(const TotalsAhead&) = delete;

  void wait() { thread_.join(); }  // for its end

 private:
  void walk();

  std::atomic<bool> is_over_ = false;
  PathWalk paths_;
  ScanCounters& counters_;
  std::thread thread_;
};

}  // namespace dtsdoctor
