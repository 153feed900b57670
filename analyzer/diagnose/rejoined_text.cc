// SPDX-License-Identifier: Apache-2.0
#include "diagnose/rejoined_text.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// The first byte of the text that stands at that offset of the document or behind it.
std::size_t first_at(const MappedText& text, std::size_t offset) {
  std::size_t low = 0;
  std::size_t high = text.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (text.origin({middle, middle + 1}).begin < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

bool is_within_word(std::string_view bytes, std::size_t at) {
  return is_alnum(bytes[at - 1]) && is_alnum(bytes[at]);
}

// Is what begins at `at`, behind a blank or nothing for the end of a line, wanted in front of it?
bool is_wanted(std::string_view bytes, std::size_t at) {
  constexpr std::string_view kOpen = ",:{[(";
  constexpr std::string_view kFurther = ",:;";
  const bool has_blank = bytes[at - 1] == ' ';
  if (has_blank && at < 2) return false;
  return kOpen.find(bytes[at - (has_blank ? 2 : 1)]) != std::string_view::npos ||
         (has_blank && kFurther.find(bytes[at]) != std::string_view::npos);
}

}  // namespace

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

std::vector<ContinuedLine> continued_lines(const RejoinedPlace& place, const MappedText& text) {
  std::vector<ContinuedLine> lines;
  std::uint64_t line = place.first_line;
  for (std::size_t end = place.raw.find('\n'); end != std::string_view::npos;
       end = place.raw.find('\n', end + 1)) {
    ++line;
    const std::size_t at = first_at(text, place.raw_begin + end + 1);
    if (at == 0 || at >= text.size()) continue;
    const std::size_t mark = place.raw.substr(0, end).find_last_not_of('\r');
    const bool is_marked = mark != std::string_view::npos && place.raw[mark] == '=' &&
                           text.origin({at - 1, at}).end <= place.raw_begin + mark;
    const bool is_sure = is_marked || is_wanted(text.bytes(), at);
    if (is_sure || is_within_word(text.bytes(), at)) lines.push_back({line, !is_sure});
  }
  return lines;
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
