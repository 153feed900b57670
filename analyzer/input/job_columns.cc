// SPDX-License-Identifier: Apache-2.0
#include "input/job_columns.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {

using std::size_t;
using std::string_view;

JobColumn job_column(string_view name) {
  JobColumn column;
  for (size_t at = 0; at <= name.size();) {
    const size_t dot = std::min(name.find('.', at), name.size());
    const string_view part = name.substr(at, dot - at);
    const ReplyField* field = find_reply_field(part);
    if (field == nullptr) field = find_reply_field(lowered(part));
    if (field == nullptr) return {};
    column.path.emplace_back(field->key);
    column.role = field->role;
    at = dot + 1;
  }
  return column;
}

bool names_task(const JobColumn& column) {
  // JobId is also what a part of a task is called.
  return (column.role == ReplyRole::job_id && column.path.back() != "JobId") ||
         column.role == ReplyRole::instance_id || column.role == ReplyRole::job_name;
}

bool tells_failure(const JobColumn& column) {
  return column.role == ReplyRole::text || column.role == ReplyRole::code;
}

bool is_no_value(string_view cell) {
  constexpr std::array<string_view, 6> kNone = {"<nil>", "<null>", "null", "none", "-", "\\N"};
  return cell.empty() || std::any_of(kNone.begin(), kNone.end(),
                                     [&](string_view word) { return equals_fold(cell, word); });
}

bool may_name_tasks(string_view text) {
  constexpr std::array<string_view, 8> kMarks = {"JobId",    "JobName",    "InstanceI", "job_id",
                                                 "job_name", "instance_i", "JOB_ID",    "JOB_NAME"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](string_view mark) { return text.find(mark) != string_view::npos; });
}

}  // namespace dtsdoctor
