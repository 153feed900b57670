// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the slow, obviously right twin of the Matcher: every pattern on every layer,
// each `text` as one regular expression, nothing left out beforehand. For tests and fuzzers; no
// command uses it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "match/matcher.h"

namespace dtsdoctor {

class RegexCache;

class SlowMatcher {
 public:
  // `rules` must outlive the matcher.
  explicit SlowMatcher(const RuleSet& rules);
  ~SlowMatcher();
  SlowMatcher(const SlowMatcher&) = delete;
  SlowMatcher& operator=(const SlowMatcher&) = delete;

  [[nodiscard]] std::vector<Match> match(const Record& record, bool assume_dts);

 private:
  const RuleSet& rules_;
  std::unique_ptr<RegexCache> regexes_;  // compiling takes most of its time
  std::vector<std::string> spelled_;     // each `text` as an expression, by node
};

}  // namespace dtsdoctor
