// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: rules check their own examples, and `explain` takes a pasted error. Both run a
// text through the very pipeline that a log goes through: framing, replies about tasks, envelopes,
// candidates, matches, one match per event. For short texts only: it keeps every record.
#pragma once

#include <string_view>
#include <vector>

#include "input/code_words.h"
#include "match/arbiter.h"
#include "match/prefilter.h"

namespace dtsdoctor {

// For many texts: what is built from the rules is built once.
class TextMatcher {
 public:
  // `rules` must outlive the matcher.
  explicit TextMatcher(const RuleSet& rules);

  // The events of a text, in order.
  [[nodiscard]] std::vector<Match> match(std::string_view text);

 private:
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::string_view text, bool in_reply);

  const RuleSet& rules_;
  IsKnownCode is_known_code_;
  Prefilter prefilter_;
  Matcher matcher_;
};

// The events of one text.
[[nodiscard]] std::vector<Match> match_text(const RuleSet& rules, std::string_view text);

}  // namespace dtsdoctor
