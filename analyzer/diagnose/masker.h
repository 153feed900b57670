// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the walk over a line that masked_line() is, character by character
// (masked_line.cc) and word by word (mask_word.cc). For these two files only.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "diagnose/value_shape.h"

namespace dtsdoctor {

enum CharClass : unsigned char {
  kOther,
  kLower,
  kUpper,
  kDigit,
  kJoint,
  kHigh,
  kBlank,
  kQuote,
  kSlash
};

inline constexpr std::array<CharClass, 256> kCharClasses = [] {
  std::array<CharClass, 256> classes{};
  for (int i = 0; i < 256; ++i) {
    const char c = static_cast<char>(i);
    classes[static_cast<std::size_t>(i)] = i >= 0x80                           ? kHigh
                                           : is_digit(c)                       ? kDigit
                                           : is_upper(c)                       ? kUpper
                                           : is_alpha(c)                       ? kLower
                                           : is_space(c)                       ? kBlank
                                           : c == '-' || c == '_' || c == '.'  ? kJoint
                                           : c == '"' || c == '\'' || c == '`' ? kQuote
                                           : c == '/'                          ? kSlash
                                                                               : kOther;
  }
  return classes;
}();

inline CharClass class_of(char c) { return kCharClasses[static_cast<unsigned char>(c)]; }

// What a character means within a word; nothing if it ends one.
enum WordFlag : unsigned char {
  kOfWord = 1,
  kHasDigit = 2,
  kHasHigh = 4,
  kHasDot = 8,
  kHasLetter = 16
};

inline constexpr std::array<unsigned char, 256> kWordFlags = [] {
  std::array<unsigned char, 256> flags{};
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const CharClass k = kCharClasses[i];
    if (k < kLower || k > kHigh) continue;
    const bool letter = k == kLower || k == kUpper;
    flags[i] = static_cast<unsigned char>(kOfWord | (k == kDigit ? kHasDigit : 0) |
                                          (k == kHigh ? kHasHigh : 0) | (i == '.' ? kHasDot : 0) |
                                          (letter ? kHasLetter : 0));
  }
  return flags;
}();

inline unsigned char word_flags(char c) { return kWordFlags[static_cast<unsigned char>(c)]; }
inline bool in_word(char c) { return word_flags(c) != 0; }

class Masker {
 public:
  explicit Masker(std::string_view line) : line_(line) { out_.reserve(line.size() + 16); }

  [[nodiscard]] std::string masked();

 private:
  // A mask that follows one of its kind in a list is the same mask.
  void emit(std::string_view mask);
  // A word is put into the template as it is.
  void keep(std::string_view word) { out_ += word; }
  char next(std::size_t ahead = 0) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : '\0';
  }

  // What says false has taken nothing.

  // masked_line.cc
  void take_other(char c);
  bool says_again();
  void skip_path();
  void take_slash();
  void take_quoted();

  // mask_word.cc
  void take_word();
  void take_letters(std::string_view word, std::size_t begin, bool dot);
  bool take_address(std::size_t begin);
  bool take_host(std::string_view word);
  void emit_host();
  void mask_digits(std::string_view word);
  void mask_word(std::string_view word, unsigned flags);
  [[nodiscard]] bool is_code(std::string_view word) const;
  void mask_number(std::string_view word);
  void skip_unit();
  bool take_joined_unit(std::string_view word);
  void mask_parts(std::string_view word);
  void mask_part(std::string_view part);

  std::string_view line_;
  std::string out_;
  std::size_t at_ = 0;
  std::string_view last_mask_;
  std::size_t last_end_ = 0;                       // of out_ behind the last mask
  std::size_t size_end_ = std::string_view::npos;  // the same of a number that had a unit
  Announces announced_ = Announces::nothing;       // by the word in front
  bool high_ = false;                              // bytes that have to be valid UTF-8
};

}  // namespace dtsdoctor
