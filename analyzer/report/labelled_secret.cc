// SPDX-License-Identifier: Apache-2.0
#include "report/labelled_secret.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
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

// Words before a label that make it prose: "invalid password: …", "unexpected token: …".
constexpr std::array<string_view, 22> kProseBefore = {
    "invalid", "incorrect", "wrong", "bad",       "expired", "unexpected", "illegal", "missing",
    "unknown", "empty",     "weak",  "near",      "no",      "your",       "the",     "a",
    "or",      "and",       "of",    "offending", "method",  "old"};

class Labelled {
 public:
  Labelled(string_view text, Span name) : text_(text), name_(name), at_(name.end) {}

  // The secret, or nothing.
  std::optional<Span> secret() {
    auto value = find_value();
    if (!value) return std::nullopt;
    const string_view shown = text_.substr(value->begin, value->end - value->begin);
    if (!shown.empty()) {
      if (is_stand_in(shown) || is_reserved_word(shown) || is_prose(*value)) return std::nullopt;
      if (is_masked(value->begin)) return std::nullopt;
    }
    if (!is_whole_) value->end = secret_end(text_, *value, form());
    if (value->begin >= value->end) return std::nullopt;
    return value;
  }

 private:
  std::optional<Span> find_value() {
    const auto key_quote = quote_at(text_, at_);
    // A stray second one is what a parser complains about, with this line beside it.
    for (int i = 0; key_quote && i < 2 && text_.substr(at_).starts_with(key_quote->spelling); ++i)
      at_ += key_quote->spelling.size();
    quoted_key_ = key_quote.has_value();
    if (key_quote) key_quote_ = key_quote->spelling;
    const size_t after_name = at_;
    at_ = past_blanks(text_, at_);
    is_option_ = text_[name_.begin] == '-';
    if (take_separator(key_quote.has_value())) return value();
    if (is_option_ && key_quote && take(",")) {
      is_list_ = true;
      return value();  // ["--password", "…"]
    }
    if (key_quote && lost_its_colon()) return value();
    if (key_quote || at_ == after_name) return std::nullopt;
    if (is_option_) return at_ < text_.size() && text_[at_] == '-' ? std::nullopt : value();
    // ALTER ROLE … PASSWORD '…'
    return at_ < text_.size() && text_[at_] == '\'' ? value() : bare_password(text_, name(), at_);
  }

  bool take(string_view mark) {
    if (!starts_with_fold(text_.substr(at_), mark)) return false;
    at_ += mark.size();
    return true;
  }

  bool take_separator(bool quoted) {
    if (take("%253D") || take("%253A") || take("%3D") || take("%3A")) return encoded_ = true;
    if (take("=>") || take("==") || take("=:") || take("=")) return true;
    if (take(":=") || take(":") || take("：")) {
      colon_ = !quoted;
      return text_.substr(at_, 2) != "//";
    }
    const string_view before = text_.substr(0, name_.begin);
    const char ahead = before.size() > 1 ? before[before.size() - 2] : ' ';
    // "user:<password>" is a word that stands for one.
    const bool is_tag = !is_alnum(ahead) && string_view(":.=/[@-").find(ahead) == npos;
    const bool element = before.ends_with("<") && is_tag && !is_quoted(ahead) && take(">");
    is_element_ = (element && !is_placeholder()) || (before.ends_with("&lt;") && take("&gt;")) ||
                  (before.ends_with("\\u003c") && take("\\u003e"));
    return is_element_;
  }

  // BY '<password>';  What the shell joins, '<password>'…'</password>', is an element.
  bool is_quoted(char ahead) const {
    const string_view close = text_.substr(at_, 3);
    if ((ahead != '\'' && ahead != '"') || !close.starts_with(std::string{'>', ahead}))
      return false;
    return close.size() == 2 || is_space(close[2]) || string_view(",;)]}").find(close[2]) != npos;
  }

  // {"Password" "text"}: between two members such a pair can be nothing else.
  bool lost_its_colon() const {
    constexpr size_t kLongestLine = 1024;
    constexpr string_view kSpace = " \t\r\n";
    // A name may have blanks in it: "Database Password".
    const size_t ahead_of_name = name_.begin - std::min(name_.begin, kLongestName);
    size_t before = text_.substr(ahead_of_name, name_.begin - ahead_of_name).rfind(key_quote_);
    if (key_quote_.empty() || before == npos) return false;
    before += ahead_of_name;
    before = before == 0 ? npos : text_.find_last_not_of(kSpace, before - 1);
    if (at_ >= text_.size() || string_view(",})]:;|").find(text_[at_]) != npos) return false;
    if (before == npos || text_[before] == '{') return true;
    if (text_[before] != ',') return false;
    // In SQL names have quotation marks too.
    const size_t line = before - std::min(before, kLongestLine);
    const string_view ahead = text_.substr(line, before - line);
    return quote_at(text_, at_).has_value() || ahead.find("\":") != npos;
  }

  // A mask and what closes it: as redaction leaves it, whatever follows.
  bool is_masked(size_t begin) const {
    constexpr string_view kMask = "***";
    if (!text_.substr(begin).starts_with(kMask)) return false;
    const size_t next = begin + kMask.size();
    return next >= text_.size() || is_space(text_[next]) ||
           string_view("\"',\\;&}]<`)").find(text_[next]) != npos;
  }

  SecretForm form() const {
    SecretForm form;
    form.name_begin = name_.begin;
    form.key_quote = key_quote_;
    form.quote = quote_;
    form.is_list = is_list_;
    using Key = SecretForm::Key;
    const bool is_alone = !glued_ && line_indent(text_, name_.begin).has_value();
    form.key = is_option_    ? Key::option
               : quoted_key_ ? Key::quoted
               : is_alone    ? Key::line
                             : Key::inside;
    return form;
  }

  // "AUTH <password> called without …": prose goes on behind it, and nothing closes it.
  bool is_placeholder() const {
    constexpr size_t kNear = 300;
    if (at_ >= text_.size() || !is_blank(text_[at_])) return false;
    const size_t word = past_blanks(text_, at_);
    size_t end = word;
    while (end < text_.size() && is_alpha(text_[end])) ++end;
    return end > word && word_follows(text_, end) && text_.substr(at_, kNear).find("</") == npos;
  }

  std::optional<Span> value() {
    glued_ = at_ < text_.size() && !is_blank(text_[at_]) && text_[at_ - 1] == '=';
    const size_t after_separator = at_;
    at_ = past_blanks(text_, at_);
    if (take("[")) {
      is_list_ = true;
      at_ = past_blanks(text_, at_);
    }
    // "Password":
    //   text
    const size_t below = text_.find_first_not_of(" \t\r\n", at_);
    if (quoted_key_ && below != npos) at_ = below;
    take_holder();
    if (is_element_) return element_text();
    const auto indent = quoted_key_ ? std::nullopt : line_indent(text_, name_.begin);
    if (indent) {
      if (const auto lines = value_below(text_, after_separator, *indent)) {
        is_whole_ = true;
        return lines;
      }
    }
    if (text_.substr(at_).starts_with("$\"") || text_.substr(at_).starts_with("$'")) ++at_;
    if (const auto quote = quote_at(text_, at_)) {
      quote_ = quote;
      at_ += quote->spelling.size();
      return Span{at_, quoted_end(text_, at_, *quote)};
    }
    if (const auto typeset = typeset_value()) return typeset;
    if (is_authorization()) return authorization(text_, at_, encoded_);
    // $PWD is the working directory.
    if (name().ends_with("PWD") && text_.substr(at_).starts_with('/')) return std::nullopt;
    if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x80 && !quoted_key_)
      return std::nullopt;
    if (is_template(text_, at_)) return indent ? block() : std::nullopt;
    is_whole_ = encoded_;
    return Span{at_, is_cookie() ? end_of_cookies(bare_end()) : bare_end()};
  }

  bool is_cookie() const { return PlainName(name()).text().ends_with("cookie"); }

  // "Cookie: a=…; b=…"
  size_t end_of_cookies(size_t end) const {
    while (end < text_.size() && text_[end] == ';') {
      size_t next = past_blanks(text_, end + 1);
      const size_t begin = next;
      while (next < text_.size() && (is_name_char(text_[next]) || text_[next] == '.')) ++next;
      if (next == begin || next >= text_.size() || text_[next] != '=') break;
      end = unquoted_end(text_, next + 1, encoded_);
    }
    return end;
  }

  // Up to the tag that closes it, on whatever line; without one all of the line.
  Span element_text() {
    constexpr size_t kFarthest = size_t{1} << 12;
    is_whole_ = true;
    const size_t tag_end = at_;
    at_ = past_space(text_, at_);
    const bool is_below = text_.substr(tag_end, at_ - tag_end).find('\n') != npos;
    take("<![CDATA[");
    const string_view ahead = text_.substr(at_, kFarthest);
    size_t end = npos;
    for (const string_view open : {"</", "&lt;/", "\\u003c/"}) {
      const std::string tag = std::string(open) + std::string(name());
      end = std::min(end, ahead.find(tag));
    }
    // Without one: the line, or the lines below if it begins there.
    if (end == npos) end = ahead.find_first_of(is_below ? "<" : "\r\n");
    end = std::min(end, ahead.size());
    while (end > 0 && is_space(ahead[end - 1])) --end;
    if (ahead.substr(0, end).ends_with("]]>")) end -= 3;
    return {at_, at_ + end};
  }

  // {"Password": {"value": "text"}}
  void take_holder() {
    constexpr std::array<string_view, 5> kHolders = {"value", "default", "plaintext", "text",
                                                     "secret"};
    if (!quoted_key_ || at_ >= text_.size() || text_[at_] != '{') return;
    size_t at = past_space(text_, at_ + 1);
    const auto open = quote_at(text_, at);
    if (!open) return;
    at += open->spelling.size();
    const size_t begin = at;
    while (at < text_.size() && is_name_char(text_[at])) ++at;
    if (!any_of(kHolders, text_.substr(begin, at - begin))) return;
    if (!text_.substr(at).starts_with(open->spelling)) return;
    at = past_blanks(text_, at + open->spelling.size());
    if (at < text_.size() && text_[at] == ':') at_ = past_space(text_, at + 1);
  }

  // password = { … on one line.
  std::optional<Span> block() {
    const size_t line = std::min(text_.find_first_of("\r\n", at_), text_.size());
    const string_view inside = trimmed(text_.substr(at_, line - at_));
    if (text_.substr(at_, 3).find("{{") != npos) return std::nullopt;
    if (inside.size() < 2 || inside.find('}') == inside.size() - 1) return std::nullopt;
    is_whole_ = true;
    return Span{at_, line};
  }

  // “text”, `text`: up to the mark that closes, or all of the line.
  std::optional<Span> typeset_value() {
    constexpr std::array<std::array<string_view, 2>, 5> kMarks = {{{"\u201c", "\u201d"},
                                                                   {"\u2018", "\u2019"},
                                                                   {"\u300c", "\u300d"},
                                                                   {"\uff02", "\uff02"},
                                                                   {"`", "`"}}};
    for (const auto& [open, close] : kMarks) {
      if (!take(open)) continue;
      is_whole_ = true;
      constexpr size_t kFarthest = size_t{1} << 12;
      const string_view ahead = text_.substr(at_, kFarthest);
      const size_t end = std::min(ahead.find(close), ahead.find_first_of("\r\n"));
      if (end != npos) return Span{at_, at_ + end};
      return Span{at_, std::min(text_.find_first_of("\r\n", at_), text_.size())};
    }
    return std::nullopt;
  }

  // Without quotes: what the shell takes for one word, where it stands in no text in quotes.
  size_t bare_end() const {
    constexpr size_t kFarthest = size_t{1} << 12;
    size_t end = unquoted_end(text_, at_, encoded_);
    const auto ahead = [&] {
      const string_view rest = text_.substr(end, kFarthest);
      return rest.substr(0, rest.find('\n'));
    };
    const auto joined = [&] {
      if (end >= text_.size()) return false;
      const char mark = text_[end];
      const char next = end + 1 < text_.size() ? text_[end + 1] : ' ';
      if (mark == '<') return next != '/' && ahead().substr(0, kLongestName).find('>') == npos;
      const bool is_quote = mark == '"' || mark == '\'' || mark == '`';
      if (mark == '\\' && (next == '"' || next == '\''))
        return end + 2 < text_.size() && is_alnum(text_[end + 2]);
      if (is_quote) return is_alnum(next) || string_view("!@#$%^*_~").find(next) != npos;
      return end > at_ && is_blank(mark) && text_[end - 1] == '\\';
    };
    while (joined()) {
      const char mark = text_[end];
      const size_t close = mark == '"' || mark == '\'' ? ahead().find(mark, 1) : npos;
      if (close != npos && text_[end + close - 1] != '\\') {
        end += close + 1;
        if (end >= text_.size() || is_space(text_[end])) break;
      } else {
        end += mark == '\\' ? 2 : 1;
      }
      end = unquoted_end(text_, end, encoded_);
    }
    return end;
  }

  bool is_authorization() const { return PlainName(name()).text().ends_with("authorization"); }

  // A sentence about a password, not one that holds it.
  bool is_prose(Span value) const {
    const bool after_prose = any_of(kProseBefore, word_before(text_, name_.begin));
    // unexpected token: "FROM"
    if (after_prose && (equals_fold(name(), "token") || equals_fold(name(), "signature")))
      return true;
    if (quote_ || !colon_) return false;
    const string_view shown = text_.substr(value.begin, value.end - value.begin);
    if (is_link(shown)) return value.end < text_.size() && is_blank(text_[value.end]);
    if (!is_word(shown)) return false;
    return after_prose || word_follows(text_, value.end);
  }

  string_view name() const { return text_.substr(name_.begin, name_.end - name_.begin); }

  string_view text_;
  Span name_;
  size_t at_;
  bool encoded_ = false;
  bool colon_ = false;
  bool quoted_key_ = false;
  bool is_option_ = false;
  bool is_element_ = false;
  bool is_list_ = false;
  bool is_whole_ = false;  // its end is beyond doubt
  bool glued_ = false;     // name=value
  string_view key_quote_;
  std::optional<Quote> quote_;  // of the value
};

}  // namespace

std::optional<Span> labelled_secret(string_view text, Span name) {
  return Labelled(text, name).secret();
}

}  // namespace dtsdoctor
