// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: --include and --exclude take patterns as every tool for files does, and names in
// a folder may be hostile: matching costs a step per character and token, never more. It knows *,
// **, ?, [a-z], [!a-z] and \; it expands no {a,b} and reads no folder.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dtsdoctor {

class Glob {
 public:
  // A pattern with a / in front of its last character is held against the whole path, any other
  // against the last name of it. With a / at its end it names folders only.
  [[nodiscard]] static Result<Glob> parse(std::string_view pattern);

  // `path` has no / at its ends.
  [[nodiscard]] bool matches(std::string_view path, bool is_folder) const;

  [[nodiscard]] bool is_about_paths() const { return whole_path_; }

 private:
  enum class Kind {
    text,      // one character
    any,       // ?
    set,       // […]
    star,      // within a name
    folders,   // the beginning of **/ …
    inside,    // … and within it
    all_below  // ** at the end
  };
  struct Token {
    Kind kind = Kind::text;
    std::string text = {};                                // of `text`
    std::vector<std::pair<char32_t, char32_t>> set = {};  // ranges, ends included
    bool is_negated = false;
  };

  // The class whose [ the pattern begins with; takes it off. False: it has no end.
  [[nodiscard]] bool add_set(std::string_view& pattern);
  [[nodiscard]] bool matches_all(std::string_view text) const;

  std::vector<Token> tokens_;
  bool whole_path_ = false;
  bool folders_only_ = false;
};

}  // namespace dtsdoctor
