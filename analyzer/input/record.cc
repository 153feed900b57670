// SPDX-License-Identifier: Apache-2.0
#include "input/record.h"

#include "input/clean_text.h"
#include "input/dts_context.h"
#include "input/peel.h"

namespace dtsdoctor {

MappedText text_of(const RawRecord& raw) {
  return raw.inner != nullptr ? clean_text(*raw.inner) : clean_text(raw.bytes);
}

Record read_record(const RawRecord& raw, const std::string& input, const Limits& limits,
                   const IsKnownCode& is_known_code, std::vector<LimitHit>& hits) {
  Record record;
  record.input = input;
  record.line = raw.line;
  record.raw = std::string(raw.bytes);
  if (raw.jumps != nullptr) record.jumps = *raw.jumps;
  record.text = text_of(raw);
  Peeled peeled = peel(record.text, limits, is_known_code);
  record.layers = std::move(peeled.layers);
  record.details = std::move(peeled.details);
  record.dts_context = has_dts_context(record);
  if (peeled.cut)
    hits.push_back(
        {"max-layers", input, raw.line, "further envelopes of the record were not looked into"});
  return record;
}

}  // namespace dtsdoctor
