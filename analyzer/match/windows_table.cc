// SPDX-License-Identifier: Apache-2.0
#include "match/windows_table.h"

namespace dtsdoctor {

WindowsTable::WindowsTable() : first_((std::size_t{1} << kBucketBits) + 1) {}

void WindowsTable::add(std::string_view literal, std::uint32_t id, std::size_t from) {
  const auto index = static_cast<std::uint32_t>(literals_.size());
  literals_.push_back({literal, id, GramProbe::load(literal.data()),
                       GramProbe::load(literal.data() + literal.size() - kGram)});
  for (std::size_t offset = from; offset < from + kStride && offset + kGram <= literal.size();
       ++offset) {
    grams_.push_back(
        {GramProbe::load(literal.data() + offset), static_cast<std::uint32_t>(offset), index});
  }
}

void WindowsTable::finish() {
  std::stable_sort(grams_.begin(), grams_.end(), [](const Gram& a, const Gram& b) {
    return bucket_of(a.value) < bucket_of(b.value);
  });
  for (const Gram& gram : grams_) {
    probe_.add(gram.value);
    ++first_[bucket_of(gram.value) + 1];
  }
  for (std::size_t bucket = 1; bucket < first_.size(); ++bucket)
    first_[bucket] += first_[bucket - 1];
}

}  // namespace dtsdoctor
