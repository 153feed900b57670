// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an input may turn out to be a paste only at its end, and then it is read again
// with its lines put together. This holds what the first reading found, and lets a second one add
// to it: a failure where there was none, a reply about tasks that was not whole, or what a broken
// line had cut off. It never lets a second reading change what a failure is.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnose/reading.h"

namespace dtsdoctor {

class HeldReadings {
 public:
  // `rules` must outlive it.
  explicit HeldReadings(const RuleSet& rules) : rules_(rules) {}

  void hold(Reading reading);

  // Takes a later reading (with matches) in if it adds to what is held, and drops it otherwise.
  // Its `raw` must be valid until all is released.
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
  [[nodiscard]] bool is_outer_link(const Reading& held, const Match& match,
                                   const Reading& later) const;

  // In order of their first lines, those of one line as they came.
  struct Held {
    Reading reading;
    std::uint64_t came = 0;
  };
  using ByLine = std::multimap<std::uint64_t, Held>;
  using Places = std::vector<ByLine::const_iterator>;

  // From the first to behind the last that may share a line with these.
  [[nodiscard]] std::pair<ByLine::const_iterator, ByLine::const_iterator> near(
      std::uint64_t first_line, std::uint64_t last_line) const;
  [[nodiscard]] Places overlapping(const Reading& later) const;
  [[nodiscard]] bool tells_only_rest(const Places& places, const Reading& later) const;
  [[nodiscard]] std::set<std::uint32_t> giving_way(const Places& places,
                                                   const Reading& later) const;

  const RuleSet& rules_;
  ByLine held_;
  std::uint64_t longest_ = 0;  // lines that one of them goes on behind its first
  std::uint64_t came_ = 0;
};

}  // namespace dtsdoctor
