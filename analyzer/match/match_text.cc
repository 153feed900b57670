// SPDX-License-Identifier: Apache-2.0
#include "match/match_text.h"

#include "input/paste_text.h"
#include "match/known_codes.h"
#include "match/prefilter.h"

namespace dtsdoctor {

std::vector<Match> match_text(const RuleSet& rules, std::string_view text) {
  const IsKnownCode is_known_code = known_codes(rules);
  const Limits limits;
  const Prefilter prefilter(rules);
  const Matcher matcher(rules);
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, is_known_code);
  std::vector<LimitHit> hits;
  std::vector<std::uint32_t> candidates;
  std::vector<Match> events;
  RawRecord raw;
  while (records.next(raw)) {
    const std::string_view bytes = raw.text();
    prefilter.candidates(has_broken_words(bytes) ? unpasted(MappedText(bytes)).bytes() : bytes,
                         candidates);
    if (candidates.empty()) continue;
    const Record record = read_record(raw, "-", limits, is_known_code, hits);
    for (Match& match : arbitrate(rules, record, matcher.match(record, candidates, false)))
      events.push_back(std::move(match));
  }
  return events;
}

}  // namespace dtsdoctor
