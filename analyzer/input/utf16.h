// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: PowerShell and some consoles write UTF-16. It is told from other input by what
// the first bytes look like, and turned into UTF-8 as it streams. It guesses nothing of a text
// whose beginning does not show it: a log that holds some NUL bytes is not UTF-16.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

enum class ByteOrder { little, big };

struct Utf16Form {
  bool found = false;
  ByteOrder order = ByteOrder::little;
  std::size_t mark = 0;  // bytes of the byte order mark
};

// `head`: the first bytes of a text, a few thousand are enough.
[[nodiscard]] Utf16Form find_utf16(std::string_view head);

class Utf16Decoder {
 public:
  explicit Utf16Decoder(ByteOrder order) : order_(order) {}

  // Appends the text in UTF-8. What is no character (an unpaired surrogate) becomes U+FFFD; a
  // character that is not complete waits for the next call.
  void decode(std::string_view bytes, std::string& out);

  // Call at the end: what still waits becomes U+FFFD.
  void finish(std::string& out);

 private:
  void add(char16_t unit, std::string& out);

  ByteOrder order_;
  bool odd_ = false;  // first_ holds half a unit
  char first_ = 0;
  char16_t high_ = 0;  // a high surrogate, or 0
};

}  // namespace dtsdoctor
