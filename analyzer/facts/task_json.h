// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: finds the tasks in a JSON tree: a request of ConfigureDtsJob, a
// DescribeDtsJobDetail reply or a list of such, and the short file a person writes in the console's
// words. Which it is, its content tells. Templates and Terraform's JSON have readers of their own.
#pragma once

#include <vector>

#include "base/json.h"
#include "facts/task_text.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// The tasks that may be in `root`, at most `most`. A request is complete: what it lacks is not set.
// A reply and a hand-written file are not: DTS leaves fields out of replies, and people write down
// what they think matters.
[[nodiscard]] std::vector<TaskText> read_json_tasks(const JsonValue& root, const RuleSet& rules,
                                                    std::size_t most);

// A JSON value under a name. Objects and lists stand for what is computed (intrinsic functions of
// ROS); null is left out by giving an empty text.
[[nodiscard]] NamedValue named_value(const JsonMember& member, NameSet names,
                                     std::string_view side = {});

// Adds the members of the endpoint objects of `properties`, and its other members beside them.
void add_nested(const JsonValue& properties, TaskText& to);

}  // namespace dtsdoctor
