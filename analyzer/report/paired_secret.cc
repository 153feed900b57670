// SPDX-License-Identifier: Apache-2.0
#include "report/paired_secret.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/labelled_secret.h"
#include "report/quotes.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"
#include "report/value_below.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

bool is_key_char(char c) { return is_name_char(c) || c == '.'; }

class Paired {
 public:
  Paired(string_view text, Span name) : text_(text), name_(name) {}

  std::optional<Span> secret() const {
    if (is_value_of_key()) {
      if (const auto key = key_of_value()) return labelled_secret(text_, *key);
      if (const auto value = value_in_front()) return value;
      if (const auto element = text_of_element()) return element;
    }
    if (const auto key = key_of_default()) return labelled_secret(text_, *key);
    if (const auto next = text_of_next_element()) return next;
    if (name_.begin > 0 && text_[name_.begin - 1] == '>') {
      if (const auto value = value_in_front()) return value;
    }
    if (const auto item = next_item()) return item;
    if (const auto part = below_header()) return part;
    return next_cell();
  }

 private:
  bool at_is(size_t at, char c) const { return at < text_.size() && text_[at] == c; }

  // Behind the quotation mark that closes the name, if one does.
  size_t end_of_name() const {
    const auto quote = quote_at(text_, name_.end);
    return quote ? name_.end + quote->spelling.size() : name_.end;
  }

  // "name": "db.password", key="password", ParameterKey=pwd: what stands ahead is a key.
  bool is_value_of_key() const {
    size_t at = name_.begin;
    const size_t farthest = at - std::min(at, kLongestName);
    while (at > farthest && is_key_char(text_[at - 1])) --at;
    while (at > farthest && string_view("\"'\\ ").find(text_[at - 1]) != npos) --at;
    return at > 0 && (text_[at - 1] == ':' || text_[at - 1] == '=');
  }

  // … , "value": "…"
  std::optional<Span> key_of_value() const {
    size_t at = past_space(text_, end_of_name());
    if (at < text_.size() && string_view(",;&").find(text_[at]) != npos)
      at = past_space(text_, at + 1);
    if (const auto quote = quote_at(text_, at)) at += quote->spelling.size();
    const size_t begin = at;
    while (at < text_.size() && at - begin < kLongestName && is_key_char(text_[at])) ++at;
    const PlainName key(text_.substr(begin, at - begin));
    if (at == name_.end || !(key.text().ends_with("value") || key.text() == "val"))
      return std::nullopt;
    return Span{begin, at};
  }

  // "value": "…", "name": "password": the value of the member in front of the one with the name.
  std::optional<Span> value_in_front() const {
    constexpr size_t kNear = 300;
    constexpr string_view kKey = "alue";
    const size_t from = name_.begin - std::min(name_.begin, kNear);
    const string_view near = text_.substr(from, name_.begin - from);
    const size_t close = near.rfind("</value>");
    const size_t found = near.substr(0, close).rfind(kKey);
    if (found == npos) return std::nullopt;
    Span key{from + found, from + found + kKey.size()};
    while (key.begin > from && is_key_char(text_[key.begin - 1])) --key.begin;
    if (key.end < text_.size() && is_key_char(text_[key.end])) return std::nullopt;
    if (!PlainName(text_.substr(key.begin, key.end - key.begin)).text().ends_with("value"))
      return std::nullopt;
    if (at_is(key.end, '>')) return element_in_front(key.end + 1);
    const auto value = labelled_secret(text_.substr(0, name_.begin), key);
    if (!value) return std::nullopt;
    // Nothing but the key of the name stands between the two.
    size_t at = value->end;
    while (at < name_.begin && string_view("\"'\\,;& \t\r\n").find(text_[at]) != npos) ++at;
    const string_view between = text_.substr(at, name_.begin - at);
    const bool is_key_alone = std::all_of(between.begin(), between.end(), [](char c) {
      return is_key_char(c) || string_view("\"'\\ :=").find(c) != npos;
    });
    const bool is_next_item = between.find("- ") != npos;
    return is_key_alone && !is_next_item ? value : std::nullopt;
  }

  // <value>…</value> <name>password</name>
  std::optional<Span> element_in_front(size_t begin) const {
    const size_t end = text_.substr(0, name_.begin).find('<', begin);
    if (end == npos || !text_.substr(end).starts_with("</")) return std::nullopt;
    const size_t close = text_.substr(0, name_.begin).find('>', end);
    if (close == npos) return std::nullopt;
    const size_t open = past_space(text_, close + 1);
    const bool is_next = at_is(open, '<') &&
                         text_.substr(open, name_.begin - open).find('>') == name_.begin - open - 1;
    return is_next ? unless_a_word({begin, end}, true) : std::nullopt;
  }

  // variable "db_password" { type = string, default = "…" }, and the parameter of a ROS template:
  // the default is among the next few members, in front of whatever closes them.
  std::optional<Span> key_of_default() const {
    constexpr size_t kNear = 300;
    constexpr std::array<string_view, 2> kKeys = {"default", "Default"};
    size_t at = past_blanks(text_, end_of_name());
    if (at_is(at, ':')) at = past_blanks(text_, at + 1);
    if (!at_is(at, '{') && !at_is(at, '\r') && !at_is(at, '\n')) return std::nullopt;
    const string_view near = text_.substr(at, kNear);
    const string_view members = near.substr(0, near.find_first_of("}]"));
    const auto indent = line_indent(text_, name_.begin);
    for (const string_view key : kKeys) {
      const size_t found = members.find(key);
      if (found == npos || is_key_char(members[found - 1])) continue;
      const Span span{at + found, at + found + key.size()};
      if (at_is(at, '{')) return span;
      // In YAML it stands further in, and so does all between.
      if (indent && stays_within(at, span.begin, *indent)) return span;
    }
    return std::nullopt;
  }

  bool stays_within(size_t begin, size_t end, size_t indent) const {
    for (size_t at = text_.find('\n', begin); at < end; at = text_.find('\n', at + 1)) {
      const auto deeper = line_indent(text_, text_.find_first_not_of(" \t\r\n", at));
      if (!deeper || *deeper <= indent) return false;
    }
    return true;
  }

  // ("SourceEndpointPassword", "…") and [ … ]: a pair of strings and no more.
  std::optional<Span> next_item() const {
    const auto close = quote_at(text_, name_.end);
    if (!close) return std::nullopt;
    const size_t open = name_.begin - std::min(name_.begin, close->spelling.size() + 1);
    if (!at_is(open, '(') && !at_is(open, '[')) return std::nullopt;
    size_t at = past_blanks(text_, end_of_name());
    if (!at_is(at, ',')) return std::nullopt;
    at = past_blanks(text_, at + 1);
    if (!text_.substr(at).starts_with(close->spelling)) return std::nullopt;
    const size_t begin = at + close->spelling.size();
    const size_t end = quoted_end(text_, begin, *close);
    const size_t behind = past_blanks(text_, end + close->spelling.size());
    if (!at_is(behind, ')') && !at_is(behind, ']')) return std::nullopt;
    return unless_a_word({begin, end}, false);
  }

  // <entry key="password" type="…">…</entry>, <entry key="password"><value>…</value></entry>
  std::optional<Span> text_of_element() const {
    constexpr size_t kNear = 200;
    const size_t name_end = end_of_name();
    const string_view near = text_.substr(name_end, kNear);
    const size_t close = near.find_first_of("<>");
    if (name_end == name_.end || close == npos || near[close] != '>') return std::nullopt;
    const bool is_open = close == 0 || (is_blank(near[0]) && near[close - 1] != '/');
    if (!is_open) return std::nullopt;
    size_t begin = name_end + close + 1;
    const size_t inner = past_space(text_, begin);
    if (starts_with_fold(text_.substr(inner), "<value>")) begin = inner + 7;
    return element_from(begin, true);
  }

  // <name>password</name> <value>…</value>; <td>password</td><td>…</td>
  std::optional<Span> text_of_next_element() const {
    if (!text_.substr(name_.end).starts_with("</")) return std::nullopt;
    const size_t close = text_.substr(name_.end, kLongestName).find('>');
    if (close == npos) return std::nullopt;
    const size_t open = past_space(text_, name_.end + close + 1);
    if (!at_is(open, '<')) return std::nullopt;
    const string_view tag = text_.substr(open, kLongestName);
    const size_t end = tag.find('>');
    if (end == npos || tag[1] == '/') return std::nullopt;
    return element_from(open + end + 1, starts_with_fold(tag, "<value"));
  }

  // In a table the next cell may be a heading: a word.
  std::optional<Span> element_from(size_t begin, bool any_word) const {
    constexpr size_t kFarthest = size_t{1} << 12;
    const string_view ahead = text_.substr(begin, kFarthest);
    const size_t end = ahead.find('<');
    if (end == npos || end == 0) return std::nullopt;
    return unless_a_word({begin, begin + end}, any_word);
  }

  std::optional<Span> unless_a_word(Span value, bool any_word) const {
    const string_view shown = text_.substr(value.begin, value.end - value.begin);
    if (shown.empty() || is_stand_in(shown) || is_reserved_word(shown)) return std::nullopt;
    const bool is_prose = shown.find(' ') != npos || is_word(shown);
    return is_prose && !any_word ? std::nullopt : std::optional(value);
  }

  // | password | …, the same with a tab, and a line of a name and a value: "password",…
  std::optional<Span> next_cell() const {
    if (const auto value = second_of_two()) return value;
    size_t at = name_.end;
    while (at_is(at, ' ')) ++at;
    if (!at_is(at, '|') && !at_is(at, '\t')) return std::nullopt;
    constexpr size_t kLongestCell = 256;
    const size_t begin = past_blanks(text_, at + 1);
    const string_view cell = text_.substr(begin, kLongestCell);
    const size_t end = begin + std::min(cell.find_first_of("|\t\r\n"), cell.size());
    return bare_password(text_.substr(0, end), "password", begin);
  }

  // Content-Disposition: form-data; name="password", and below an empty line the value.
  std::optional<Span> below_header() const {
    constexpr string_view kKind = "form-data;";
    constexpr size_t kNear = 200;
    const size_t from = name_.begin - std::min(name_.begin, kNear);
    const string_view near = text_.substr(from, name_.begin - from);
    const size_t kind = near.rfind(kKind);
    if (kind == npos || near.find('\n', kind) != npos || !quote_at(text_, name_.end))
      return std::nullopt;
    constexpr int kMostHeaders = 4;  // below this one
    size_t line = end_of_name();
    if (!at_is(line, ';') && !at_is(line, '\r') && !at_is(line, '\n')) return std::nullopt;
    for (int header = 0;; ++header) {
      line = text_.find('\n', line);
      if (line == npos || header > kMostHeaders) return std::nullopt;
      const string_view next =
          trimmed(text_.substr(line + 1, line_end(text_, line + 1) - line - 1));
      ++line;
      if (next.empty()) break;
      if (next.find(": ") == npos) return std::nullopt;
    }
    line = text_.find('\n', line);
    if (line == npos) return std::nullopt;
    const size_t end = std::min(text_.find_first_of("\r\n", line + 1), text_.size());
    return end > line + 1 ? unless_a_word({line + 1, end}, true) : std::nullopt;
  }

  std::optional<Span> second_of_two() const {
    const auto quote = quote_at(text_, name_.end);
    const size_t width = quote ? quote->spelling.size() : 0;
    const size_t line = name_.begin - std::min(name_.begin, width);
    if (!at_is(end_of_name(), ',') || !line_indent(text_, line)) return std::nullopt;
    size_t begin = end_of_name() + 1;
    const auto open = quote_at(text_, begin);
    if (open) begin += open->spelling.size();
    const size_t end = open ? quoted_end(text_, begin, *open) : unquoted_end(text_, begin, false);
    const size_t behind = open ? end + open->spelling.size() : end;
    const size_t next = past_blanks(text_, behind);
    if (next < text_.size() && !at_is(next, '\r') && !at_is(next, '\n')) return std::nullopt;
    return open || is_password_like(text_.substr(begin, end - begin))
               ? unless_a_word({begin, end}, false)
               : std::nullopt;
  }

  string_view text_;
  Span name_;
};

}  // namespace

std::optional<Span> paired_secret(string_view text, Span name) {
  return Paired(text, name).secret();
}

}  // namespace dtsdoctor
