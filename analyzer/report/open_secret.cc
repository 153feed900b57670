// SPDX-License-Identifier: Apache-2.0
#include "report/open_secret.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/ascii.h"
#include "base/source.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;
constexpr string_view kMask = "***";
constexpr size_t kFarthest = size_t{1} << 16;  // a key stands no farther in front of its value

bool is_quote(char c) { return c == '"' || c == '\''; }

size_t past_space(string_view text, size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// Behind the separator of a key whose name ends at `at`; `at` if what follows is no value.
size_t value_begin(string_view text, size_t at) {
  size_t next = at;
  const auto skip = [&](string_view marks) {
    while (next < text.size() && marks.find(text[next]) != npos) ++next;
  };
  skip("\\\"'");
  const bool is_quoted = next > at;
  next = past_space(text, next);
  const size_t separator = next;
  skip(":=>");
  if (text.substr(next).starts_with("：")) next += string_view("：").size();
  if (next == separator && !(is_quoted && next < text.size() && text[next] != ',')) return at;
  return past_space(text, next);
}

// Does the key of another value begin at `at`? In JSON keys are quoted.
bool is_key(string_view text, size_t at, bool is_json) {
  constexpr size_t kLongest = 200;
  at = past_space(text, at);
  if (at >= text.size()) return false;
  const char quote = is_quote(text[at]) ? text[at] : '\0';
  if (is_json && quote == '\0') return false;
  size_t end = at + (quote == '\0' ? 0 : 1);
  const size_t begin = end;
  while (end < text.size() && end - begin < kLongest &&
         (quote == '\0' ? is_name_char(text[end]) || text[end] == '.'
                        : text[end] != quote && text[end] != '\\' && text[end] != '\n'))
    ++end;
  if (end == begin || end >= text.size()) return false;
  if (quote != '\0' && text[end++] != quote) return false;
  end = past_space(text, end);
  return end < text.size() && (text[end] == ':' || (!is_json && text[end] == '='));
}

// Where a value that begins at `at` ends at the latest.
size_t value_end(string_view text, size_t at, bool is_json) {
  if (at < text.size() && (text[at] == '{' || text[at] == '[')) return text.size();
  for (; at < text.size(); ++at) {
    if ((text[at] == ',' || text[at] == '\n') && is_key(text, at + 1, is_json)) return at;
  }
  return text.size();
}

// Values under secret names in `text`.
std::vector<Span> open_values(string_view text, bool is_json) {
  std::vector<Span> out;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    const size_t chinese = chinese_secret_at(text, at);
    const bool is_chinese = chinese > 0;
    while (!is_chinese && end < text.size() && is_name_char(text[end])) ++end;
    end += chinese;
    if (end == at) {
      ++at;
      continue;
    }
    const size_t begin =
        is_chinese || is_secret_label(text.substr(at, end - at)) ? value_begin(text, end) : end;
    at = end;
    if (begin == end) continue;
    at = std::max(end, value_end(text, begin, is_json));
    if (at > begin) out.push_back({begin, at});
  }
  return out;
}

bool looks_like_json(string_view text) {
  const string_view head = text.substr(past_space(text, 0), 1);
  return head == "{" || head == "[";
}

// The bytes of the document in which the line of `place` stands, as far as it is shown.
std::optional<Span> shown_part(const Place& place, string_view document) {
  size_t begin = 0;
  for (size_t line = 1; line < place.line; ++line) {
    const size_t end = document.find('\n', begin);
    if (end == npos) return std::nullopt;
    begin = end + 1;
  }
  const size_t at = document.find(place.text, begin);  // a long line is shown in part
  if (place.text.empty() || at == npos) return std::nullopt;
  return Span{at, at + place.text.size()};
}

}  // namespace

void hide_open_secrets(Problem& problem, string_view document) {
  if (!problem.where || problem.where->line == 0) return;
  Place& place = *problem.where;
  const auto shown = shown_part(place, document);
  if (!shown) return;
  const bool is_json = looks_like_json(document);
  const size_t from = shown->begin - std::min(shown->begin, kFarthest);
  std::vector<Span> values = open_values(document.substr(from, shown->end - from), is_json);
  // From the last one on, so that offsets of those in front stay.
  for (auto value = values.rbegin(); value != values.rend(); ++value) {
    const size_t begin = std::max(value->begin + from, shown->begin) - shown->begin;
    const size_t end = std::max(value->end + from, shown->begin) - shown->begin;
    if (end <= begin) continue;
    const auto moved = [&](size_t offset, bool is_end) {
      if (offset <= begin) return offset;
      if (offset >= end) return offset - (end - begin) + kMask.size();
      return is_end ? begin + kMask.size() : begin;
    };
    place.text.replace(begin, end - begin, kMask);
    place.mark_begin = moved(place.mark_begin, false);
    place.mark_end = std::max(place.mark_begin, moved(place.mark_end, true));
  }
}

std::string without_open_secrets(string_view text) {
  std::string out(text);
  if (!looks_like_json(text)) return out;
  const std::vector<Span> values = open_values(text, true);
  for (auto value = values.rbegin(); value != values.rend(); ++value)
    out.replace(value->begin, value->end - value->begin, kMask);
  return out;
}

}  // namespace dtsdoctor
