// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one line of a text in which every line is a name and a value: NAME=value, name:
// value, a row of a table with two columns, a member of JSON without the braces. It says where both
// stand and what the value is; which lines belong together is not known here. What has no name
// in front, or more than one value behind it, is no such line.
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"

namespace dtsdoctor {

class FieldLine {
 public:
  // `line` of `text`, without its end.
  FieldLine(std::string_view text, Span line);

  // Blank, a comment, or a rule of a table.
  [[nodiscard]] bool is_quiet() const;

  // What stands there, without blanks around and without the colon behind a heading.
  [[nodiscard]] Span words() const;

  // [name]: what stands between the brackets.
  [[nodiscard]] std::optional<Span> heading() const;

  // A string; null for what says that it is none; an object without members where the value is
  // filled in later, or goes on below.
  [[nodiscard]] std::optional<JsonMember> field() const;

 private:
  [[nodiscard]] std::string_view view(Span span) const;
  void trim(Span& span) const;
  [[nodiscard]] std::size_t word_end(Span line) const;
  [[nodiscard]] bool is_row(Span line) const;
  [[nodiscard]] std::optional<JsonMember> barred_row() const;
  [[nodiscard]] std::optional<JsonMember> row(Span line) const;
  [[nodiscard]] std::optional<JsonMember> pair(Span line) const;
  [[nodiscard]] std::optional<JsonMember> named(Span name, Span value) const;

  std::string_view text_;
  Span at_;
};

// $OWNER, {{ owner }}: what a program puts there before the value takes effect.
[[nodiscard]] bool is_filled_in_later(std::string_view value);

}  // namespace dtsdoctor
