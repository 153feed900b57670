// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: where every line of a log is too long, a limit is reached a million times. This
// keeps the first of an input and says once that there were more: the rest would only repeat them.
// It takes the same time for each, however many inputs there are.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "input/limits.h"

namespace dtsdoctor {

class LimitNotes {
 public:
  void add(LimitHit hit);
  void add(std::vector<LimitHit> hits);

  [[nodiscard]] const std::vector<LimitHit>& all() const { return hits_; }
  // Those since the last call.
  [[nodiscard]] std::vector<LimitHit> take();

 private:
  std::vector<LimitHit> hits_;
  std::map<std::pair<std::string, std::string>, std::size_t> kept_;  // by name and input
};

}  // namespace dtsdoctor
