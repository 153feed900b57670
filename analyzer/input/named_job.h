// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: outside of the replies about tasks a failure often names its task as well: the
// body of the call that failed, a label of a log line, the resource in Terraform's box. This finds
// the names that are labelled as such. It takes no bare word for an id, and where a text names
// several tasks it names none.
#pragma once

#include <string_view>

#include "input/record.h"

namespace dtsdoctor {

[[nodiscard]] Job job_named_in(std::string_view text);

}  // namespace dtsdoctor
