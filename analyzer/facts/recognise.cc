// SPDX-License-Identifier: Apache-2.0
#include "facts/recognise.h"

#include <iterator>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

bool looks_like_json(std::string_view text) { return trimmed(text).starts_with('{'); }

bool looks_like_xml(std::string_view text) {
  text = trimmed(text);
  return text.size() > 1 && text[0] == '<' && (text[1] == '?' || is_alpha(text[1]));
}

Recognised tasks_in(TaskFile file) {
  Recognised out;
  out.is_reply = !file.tasks.empty() && file.tasks.front().form == TaskForm::detail;
  out.is_failure_too = !file.tasks.empty() && !file.is_only_config;
  out.limits = std::move(file.limits);
  for (TaskDocument& task : file.tasks) out.documents.emplace_back(std::move(task));
  return out;
}

}  // namespace

bool may_be_document(std::string_view head) {
  return looks_like_json(head) || looks_like_xml(head) || may_hold_tasks(head);
}

Result<Recognised> recognise(const Source& text, const RuleSet& rules, const Limits& limits) {
  if (!looks_like_json(text.bytes())) return tasks_in(read_tasks(text, rules, limits));
  const Result<JsonValue> root = parse_json(text, {limits.max_depth});
  if (!root.ok()) return root.problem();
  if (std::optional<Document> evidence = read_evidence(*root, text)) {
    Recognised out;
    out.documents.push_back(std::move(*evidence));
    return out;
  }
  return tasks_in(read_tasks(*root, text, rules, limits));
}

}  // namespace dtsdoctor
