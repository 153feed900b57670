// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who creates DTS tasks by ROS often has the RAM roles in the same template, and
// what they are meant to be decides causes where nothing shows what they are. This reads them as
// facts/hcl_evidence.h reads those of Terraform. A template says nothing of what RAM has: that a
// role exists, and that nothing else is attached to it, it does not prove.
#pragma once

#include <vector>

#include "facts/documents.h"

namespace dtsdoctor {

// Roles, policies and attachments (ALIYUN::RAM::…) of a template whose values it decides itself.
[[nodiscard]] std::vector<Document> read_ros_evidence(const JsonValue& root, const Source& source);

}  // namespace dtsdoctor
