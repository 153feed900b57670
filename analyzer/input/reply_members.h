// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a part of a reply about tasks says of itself: which task it is of, which
// stage, in what state, by any of the names that replies have for them. What failed is job_reply's
// to say.
#pragma once

#include <string_view>

#include "base/json.h"
#include "input/record.h"

namespace dtsdoctor {

// All view the object that they were read from; empty or null: it does not say.
struct ReplyMembers {
  std::string_view id, instance, name;  // of the task
  std::string_view stage;
  const JsonValue* state = nullptr;  // the last that is not empty
  bool skipped = false;

  [[nodiscard]] bool name_job() const;
  [[nodiscard]] Job job() const;
};

[[nodiscard]] ReplyMembers reply_members(const JsonValue& object);

}  // namespace dtsdoctor
