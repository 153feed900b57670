// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tables and lists about tasks name their columns as the replies they were taken
// from name their fields. This tells what a name stands for, and which values are none. It knows no
// table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/reply_fields.h"

namespace dtsdoctor {

struct JobColumn {
  std::vector<std::string> path;  // "PrecheckStatus.ErrorMessage"; empty if it tells nothing
  ReplyRole role = ReplyRole::part;
};

// However an SDK or a database spells it: "DtsJobId", "dts_job_id", "DTS_JOB_ID".
[[nodiscard]] JobColumn job_column(std::string_view name);

[[nodiscard]] bool names_task(const JobColumn& column);
[[nodiscard]] bool tells_failure(const JobColumn& column);

// "<nil>", "-", "NULL": there is no value.
[[nodiscard]] bool is_no_value(std::string_view cell);

// Might a text have such names? Cheap, errs towards yes.
[[nodiscard]] bool may_name_tasks(std::string_view text);

}  // namespace dtsdoctor
