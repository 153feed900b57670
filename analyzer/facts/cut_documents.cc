// SPDX-License-Identifier: Apache-2.0
#include "facts/cut_documents.h"

#include <utility>

#include "base/json.h"
#include "base/json_cut.h"
#include "base/json_text.h"

namespace dtsdoctor {
namespace {

// One past the last member or item that is whole in a text whose JSON does not end.
std::size_t end_of_whole(std::string_view text) {
  std::size_t end = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string && c == '\\') {
      ++at;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == ',' || c == '{' || c == '[' || c == '}' || c == ']')) {
      end = c == ',' ? at : at + 1;
    }
  }
  return end;
}

// The text up to there, with what closes it. Nothing if it ends as it should, or says nothing.
std::optional<Source> closed(const Source& text) {
  const std::size_t begin = text.bytes().find('{');
  if (json_extent(text.bytes(), begin) != std::string_view::npos) return std::nullopt;
  const std::string_view whole =
      std::string_view(text.bytes()).substr(0, end_of_whole(text.bytes()));
  if (whole.size() <= begin) return std::nullopt;
  const CutJson cut = complete_json(whole, begin);
  return Source(text.name(), std::string(whole.substr(0, cut.end)) + cut.closing);
}

// No place inside: what is cut off may be the beginning of a password.
Problem ends_in_the_middle(const Source& text, Message what) {
  Place document;
  document.input = text.name();
  return {std::move(what), std::move(document), "what may have followed is taken as not known", ""};
}

// Is the policy a string, and so whole or not there at all?
bool has_whole_policy(const JsonValue& root) {
  const JsonValue* role = root.find_fold("Role");
  const JsonValue* policy = (role == nullptr ? &root : role)->find_fold("AssumeRolePolicyDocument");
  return policy != nullptr && policy->is_string();
}

}  // namespace

TaskFile read_cut_tasks(const Source& text, const RuleSet& rules, const Limits& limits) {
  const std::optional<Source> whole = closed(text);
  if (!whole) return {};
  const Result<JsonValue> root = parse_json(*whole, {limits.max_depth});
  if (!root.ok()) return {};
  TaskFile file = read_tasks(*root, text, rules, limits);
  for (TaskDocument& task : file.tasks) task.closes_endpoints = false;
  if (!file.tasks.empty())
    file.tasks.back().notes.push_back(
        ends_in_the_middle(text, "the task configuration ends in the middle"));
  return file;
}

std::optional<CutRole> read_cut_role(const Source& text, const Limits& limits) {
  const std::optional<Source> whole = closed(text);
  if (!whole) return std::nullopt;
  const Result<JsonValue> root = parse_json(*whole, {limits.max_depth});
  if (!root.ok() || !has_whole_policy(*root)) return std::nullopt;
  std::optional<Document> document = read_evidence(*root, *whole);
  auto* role = document ? std::get_if<RoleDocument>(&*document) : nullptr;
  if (role == nullptr || !role->owner_id) return std::nullopt;
  role->is_complete = false;
  return CutRole{std::move(*role),
                 ends_in_the_middle(text, "the role's document ends in the middle")};
}

}  // namespace dtsdoctor
