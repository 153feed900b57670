// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: which members of a JSON object are the code, the message and the request id of
// a failed call, by the names that SDKs and collectors give them, and which members may hold a
// failure further in. It decodes no text and descends into nothing.
#pragma once

#include "base/json.h"

namespace dtsdoctor {

// The members view the object that they were found in; null: it has none.
struct ReplyRoles {
  const JsonValue* code = nullptr;
  const JsonValue* message = nullptr;
  const JsonValue* request_id = nullptr;
  bool is_reply = false;  // has what only API replies have
  bool succeeded = false;

  [[nodiscard]] bool tell_failure() const {
    return !succeeded && (code != nullptr || (message != nullptr && is_reply));
  }
};

[[nodiscard]] ReplyRoles roles_of(const JsonValue& object);

// Identifiers, links and flags are never looked into.
[[nodiscard]] bool may_hold_failure(const JsonMember& member);

}  // namespace dtsdoctor
