// SPDX-License-Identifier: Apache-2.0
#include "facts/documents_in_tree.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "facts/document_walk.h"
#include "facts/ros_evidence.h"
#include "facts/task_fields.h"
#include "facts/task_ros.h"
#include "facts/task_terraform.h"
#include "facts/terraform_evidence.h"

namespace dtsdoctor {

bool may_hold_documents(std::string_view text) {
  return may_hold_evidence(text) || may_hold_tasks(text);
}

Recognised tasks_in(TaskFile file) {
  Recognised out;
  out.is_reply = !file.tasks.empty() && file.tasks.front().form == TaskForm::detail;
  out.is_failure_too = !file.tasks.empty() && !file.is_only_config;
  out.limits = std::move(file.limits);
  for (TaskDocument& task : file.tasks) out.documents.emplace_back(std::move(task));
  return out;
}

void append(Recognised&& found, Recognised& out) {
  std::move(found.documents.begin(), found.documents.end(), std::back_inserter(out.documents));
  std::move(found.limits.begin(), found.limits.end(), std::back_inserter(out.limits));
}

namespace {

// What a JSON tree holds: one document, what Terraform keeps, or documents with something around.
class TreeReader {
 public:
  TreeReader(const Source& text, const RuleSet& rules, const Limits& limits)
      : text_(text), rules_(rules), limits_(limits) {}

  Recognised read(const JsonValue& root) {
    if (std::optional<Document> evidence = evidence_in(root)) {
      out_.documents.push_back(std::move(*evidence));
      return std::move(out_);
    }
    add_tasks(read_tasks(root, text_, rules_, limits_));
    out_.is_failure_too = out_.is_failure_too || (!out_.documents.empty() && says_something(root));
    for (Document& document : read_terraform_evidence(root, text_))
      out_.documents.push_back(std::move(document));
    for (Document& document : read_ros_evidence(root, text_))
      out_.documents.push_back(std::move(document));
    if (out_.documents.empty() && !is_of_terraform(root)) return read_within(root, true);
    return std::move(out_);
  }

  // Documents below the root; `with_tasks` false: evidence only.
  Recognised read_within(const JsonValue& root, bool with_tasks) {
    const bool is_clean = walk_documents(root, text_.bytes(), limits_.max_depth, may_hold_documents,
                                         [&](const JsonValue& value, const DocumentSpot& spot) {
                                           return take_evidence(value, spot) ||
                                                  (with_tasks && take_task(value, spot));
                                         });
    out_.is_failure_too = out_.is_failure_too || !is_clean;
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::optional<Document> evidence_in(const JsonValue& value) const {
    return says_something(value) ? std::nullopt : read_evidence(value, text_);
  }

  bool take_evidence(const JsonValue& value, const DocumentSpot& spot) {
    // A policy without a reply around it is one only where it was handed over by itself.
    if (!spot.is_bare && value.find("Statement") != nullptr) return false;
    std::optional<Document> evidence = evidence_in(value);
    if (!evidence) return false;
    out_.documents.push_back(std::move(*evidence));
    return true;
  }

  bool take_task(const JsonValue& value, const DocumentSpot& spot) {
    const bool may_be_task =
        std::any_of(value.members.begin(), value.members.end(), [](const JsonMember& member) {
          return may_hold_tasks(member.key) || same_name(member.key, "DtsJobList") ||
                 member.key == "Resources";
        });
    if (!may_be_task && !spot.is_bare) return false;
    Limits left = limits_;
    left.max_tasks -= std::min(left.max_tasks, tasks_);
    if (!out_.limits.empty()) return false;
    TaskFile file = read_tasks(value, text_, rules_, left);
    if (file.tasks.empty() && file.limits.empty()) return false;
    add_tasks(std::move(file));
    return true;
  }

  void add_tasks(TaskFile file) {
    tasks_ += file.tasks.size();
    Recognised found = tasks_in(std::move(file));
    out_.is_reply = out_.is_reply || found.is_reply;
    out_.is_failure_too = out_.is_failure_too || found.is_failure_too;
    append(std::move(found), out_);
  }

  const Source& text_;
  const RuleSet& rules_;
  const Limits& limits_;
  std::size_t tasks_ = 0;
  Recognised out_;
};

}  // namespace

Recognised documents_in(const JsonValue& root, const Source& text, const RuleSet& rules,
                        const Limits& limits) {
  return TreeReader(text, rules, limits).read(root);
}

Recognised evidence_within(const JsonValue& root, const Source& text, const RuleSet& rules,
                           const Limits& limits) {
  return TreeReader(text, rules, limits).read_within(root, false);
}

}  // namespace dtsdoctor
