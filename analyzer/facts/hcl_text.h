// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what HCL is made of, below its blocks: names, strings with their escapes,
// comments, the brackets of an expression, the signs before the lines of a plan. It moves through a
// text once and keeps nothing but where it is. What the parts mean is facts/hcl.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

inline bool is_hcl_name(char c) { return is_alnum(c) || c == '_' || c == '-'; }

class HclText {
 public:
  explicit HclText(std::string_view text) : text_(text) {}

 protected:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  [[nodiscard]] std::size_t line_end(std::size_t from) const;

  [[nodiscard]] bool begins_comment() const;

  // White space, line ends and comments.
  void skip_trivia();
  void skip_blanks();

  // What stands before a line of a plan, "" if nothing does.
  std::string_view skip_marker();

  std::string_view read_name();

  // Decodes a quoted string into `out`. False if it holds a template or does not end on its line;
  // `out` is then what stands there.
  bool read_string(std::string& out);

  // The rest of an expression: to a comment or the end of its line, or over lines inside of
  // brackets.
  void skip_expression();

  // To behind the bracket that closes `depth` open ones. False at the end of the text.
  bool skip_brackets(std::size_t depth);

  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<std::size_t> broken_;  // in the block at hand

 private:
  void read_escape(std::string& out);
  void skip_template();
};

}  // namespace dtsdoctor
