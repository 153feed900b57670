// SPDX-License-Identifier: Apache-2.0
#include "facts/cut_tasks.h"

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

}  // namespace

TaskFile read_cut_tasks(const Source& text, const RuleSet& rules, const Limits& limits) {
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
  return file;
}

}  // namespace dtsdoctor
