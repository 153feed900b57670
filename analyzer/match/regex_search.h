// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: finds where an expression matches first and what its groups hold, as RE2 would:
// the leftmost match, of these the one that choices prefer in the order they are written. It goes
// back where a choice fails, and remembers what failed where. It gives up where going back takes
// long, or remembering much, so that its time is linear in the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "match/regex_program.h"

namespace dtsdoctor {

class RegexSearch {
 public:
  enum class Outcome : std::uint8_t { found, absent, given_up };

  // The first match at or after `from` in `text`, which is valid UTF-8 and what assertions look at.
  [[nodiscard]] Outcome find(const RegexProgram& program, std::string_view text, std::size_t from);

  // Of the last one that was found. A group that took no part is empty.
  [[nodiscard]] Span span() const { return span_; }
  [[nodiscard]] const std::vector<Span>& groups() const { return groups_; }

 private:
  // What is left to try if all that follows fails.
  struct Retreat {
    enum class Kind : std::uint8_t { target, shorter, longer, group };
    Kind kind;
    std::uint32_t step;
    std::uint32_t count;  // the next target; characters that may still be added
    std::size_t at;
    std::size_t least;  // the shortest run; the earlier end of a group
  };

  [[nodiscard]] std::size_t next_begin(std::size_t at);
  [[nodiscard]] bool matches_at(std::size_t begin);
  // False where there is nothing left to try.
  [[nodiscard]] bool go_back();
  [[nodiscard]] bool choose(std::uint32_t index, std::uint32_t first);
  [[nodiscard]] bool run(std::uint32_t index);
  [[nodiscard]] bool shorten(std::uint32_t index, std::size_t least, std::size_t at);
  [[nodiscard]] bool extend(const RegexStep& step, std::uint32_t& left);
  [[nodiscard]] bool lengthen(std::uint32_t index, std::uint32_t left);
  [[nodiscard]] bool holds(Assertion assertion) const;
  void start_afresh(std::size_t bits);
  // Counts a character or a step that is looked at; false if these were too many.
  [[nodiscard]] bool may_go_on() { return work_left_ > 0 && --work_left_ > 0; }
  // Is it the first time that the step is at this place?
  [[nodiscard]] bool is_new(std::uint32_t memo, std::size_t at);

  const RegexProgram* program_ = nullptr;
  std::string_view text_;
  std::size_t from_ = 0;
  std::uint32_t step_ = 0;
  std::size_t at_ = 0;
  Span span_;
  std::vector<Span> groups_;
  std::vector<Retreat> retreats_;
  std::vector<std::uint64_t> tried_;  // a row of bits for each memo, a bit for each place
  std::size_t work_left_ = 0;
  std::optional<std::size_t> needle_;  // where the next is, if it was looked for
  std::vector<std::size_t> touched_;   // words of it that are not 0
};

}  // namespace dtsdoctor
