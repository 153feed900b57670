// SPDX-License-Identifier: Apache-2.0
#include "report/diagnoses.h"

#include <algorithm>
#include <numeric>

namespace dtsdoctor {

Diagnoses::Diagnoses(const std::vector<DiagnosisReport>& held) : held_(&held) {
  for (const DiagnosisReport& each : held) weights_.push_back({each.count, each.severity});
}

Diagnoses::Pointer Diagnoses::at(std::size_t index) const {
  if (held_ != nullptr) return {Pointer(), &(*held_)[index]};  // owns nothing
  return std::make_shared<const DiagnosisReport>(make_(index));
}

Diagnoses Diagnoses::then(const std::function<void(DiagnosisReport&)>& change) const {
  return {weights_, [all = *this, change](std::size_t index) {
            DiagnosisReport out = all.make(index);
            change(out);
            return out;
          }};
}

std::vector<std::size_t> Diagnoses::by_count() const {
  std::vector<std::size_t> out(size());
  std::iota(out.begin(), out.end(), std::size_t{0});
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) {
    const Weight &one = weights_[a], &other = weights_[b];
    return one.count != other.count ? one.count > other.count : one.severity < other.severity;
  });
  return out;
}

}  // namespace dtsdoctor
