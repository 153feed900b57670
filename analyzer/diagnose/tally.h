// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same failure is printed thousands of times, and it is one diagnosis: equal
// pattern, task and identity captures (account, role, instance, database, table …), never request
// id, time or position. It counts all, says since when, until when and in how many inputs, and
// keeps the first few. Memory is bounded: past max_diagnoses captures leave the key, and that is
// reported.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "diagnose/occurrence.h"
#include "diagnose/time_histogram.h"
#include "facts/derive.h"
#include "match/arbiter.h"

namespace dtsdoctor {

struct FailureGroup {
  std::uint32_t pattern = 0;  // in RuleSet::patterns
  std::uint64_t count = 0;
  std::uint64_t files = 0;                      // inputs that it was seen in
  std::map<std::string, std::string> identity;  // captures in its key, as first printed
  std::string job;                              // in its key: id of the task, else name
  bool mixed = false;                           // past max_diagnoses: nothing but its rule is
  std::optional<std::int64_t> first_ms = {};    // of those that have a time
  std::optional<std::int64_t> last_ms = {};
  TimeHistogram times;
  Occurrences occurrences;                                // the first `examples`
  std::vector<std::pair<std::string, FactValue>> denial;  // AccessDeniedDetail of the first
  std::vector<Job> jobs;                                  // as replies or captures name them
};

// A thousand are large: growing moves none.
using FailureGroups = std::deque<FailureGroup>;

inline constexpr std::size_t kEveryLine = std::numeric_limits<std::size_t>::max();

class FailureTally {
 public:
  // `lines`: how many occurrences of a diagnosis keep the line that they stand in. The places of
  // the others have no text.
  explicit FailureTally(const Limits& limits, std::size_t lines = kEveryLine)
      : limits_(limits), lines_(lines) {}

  // `time`: when the record was printed, in ms since 1970. Inputs are told apart by their names and
  // come one after the other.
  void add(const Record& record, const Match& match, std::optional<std::int64_t> time = {});

  // In order of first appearance.
  [[nodiscard]] const FailureGroups& groups() const { return groups_; }
  [[nodiscard]] bool limit_reached() const { return limit_reached_; }

 private:
  struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
      return std::hash<std::string_view>()(key);
    }
  };
  using Index = std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>>;

  // What is remembered of a group to count further ones quickly.
  struct Memory {
    std::uint64_t input = 0;  // the last that it was seen in
    Index jobs;               // in FailureGroup::jobs
  };

  [[nodiscard]] std::size_t group_of(const Record& record, const Match& match);
  void add_job(std::size_t group, const Job& job);

  Limits limits_;
  std::size_t lines_;
  Index index_;
  FailureGroups groups_;
  std::deque<Memory> memory_;  // one a group
  std::string input_;          // the name of the current one
  std::uint64_t input_number_ = 0;
  std::string key_, job_key_;  // kept for their memory
  bool limit_reached_ = false;
};

}  // namespace dtsdoctor
