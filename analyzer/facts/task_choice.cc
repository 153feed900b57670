// SPDX-License-Identifier: Apache-2.0
#include "facts/task_choice.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace dtsdoctor {
namespace {

constexpr std::string_view kJobId = "task.job_id";
constexpr std::string_view kName = "task.job_name";
constexpr std::string_view kInstanceId = "task.instance_id";
constexpr std::string_view kOwnerId = "endpoint.owner_id";

std::string_view value_in(const std::map<std::string, FactValue>& facts, std::string_view key) {
  const auto found = facts.find(std::string(key));
  return found == facts.end() ? std::string_view() : found->second.text;
}

std::string_view last_part(std::string_view label) { return label.substr(label.rfind('.') + 1); }

bool fits(const TaskDocument& task, std::string_view wanted) {
  return wanted == value_in(task.task, kJobId) || wanted == value_in(task.task, kName) ||
         wanted == value_in(task.task, kInstanceId) || wanted == task.label ||
         wanted == last_part(task.label);
}

// Terraform prints the whole address of a resource; its source knows neither the module nor the
// number of the instance.
bool is_at_address(const TaskDocument& task, std::string_view address) {
  if (task.label.empty()) return false;
  if (address == task.label) return true;
  address = address.substr(0, address.find('['));
  return address.ends_with(task.label) && (address.size() == task.label.size() ||
                                           address[address.size() - task.label.size() - 1] == '.');
}

template <typename Test>
std::vector<std::size_t> those(const Case& of, Test test) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < of.tasks.size(); ++i) {
    if (test(of.tasks[i])) out.push_back(i);
  }
  return out;
}

using Values = std::vector<std::pair<std::string, std::string>>;

Values values_of(const std::map<std::string, FactValue>& facts) {
  Values out;
  for (const auto& [key, value] : facts) out.emplace_back(key, value.text);
  return out;
}

// All that a document says of its task, wherever it says so.
using Statements = std::tuple<std::string, bool, std::array<Values, 5>, std::set<std::string>,
                              std::set<std::string>>;

Statements statements_of(const TaskDocument& task) {
  return {task.label,
          task.closes_endpoints,
          {values_of(task.task), values_of(task.source), values_of(task.destination),
           values_of(task.source_labels), values_of(task.destination_labels)},
          task.unset,
          task.open};
}

// Of those between the words of a ticket one is sure if no other fits as well: it may show a task
// as it was and as it is.
std::vector<std::size_t> sure_ones(const Case& of, std::vector<std::size_t> found) {
  const auto among_words = [&](std::size_t index) { return of.tasks[index].among_words; };
  if (found.size() > 1) std::erase_if(found, among_words);
  return found;
}

}  // namespace

std::string display_name(const TaskDocument& task) {
  for (const std::string_view name :
       {value_in(task.task, kName), std::string_view(task.label), value_in(task.task, kJobId),
        value_in(task.task, kInstanceId)}) {
    if (!name.empty()) return std::string(name);
  }
  return task.input;
}

void drop_repeated_tasks(Case& from) {
  std::vector<TaskDocument> kept;
  std::map<Statements, std::size_t> first;
  for (TaskDocument& task : from.tasks) {
    const auto [known, is_new] = first.emplace(statements_of(task), kept.size());
    if (is_new) {
      kept.push_back(std::move(task));
    } else if (!task.among_words) {
      kept[known->second].among_words = false;
    }
  }
  const bool is_one_left = kept.size() == 1 && kept.size() < from.tasks.size();
  if (is_one_left) kept.front().among_words = false;
  from.tasks = std::move(kept);
}

std::size_t select_tasks(Case& from, std::string_view wanted) {
  if (wanted.empty()) return 0;
  const auto other =
      std::stable_partition(from.tasks.begin(), from.tasks.end(),
                            [&](const TaskDocument& task) { return fits(task, wanted); });
  const auto kept = static_cast<std::size_t>(other - from.tasks.begin());
  if (kept > 0) from.tasks.erase(other, from.tasks.end());
  if (kept == 1) from.tasks.front().among_words = false;
  return kept;
}

std::vector<std::string> task_names(const Case& of) {
  std::vector<std::string> out;
  for (const TaskDocument& task : of.tasks) {
    for (const std::string_view name :
         {value_in(task.task, kName), std::string_view(task.label), value_in(task.task, kJobId),
          value_in(task.task, kInstanceId)}) {
      if (!name.empty() && std::find(out.begin(), out.end(), name) == out.end())
        out.emplace_back(name);
    }
  }
  return out;
}

std::vector<std::size_t> tasks_named_by(const Case& of, const TaskMention& mention) {
  const std::pair<std::string_view, std::string_view> ways[] = {
      {kJobId, mention.job_id}, {kName, mention.name}, {kInstanceId, mention.instance_id}};
  for (const auto& [key, wanted] : ways) {
    if (wanted.empty()) continue;
    auto found = those(of, [&, key = key, wanted = wanted](const TaskDocument& task) {
      return value_in(task.task, key) == wanted || (key == kName && is_at_address(task, wanted));
    });
    if (!found.empty()) return sure_ones(of, std::move(found));
  }
  if (mention.account_id.empty()) return {};
  auto found = those(of, [&](const TaskDocument& task) {
    return value_in(task.source, kOwnerId) == mention.account_id ||
           value_in(task.destination, kOwnerId) == mention.account_id;
  });
  // An account that owns endpoints of every task tells none apart.
  if (found.size() == of.tasks.size()) found.clear();
  return sure_ones(of, std::move(found));
}

std::vector<std::size_t> tasks_not_of_others(const Case& of, const TaskMention& mention) {
  const auto differ = [](std::string_view a, std::string_view b) {
    return !a.empty() && !b.empty() && a != b;
  };
  return those(of, [&](const TaskDocument& task) {
    // Both directions of a two-way task belong to one instance.
    const bool same_instance =
        !mention.instance_id.empty() && mention.instance_id == value_in(task.task, kInstanceId);
    return !task.among_words &&
           (same_instance || !differ(mention.job_id, value_in(task.task, kJobId)));
  });
}

}  // namespace dtsdoctor
