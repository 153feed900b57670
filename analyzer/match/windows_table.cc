// SPDX-License-Identifier: Apache-2.0
#include "match/windows_table.h"

#include <algorithm>

namespace dtsdoctor {

WindowsTable::WindowsTable()
    : first_((std::size_t{1} << kWordBits) + 1), bloom_(std::size_t{1} << kWordBits) {}

void WindowsTable::add(std::string_view literal, std::uint32_t id, std::size_t from) {
  const auto index = static_cast<std::uint32_t>(literals_.size());
  literals_.push_back({literal, id});
  for (std::size_t offset = from; offset < from + kStride && offset + kGram <= literal.size();
       ++offset) {
    grams_.push_back({load(literal.data() + offset), static_cast<std::uint32_t>(offset), index});
  }
}

void WindowsTable::finish() {
  const auto word_of = [](const Gram& gram) { return mixed(gram.value) >> (32 - kWordBits); };
  std::stable_sort(grams_.begin(), grams_.end(),
                   [&](const Gram& a, const Gram& b) { return word_of(a) < word_of(b); });
  for (const Gram& gram : grams_) {
    bloom_[word_of(gram)] |= bits_of(mixed(gram.value));
    ++first_[word_of(gram) + 1];
  }
  for (std::size_t word = 1; word < first_.size(); ++word) first_[word] += first_[word - 1];
}

}  // namespace dtsdoctor
