// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a scan finds in chunks is compared with what reading an input from its
// beginning finds. This is that reading, slow and plain: every record, one after the other.
#pragma once

#include <string_view>
#include <utility>

#include "diagnose/failure_reader.h"

namespace dtsdoctor::testing {

inline void judge_each_record(FailureReader& judge, std::string_view text,
                              FailureReader::Sink sink) {
  judge.send_to(std::move(sink));
  const Limits& limits = judge.options().limits;
  const auto source = read_memory(text);
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "x", limits, judge.is_known_code());
  RawRecord record;
  while (records.next(record)) judge.judge(record, "x");
  judge.send_to(nullptr);
}

}  // namespace dtsdoctor::testing
