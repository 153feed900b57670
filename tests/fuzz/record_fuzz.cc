// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as failure output, through framing, envelopes and the built-in rules. Whatever is found
// must lie in the record. Now and then the slow matcher is asked as well: it must find the same
// where no escape can stand inside a window of the prefilter.
#include <algorithm>
#include <cstdlib>

#include "input/record_time.h"
#include "match/arbiter.h"
#include "match/known_codes.h"
#include "match/prefilter.h"
#include "match/slow_matcher.h"
#include "rules/builtin.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_inside(const Record& record, Span span) {
  require(span.begin <= span.end && span.end <= record.raw.size());
  const Place place = record.place(span);
  require(place.line >= record.line && place.column >= 1 && place.length >= 1);
  require(place.mark_begin <= place.mark_end && place.mark_end <= place.text.size());
}

void check_text(const Record& record, const MappedText& text) {
  check_inside(record, text.origin({0, text.size()}));
  check_inside(record, text.origin({text.size() / 2, text.size()}));
}

// As they stand, behind what pasting did, and of a chain: so many of each.
void check_layers(const std::vector<Layer>& layers, std::size_t most) {
  const auto count = [&](bool pasted, bool linked) {
    return static_cast<std::size_t>(std::count_if(
        layers.begin(), layers.end(),
        [&](const Layer& layer) { return (layer.link >= 0) == linked && layer.pasted == pasted; }));
  };
  require(!layers.empty() && count(false, false) <= most);
  require(count(true, false) <= most && count(false, true) <= most);
}

void check_match(const Record& record, const Match& match) {
  require(match.layer < record.layers.size() && match.raw.begin < match.raw.end);
  check_inside(record, match.raw);
  for (const Capture& capture : match.captures) check_inside(record, capture.raw);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const RuleSet& rules = builtin_rules();
  static const IsKnownCode is_known_code = known_codes(rules);
  static Prefilter prefilter(rules);
  static const Matcher matcher(rules);
  static SlowMatcher slow(rules);
  Limits limits;
  limits.max_line = 4096;
  limits.max_record = 16384;
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, is_known_code);
  std::vector<LimitHit> hits;
  std::vector<std::uint32_t> candidates;
  RawRecord raw;
  std::uint64_t last_line = 0;
  while (records.next(raw)) {
    require(raw.line > last_line && !raw.bytes.empty());
    if (const auto time = record_time(raw.bytes.substr(0, raw.bytes.find('\n')), raw.text(), {})) {
      constexpr std::int64_t kDay = 86400000;  // zones move a time by less
      require(time->ms > 946684800000 - kDay && time->ms < 4102444800000 + kDay);
    }
    require(raw.bytes.size() <= limits.max_record);
    last_line = raw.line;
    const Record record = read_record(raw, "-", limits, is_known_code, hits);
    check_layers(record.layers, limits.max_layers);
    for (const Layer& layer : record.layers) {
      for (const MappedText* part :
           {layer.text.get(), &layer.code, &layer.message, &layer.request_id})
        check_text(record, *part);
    }
    prefilter.candidates(raw.text(), candidates, true);
    std::vector<Match> matches = matcher.match(record, candidates, true);
    if (size % 8 == 0 && raw.bytes.find_first_of("\x1b\\") == std::string_view::npos) {
      require(matches == slow.match(record, true));
    }
    for (const Match& match : arbitrate(rules, record, std::move(matches)))
      check_match(record, match);
  }
  return 0;
}
