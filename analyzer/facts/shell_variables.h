// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: scripts set the account and the role once, at their top, and name them in the
// command. This finds what a variable is for sure: set once in the whole text, at the start of a
// line, to a value that stands there. It runs nothing: what is set in a condition, twice, or by
// another command is not known.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dtsdoctor {

class ShellVariables {
 public:
  ShellVariables() = default;
  // Linear in the text.
  explicit ShellVariables(std::string_view text);

  // The value of `$NAME` or `${NAME}`, if `word` is nothing else and the variable is known.
  [[nodiscard]] std::optional<std::string> value_of(std::string_view word) const;

 private:
  void read_powershell(std::string_view text, std::size_t begin, bool is_sure);
  std::size_t read_posix(std::string_view text, std::size_t begin, bool is_sure);
  void set(std::string_view name, std::optional<std::string> value);

  std::map<std::string, std::optional<std::string>, std::less<>> values_;  // none: not for sure
  bool has_open_quote_ = false;  // to the end of the text: from then on lines stand by themselves
};

}  // namespace dtsdoctor
