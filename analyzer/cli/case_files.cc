// SPDX-License-Identifier: Apache-2.0
#include "cli/case_files.h"

#include <fmt/format.h>

#include "base/spelling.h"
#include "cli/statements.h"
#include "facts/set_aside.h"
#include "facts/task_choice.h"

namespace dtsdoctor {
namespace {

// One name each, in the order of the files.
std::string listed(const Case& of) {
  constexpr std::size_t kMost = 20;
  std::string out;
  for (std::size_t i = 0; i < of.tasks.size(); ++i) {
    if (i == kMost) return out + ", …";
    out += (i == 0 ? "" : ", ") + display_name(of.tasks[i]);
  }
  return out;
}

// Says of each input what keeps its documents from being used.
void note_set_aside(CaseFiles& files) {
  for (SetAside& each : set_aside(files.evidence)) {
    for (InputRow& row : files.inputs) {
      if (row.name != each.input || row.kind != InputKind::evidence || !row.why.empty()) continue;
      row.why = each.why;
      row.is_unused = true;
    }
  }
}

}  // namespace

Result<CaseFiles> read_case(const Options& options, const RuleSet& rules, FailureReader& failures,
                            const std::function<void(FileReader&)>& read_rest,
                            const ScanWatch* watch) {
  Case stated;
  for (const auto& [key, value] : options.facts) {
    if (auto problem = add_statement(key, value, rules, stated)) return *problem;
  }
  FileReader reader(options, rules, failures, watch);
  for (const std::string& name : options.configs) {
    if (auto problem = reader.document(name, Role::config)) return *problem;
  }
  for (const std::string& name : options.evidence) {
    if (auto problem = reader.document(name, Role::evidence)) return *problem;
  }
  const std::size_t documents = reader.inputs();
  if (read_rest) {
    read_rest(reader);
  } else if (options.arguments.empty()) {
    reader.file("-");
  } else {
    for (const std::string& name : options.arguments) reader.file(name);
  }
  CaseFiles files = reader.take();
  files.documents = documents;
  drop_repeated_tasks(files.evidence);
  if (!files.evidence.tasks.empty() && !options.task.empty() &&
      select_tasks(files.evidence, options.task) == 0) {
    const std::vector<std::string> names = task_names(files.evidence);
    return Problem{said("--task: there is no task '{}'", options.task), std::nullopt,
                   said("the tasks are: {}", listed(files.evidence)),
                   did_you_mean(options.task, {names.begin(), names.end()})};
  }
  files.evidence.statements = std::move(stated.statements);
  if (!options.account.empty())
    files.evidence.account = FactValue{options.account, whole("--account")};
  note_set_aside(files);
  return files;
}

void note_missing_task(const Options& options, CaseFiles& files) {
  if (options.task.empty() || !files.evidence.tasks.empty()) return;
  files.notes.push_back({said("--task {}: there is no task to choose from", options.task),
                         std::nullopt, "no task configuration is among what was given",
                         "give one with -c"});
}

}  // namespace dtsdoctor
