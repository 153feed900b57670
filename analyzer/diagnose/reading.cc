// SPDX-License-Identifier: Apache-2.0
#include "diagnose/reading.h"

#include <algorithm>
#include <utility>

namespace dtsdoctor {
namespace {

std::pair<std::uint64_t, std::size_t> place_of(const Reading& reading, std::size_t offset) {
  const Place place = reading.record->place_in(raw_of(reading), {offset, offset});
  return {place.line, place.column};
}

// Are the lines that `held` was read from, as they stand, all within the later record?
bool lies_within(const Reading& held, const Reading& later) {
  return !held.joined && later.first_line <= held.first_line && held.last_line <= later.last_line;
}

// Does something that matched, or its code, begin with the first line, behind a mail's quotation
// marks?
bool begins_with_match(const Reading& held) {
  const auto is_first = [&](std::size_t begin) {
    const std::string_view front = raw_of(held).substr(0, begin);
    return front.find_first_not_of("> ") == std::string_view::npos;
  };
  return std::any_of(held.matches.begin(), held.matches.end(), [&](const Match& match) {
    const MappedText& code = held.record->layers[match.layer].code;
    return is_first(match.raw.begin) || (!code.empty() && is_first(code.origin({0, 1}).begin));
  });
}

// Is what begins with that line the rest of another? Lines may have the width of a terminal by
// chance; what is known does not begin inside of a word.
bool goes_on(const Reading& held, const ContinuedLine& cut) {
  return cut.line > held.first_line || !cut.within_word || !begins_with_match(held);
}

}  // namespace

std::string_view raw_of(const Reading& reading) {
  return reading.raw.empty() ? std::string_view(reading.record->raw) : reading.raw;
}

// Where both count from the same place no characters are counted: thousands of records may stand
// on one long line.
bool stands_before(const Reading& a, std::size_t in_a, const Reading& b, std::size_t in_b) {
  const auto is_plain = [](const Record& record) {
    return record.jumps.empty() && record.left_columns == 0;
  };
  if (a.record->line == b.record->line && is_plain(*a.record) && is_plain(*b.record))
    return in_a < in_b;
  return place_of(a, in_a) < place_of(b, in_b);
}

bool overlap(const Reading& a, const Reading& b) {
  return a.first_line <= b.last_line && b.first_line <= a.last_line;
}

bool reads_the_same(const Reading& held, const Reading& later) {
  return held.record != nullptr && held.first_line == later.first_line &&
         held.last_line == later.last_line &&
         held.record->text.bytes() == later.record->text.bytes();
}

bool has_broken_lines(const Reading& held, const Reading& later) {
  return lies_within(held, later) &&
         std::any_of(later.continued.begin(), later.continued.end(), [&](const ContinuedLine& cut) {
           return held.first_line <= cut.line && cut.line <= held.last_line && goes_on(held, cut);
         });
}

bool is_rest(const Reading& held, const Reading& later) {
  return lies_within(held, later) &&
         std::any_of(later.continued.begin(), later.continued.end(), [&](const ContinuedLine& cut) {
           return cut.line == held.first_line && goes_on(held, cut);
         });
}

}  // namespace dtsdoctor
