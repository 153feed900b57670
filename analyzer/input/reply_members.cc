// SPDX-License-Identifier: Apache-2.0
#include "input/reply_members.h"

#include <string>

#include "base/ascii.h"
#include "input/reply_fields.h"

namespace dtsdoctor {

bool ReplyMembers::name_job() const { return !id.empty() || !instance.empty() || !name.empty(); }

Job ReplyMembers::job() const {
  return {std::string(id), std::string(name), std::string(instance), {}};
}

ReplyMembers reply_members(const JsonValue& object) {
  ReplyMembers members;
  for (const JsonMember& member : object.members) {
    const ReplyField* const field = find_reply_field(member.key);
    if (field == nullptr || !member.value.is_scalar()) continue;
    const std::string& text = member.value.text;
    // JobId is also what a part of a task is called.
    const auto take = [&](std::string_view& to) {
      if (to.empty() || member.key == "DtsJobId") to = text;
    };
    switch (field->role) {
      case ReplyRole::job_id:
        take(members.id);
        break;
      case ReplyRole::instance_id:
        take(members.instance);
        break;
      case ReplyRole::job_name:
        take(members.name);
        break;
      case ReplyRole::part:
      case ReplyRole::item_name:
        if (members.stage.empty()) members.stage = stage_of_part(text);
        break;
      case ReplyRole::state:
        if (!text.empty()) members.state = &member.value;
        break;
      case ReplyRole::skipped:
        members.skipped = members.skipped || equals_fold(text, "true") || text == "Y";
        break;
      default:
        break;
    }
  }
  return members;
}

}  // namespace dtsdoctor
