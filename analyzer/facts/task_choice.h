// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a file may hold several tasks, and a failure belongs to one of them. These
// choose by the names that documents and failures give: ids, names, addresses. They guess nothing:
// where nothing fits, all stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facts/case.h"

namespace dtsdoctor {

// What to call the task: its name, else its label, job id, instance id or the input it came from.
[[nodiscard]] std::string display_name(const TaskDocument& task);

// A configuration may be given twice, as a file of its own and in an archive, say: of tasks that
// say the same of everything the first stays.
void drop_repeated_tasks(Case& from);

// Keeps the tasks whose job id, name, instance id or label is `wanted`, as --task gives it; ASCII
// case counts. Of a label its last part alone will do (alicloud_dts_migration_job.orders: orders).
// Returns how many were kept; if none fits, 0, and the case stays as it was.
std::size_t select_tasks(Case& from, std::string_view wanted);

// The names select_tasks() knows in this case, for "did you mean".
[[nodiscard]] std::vector<std::string> task_names(const Case& of);

// What a failure says about its task; empty where it says nothing.
struct TaskMention {
  std::string_view job_id, name, instance_id, account_id;
};

// Indices in of.tasks of those that fit: by job id, else by name (or the address of the resource),
// instance id, account id (an endpoint's owner), in that order; the first that decides counts.
// Empty: undecided.
[[nodiscard]] std::vector<std::size_t> tasks_named_by(const Case& of, const TaskMention& mention);

// Indices in of.tasks of all but those whose job id shows that the failure is another task's, and
// those of several between the words of a ticket.
[[nodiscard]] std::vector<std::size_t> tasks_not_of_others(const Case& of,
                                                           const TaskMention& mention);

}  // namespace dtsdoctor
