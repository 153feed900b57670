// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what framing made of an input, in a form that a test can spell out: per record
// "first line|what the programs printed".
#pragma once

#include <string>
#include <vector>

#include "input/layers.h"
#include "input/record.h"

namespace dtsdoctor::testing {

struct Framed {
  std::vector<std::string> records;
  std::vector<Record> read;
  std::vector<LimitHit> hits;

  // "line:column" of a word in the records' text; empty if it is in none.
  [[nodiscard]] std::string place_of(std::string_view word) const {
    for (const Record& record : read) {
      const std::size_t at = record.text.bytes().find(word);
      if (at == std::string::npos) continue;
      const Place place = record.place(record.text.origin({at, at + word.size()}));
      return std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    return "";
  }
};

inline Framed framed(ByteSource& source, const Limits& limits = {}) {
  Framed out;
  LineReader lines(source, limits.max_line);
  RecordReader reader(lines, "-", limits, is_documented);
  RawRecord raw;
  while (reader.next(raw)) {
    out.read.push_back(read_record(raw, "-", limits, is_documented, out.hits));
    out.records.push_back(std::to_string(raw.line) + "|" + out.read.back().text.bytes());
  }
  out.hits = reader.limit_hits();
  return out;
}

inline Framed framed(std::string_view text, const Limits& limits = {}) {
  return framed(*read_memory(text), limits);
}

}  // namespace dtsdoctor::testing
