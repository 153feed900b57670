// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one failure is printed in several wrappings, and several patterns may fit it. It
// leaves one match per event: the outermost documented meaning; inside of a runtime chain the
// innermost one, since its outer links only say that something was tried. Matches whose layers
// carry different request ids are different events. It reads records one by one; events over
// several records are joined by the caller's RecentEvents.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "match/matcher.h"

namespace dtsdoctor {

// One match per event of the record, in order of appearance. Captures that only an inner wrapping
// of the same pattern holds are added to the kept match.
[[nodiscard]] std::vector<Match> arbitrate(const RuleSet& rules, const Record& record,
                                           std::vector<Match> matches);

// Does the pattern give way to any other match of its event?
[[nodiscard]] bool yields(const Pattern& pattern, const RuleSet& rules);
// Does the winner name the loser, or does the loser give way to whatever else is there?
[[nodiscard]] bool supersedes(const RuleSet& rules, const Pattern& winner, const Pattern& loser);

// Was it the code, not the message, that matched?
[[nodiscard]] bool matched_by_code(const Record& record, const Match& match);
// Does the match stand in the record's runtime chain?
[[nodiscard]] bool stands_in_chain(const Record& record, const Match& match);

// Tells whether a request id was seen before, within bounded memory.
class RecentEvents {
 public:
  explicit RecentEvents(std::size_t capacity = 4096) : capacity_(capacity) {}

  // True the first time; an empty id is always new.
  [[nodiscard]] bool is_new(const std::string& request_id);

  // Those that were seen, the latest last.
  [[nodiscard]] const std::deque<std::string>& ids() const { return order_; }

 private:
  std::size_t capacity_;
  std::deque<std::string> order_;
  std::unordered_map<std::string, bool> seen_;
};

}  // namespace dtsdoctor
