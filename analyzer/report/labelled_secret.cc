// SPDX-License-Identifier: Apache-2.0
#include "report/labelled_secret.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "report/labelled_key.h"
#include "report/quotes.h"
#include "report/secret_extent.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"
#include "report/value_below.h"
#include "report/value_extent.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

// The shape of an error's code: "EntityNotExist.Role".
bool is_dotted_words(string_view text) {
  if (text.ends_with(':')) text.remove_suffix(1);
  bool starts = true;
  for (const char c : text) {
    if (starts ? !is_upper(c) : !is_alpha(c) && c != '.') return false;
    starts = c == '.';
  }
  return !starts && text.find('.') != npos;
}

class Labelled {
 public:
  Labelled(string_view text, Span name, const LabelledKey& key)
      : text_(text), name_(name), key_(key), at_(key.after), is_list_(key.is_list) {}

  // The secret, or nothing.
  std::optional<Span> secret() {
    auto value = this->value();
    if (!value) return std::nullopt;
    const string_view shown = text_.substr(value->begin, value->end - value->begin);
    if (!shown.empty()) {
      // "(using password: YES)."
      const string_view word = shown.substr(0, shown.find_last_not_of(".,;)") + 1);
      if (is_stand_in(shown) || is_reserved_word(word) || is_prose(*value)) return std::nullopt;
      if (is_masked(value->begin)) return std::nullopt;
    }
    if (!is_whole_) value->end = secret_end(text_, *value, form());
    if (value->begin >= value->end) return std::nullopt;
    return Span{value->begin, end_of_pair(value->end)};
  }

 private:
  bool take(string_view mark) {
    if (!starts_with_fold(text_.substr(at_), mark)) return false;
    at_ += mark.size();
    return true;
  }

  // "账号密码：root / s3cret…": of two values the password is the second.
  size_t end_of_pair(size_t end) const {
    constexpr string_view kBetween = " / ";
    if (quote_ || !text_.substr(end).starts_with(kBetween)) return end;
    const size_t begin = end + kBetween.size();
    const size_t second = unquoted_end(text_, begin, false);
    return is_password_like(text_.substr(begin, second - begin)) ? second : end;
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
    form.key_quote = key_.quote;
    form.quote = quote_;
    form.is_list = is_list_;
    using Key = SecretForm::Key;
    const bool is_alone = !glued_ && line_indent(text_, name_.begin).has_value();
    form.key = key_.is_option        ? Key::option
               : !key_.quote.empty() ? Key::quoted
               : is_alone            ? Key::line
                                     : Key::inside;
    return form;
  }

  std::optional<Span> value() {
    glued_ = at_ < text_.size() && !is_blank(text_[at_]) && text_[at_ - 1] == '=';
    const size_t after_separator = at_;
    at_ = past_pasted_blanks(text_, at_);
    if (take("[")) {
      is_list_ = true;
      at_ = past_blanks(text_, at_);
    }
    // "Password":
    //   text
    const size_t below = text_.find_first_not_of(" \t\r\n", at_);
    if (!key_.quote.empty() && below != npos) at_ = below;
    take_holder();
    if (key_.is_arrow) take_type();
    if (key_.is_element) return element_text();
    const auto indent = !key_.quote.empty() ? std::nullopt : line_indent(text_, name_.begin);
    // Behind the beginning of a line of a log, too, where a mark says that a block follows.
    const bool is_block = is_block_mark(after_separator);
    if (indent || is_block) {
      if (const auto lines = value_below(text_, after_separator, indent.value_or(0))) {
        is_whole_ = true;
        return lines;
      }
      if (is_block) return std::nullopt;
    }
    if (key_.has_colon) {
      if (const auto tagged = tagged_value()) return tagged;
      take_annotation();
    }
    if (text_.substr(at_).starts_with("$\"") || text_.substr(at_).starts_with("$'")) ++at_;
    if (const auto quote = quote_at(text_, at_)) {
      quote_ = quote;
      at_ += quote->spelling.size();
      return Span{at_, is_list_ ? end_of_items(*quote) : quoted_end(text_, at_, *quote)};
    }
    if (const auto typeset = typeset_value(text_, at_)) {
      is_whole_ = true;
      return typeset;
    }
    if (is_authorization()) return authorization(text_, at_, key_.is_encoded);
    // $PWD is the working directory.
    if (name().ends_with("PWD") && text_.substr(at_).starts_with('/')) return std::nullopt;
    if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x80 && key_.quote.empty())
      return std::nullopt;
    if (const auto braced = braced_value()) return braced;
    if (is_template(text_, at_)) return indent ? block() : std::nullopt;
    is_whole_ = key_.is_encoded;
    const size_t end = shell_word_end(text_, at_, key_.is_encoded);
    return Span{at_, is_cookie() ? end_of_cookies(text_, end, key_.is_encoded) : end};
  }

  // "UID=sa;PWD={…};" of ODBC
  std::optional<Span> braced_value() {
    const bool is_field = glued_ && name_.begin > 0 && text_[name_.begin - 1] == ';';
    if (!is_field || !text_.substr(at_).starts_with('{')) return std::nullopt;
    const size_t end = text_.substr(at_, kLongestName).find('}');
    if (end == npos || !is_password_like(text_.substr(at_ + 1, end - 1))) return std::nullopt;
    is_whole_ = true;
    return Span{at_ + 1, at_ + end};
  }

  // password: |-
  bool is_block_mark(size_t at) const {
    at = past_blanks(text_, at);
    if (!key_.has_colon || at >= text_.size() || (text_[at] != '|' && text_[at] != '>'))
      return false;
    const string_view rest = text_.substr(at + 1, 2);
    return rest.empty() || rest[0] == '\n' || rest == "-\n" || rest == "+\n" || rest == "\r\n";
  }

  // ["text", "text"]; what the arguments of a program go on with is no value.
  size_t end_of_items(const Quote& quote) const {
    size_t end = quoted_end(text_, at_, quote);
    while (!key_.is_list) {
      size_t next = past_space(text_, std::min(end + quote.spelling.size(), text_.size()));
      if (next >= text_.size() || text_[next] != ',') break;
      next = past_space(text_, next + 1);
      if (!text_.substr(next).starts_with(quote.spelling)) break;
      const size_t item = quoted_end(text_, next + quote.spelling.size(), quote);
      const size_t behind = past_blanks(text_, item + quote.spelling.size());
      if (behind < text_.size() && text_[behind] == ':') break;  // the next key
      end = item;
    }
    return end;
  }

  // YAML: !!str text, &anchor text. It may be a password, too, so all of the line goes.
  std::optional<Span> tagged_value() {
    const size_t letter = at_ + (text_.substr(at_).starts_with("!!") ? 2 : 1);
    size_t end = letter;
    while (end < text_.size() && end - letter < kLongestName && is_alpha(text_[end])) ++end;
    const bool is_tag = at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '&') &&
                        end > letter && end < text_.size() && is_blank(text_[end]);
    if (!is_tag) return std::nullopt;
    is_whole_ = true;
    return Span{at_, std::min(text_.find_first_of("\r\n", end), text_.size())};
  }

  // password: String = "text"
  void take_annotation() {
    size_t end = at_;
    while (end < text_.size() && end - at_ < kLongestName && is_alpha(text_[end])) ++end;
    const size_t mark = past_blanks(text_, end);
    if (end == at_ || mark >= text_.size() || text_[mark] != '=') return;
    const size_t next = past_blanks(text_, mark + 1);
    if (quote_at(text_, next)) at_ = next;
  }

  // ["password"]=>
  //   string(7) "text"
  void take_type() {
    constexpr string_view kType = "string(";
    const size_t type = past_space(text_, at_);
    if (!text_.substr(type).starts_with(kType)) return;
    const size_t close = text_.substr(type, kLongestName).find(") ");
    if (close != npos) at_ = type + close + 2;
  }

  bool is_cookie() const { return PlainName(name()).text().ends_with("cookie"); }

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
      const std::string tag =
          std::string(open) + std::string(key_.name_space) + std::string(name());
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
    if (key_.quote.empty() || at_ >= text_.size() || text_[at_] != '{') return;
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

  bool is_authorization() const { return PlainName(name()).text().ends_with("authorization"); }

  // A sentence about a password, not one that holds it.
  bool is_prose(Span value) const {
    const bool after_prose = is_prose_before(word_before(text_, name_.begin));
    // unexpected token: "FROM"
    const string_view shown = text_.substr(value.begin, value.end - value.begin);
    if (after_prose && (equals_fold(name(), "token") || equals_fold(name(), "signature")))
      return !glued_ || !is_key_like(shown);
    if (quote_ || !key_.has_colon) return false;
    if (is_error_code(shown.substr(0, shown.find_last_not_of(".:,;") + 1))) return true;
    // "cannot renew the session token: EntityNotExist.Role : …": no token is of words alone.
    if (PlainName(name()).text().ends_with("token") && is_dotted_words(shown)) return true;
    if (is_link(shown)) return value.end < text_.size() && is_blank(text_[value.end]);
    if (!is_word(shown)) return false;
    return after_prose || word_follows(text_, value.end);
  }

  string_view name() const { return text_.substr(name_.begin, name_.end - name_.begin); }

  string_view text_;
  Span name_;
  LabelledKey key_;
  size_t at_;
  bool is_list_;
  bool is_whole_ = false;       // its end is beyond doubt
  bool glued_ = false;          // name=value
  std::optional<Quote> quote_;  // of the value
};

}  // namespace

std::optional<Span> labelled_secret(string_view text, Span name) {
  if (const auto key = labelled_key(text, name)) return Labelled(text, name, *key).secret();
  // requirepass s3cret…
  const size_t at = past_blanks(text, name.end);
  if (at == name.end || text[name.begin] == '-' || quote_at(text, name.end)) return std::nullopt;
  return bare_password(text, text.substr(name.begin, name.end - name.begin), at);
}

}  // namespace dtsdoctor
