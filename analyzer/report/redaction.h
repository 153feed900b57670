// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: how much is taken out of what is printed is an option, and whoever passes it on
// needs no more than this.
#pragma once

#include <cstddef>

namespace dtsdoctor {

struct Redaction {
  // Beside secrets: what names an account or what belongs to it.
  bool ids = false;
  // Of distinct ids that are told apart; further ones have a label without a number.
  std::size_t max_labels = 100'000;
};

}  // namespace dtsdoctor
