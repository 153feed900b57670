// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a report says the same text many times (the name of an input, a line that is
// both place and excerpt), and to look for secrets in it takes longer than all else that is done
// with it. This remembers the last texts in which there were none. It keeps a fixed number of them,
// none that is long, and compares whole texts: what it has not seen itself it does not vouch for.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

namespace dtsdoctor {

class CleanTexts {
 public:
  // True for the empty text, too: nothing stands in it.
  [[nodiscard]] bool hold(std::string_view text) const { return texts_[place_of(text)] == text; }

  void add(std::string_view text) {
    if (text.size() <= kLongest) texts_[place_of(text)] = text;
  }

 private:
  static constexpr std::size_t kLongest = 4096;  // bytes

  static constexpr std::size_t kPlaces = 64;

  static std::size_t place_of(std::string_view text) {
    return text.empty() ? kPlaces : std::hash<std::string_view>()(text) % kPlaces;
  }

  std::array<std::string, kPlaces + 1> texts_;  // the last is empty for good
};

}  // namespace dtsdoctor
