// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a class of an expression, such as [^'\n], is asked for each character of a text,
// and nearly all of these are ASCII: a bit answers for them, ranges for the rest. It knows no case
// but that of ASCII letters, and says so where others would be needed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace dtsdoctor {

// A set of code points, as it is spelled.
class RuneSet {
 public:
  // From low to high, both within.
  void add(char32_t low, char32_t high) { ranges_.push_back({low, high}); }
  void add(const RuneSet& other);
  // Adds a range and what differs from it in case alone. False if that is not known of a character
  // within.
  [[nodiscard]] bool add_folded(char32_t low, char32_t high);
  void negate();

  // Sorted, apart from each other.
  [[nodiscard]] std::vector<std::pair<char32_t, char32_t>> ranges() const;

 private:
  std::vector<std::pair<char32_t, char32_t>> ranges_;
};

// The same, made for being asked.
class RuneClass {
 public:
  explicit RuneClass(const RuneSet& set);

  // Length in bytes of the character at text[at] if it is in the class, else 0. The text is valid
  // UTF-8 and `at` is where a character of it begins.
  [[nodiscard]] std::size_t length_at(std::string_view text, std::size_t at) const {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (!may_begin_with(byte)) return 0;
    return byte < 0x80 ? 1 : foreign_length_at(text, at);
  }

  // May a character of the class begin with the byte?
  [[nodiscard]] bool may_begin_with(unsigned char byte) const {
    return ((bits_[byte >> 6U] >> (byte & 63U)) & 1U) != 0;
  }

  friend bool operator==(const RuneClass&, const RuneClass&) = default;

 private:
  [[nodiscard]] std::size_t foreign_length_at(std::string_view text, std::size_t at) const;

  std::array<std::uint64_t, 4> bits_{};                // by first byte
  bool all_foreign_ = false;                           // every character that is not ASCII
  std::vector<std::pair<char32_t, char32_t>> ranges_;  // of those, if not all
};

}  // namespace dtsdoctor
