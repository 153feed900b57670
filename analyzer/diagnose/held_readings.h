// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an input may turn out to be a paste only at its end, and then it is read again
// with its lines put together. This holds what the first reading found, and lets a second one add
// to it: a failure where there was none, a reply about tasks that was not whole, or what a broken
// line had cut off. It never lets a second reading change what a failure is.
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
  bool counted = false;                   // a further finding of a failure that was counted
  std::string item;                       // the check of a reply that failed
  std::optional<std::int64_t> time = {};  // when it was printed, ms since 1970
  std::unique_ptr<UnexplainedLine> unexplained = {};  // it looks like an error and has no matches

  // Is it to be counted?
  [[nodiscard]] bool is_error() const {
    return !matches.empty() || unexplained != nullptr ||
           (of_reply && record != nullptr && !record->raw.empty());
  }
};

class HeldReadings {
 public:
  // `rules` must outlive it.
  explicit HeldReadings(const RuleSet& rules) : rules_(rules) {}

  void hold(Reading reading) { held_.push_back(std::move(reading)); }

  // Takes a later reading (with matches) in if it adds to what is held, and drops it otherwise.
  void add(Reading later);

  // Takes in what a later reading found in replies, where none was read whole before.
  void add_replies(std::vector<Reading> later);

  // Is a record's reading all that is held of its lines, and as it was read first?
  [[nodiscard]] bool holds_only(std::uint64_t first_line, std::uint64_t last_line,
                                std::string_view raw) const;

  // All that is held, in order of lines; nothing is held afterwards.
  [[nodiscard]] std::vector<Reading> release();

 private:
  [[nodiscard]] bool gives_way(const Reading& held, const Match& match, const Reading& later) const;
  [[nodiscard]] bool tells_only_rest(const Reading& later) const;
  [[nodiscard]] bool is_outer_link(const Reading& held, const Match& match,
                                   const Reading& later) const;

  const RuleSet& rules_;
  std::vector<Reading> held_;
};

}  // namespace dtsdoctor
