// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a paste is read in more than one way, and what the readings found in the same
// lines is compared before one of them counts. This is such a finding, and how two of them lie to
// each other. It decides nothing: held_readings does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/rejoined_text.h"
#include "diagnose/unexplained.h"
#include "match/arbiter.h"

namespace dtsdoctor {

// What was found in one record. Without matches: an error that no rule explains. Small, whatever it
// holds: it is handed on many times.
struct Reading {
  std::uint64_t first_line = 0;
  std::uint64_t last_line = 0;
  std::unique_ptr<Record> record;  // null if there are no matches, but for a failure of a reply
  std::vector<Match> matches;
  std::vector<std::uint32_t> outranked = {};  // patterns that matched too, and lost to `matches`
  bool of_reply = false;  // taken out of a reply about tasks; its lines are not read again
  bool broken = false;    // of a reply that is not whole: its lines may be read again
  bool reread = false;    // found in a text where lines were put together
  bool joined = false;    // and some of its own were
  // Of a second reading: the lines that are sure to go on with the line above.
  std::vector<ContinuedLine> continued = {};
  bool counted = false;  // a further finding of a failure that was counted
  std::string item;      // the check of a reply that failed
  // Of a document read again: what the record's `raw` is. It becomes the record's own when it is
  // released, for thousands may begin on one line, and few of them are kept.
  std::string_view raw = {};
  std::optional<std::int64_t> time = {};              // when it was printed, ms since 1970
  std::unique_ptr<UnexplainedLine> unexplained = {};  // it looks like an error and has no matches

  // Is it to be counted?
  [[nodiscard]] bool is_error() const {
    return !matches.empty() || unexplained != nullptr ||
           (of_reply && record != nullptr && !record->raw.empty());
  }
};

// The bytes that its record was read from. Precondition, of the following too: it has a record.
[[nodiscard]] std::string_view raw_of(const Reading& reading);

// Does the one offset of what was read stand before the other in the document?
[[nodiscard]] bool stands_before(const Reading& a, std::size_t in_a, const Reading& b,
                                 std::size_t in_b);

// Have they a line in common?
[[nodiscard]] bool overlap(const Reading& a, const Reading& b);

// Was that record read already, as it is? `held` may have none.
[[nodiscard]] bool reads_the_same(const Reading& held, const Reading& later);

// Was `held` read from lines within the later record that were cut in two?
[[nodiscard]] bool has_broken_lines(const Reading& held, const Reading& later);

// Does `held` begin in the middle of a line of the later record? Then it is no record.
[[nodiscard]] bool is_rest(const Reading& held, const Reading& later);

}  // namespace dtsdoctor
