// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: Chinese consoles and Java on Chinese Windows write GBK, of which GB18030 is the
// superset. Nothing in the bytes says so, hence it is asked piece by piece whether a text that is
// no UTF-8 reads as common Chinese. It refuses to guess: Latin-1, binary and UTF-8 that was cut
// are left as they are, at the price of leaving a line with one lone Chinese character so, too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

// How a text reads as GB18030.
struct Gb18030Reading {
  bool is_chinese = false;  // well-formed, and most of it common characters
  std::size_t length = 0;   // bytes up to a character that is not complete at the end
};

[[nodiscard]] Gb18030Reading read_as_gb18030(std::string_view text, bool begins_line = true);

// The C library's converter, opened at first use.
class Gb18030Converter {
 public:
  Gb18030Converter() = default;
  Gb18030Converter(const Gb18030Converter&) = delete;
  Gb18030Converter& operator=(const Gb18030Converter&) = delete;
  ~Gb18030Converter();

  // Appends `text` in UTF-8 to `out`. False, and nothing appended, if it is not GB18030 or if this
  // machine has no converter for it.
  [[nodiscard]] bool convert(std::string_view text, std::string& out);

 private:
  void* handle_ = nullptr;
  bool opened_ = false;
};

}  // namespace dtsdoctor
