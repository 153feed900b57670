// SPDX-License-Identifier: Apache-2.0
#include "facts/task_query.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/hex.h"
#include "facts/task_fields.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kAction = "Action=";
constexpr std::string_view kEndpoint = "Endpoint";
constexpr std::string_view kEnds = " \t\r\n\"'`<>|{}\\";

// A reference that was to be filled in before the request was sent.
bool is_placeholder(std::string_view value) {
  if (value.size() < 2) return false;
  if (value[0] == '<' && value.back() == '>') return true;
  return value[0] == '$' && (value[1] == '{' || value[1] == '(' || is_alpha(value[1]));
}

// Parameter names begin a query or follow a & or ?.
bool begins_parameter(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '&' || text[at - 1] == '?' ||
         kEnds.find(text[at - 1]) != std::string_view::npos;
}

bool has_parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = query.find(name); at != std::string_view::npos;
       at = query.find(name, at + 1)) {
    if (begins_parameter(query, at)) return true;
  }
  return false;
}

// Newer requests name their action in a header. One assignment alone is no query.
bool names_endpoints(std::string_view query) {
  return query.find('&') != std::string_view::npos &&
         (has_parameter(query, "SourceEndpoint") || has_parameter(query, "DestinationEndpoint"));
}

void set_action(TaskText& task) {
  for (const NamedValue& value : task.values) {
    if (value.name != "Action") continue;
    task.kind = value.text;
    task.kind_span = value.span;
  }
}

bool is_cut(std::string_view token) { return token.ends_with("...") || token.ends_with("…"); }

}  // namespace

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    if (escape) {
      out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

bool is_request(std::string_view query) {
  if (has_parameter(query, kAction)) return true;
  const std::size_t host = query.find("://dts");
  return host != std::string_view::npos &&
         query.substr(host, query.find('/', host + 3) - host).find("aliyuncs.com") !=
             std::string_view::npos;
}

std::vector<NamedValue> read_query(const MappedText& query) {
  std::vector<NamedValue> out;
  const std::string_view text = query.bytes();
  const std::size_t end = std::min(text.find('#'), text.size());
  const std::size_t question = text.substr(0, end).find('?');
  std::size_t at = question == std::string_view::npos ? 0 : question + 1;
  while (at < end) {
    const std::size_t stop = std::min(text.find('&', at), end);
    const std::size_t equals = std::min(text.substr(0, stop).find('=', at), stop);
    if (equals < stop) {
      NamedValue value;
      value.name = percent_decoded(text.substr(at, equals - at));
      value.name_span = query.origin({at, equals});
      const std::string_view spelled = text.substr(equals + 1, stop - equals - 1);
      value.span = query.origin({equals + 1, stop});
      value.resolved = !is_placeholder(spelled);
      if (value.resolved) value.text = percent_decoded(spelled);
      split_dotted_name(value);
      out.push_back(std::move(value));
    }
    at = stop + 1;
  }
  return out;
}

std::vector<TaskText> read_query_tasks(std::string_view text, const std::vector<Span>& taken,
                                       std::size_t most) {
  std::vector<TaskText> out;
  auto next = taken.begin();
  std::size_t action = text.find(kAction);
  std::size_t endpoint = text.find(kEndpoint);
  while (out.size() < most &&
         (action != std::string_view::npos || endpoint != std::string_view::npos)) {
    const std::size_t mark = std::min(action, endpoint);
    const std::size_t end = std::min(text.find_first_of(kEnds, mark), text.size());
    const std::size_t before = text.find_last_of(kEnds, mark);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (action < end) action = text.find(kAction, end);
    if (endpoint < end) endpoint = text.find(kEndpoint, end);
    while (next != taken.end() && next->end <= mark) ++next;
    if (next != taken.end() && next->begin <= mark) continue;
    const std::string_view query = text.substr(begin, end - begin);
    if (!has_parameter(query, kAction) && !names_endpoints(query)) continue;
    TaskText task;
    task.form = TaskForm::query;
    task.span = {begin, end};
    task.values = read_query(MappedText(query, begin));
    task.complete = !is_cut(query);
    set_action(task);
    out.push_back(std::move(task));
  }
  return out;
}

}  // namespace dtsdoctor
