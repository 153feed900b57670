// SPDX-License-Identifier: Apache-2.0
#include "facts/recognise.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/json_text.h"
#include "base/object_literal.h"
#include "base/xml.h"
#include "base/yaml.h"
#include "facts/broken_document.h"
#include "facts/cut_documents.h"
#include "facts/documents_in_tree.h"
#include "facts/hcl_evidence.h"
#include "facts/json_in_text.h"
#include "facts/ros_evidence.h"
#include "facts/task_fields.h"
#include "facts/task_lines.h"
#include "facts/task_ros.h"
#include "facts/terraform_values.h"
#include "facts/transcript.h"
#include "facts/wrapped_text.h"
#include "facts/yaml_reply.h"

namespace dtsdoctor {
namespace {

bool looks_like_json(std::string_view text) { return trimmed(text).starts_with('{'); }

bool looks_like_xml(std::string_view text) {
  text = trimmed(text);
  return text.size() > 1 && text[0] == '<' && (text[1] == '?' || is_alpha(text[1]));
}

// What YAML holds.
Recognised read_yaml(const Source& text, const RuleSet& rules, const Limits& limits) {
  if (!may_hold_documents(text.bytes())) return {};
  const Result<JsonValue> root = parse_yaml(text, {limits.max_depth});
  if (!root.ok() || !root->is_object()) return {};
  return documents_in(*root, text, rules, limits);
}

// What a program printed in the way its language writes objects.
std::optional<JsonValue> tree_of_printed(const MappedText& text, std::size_t max_depth) {
  const std::optional<ObjectLiteral> printed = read_object_literal(text.bytes());
  if (!printed || !trimmed(std::string_view(text.bytes()).substr(printed->end)).empty())
    return std::nullopt;
  return json_of(printed->json.through(text), max_depth);
}

Recognised read_printed_object(const Source& text, const RuleSet& rules, const Limits& limits) {
  const std::string_view bytes = text.bytes();
  if (!may_be_object_literal(bytes) || !may_hold_documents(bytes)) return {};
  const std::optional<JsonValue> root = tree_of_printed(MappedText(bytes), limits.max_depth);
  return root ? documents_in(*root, text, rules, limits) : Recognised();
}

bool is_task(const Document& document) { return std::holds_alternative<TaskDocument>(document); }

// An answer that was broken when it was copied. A configuration that is no JSON is wrong as it is.
Recognised read_mended(const Source& text, const MappedText& value, const RuleSet& rules,
                       const Limits& limits) {
  if (!may_hold_evidence(value.bytes())) return {};
  const std::optional<JsonValue> root = json_of_mended(value, limits.max_depth);
  Recognised found = root ? documents_in(*root, text, rules, limits) : Recognised();
  return std::any_of(found.documents.begin(), found.documents.end(), is_task) ? Recognised()
                                                                              : std::move(found);
}

// What was quoted or escaped as a whole.
Recognised read_wrapped(const Source& text, const RuleSet& rules, const Limits& limits) {
  const std::string_view bytes = text.bytes();
  if (!may_be_wrapped(bytes) || !may_hold_documents(bytes)) return {};
  const std::optional<JsonValue> root = json_of_wrapped(bytes, limits.max_depth);
  return root ? documents_in(*root, text, rules, limits) : Recognised();
}

Recognised variables_in(std::optional<VariablesDocument> found) {
  Recognised out;
  if (found) out.documents.emplace_back(std::move(*found));
  return out;
}

// Most lists are exports of logs, and parsing all of one costs more than reading its lines.
bool begins_with_document(const Source& text, const RuleSet& rules, const Limits& limits) {
  const std::string_view bytes = text.bytes();
  const std::size_t begin = bytes.find('{');
  const std::size_t end = json_extent(bytes, begin);
  if (end == std::string_view::npos) return false;
  const std::optional<JsonValue> root =
      json_of(MappedText(bytes.substr(begin, end - begin), begin), limits.max_depth);
  return root && !documents_in(*root, text, rules, limits).documents.empty();
}

// What the command says that its answer leaves out.
void complete(Document& document, std::string_view text, Span command) {
  if (auto* list = std::get_if<AttachmentsDocument>(&document)) {
    if (list->role.empty()) list->role = option_of(text, command, "RoleName");
    const std::string operation = operation_of(text, command);
    list->is_of_role = operation.empty() || same_name(operation, "ListPoliciesForRole");
  } else if (auto* identity = std::get_if<IdentityDocument>(&document)) {
    identity->profile = option_of(text, command, "profile");
  } else if (auto* policy = std::get_if<PermissionDocument>(&document)) {
    if (!policy->name.empty()) return;
    policy->name = option_of(text, command, "PolicyName");
    policy->is_system = equals_fold(option_of(text, command, "PolicyType"), "System");
  }
}

// Does the text begin with JSON that is no document? Then nothing is read of it but that.
bool begins_log(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || text[begin] != '{') return false;
  const std::size_t end = json_extent(text, begin);
  return end == std::string_view::npos || !may_hold_documents(text.substr(begin, end - begin));
}

// JSON, or what a program printed.
std::optional<JsonValue> tree_of(const MappedText& value, std::size_t max_depth) {
  std::optional<JsonValue> root = json_of(value, max_depth);
  if (root || !may_be_object_literal(value.bytes())) return root;
  return tree_of_printed(value, max_depth);
}

// The answers that a terminal shows, each below its command, or one behind the other.
Recognised read_answers(const Source& text, const RuleSet& rules, const Limits& limits,
                        bool is_promised) {
  Recognised out;
  if (!is_promised && begins_log(text.bytes())) return out;
  std::vector<std::size_t> tasks;  // in blocks
  const MappedText written = as_written(text.bytes());
  const Transcript transcript = read_transcript(written.bytes(), is_promised);
  for (const PrintedJson& printed : transcript.values) {
    const MappedText value = written.slice(printed.span.begin, printed.span.end);
    std::optional<JsonValue> root;
    if (may_hold_documents(value.bytes()) || (printed.is_block && may_hold_labels(value.bytes())))
      root = tree_of(value, limits.max_depth);
    Recognised found =
        root ? documents_in(*root, text, rules, limits) : read_mended(text, value, rules, limits);
    const bool is_shown = printed.command.begin != printed.command.end;
    if (found.documents.empty() && printed.is_block) {
      if (auto broken = broken_block(text, value, limits.max_depth))
        out.misread.push_back(std::move(*broken));
      continue;
    }
    if (found.documents.empty() && !is_shown && !is_promised) return {};  // a log, line by line
    for (std::size_t i = 0; printed.is_block && !is_shown && i < found.documents.size(); ++i) {
      if (is_task(found.documents[i])) tasks.push_back(out.documents.size() + i);
    }
    for (Document& document : found.documents) complete(document, written.bytes(), printed.command);
    out.is_failure_too = out.is_failure_too || found.is_failure_too || found.documents.empty();
    out.is_reply = out.is_reply || found.is_reply;
    append(std::move(found), out);
  }
  out.is_failure_too = out.is_failure_too || !transcript.is_only_output;
  // Of several tasks between words none is sure to be the one that failed, unless it is named.
  if (tasks.size() > 1 && !transcript.is_only_output && !is_promised) {
    for (const std::size_t each : tasks)
      std::get<TaskDocument>(out.documents[each]).among_words = true;
  }
  return out;
}

// A document without its end.
Recognised read_begun(const Source& text, const RuleSet& rules, const Limits& limits) {
  Recognised out = tasks_in(read_cut_tasks(text, rules, limits));
  if (!out.documents.empty()) return out;
  if (std::optional<CutRole> cut = read_cut_role(text, limits)) {
    out.documents.emplace_back(std::move(cut->role));
    out.notes.push_back(std::move(cut->note));
  }
  return out;
}

// A list of documents begins so, and lists of documents begin with one.
bool looks_like_list(std::string_view text) {
  text = trimmed(text);
  if (!text.starts_with('[') || !trimmed(text.substr(1)).starts_with('{')) return false;
  return may_hold_documents(text.substr(0, json_extent(text, text.find('{'))));
}

}  // namespace

bool may_be_document(std::string_view head) {
  return looks_like_json(head) || looks_like_xml(head) || looks_like_list(head) ||
         begins_yaml_reply(head) || may_be_object_literal(head) || may_be_transcript(head) ||
         (may_be_wrapped(head) && may_hold_documents(head)) || may_hold_tasks(head) ||
         (may_have_blocks(head) && (may_hold_evidence(head) || may_hold_labels(head))) ||
         begins_hcl(head) || may_be_task_lines(head) ||
         (!first_yaml_name(head).empty() && may_hold_ros_yaml(head));
}

Result<Recognised> recognise(const Source& text, const RuleSet& rules, const Limits& limits,
                             bool is_promised) {
  const std::string_view bytes = text.bytes();
  if (Recognised found = read_wrapped(text, rules, limits); !found.documents.empty()) return found;
  const bool is_object = looks_like_json(bytes);
  const bool is_list = looks_like_list(bytes) && begins_with_document(text, rules, limits);
  if (is_object || is_list) {
    const Result<JsonValue> root = parse_json(text, {limits.max_depth});
    if (root.ok()) {
      if (is_promised) {
        if (auto variables = read_variable_file(text, &*root)) return variables_in(variables);
      }
      return documents_in(*root, text, rules, limits);
    }
    Recognised printed = read_printed_object(text, rules, limits);
    if (!printed.documents.empty()) return printed;
    Recognised mended = read_mended(text, MappedText(bytes), rules, limits);
    if (!mended.documents.empty()) return mended;
    Recognised answers = read_answers(text, rules, limits, is_promised);
    if (!answers.documents.empty()) return answers;
    Recognised begun = read_begun(text, rules, limits);
    if (begun.documents.empty() && is_object) return root.problem();
    return begun;
  }
  if (looks_like_xml(bytes) && may_hold_evidence(bytes)) {
    const Result<JsonValue> root = parse_xml(bytes, {limits.max_depth});
    Recognised found = root.ok() ? evidence_within(*root, text, rules, limits) : Recognised();
    if (!found.documents.empty()) return found;
  }
  if (Recognised found = read_printed_object(text, rules, limits); !found.documents.empty())
    return found;
  const bool is_list_meant = trimmed(bytes).starts_with('[') && is_meant_as_document(bytes);
  if (is_list_meant) {
    const Result<JsonValue> root = parse_json(text, {limits.max_depth});
    if (!root.ok()) return root.problem();
  }
  Recognised out = tasks_in(read_tasks(text, rules, limits));
  if (out.documents.empty() && may_hold_ros_yaml(bytes) && is_meant_as_document(bytes)) {
    const Result<JsonValue> root = parse_yaml(text, {limits.max_depth});
    if (!root.ok()) return root.problem();
  }
  if (out.documents.empty() && !begins_hcl(bytes) && !is_variable_file(text.name())) {
    Recognised found = read_task_lines(text, rules, limits);
    if (!found.documents.empty()) return found;
  }
  if (out.documents.empty() &&
      (begins_yaml_reply(bytes) || (is_promised && !first_yaml_name(bytes).empty()))) {
    Recognised found = read_yaml(text, rules, limits);
    if (!found.documents.empty()) return found;
  }
  if (may_hold_ros_yaml(bytes)) {
    const Result<JsonValue> root = parse_yaml(text, {limits.max_depth});
    std::vector<Document> roles =
        root.ok() ? read_ros_evidence(*root, text) : std::vector<Document>();
    std::move(roles.begin(), roles.end(), std::back_inserter(out.documents));
  }
  if (begins_hcl(bytes)) {
    const bool has_task = !out.documents.empty();
    if (!has_task) out = variables_in(read_default_file(text));
    for (Document& document : read_hcl_evidence(text)) out.documents.push_back(std::move(document));
    if (!has_task && !out.documents.empty()) return out;
  }
  if (is_promised && out.documents.empty()) {
    if (auto variables = read_variable_file(text, nullptr)) return variables_in(variables);
  }
  // JSON within a configuration of another form is a part of it.
  const bool is_searched = is_promised && out.documents.empty() && may_hold_documents(bytes);
  const bool has_blocks =
      may_have_blocks(bytes) && (may_hold_documents(bytes) || may_hold_labels(bytes));
  if (!may_be_transcript(bytes) && !has_blocks && !is_searched) return out;
  Recognised answers = read_answers(text, rules, limits, is_searched);
  if (answers.documents.empty()) {
    out.misread = std::move(answers.misread);
    return out;
  }
  append(std::move(out), answers);
  return answers;
}

}  // namespace dtsdoctor
