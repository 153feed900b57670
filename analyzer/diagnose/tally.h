// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same failure is printed thousands of times, and it is one diagnosis: equal
// pattern, task and identity captures (account, role, instance, database, table …), never request
// id, time or position. It counts all and keeps the first few. Memory is bounded: past
// max_diagnoses captures leave the key, and that is reported.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "facts/derive.h"
#include "match/arbiter.h"

namespace dtsdoctor {

struct CapturedValue {
  std::string name;
  std::string value;
  Place place;
};

// Which call failed, as far as the text says so.
struct CallFacts {
  std::string status;     // of HTTP
  std::string product;    // "Dts", "dts"
  std::string operation;  // "ConfigureDtsJob", "configureDtsJob"
};

// One place where a failure was seen.
struct Occurrence {
  Place place;
  std::string excerpt;
  std::vector<CapturedValue> captures;
  std::vector<PathLink> path;  // the runtime chain it stands in, outermost first
  CallFacts call;
};

struct FailureGroup {
  std::uint32_t pattern = 0;  // in RuleSet::patterns
  std::uint64_t count = 0;
  std::vector<Occurrence> occurrences;                    // the first `examples`
  std::vector<std::pair<std::string, FactValue>> denial;  // AccessDeniedDetail of the first
  std::vector<Job> jobs;                                  // as replies or captures name them
};

class FailureTally {
 public:
  explicit FailureTally(const Limits& limits) : limits_(limits) {}

  void add(const Record& record, const Match& match);

  // In order of first appearance.
  [[nodiscard]] const std::vector<FailureGroup>& groups() const { return groups_; }
  [[nodiscard]] bool limit_reached() const { return limit_reached_; }

 private:
  Limits limits_;
  std::map<std::string, std::size_t> index_;
  std::vector<FailureGroup> groups_;
  bool limit_reached_ = false;
};

}  // namespace dtsdoctor
