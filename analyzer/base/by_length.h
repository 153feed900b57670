// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: small tables of names are asked about every word in front of a colon and every
// key of a document, and nearly always the answer is no. Sorted by length, few names are compared.
// It knows no case and no spelling: what is asked for stands in the table as it is, or not.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// `Entry` has a member `key`, of 1 to 63 bytes; no two are equal.
template <typename Entry, std::size_t N>
class ByLength {
 public:
  constexpr explicit ByLength(const std::array<Entry, N>& entries) : entries_(entries) {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.key.size() < b.key.size(); });
    for (const Entry& entry : entries_) ++begins_.at(entry.key.size() + 1);
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  }

  [[nodiscard]] const Entry* find(std::string_view key) const {
    if (key.size() > kLongest) return nullptr;
    for (std::size_t i = begins_[key.size()]; i < begins_[key.size() + 1]; ++i) {
      if (entries_[i].key[0] == key[0] && entries_[i].key == key) return &entries_[i];
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kLongest = 63;

  std::array<Entry, N> entries_;
  std::array<std::size_t, kLongest + 2> begins_{};  // of the names of each length
};

}  // namespace dtsdoctor
