// SPDX-License-Identifier: Apache-2.0
#include "facts/broken_document.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/json.h"
#include "base/json_text.h"
#include "facts/task_ros.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLongestName = 64;

// Lower case, letters alone: SourceEndpointRole, source_endpoint_role.
std::string plain(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (is_alpha(c)) out += to_lower(c);
  }
  return out;
}

bool is_task_field(std::string_view name) {
  const std::string bare = plain(name);
  constexpr std::array<std::string_view, 2> kBegins = {"sourceendpoint", "destinationendpoint"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return bare.starts_with(begin); }) ||
         name == "接入方式" || name == "实例所属" || name == "AssumeRolePolicyDocument";
}

// What replies and logs have at their top.
bool is_field_of_log(std::string_view name) {
  constexpr std::array<std::string_view, 17> kNames = {
      "requestid", "errcode",  "errmessage", "errormessage", "success", "code",
      "message",   "msg",      "log",        "level",        "time",    "timestamp",
      "ts",        "severity", "logger",     "thread",       "stream"};
  return std::find(kNames.begin(), kNames.end(), plain(name)) != kNames.end();
}

// Calls take(name) for what stands in front of a colon, quoted or not.
template <typename Take>
void for_each_name(std::string_view text, Take take) {
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    std::size_t end = colon;
    while (end > 0 && is_blank(text[end - 1])) --end;
    const char quote =
        end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'') ? text[end - 1] : '\0';
    if (quote != '\0') --end;
    std::size_t begin = end;
    const auto is_part = [&](char c) {
      return is_alnum(c) || c == '_' || c == '-' || static_cast<unsigned char>(c) >= 0x80;
    };
    while (begin > 0 && end - begin < kLongestName && is_part(text[begin - 1])) --begin;
    if (begin == end) continue;
    // In a string of JSON its quotation marks are escaped.
    if (quote != '\0' && (begin == 0 || text[begin - 1] != quote)) continue;
    if (quote != '\0' && begin > 1 && text[begin - 2] == '\\') continue;
    take(text.substr(begin, end - begin));
  }
}

// A line that no document has: "2026-01-02 …", "[main] …", "ErrorCode: …" between braces.
bool has_lines_of_log(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos;
       at = text.find('\n', at + 1)) {
    const std::string_view line = text.substr(at + 1, kLongestName);
    if (line.empty()) break;
    const bool is_time = line.size() > 4 && is_digit(line[0]) && is_digit(line[1]);
    if (is_time || is_alpha(line[0]) || (line[0] == '[' && line.size() > 1 && is_alnum(line[1])))
      return true;
  }
  return false;
}

bool is_meant_as_json(std::string_view text) {
  // One value behind the other: each line of a log is one.
  const std::size_t end = json_extent(text, 0);
  if (end != std::string_view::npos && !trimmed(text.substr(end)).empty()) return false;
  if (has_lines_of_log(text)) return false;
  bool is_task = false;
  bool is_log = false;
  bool has_statement = false;
  bool has_effect = false;
  for_each_name(text, [&](std::string_view name) {
    is_task = is_task || is_task_field(name);
    is_log = is_log || is_field_of_log(name);
    has_statement = has_statement || name == "Statement";
    has_effect = has_effect || name == "Effect" || name == "Principal";
  });
  return !is_log && (is_task || (has_statement && has_effect));
}

// ROS names what a template has at its top.
bool is_meant_as_template(std::string_view text) {
  constexpr std::array<std::string_view, 7> kTops = {"ROSTemplateFormatVersion",
                                                     "Resources",
                                                     "Parameters",
                                                     "Description",
                                                     "Outputs",
                                                     "Mappings",
                                                     "Metadata"};
  while (text.starts_with('#') || text.starts_with("---"))
    text = trimmed(text.substr(std::min(text.find('\n'), text.size())));
  const std::string_view top = text.substr(0, text.find(':'));
  return std::find(kTops.begin(), kTops.end(), top) != kTops.end() && may_hold_ros_yaml(text);
}

}  // namespace

bool is_meant_as_document(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('[') && !trimmed(text.substr(1)).starts_with('{')) return false;
  if (text.starts_with('{') || text.starts_with('[')) return is_meant_as_json(text);
  return is_meant_as_template(text);
}

std::optional<BrokenBlock> broken_block(const Source& text, const MappedText& block,
                                        std::size_t max_depth) {
  JsonError error;
  if (parse_json(block.bytes(), {max_depth}, &error).ok()) return std::nullopt;
  if (!is_meant_as_document(block.bytes())) return std::nullopt;
  const Span byte{error.offset, std::min(error.offset + 1, block.size())};
  return BrokenBlock{text.place(block.origin({0, 1})).line,
                     {"not valid JSON", text.place(block.origin(byte)), error.what, ""}};
}

}  // namespace dtsdoctor
