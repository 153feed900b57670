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

class RosValues;

// The tasks that may be in `root`, at most `most`. A request is complete: what it lacks is not set.
// A reply and a hand-written file are not: DTS leaves fields out of replies, and people write down
// what they think matters.
// Spans of `root` count in `bytes`.
[[nodiscard]] std::vector<TaskText> read_json_tasks(const JsonValue& root, std::string_view bytes,
                                                    const RuleSet& rules, std::size_t most);

// What stands between the quotes, if there are any around the span.
[[nodiscard]] Span unquoted(Span span, std::string_view bytes);

// A value under a name. Objects and lists stand for what is computed (intrinsic functions of ROS);
// null has an empty text.
[[nodiscard]] NamedValue named_value(const JsonMember& member, std::string_view bytes,
                                     NameSet names, std::string_view side = {});

// Adds the members of the endpoint objects of `properties`, and its other members beside them.
// Functions are what `values` say they are.
void add_nested(const JsonValue& properties, std::string_view bytes, const RosValues& values,
                TaskText& to);

}  // namespace dtsdoctor
