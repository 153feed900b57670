// SPDX-License-Identifier: Apache-2.0
#include "input/job_columns.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/pair_find.h"

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
  struct Mark {
    string_view word;
    size_t pair;
    std::array<string_view, 2> ends;
  };
  constexpr std::array<Mark, 5> kMarks = {{{"Job", 0, {"Id", "Name"}},
                                           {"job_", 2, {"id", "name"}},
                                           {"JOB_", 2, {"ID", "NAME"}},
                                           {"Instance", 0, {"I", "I"}},
                                           {"instance_", 7, {"i", "i"}}}};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](const Mark& mark) {
    for (size_t at = find_by_pair(text, mark.word, mark.pair); at != string_view::npos;
         at = find_by_pair(text, mark.word, mark.pair, at + 1)) {
      const string_view rest = text.substr(at + mark.word.size());
      if (rest.starts_with(mark.ends[0]) || rest.starts_with(mark.ends[1])) return true;
    }
    return false;
  });
}

}  // namespace dtsdoctor
