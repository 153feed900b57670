// SPDX-License-Identifier: Apache-2.0
#include "report/paired_secret.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/labelled_secret.h"
#include "report/quotes.h"
#include "report/secret_extent.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

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
      if (const auto element = text_of_element()) return element;
    }
    if (const auto key = key_of_default()) return labelled_secret(text_, *key);
    if (const auto next = text_of_next_element()) return next;
    if (const auto item = next_item()) return item;
    if (const auto cell = next_cell()) return cell;
    if (const auto name = name_with_note()) return labelled_secret(text_, *name);
    if (const auto bold = behind_bold_name()) return bold;
    return behind_verb();
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

  // <entry key="password">…</entry>
  std::optional<Span> text_of_element() const {
    const size_t at = end_of_name();
    if (at == name_.end || !at_is(at, '>')) return std::nullopt;
    return element_from(at + 1, true);
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

  // | password | …, and the same with a tab
  std::optional<Span> next_cell() const {
    size_t at = name_.end;
    while (at_is(at, ' ')) ++at;
    if (!at_is(at, '|') && !at_is(at, '\t')) return std::nullopt;
    constexpr size_t kLongestCell = 256;
    const size_t begin = past_blanks(text_, at + 1);
    const string_view cell = text_.substr(begin, kLongestCell);
    const size_t end = begin + std::min(cell.find_first_of("|\t\r\n"), cell.size());
    return bare_password(text_.substr(0, end), "password", begin);
  }

  // "Password (source): …", "密码（源库）：…", "**Password**: …"
  std::optional<Span> name_with_note() const {
    constexpr std::array<std::array<string_view, 2>, 3> kNotes = {
        {{"(", ")"}, {"（", "）"}, {"**", "**"}}};
    const size_t at = past_blanks(text_, name_.end);
    for (const auto& [open, close] : kNotes) {
      if (!text_.substr(at).starts_with(open)) continue;
      const string_view ahead = text_.substr(at, kLongestName);
      const size_t end = open == close ? 0 : ahead.find(close);
      if (end == npos || ahead.substr(0, end).find('\n') != npos) return std::nullopt;
      const size_t behind = at + end + close.size();
      const string_view mark = text_.substr(past_blanks(text_, behind));
      const bool separates =
          mark.starts_with(':') || mark.starts_with('=') || mark.starts_with("：");
      return separates ? std::optional(Span{name_.begin, behind}) : std::nullopt;
    }
    return std::nullopt;
  }

  // "**Password:** …"
  std::optional<Span> behind_bold_name() const {
    for (const string_view mark : {":** ", "：** ", "：**"}) {
      if (!text_.substr(name_.end).starts_with(mark)) continue;
      size_t at = past_blanks(text_, name_.end + mark.size());
      if (at_is(at, '`')) ++at;
      return unless_a_word({at, unquoted_end(text_, at, false)}, false);
    }
    return std::nullopt;
  }

  // "the password is …", "密码为…"
  std::optional<Span> behind_verb() const {
    const size_t at = past_blanks(text_, name_.end);
    for (const string_view verb : {"is ", "was ", "为", "是"}) {
      if (text_.substr(at).starts_with(verb))
        return bare_password(text_, "password", past_blanks(text_, at + verb.size()));
    }
    return std::nullopt;
  }

  string_view text_;
  Span name_;
};

}  // namespace

std::optional<Span> paired_secret(string_view text, Span name) {
  return Paired(text, name).secret();
}

}  // namespace dtsdoctor
