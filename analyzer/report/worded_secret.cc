// SPDX-License-Identifier: Apache-2.0
#include "report/worded_secret.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/labelled_secret.h"
#include "report/quotes.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

class Worded {
 public:
  Worded(string_view text, Span name) : text_(text), name_(name) {}

  std::optional<Span> secret() const {
    if (const auto name = name_with_note()) return labelled_secret(text_, *name);
    if (const auto bold = behind_bold_name()) return bold;
    if (const auto value = behind_verb()) return value;
    if (const auto value = behind_mark()) return value;
    if (const auto value = behind_owner()) return value;
    if (const auto value = second_of_two()) return value;
    return below();
  }

 private:
  bool at_is(size_t at, char c) const { return at < text_.size() && text_[at] == c; }
  string_view name() const { return text_.substr(name_.begin, name_.end - name_.begin); }

  // "Password (source): …", "密码（源库）：…", "**Password**: …", "*Password*: …"
  std::optional<Span> name_with_note() const {
    constexpr std::array<std::array<string_view, 2>, 8> kNotes = {{{"(", ")"},
                                                                   {"（", "）"},
                                                                   {"**", "**"},
                                                                   {"*", "*"},
                                                                   {"_", "_"},
                                                                   {"`", "`"},
                                                                   {"</b>", "</b>"},
                                                                   {"</strong>", "</strong>"}}};
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

  // "**Password:** …", "*Password:* …" of Jira and of chats, "<b>Password:</b> …"
  std::optional<Span> behind_bold_name() const {
    for (const string_view mark : {":** ", "：** ", "：**", ":* ", "：* ", "：*", ":</b>", "：</b>",
                                   ":</strong>", "：</strong>"}) {
      if (!text_.substr(name_.end).starts_with(mark)) continue;
      size_t at = past_blanks(text_, name_.end + mark.size());
      if (at_is(at, '`')) ++at;
      const Span value{at, unquoted_end(text_, at, false)};
      const string_view shown = text_.substr(value.begin, value.end - value.begin);
      const bool is_value = !shown.empty() && static_cast<unsigned char>(shown[0]) < 0x80 &&
                            !is_stand_in(shown) && !is_reserved_word(shown) && !is_word(shown);
      return is_value ? std::optional(value) : std::nullopt;
    }
    return std::nullopt;
  }

  // "the password is …", "my password is: …", "密码为…", "密码：为 …"
  std::optional<Span> behind_verb() const {
    size_t at = past_blanks(text_, name_.end);
    for (const string_view verb : {"was reset to",
                                   "has been reset to",
                                   "reset to",
                                   "was changed to",
                                   "has been changed to",
                                   "changed to",
                                   "was set to",
                                   "set to",
                                   "to",
                                   "is",
                                   "was",
                                   "已重置为",
                                   "重置为",
                                   "已修改为",
                                   "修改为",
                                   "已改为",
                                   "已改成",
                                   "改为",
                                   "改成",
                                   "更改为",
                                   "设置为",
                                   "设为",
                                   "为",
                                   "是"}) {
      if (!starts_with_fold(text_.substr(at), verb)) continue;
      if (verb == "to" && !is_being_set()) return std::nullopt;
      at += verb.size();
      if (at_is(at, ':')) ++at;
      if (text_.substr(at).starts_with("：")) at += string_view("：").size();
      if (is_alpha(verb[0]) && !is_blank(at < text_.size() ? text_[at] : 'x')) return std::nullopt;
      return word_from(at, is_alpha(verb[0]) ? "password" : kChineseSecrets[0]);
    }
    return std::nullopt;
  }

  // "we set the password to …": who sends a password to a host says so otherwise.
  bool is_being_set() const {
    constexpr size_t kNear = 24;
    const std::string before = lowered(
        text_.substr(name_.begin - std::min(name_.begin, kNear), std::min(name_.begin, kNear)));
    constexpr std::array<string_view, 3> kVerbs = {"set ", "change", "update"};
    return std::any_of(kVerbs.begin(), kVerbs.end(),
                       [&](string_view verb) { return before.find(verb) != npos; });
  }

  // "password -> …", "password (…)", "密码s3cret…", "”：“…"
  std::optional<Span> behind_mark() const {
    constexpr std::array<string_view, 16> kMarks = {"->",   "-&gt;", "→",  "–",  "—",   "(",
                                                    "[",    "<",     "（", "】", "”：", "】：",
                                                    "」：", "」",    "”:", "》"};
    size_t at = past_blanks(text_, name_.end);
    const bool is_chinese = ends_with_chinese_secret(name());
    for (const string_view mark : kMarks) {
      if (text_.substr(at).starts_with(mark)) return word_from(at + mark.size(), name());
    }
    const bool is_apart = at > name_.end && !at_is(name_.begin, '-');
    const bool is_quoted = is_apart && (at_is(at, '"') || at_is(at, '\''));
    return is_quoted || is_chinese ? word_from(at, name()) : std::nullopt;
  }

  // "Password for dts: …", "password of the source: …"
  std::optional<Span> behind_owner() const {
    constexpr size_t kNear = 48;
    const string_view rest = text_.substr(name_.end);
    // MySQL: "A temporary password is generated for root@localhost: …"
    constexpr std::array<string_view, 3> kOwners = {" for ", " of ", " is generated for "};
    if (std::none_of(kOwners.begin(), kOwners.end(),
                     [&](string_view owner) { return rest.starts_with(owner); }))
      return std::nullopt;
    const string_view near = rest.substr(0, kNear);
    const size_t colon = near.find(": ");
    if (colon == npos || near.substr(0, colon).find_first_of(".,;=\"\n") != npos)
      return std::nullopt;
    return word_from(name_.end + colon + 1, name());
  }

  // "帐号密码 dts / …", "用户名密码：dts …"
  std::optional<Span> second_of_two() const {
    const bool names_user = name().find("号") != npos || name().find("用户") != npos;
    if (!names_user || !ends_with_chinese_secret(name())) return std::nullopt;
    size_t at = name_.end;
    if (at_is(at, ':')) ++at;
    if (text_.substr(at).starts_with("：")) at += string_view("：").size();
    const size_t user = past_blanks(text_, at);
    at = user;
    while (at < text_.size() && is_name_char(text_[at])) ++at;
    if (at == user) return std::nullopt;
    const size_t mark = past_blanks(text_, at);
    if (mark == at) return std::nullopt;
    return word_from(at_is(mark, '/') ? mark + 1 : mark, name());
  }

  // What looks like a password, maybe in quotation marks, behind blanks.
  std::optional<Span> word_from(size_t at, string_view name) const {
    at = past_pasted_blanks(text_, at);
    for (const string_view mark : {"“", "【", "「", "\"", "'", "`"}) {
      if (!text_.substr(at).starts_with(mark)) continue;
      at += mark.size();
      break;
    }
    return bare_password(text_, name, at);
  }

  // Password:
  // …
  std::optional<Span> below() const {
    if (!stands_last() || !begins_line()) return std::nullopt;
    size_t begin = past_blanks(text_, line_end(text_, name_.end) + 1);
    if (at_is(begin, '\r') || at_is(begin, '\n'))
      begin = past_blanks(text_, line_end(text_, begin) + 1);
    if (begin >= text_.size()) return std::nullopt;
    const string_view line = trimmed(text_.substr(begin, line_end(text_, begin) - begin));
    if (!is_password_like(line) || is_code(line) || is_stand_in(line)) return std::nullopt;
    if (is_one_of(line.front(), "<{[(#|/") || is_one_of(line.back(), ":,;)]}>"))
      return std::nullopt;
    if (line.find("://") != npos || begins_anew(text_, begin)) return std::nullopt;
    return Span{begin, begin + line.size()};
  }

  bool stands_last() const {
    size_t at = past_blanks(text_, name_.end);
    if (at_is(at, ':')) ++at;
    if (text_.substr(at).starts_with("：")) at += string_view("：").size();
    at = past_blanks(text_, at);
    return at_is(at, '\n') || (at_is(at, '\r') && at_is(at + 1, '\n'));
  }

  // No more than a few words, and no sentence: "Database Password".
  bool begins_line() const {
    constexpr size_t kMostWords = 3;
    size_t begin = name_.begin;
    const size_t farthest = begin - std::min(begin, kLongestName);
    while (begin > farthest && text_[begin - 1] != '\n') --begin;
    if (begin > 0 && text_[begin - 1] != '\n') return false;
    const string_view before = text_.substr(begin, name_.begin - begin);
    if (before.find_first_of(".,;:'\"(=|\t") != npos) return false;
    if (is_prose_before(word_before(text_, name_.begin))) return false;
    const string_view words = trimmed(before);
    return static_cast<size_t>(std::count(words.begin(), words.end(), ' ')) < kMostWords;
  }

  // "ORA-01017"
  static bool is_code(string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) {
                         return is_upper(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
                       }) &&
           word.find_first_of("-_.") != npos;
  }

  string_view text_;
  Span name_;
};

}  // namespace

std::optional<Span> worded_secret(string_view text, Span name) {
  return Worded(text, name).secret();
}

}  // namespace dtsdoctor
