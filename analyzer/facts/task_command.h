// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the command that was run is the request that was sent. This finds `aliyun dts …`
// and `curl` of a DTS request in text: scripts, shell transcripts, CI logs. It runs nothing;
// variables stay unresolved.
#pragma once

#include <string_view>
#include <vector>

#include "facts/task_text.h"

namespace dtsdoctor {

// The commands whose parameters are names and values, in order, at most `most`. A command that is
// cut, or takes arguments from a variable, is not complete.
[[nodiscard]] std::vector<TaskText> read_command_tasks(std::string_view text, std::size_t most);

}  // namespace dtsdoctor
