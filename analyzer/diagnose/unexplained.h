// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: records that look like errors and that no rule explains are grouped by template,
// so that a report says what it does not know. Numbers, ids, quoted text and addresses are masked;
// codes and words are not. Bounded: past max_templates further ones are counted, not kept.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "input/record.h"

namespace dtsdoctor {

struct UnexplainedExample {
  Place place;
  std::string excerpt;
  std::vector<PathLink> path;  // the runtime chain in it, outermost first
  Job job;                     // that a reply names beside it
};

struct UnexplainedGroup {
  std::string template_text;
  std::uint64_t count = 0;
  std::vector<UnexplainedExample> examples;  // the first three
};

class UnexplainedTally {
 public:
  explicit UnexplainedTally(std::size_t max_templates) : max_templates_(max_templates) {}

  void add(const RawRecord& record, const std::string& input);
  // A failure that a reply tells of. `item`: the check that failed, may be empty.
  void add_failure(const Record& record, const std::string& item);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  // Most frequent first, then by first appearance.
  [[nodiscard]] std::vector<UnexplainedGroup> groups() const;
  [[nodiscard]] bool limit_reached() const { return limit_reached_; }

 private:
  // The group to which a further example may be added; nullptr if there is no room.
  [[nodiscard]] UnexplainedGroup* count(std::string key);

  std::size_t max_templates_;
  std::uint64_t count_ = 0;
  std::map<std::string, std::size_t> index_;
  std::vector<UnexplainedGroup> groups_;
  bool limit_reached_ = false;
};

// The line with its variable parts masked: <num>, <id>, <text>.
[[nodiscard]] std::string template_of(std::string_view line);

}  // namespace dtsdoctor
