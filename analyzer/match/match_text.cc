// SPDX-License-Identifier: Apache-2.0
#include "match/match_text.h"

#include "input/paste_text.h"
#include "match/known_codes.h"

namespace dtsdoctor {

TextMatcher::TextMatcher(const RuleSet& rules)
    : rules_(rules), is_known_code_(known_codes(rules)), prefilter_(rules), matcher_(rules) {}

std::vector<Match> TextMatcher::match(std::string_view text) const {
  const Limits limits;
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, is_known_code_);
  std::vector<LimitHit> hits;
  std::vector<std::uint32_t> candidates;
  std::vector<Match> events;
  RawRecord raw;
  while (records.next(raw)) {
    const std::string_view bytes = raw.text();
    prefilter_.candidates(has_broken_words(bytes) ? unpasted(MappedText(bytes)).bytes() : bytes,
                          candidates);
    if (candidates.empty()) continue;
    const Record record = read_record(raw, "-", limits, is_known_code_, hits);
    for (Match& match : arbitrate(rules_, record, matcher_.match(record, candidates, false)))
      events.push_back(std::move(match));
  }
  return events;
}

std::vector<Match> match_text(const RuleSet& rules, std::string_view text) {
  return TextMatcher(rules).match(text);
}

}  // namespace dtsdoctor
