// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every fallible construction in dtsdoctor returns a value or an error that can be
// shown to the user as it is. A Problem therefore carries what went wrong, where (file, line,
// caret), why, and what helps, as Messages, so that it can be told in any language. It is no
// exception and no error code: nobody has to look it up.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "base/message.h"

namespace dtsdoctor {

// A resolved position in a named input, with the text of its line so that a caret can be drawn
// without the input at hand. Lines and columns count from 1, columns in characters (code points).
struct Place {
  std::string input;     // name as the user knows it: "task.json", "-" for standard input
  std::size_t line = 0;  // 0: the place is the input as a whole
  std::size_t column = 0;
  std::size_t length = 0;  // characters marked, at least 1 where line is not 0
  std::string text;        // the line, UTF-8, without its line end
  std::size_t mark_begin =
      0;  // bytes of `text` that are marked; what runs on is cut at the line end
  std::size_t mark_end = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

struct Problem {
  Message what;  // one sentence, no full stop
  std::optional<Place> where;
  Message why;   // the cause, may be empty
  Message help;  // what to do, may be empty
};

// A T, or the Problem that kept it from existing.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT: implicit on purpose
  Result(Problem problem) : state_(std::in_place_index<1>, std::move(problem)) {}  // NOLINT

  [[nodiscard]] bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Precondition of value(): ok(). Precondition of problem(): !ok().
  [[nodiscard]] T& value() & { return *std::get_if<0>(&state_); }
  [[nodiscard]] const T& value() const& { return *std::get_if<0>(&state_); }
  [[nodiscard]] T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  [[nodiscard]] const Problem& problem() const { return *std::get_if<1>(&state_); }

  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }

 private:
  std::variant<T, Problem> state_;
};

// Draws a Problem for a person, rustc's way, in English, ending in a line end (in any language:
// report/problem_text.h):
//   error: <what>
//     --> task.json:3:17
//      |
//    3 |   "JobType": SYNC
//      |              ^^^^
//      = why
//      = help: …
// `headline` is the word in front ("error", "warning"). Control characters come out as symbols.
[[nodiscard]] std::string render(const Problem& problem, const std::string& headline = "error");

// The part of it that shows the place, and what stands in front of the lines behind that. The line
// is cut around the mark so that it takes at most `width` terminal cells; 0: a width for any.
struct Excerpt {
  std::string lines;
  std::string margin;
};
[[nodiscard]] Excerpt excerpt_of(const std::optional<Place>& place, std::size_t width);

}  // namespace dtsdoctor
