// SPDX-License-Identifier: Apache-2.0
#include "facts/terraform_values.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "facts/task_terraform.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kBlocks[] = {"variable", "locals", "terraform", "provider",
                                        "data",     "module", "output",    "resource"};

// Behind blank lines and comments.
std::string_view first_code(std::string_view text) {
  for (;;) {
    text = trimmed(text);
    if (text.starts_with("/*")) {
      const std::size_t end = text.find("*/");
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    } else if (text.starts_with('#') || text.starts_with("//")) {
      text.remove_prefix(std::min(text.find('\n'), text.size()));
    } else {
      return text;
    }
  }
}

std::optional<VariablesDocument> document_of(const std::vector<NamedValue>& values,
                                             const Source& text, bool is_default) {
  VariablesDocument out{text.name(), {}, is_default};
  for (const NamedValue& value : values) {
    if (value.resolved) out.values[value.name] = {value.text, text.place(value.span)};
  }
  return out.values.empty() ? std::nullopt : std::optional(std::move(out));
}

}  // namespace

bool begins_hcl(std::string_view head) {
  const std::string_view code = first_code(head);
  const std::string_view word = code.substr(0, code.find_first_of(" \t\"{\r\n"));
  if (!is_among(word, kBlocks)) return false;
  const std::string_view behind = trimmed(code.substr(word.size()));
  return behind.starts_with('"') || behind.starts_with('{');
}

bool is_variable_file(std::string_view name) { return name.ends_with(".tfvars"); }

std::optional<VariablesDocument> read_variable_file(const Source& text, const JsonValue* json) {
  const std::string& name = text.name();
  if (json == nullptr ? !is_variable_file(name) : !name.ends_with(".tfvars.json"))
    return std::nullopt;
  return document_of(
      json == nullptr ? read_hcl_variables(text.bytes()) : read_json_variables(*json, text.bytes()),
      text, false);
}

std::optional<VariablesDocument> read_default_file(const Source& text) {
  if (!begins_hcl(text.bytes())) return std::nullopt;
  return document_of(read_hcl_defaults(text.bytes()), text, true);
}

}  // namespace dtsdoctor
