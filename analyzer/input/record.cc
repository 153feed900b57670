// SPDX-License-Identifier: Apache-2.0
#include "input/record.h"

#include <algorithm>

#include "input/clean_text.h"
#include "input/dts_context.h"
#include "input/paste_text.h"
#include "input/peel.h"

namespace dtsdoctor {
namespace {

bool tells_the_same(const Layer& a, const Layer& b) {
  return a.code.bytes() == b.code.bytes() && a.message.bytes() == b.message.bytes() &&
         a.request_id.bytes() == b.request_id.bytes();
}

// Behind the layers of the text as it stands: what they tell goes first. Strings inside of JSON are
// taken decoded, for plain quotation marks would break the JSON around them.
void add_unpasted_layers(Record& record, const Limits& limits, const IsKnownCode& is_known_code) {
  std::vector<MappedText> texts;
  if (has_paste_marks(record.text.bytes())) texts.push_back(record.text);
  const MappedText* last = nullptr;
  for (const Layer& layer : record.layers) {
    const bool seen = layer.text.get() == last || layer.text->size() == record.text.size();
    last = layer.text.get();
    if (!seen && has_paste_marks(last->bytes())) texts.push_back(*last);
  }
  for (const MappedText& text : texts) {
    Peeled peeled = peel(unpasted(text), limits, is_known_code);
    for (Layer& layer : peeled.layers) {
      const bool known = std::any_of(record.layers.begin(), record.layers.end(),
                                     [&](const Layer& l) { return tells_the_same(l, layer); });
      if (known) continue;
      layer.pasted = true;
      record.layers.push_back(std::move(layer));
    }
    if (record.details.empty()) record.details = std::move(peeled.details);
  }
}

}  // namespace

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
  read_text(record, limits, is_known_code, hits);
  return record;
}

void read_text(Record& record, const Limits& limits, const IsKnownCode& is_known_code,
               std::vector<LimitHit>& hits) {
  Peeled peeled = peel(record.text, limits, is_known_code);
  record.layers = std::move(peeled.layers);
  record.details = std::move(peeled.details);
  add_unpasted_layers(record, limits, is_known_code);
  record.dts_context = has_dts_context(record);
  if (peeled.cut)
    hits.push_back({"max-layers", record.input, record.line,
                    "further envelopes of the record were not looked into"});
}

}  // namespace dtsdoctor
