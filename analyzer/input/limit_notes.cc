// SPDX-License-Identifier: Apache-2.0
#include "input/limit_notes.h"

namespace dtsdoctor {

void LimitNotes::add(LimitHit hit) {
  constexpr std::size_t kMost = 100;  // of one limit in one input
  std::size_t& kept = kept_[{hit.name, hit.input}];
  if (kept > kMost) return;  // that there are more is told
  const bool tells_of_more = hit.what == LimitWhat::further || kept == kMost;
  if (tells_of_more) hit = {hit.name, hit.input, 0, LimitWhat::further};
  kept = tells_of_more ? kMost + 1 : kept + 1;
  hits_.push_back(std::move(hit));
}

void LimitNotes::add(std::vector<LimitHit> hits) {
  for (LimitHit& hit : hits) add(std::move(hit));
}

std::vector<LimitHit> LimitNotes::take() {
  kept_.clear();
  return std::exchange(hits_, {});
}

}  // namespace dtsdoctor
