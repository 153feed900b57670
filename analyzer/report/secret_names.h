// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a label is compared as it is spelled in any form: SourceEndpointPassword,
// source_endpoint_password, source-endpoint-password. It knows no label.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "report/secret_values.h"

namespace dtsdoctor {

// And what Japanese, Korean and Russian have for a password.
inline constexpr std::array<std::string_view, 10> kChineseSecrets = {
    "密码", "口令", "密钥", "私钥", "令牌", "授权码", "账密", "パスワード", "비밀번호", "пароль"};
// The same in JSON that is ASCII alone: "\\u5bc6\\u7801".
inline constexpr std::array<std::array<std::string_view, 2>, 3> kEscapedChineseSecrets = {
    {{"u5bc6", "u7801"}, {"u53e3", "u4ee4"}, {"u5bc6", "u94a5"}}};

inline constexpr ByteSet kBeginsChineseSecret([](char c) {
  return std::any_of(kChineseSecrets.begin(), kChineseSecrets.end(),
                     [&](std::string_view word) { return word[0] == c; });
});

// The length of the Chinese word for a secret that begins at `at`; 0 if none does.
[[nodiscard]] constexpr std::size_t chinese_secret_at(std::string_view text, std::size_t at) {
  if (!kBeginsChineseSecret.holds(text[at])) return 0;
  for (const std::string_view word : kChineseSecrets) {
    if (text.substr(at).starts_with(word)) return word.size();
  }
  return 0;
}

[[nodiscard]] constexpr bool ends_with_chinese_secret(std::string_view name) {
  return std::any_of(kChineseSecrets.begin(), kChineseSecrets.end(),
                     [&](std::string_view word) { return name.ends_with(word); });
}

template <typename List>
[[nodiscard]] bool any_of(const List& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view each) { return equals_fold(each, word); });
}

// A word before a label that makes it prose: "invalid password: …", "unexpected token: …".
[[nodiscard]] inline bool is_prose_before(std::string_view word) {
  constexpr std::array<std::string_view, 22> kWords = {
      "invalid", "incorrect", "wrong", "bad",       "expired", "unexpected", "illegal", "missing",
      "unknown", "empty",     "weak",  "near",      "no",      "your",       "the",     "a",
      "or",      "and",       "of",    "offending", "method",  "old"};
  return any_of(kWords, word);
}

// Lower case, without the characters that only separate words and without a number at the end.
class PlainName {
 public:
  explicit PlainName(std::string_view name) {
    if (name.size() > kLongestName) name.remove_prefix(name.size() - kLongestName);
    for (const char c : name) {
      if (c != '_' && c != '-') bytes_[size_++] = to_lower(c);
    }
    while (size_ > 0 && is_digit(bytes_[size_ - 1])) --size_;
  }

  std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongestName> bytes_;  // NOLINT: as far as it is used
  std::size_t size_ = 0;
};

}  // namespace dtsdoctor
