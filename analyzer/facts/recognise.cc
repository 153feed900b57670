// SPDX-License-Identifier: Apache-2.0
#include "facts/recognise.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/json_cut.h"

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

// Where the JSON begins that an aliyun command printed, if the text is a paste of both: the line of
// the command, then its output. npos if it is not.
std::size_t output_of_command(std::string_view text) {
  constexpr std::string_view kCommand = "aliyun ";
  std::size_t at = text.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos) return at;
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return end;
  const std::string_view line = text.substr(at, end - at);
  const std::size_t command = line.find(kCommand);
  const bool is_command =
      command != std::string_view::npos && (command == 0 || is_blank(line[command - 1]));
  if (!is_command || !looks_like_json(text.substr(end))) return std::string_view::npos;
  return text.find('{', end);
}

// The text with the command in front of its JSON made blank, so that places stay.
std::optional<Source> without_command(const Source& text) {
  const std::size_t begin = output_of_command(text.bytes());
  if (begin == std::string_view::npos) return std::nullopt;
  std::string bytes = text.bytes();
  for (std::size_t i = 0; i < begin; ++i) {
    if (bytes[i] != '\n') bytes[i] = ' ';
  }
  // A prompt that follows is no part of it either.
  const std::size_t end = json_extent(bytes, begin);
  for (std::size_t i = std::min(end, bytes.size()); i < bytes.size(); ++i) {
    if (bytes[i] != '\n') bytes[i] = ' ';
  }
  return Source(text.name(), std::move(bytes));
}

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

// What a configuration says that was cut off: what it lacks it may have had. Empty if it says none.
Recognised cut_tasks(const Source& text, const RuleSet& rules, const Limits& limits) {
  const std::size_t begin = text.bytes().find('{');
  if (json_extent(text.bytes(), begin) != std::string_view::npos) return {};
  const std::string_view whole =
      std::string_view(text.bytes()).substr(0, end_of_whole(text.bytes()));
  if (whole.size() <= begin) return {};
  const CutJson cut = complete_json(whole, begin);
  const Source closed(text.name(), std::string(whole.substr(0, cut.end)) + cut.closing);
  const Result<JsonValue> root = parse_json(closed, {limits.max_depth});
  if (!root.ok()) return {};
  TaskFile file = read_tasks(*root, text, rules, limits);
  for (TaskDocument& task : file.tasks) task.closes_endpoints = false;
  if (!file.tasks.empty()) {
    // No place inside: what is cut off may be the beginning of a password.
    Place document;
    document.input = text.name();
    file.tasks.back().notes.push_back({"the task configuration ends in the middle",
                                       std::move(document),
                                       "what may have followed is taken as not known", ""});
  }
  return tasks_in(std::move(file));
}

}  // namespace

bool may_be_document(std::string_view head) {
  return looks_like_json(head) || output_of_command(head) != std::string_view::npos ||
         looks_like_xml(head) || may_hold_tasks(head);
}

Result<Recognised> recognise(const Source& text, const RuleSet& rules, const Limits& limits) {
  if (const std::optional<Source> output = without_command(text)) {
    Result<Recognised> found = recognise(*output, rules, limits);
    if (found.ok() && !found->documents.empty()) return found;
  }
  if (!looks_like_json(text.bytes())) return tasks_in(read_tasks(text, rules, limits));
  const Result<JsonValue> root = parse_json(text, {limits.max_depth});
  if (!root.ok()) {
    Recognised begun = cut_tasks(text, rules, limits);
    if (begun.documents.empty()) return root.problem();
    return begun;
  }
  if (std::optional<Document> evidence = read_evidence(*root, text)) {
    Recognised out;
    out.documents.push_back(std::move(*evidence));
    return out;
  }
  return tasks_in(read_tasks(*root, text, rules, limits));
}

}  // namespace dtsdoctor
