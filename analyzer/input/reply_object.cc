// SPDX-License-Identifier: Apache-2.0
#include "input/reply_object.h"

#include <string>

#include "base/ascii.h"
#include "input/code_words.h"
#include "input/labels.h"

namespace dtsdoctor {

ReplyRoles roles_of(const JsonValue& object) {
  ReplyRoles roles;
  for (const JsonMember& member : object.members) {
    const bool text = member.value.is_string() && !member.value.text.empty();
    switch (role_of_key(member.key)) {
      case LabelRole::code:
        if (text && can_be_code(member.value.text) && roles.code == nullptr)
          roles.code = &member.value;
        break;
      case LabelRole::message:
        if (text && roles.message == nullptr) roles.message = &member.value;
        break;
      case LabelRole::request_id:
        roles.request_id = &member.value;
        roles.is_reply = true;
        break;
      default:
        if (equals_fold(member.key, "Success")) {
          roles.is_reply = true;
          roles.succeeded = equals_fold(member.value.text, "true");
        }
    }
  }
  return roles;
}

bool may_hold_failure(const JsonMember& member) {
  const LabelRole role = role_of_key(member.key);
  const bool plain = member.value.text.find(' ') == std::string::npos &&
                     member.value.text.find('\n') == std::string::npos;
  return member.value.is_string() && role != LabelRole::request_id && role != LabelRole::detail &&
         !plain && !equals_fold(member.key, "Recommend");
}

}  // namespace dtsdoctor
