// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is no JSON, but means the same, is read by the one reader of JSON when it
// is spelled so, and carets must point at what stands there. This writes such a spelling, in the
// order of the text it is made of. It checks nothing: its callers know what may follow what.
#pragma once

#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

class JsonSpelling {
 public:
  // `text` must outlive it.
  explicit JsonSpelling(const MappedText& text) : text_(text) {}

  // What stands between the values, for the place `at` of the text.
  void mark(std::string_view mark, std::size_t at);
  // A string that stands at `value` without quotation marks, or between some that are written twice
  // inside of it.
  void string(Span value, bool doubles_quotes = false);
  // As it stands.
  void verbatim(std::size_t begin, std::size_t end) { out_.append(text_, begin, end); }
  void append(const MappedText& spelled) { out_.append(spelled, 0, spelled.size()); }

  [[nodiscard]] MappedText take() { return std::move(out_); }

 private:
  const MappedText& text_;
  MappedText out_;
};

}  // namespace dtsdoctor
