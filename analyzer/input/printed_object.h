// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: Java, Go and PHP print objects without quotation marks around values, each in
// its own way. Each of these spells one such object as JSON, down to what it holds. They refuse
// what does not close or is nested too deep, and do not ask what the object is about.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "input/json_spelling.h"

namespace dtsdoctor {

// `at`: of the bracket that opens the object. They return where it ends, npos if it is none; what
// was spelled is good for nothing then.
using SpellPrinted = std::size_t (*)(std::string_view bytes, std::size_t at, JsonSpelling& out);

// {Status=Failed, …}, Name(status=Failed, …), Name{status='Failed', …}
std::size_t spell_java(std::string_view bytes, std::size_t at, JsonSpelling& out);
// map[Status:Failed …]
std::size_t spell_go(std::string_view bytes, std::size_t at, JsonSpelling& out);
// Array ( [Status] => Failed … )
std::size_t spell_print_r(std::string_view bytes, std::size_t at, JsonSpelling& out);
// array(2) { ["Status"]=> string(6) "Failed" … }
std::size_t spell_var_dump(std::string_view bytes, std::size_t at, JsonSpelling& out);

// What they have in common.
class PrintedText {
 public:
  static constexpr std::size_t kLongestName = 80;
  static constexpr std::size_t kLongestValue = std::size_t{1} << 16;
  static constexpr int kDeepest = 32;

  PrintedText(std::string_view bytes, JsonSpelling& out) : bytes_(bytes), out_(out) {}

  [[nodiscard]] bool is(std::size_t at, char c) const {
    return at < bytes_.size() && bytes_[at] == c;
  }

  [[nodiscard]] std::size_t name_end(std::size_t at) const {
    const std::size_t begin = at;
    while (at < bytes_.size() && at - begin < kLongestName &&
           (is_alnum(bytes_[at]) || bytes_[at] == '_'))
      ++at;
    return at;
  }

 protected:
  std::string_view bytes_;
  JsonSpelling& out_;
};

}  // namespace dtsdoctor
