// SPDX-License-Identifier: Apache-2.0
#include "diagnose/rejoined_text.h"

#include <algorithm>

namespace dtsdoctor {

RejoinedPlace RejoinedText::place(const RawRecord& raw) const {
  RejoinedPlace place;
  place.begin = of_text_.offset_of(raw.line);
  const Span origin = text_.origin({place.begin, place.begin + raw.bytes.size()});
  const std::uint64_t line = of_document_.line_of(origin.begin);
  place.raw_begin = of_document_.offset_of(line);
  place.raw = document_.substr(place.raw_begin, origin.end - place.raw_begin);
  place.first_line = first_line_ - 1 + line;
  place.last_line =
      first_line_ - 1 + of_document_.line_of(std::max(origin.begin + 1, origin.end) - 1);
  return place;
}

void JudgedRecords::note(const RawRecord& raw, Outcome outcome) {
  const std::string_view text = raw.inner != nullptr ? raw.text() : std::string_view();
  by_line_.insert_or_assign(raw.line, Judged{std::string(raw.bytes), std::string(text), outcome});
}

JudgedRecords::Outcome JudgedRecords::outcome(std::uint64_t line, const RawRecord& raw) const {
  const auto known = by_line_.find(line);
  if (known == by_line_.end() || known->second.bytes != raw.bytes) return Outcome::unknown;
  const std::string_view text = raw.inner != nullptr ? raw.text() : std::string_view();
  return known->second.text == text ? known->second.outcome : Outcome::unknown;
}

}  // namespace dtsdoctor
