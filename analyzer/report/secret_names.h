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
#include "report/secret_values.h"

namespace dtsdoctor {

// Of one length.
inline constexpr std::array<std::string_view, 3> kChineseSecrets = {"密码", "口令", "密钥"};

template <typename List>
[[nodiscard]] bool any_of(const List& list, std::string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view each) { return equals_fold(each, word); });
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
