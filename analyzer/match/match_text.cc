// SPDX-License-Identifier: Apache-2.0
#include "match/match_text.h"

#include <iterator>
#include <utility>

#include "input/paste_text.h"
#include "match/known_codes.h"
#include "match/reply_matches.h"

namespace dtsdoctor {

TextMatcher::TextMatcher(const RuleSet& rules)
    : rules_(rules), is_known_code_(known_codes(rules)), prefilter_(rules), matcher_(rules) {}

std::vector<std::uint32_t> TextMatcher::candidates(std::string_view text, bool in_reply) {
  std::vector<std::uint32_t> found;
  std::string whole;
  prefilter_.candidates(with_whole_words(text, whole), found, in_reply);
  return found;
}

std::vector<Match> TextMatcher::match(std::string_view text) {
  const Limits limits;
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, is_known_code_);
  std::vector<LimitHit> hits;
  std::vector<Match> events;
  const auto add = [&](std::vector<Match> found) {
    events.insert(events.end(), std::make_move_iterator(found.begin()),
                  std::make_move_iterator(found.end()));
  };
  const auto add_record = [&](const RawRecord& raw) {
    const std::vector<std::uint32_t> patterns = candidates(raw.text(), false);
    if (patterns.empty()) return;
    const Record record = read_record(raw, "-", limits, is_known_code_, hits);
    add(arbitrate(rules_, record, matcher_.match(record, patterns, false)));
  };
  RawRecord raw;
  while (records.next(raw)) {
    ReplyFindings replies =
        reply_findings(raw, "-", limits, is_known_code_, hits, [&](const Record& record) {
          return arbitrate(rules_, record,
                           matcher_.match(record, candidates(record.text.bytes(), true), false));
        });
    for (ReplyFinding& finding : replies.told) add(std::move(finding.matches));
    if (!replies.any) {
      add_record(raw);
    } else if (raw.inner == nullptr) {
      add_record({replies.beside, raw.line, nullptr, raw.jumps, raw.left_columns});
    }
  }
  return events;
}

std::vector<Match> match_text(const RuleSet& rules, std::string_view text) {
  return TextMatcher(rules).match(text);
}

}  // namespace dtsdoctor
