// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tests of framing write down the records that a text falls into. It decodes and
// peels nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/record_reader.h"

namespace dtsdoctor::testing {

using Records = std::vector<std::string>;

inline bool is_known(std::string_view word) {
  return word == "AssumeRoleFail" || word == "NoPermission";
}

// Each record as "<first line>|<bytes>".
inline Records records_of(ByteSource& source, const Limits& limits,
                          std::vector<LimitHit>* hits = nullptr) {
  LineReader lines(source, limits.max_line);
  RecordReader reader(lines, "-", limits, is_known);
  Records records;
  RawRecord record;
  while (reader.next(record))
    records.push_back(std::to_string(record.line) + "|" + std::string(record.bytes));
  if (hits != nullptr) *hits = reader.limit_hits();
  return records;
}

inline Records records_of(std::string_view text, const Limits& limits = {},
                          std::vector<LimitHit>* hits = nullptr) {
  return records_of(*read_memory(text), limits, hits);
}

// Is the text one record?
inline bool together(std::string_view text) {
  return records_of(text) == Records{"1|" + std::string(text)};
}

}  // namespace dtsdoctor::testing
