// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "cli/progress_line.h"

namespace dtsdoctor {
namespace {

constexpr std::chrono::milliseconds kFirst{500};  // a short run shows nothing
constexpr std::chrono::milliseconds kStep{125};
constexpr std::string_view kErase = "\r\x1b[K";

ProgressNumbers numbers_of(const ScanCounters& counters, double seconds) {
  return {counters.stored_bytes, counters.bytes,       counters.files,          counters.diagnoses,
          counters.total_bytes,  counters.total_files, counters.is_total_known, seconds};
}

// None where the system has no more threads to give: then nothing is shown, or no total.
template <typename Work>
std::thread started(Work work) {
  try {
    return std::thread(std::move(work));
  } catch (const std::system_error&) {
    return {};
  }
}

}  // namespace

bool choose_progress(const std::string& option, bool quiet, const Environment& environment) {
  if (option == "always") return true;
  if (option == "never" || quiet) return false;
  return environment.stderr_is_terminal && environment.variable("TERM").value_or("") != "dumb";
}

Progress::Progress(const ScanCounters& counters, const Environment& environment, Lang lang)
    : counters_(counters),
      environment_(environment),
      lang_(lang),
      thread_(started([this] { show_until_told(); })) {}

Progress::~Progress() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  told_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Progress::show_until_told() {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  std::string shown;
  std::unique_lock lock(mutex_);
  auto wait = kFirst;
  while (!told_.wait_for(lock, wait, [this] { return is_over_; })) {
    wait = kStep;
    // The last cell of a line may make a terminal go on to the next.
    const std::size_t cells = environment_.stderr_width ? environment_.stderr_width() : 0;
    const std::size_t width = cells == 0 ? 79 : std::max<std::size_t>(cells, 2) - 1;
    const std::chrono::duration<double> seconds = Clock::now() - begin;
    std::string line = progress_line(numbers_of(counters_, seconds.count()), width, lang_);
    if (line == shown) continue;
    environment_.err(std::string(kErase) + line);
    shown = std::move(line);
  }
  if (!shown.empty()) environment_.err(kErase);
}

TotalsAhead::TotalsAhead(std::vector<std::string> paths, PathGlobs globs, ScanCounters& counters)
    : paths_(std::move(paths), std::move(globs), &is_over_),
      counters_(counters),
      thread_(started([this] { walk(); })) {}

TotalsAhead::~TotalsAhead() {
  is_over_ = true;
  if (thread_.joinable()) thread_.join();
}

void TotalsAhead::walk() {
  bool all_known = true;
  while (const std::optional<FoundPath> found = paths_.next()) {
    if (is_over_) return;
    if (found->problem) continue;
    if (found->is_stream) all_known = false;
    counters_.total_bytes += found->size;
    ++counters_.total_files;
  }
  counters_.is_total_known = all_known;
}

}  // namespace dtsdoctor
