// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a RAM document that belongs to no end of the task proves nothing, and who handed
// it over must be told so, or waits for what it does not change. This finds the documents that no
// judgement looks at, and says of each why. It moves none to where it might have been meant for.
#pragma once

#include <string>
#include <vector>

#include "base/message.h"
#include "facts/case.h"

namespace dtsdoctor {

struct SetAside {
  std::string input;
  Message why;
};

// Inputs none of whose documents is used, in the order of their kinds, each once.
[[nodiscard]] std::vector<SetAside> set_aside(const Case& of);

}  // namespace dtsdoctor
