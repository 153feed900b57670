// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: YAML breaks the lines of a long message: below "message: >-", and within
// quotation marks ("kubectl get -o yaml", Ansible, ROS). This puts the lines of such a value
// together as YAML does. It parses no YAML: a log among whose lines such a value stands is none.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if there is no such value.
[[nodiscard]] std::optional<MappedText> with_whole_yaml_scalars(const MappedText& text);

}  // namespace dtsdoctor
