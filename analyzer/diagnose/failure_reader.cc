// SPDX-License-Identifier: Apache-2.0
#include "diagnose/failure_reader.h"

#include <algorithm>

#include "input/error_signs.h"

namespace dtsdoctor {

FailureReader::FailureReader(const RuleSet& rules, const FailureOptions& options)
    : rules_(rules),
      options_(options),
      prefilter_(rules),
      matcher_(rules),
      is_known_code_(known_codes(rules)),
      failures_(options.limits),
      unexplained_(options.limits.max_templates) {}

bool FailureReader::explain(const RawRecord& raw, const std::string& name) {
  prefilter_.candidates(raw.text(), candidates_);
  if (candidates_.empty()) return false;
  const Record record = read_record(raw, name, options_.limits, is_known_code_, limit_hits_);
  const std::vector<Match> matches =
      arbitrate(rules_, record, matcher_.match(record, candidates_, options_.assume_dts));
  for (const Match& match : matches) {
    const auto request = std::find_if(match.captures.begin(), match.captures.end(),
                                      [](const Capture& c) { return c.name == "request_id"; });
    if (events_.is_new(request == match.captures.end() ? std::string() : request->value))
      failures_.add(record, match);
  }
  return !matches.empty();
}

InputResult FailureReader::read(ByteSource& source, const std::string& name) {
  LineReader lines(source, options_.limits.max_line);
  RecordReader records(lines, name, options_.limits, is_known_code_);
  RawRecord raw;
  while (records.next(raw)) {
    if (explain(raw, name)) {
      ++counts_.explained;
    } else if (!options_.known_only && looks_like_error(raw.text())) {
      ++counts_.unrecognized;
      unexplained_.add(raw, name);
    }
  }
  limit_hits_.insert(limit_hits_.end(), records.limit_hits().begin(), records.limit_hits().end());
  return {lines.bytes_read(), lines.lines_read(), lines.problem()};
}

}  // namespace dtsdoctor
