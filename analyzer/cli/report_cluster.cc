// SPDX-License-Identifier: Apache-2.0
#include "cli/report_cluster.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

std::string_view text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value != nullptr && value->is_string() ? std::string_view(value->text)
                                                : std::string_view();
}

Problem usage(Message what, Message help) {
  return {std::move(what), std::nullopt, "", std::move(help)};
}

const JsonValue* chosen(const std::vector<JsonValue>& entries, std::string_view which) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (which == std::to_string(i + 1)) return &entries[i];
  }
  for (const JsonValue& entry : entries) {
    if (which == text_of(entry, "template")) return &entry;
  }
  return nullptr;
}

}  // namespace

std::optional<JsonValue> read_report(std::string_view text) {
  const std::string_view begin = trimmed(text);
  if (!begin.starts_with('{')) return std::nullopt;
  Result<JsonValue> json = parse_json(begin);
  if (!json.ok() || text_of(*json, "schema") != "dtsdoctor-report/1") return std::nullopt;
  return std::move(*json);
}

Result<std::vector<std::string>> cluster_examples(const JsonValue& report, std::string_view which) {
  const JsonValue* entries = report.find("unrecognized");
  if (entries == nullptr || !entries->is_array() || entries->items.empty())
    return usage("the report has no error that no rule explains", "");
  if (which.empty()) {
    return usage(said("this is a report with {} unrecognized errors", entries->items.size()),
                 "say with --cluster which is meant: its number, from 1, or its template");
  }
  const JsonValue* entry = chosen(entries->items, which);
  if (entry == nullptr) {
    return usage(
        said("the report has no unrecognized error '{}'", which),
        said("--cluster takes 1 to {}, or a template as the report has it", entries->items.size()));
  }
  std::vector<std::string> texts;
  if (const JsonValue* examples = entry->find("examples"); examples != nullptr) {
    for (const JsonValue& example : examples->items) {
      std::string text(text_of(example, "excerpt"));
      if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
    }
  }
  return texts;
}

}  // namespace dtsdoctor
