// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what no scan can do without, by which tests/bench/scan.py tells how far a target
// can be met at all: find the places that may matter, cut out their lines, read the times of these.
// For each file and each of the three, together with those before it, the CPU milliseconds; then
// how many lines there are. It frames no record, asks no rule and counts nothing.
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "input/record_time.h"
#include "match/block_filter.h"
#include "rules/builtin.h"

namespace {

constexpr std::size_t kChunk = std::size_t{1} << 17;  // as a scan reads
constexpr int kRounds = 5;                            // the quickest counts

enum class Work : std::uint8_t { find, cut, time };

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

struct Found {
  std::size_t lines = 0;
  std::int64_t last_ms = 0;  // so that no time is read in vain
};

void look_at(std::string_view chunk, const dtsdoctor::BlockFilter& filter, Work work,
             Found& found) {
  std::size_t done = 0;
  for (const std::size_t at : filter.find(chunk).at) {
    if (work == Work::find || at < done) continue;
    const std::size_t begin = chunk.rfind('\n', at) + 1;
    done = std::min(chunk.find('\n', at), chunk.size());
    ++found.lines;
    if (work == Work::cut) continue;
    const std::string_view line = chunk.substr(begin, done - begin);
    const auto time = dtsdoctor::record_time(line, line, {});
    if (time) found.last_ms = time->ms;
  }
}

Found look_through(std::string_view log, const dtsdoctor::BlockFilter& filter, Work work) {
  Found found;
  while (!log.empty()) {
    const std::size_t end = log.find('\n', std::min(kChunk, log.size()));
    const std::string_view chunk = log.substr(0, end == log.npos ? end : end + 1);
    look_at(chunk, filter, work, found);
    log.remove_prefix(chunk.size());
  }
  return found;
}

}  // namespace

int main(int argc, char** argv) {
  const dtsdoctor::BlockFilter filter(dtsdoctor::builtin_rules());
  for (int i = 1; i < argc; ++i) {
    std::ifstream file(argv[i], std::ios::binary);
    const std::string log{std::istreambuf_iterator<char>(file), {}};
    Found found;
    for (const Work work : {Work::find, Work::cut, Work::time}) {
      double least = 1e12;
      for (int round = 0; round < kRounds; ++round) {
        const double begin = cpu_ms();
        found = look_through(log, filter, work);
        least = std::min(least, cpu_ms() - begin);
      }
      std::printf("%.3f ", least);
    }
    std::printf("%zu %lld\n", found.lines, static_cast<long long>(found.last_ms));
  }
}
