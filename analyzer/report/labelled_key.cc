// SPDX-License-Identifier: Apache-2.0
#include "report/labelled_key.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "report/quotes.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

// "=" and ":" as URLs have them, which spell what follows so, too.
constexpr std::array<string_view, 4> kInUrls = {"%253D", "%253A", "%3D", "%3A"};
// And as JSON, languages (behind backslashes) and HTML have them.
constexpr std::array<string_view, 5> kInStrings = {"u003d", "u003a", "x3d", "x3a", "uff1a"};
constexpr std::array<string_view, 4> kInHtml = {"&#61;", "&#58;", "&#x3d;", "&#x3a;"};

class Key {
 public:
  Key(string_view text, Span name) : text_(text), name_(name), at_(name.end) {}

  std::optional<LabelledKey> read() {
    const auto quote = quote_at(text_, at_);
    // A stray second one is what a parser complains about, with this line beside it.
    for (int i = 0; quote && i < 2 && text_.substr(at_).starts_with(quote->spelling); ++i)
      at_ += quote->spelling.size();
    if (quote) key_.quote = quote->spelling;
    pass_bracket();
    pass_owner();
    const size_t after_name = at_;
    at_ = past_pasted_blanks(text_, at_);
    key_.is_option = text_[name_.begin] == '-';
    if (!take_separator()) {
      const bool is_item = key_.is_option && quote && take(",");  // ["--password", "…"]
      key_.is_list = is_item;
      if (!is_item && !(quote ? lost_its_colon() : is_followed(after_name))) return std::nullopt;
    }
    key_.after = at_;
    return key_;
  }

 private:
  bool take(string_view mark) {
    if (!starts_with_fold(text_.substr(at_), mark)) return false;
    at_ += mark.size();
    return true;
  }

  // ["password"] = …, [password] => …, [:password] = …
  void pass_bracket() {
    if (at_ >= text_.size() || text_[at_] != ']') return;
    size_t begin = name_.begin - std::min(name_.begin, key_.quote.size());
    if (begin > 0 && text_[begin - 1] == ':') --begin;
    const size_t next = past_blanks(text_, at_ + 1);
    if (begin > 0 && text_[begin - 1] == '[' && next < text_.size() && text_[next] == '=') ++at_;
  }

  // "password.source=…", "password[source]=…"
  void pass_owner() {
    constexpr std::array<string_view, 6> kOwners = {"source", "src",    "destination",
                                                    "dest",   "target", "dst"};
    if (!key_.quote.empty() || at_ >= text_.size() || !is_one_of(text_[at_], ".[")) return;
    const bool in_brackets = text_[at_] == '[';
    const string_view rest = text_.substr(at_ + 1, kLongestName);
    for (const string_view owner : kOwners) {
      if (!starts_with_fold(rest, owner)) continue;
      const string_view behind = rest.substr(owner.size());
      if (in_brackets ? behind.starts_with("]")
                      : behind.starts_with('=') || behind.starts_with(':')) {
        at_ += 1 + owner.size() + (in_brackets ? 1 : 0);
        return;
      }
    }
  }

  bool take_separator() {
    if (take_encoded()) return true;
    if (take("=>") || take("=&gt;")) return key_.is_arrow = true;
    if (take("==") || take("=:") || take("=")) return true;
    if (take(":=") || take(":") || take("：")) {
      key_.has_colon = key_.quote.empty();
      return text_.substr(at_, 2) != "//";
    }
    if (!key_.quote.empty() && take(";s:")) return take_size();
    return take_tag();
  }

  bool take_encoded() {
    for (const string_view mark : kInUrls) {
      if (take(mark)) return key_.is_encoded = true;
    }
    for (const string_view mark : kInHtml) {
      if (take(mark)) return true;
    }
    size_t letter = at_;
    while (letter < text_.size() && text_[letter] == '\\') ++letter;
    if (letter == at_) return false;
    for (const string_view mark : kInStrings) {
      if (!starts_with_fold(text_.substr(letter), mark)) continue;
      at_ = letter + mark.size();
      return true;
    }
    return false;
  }

  // s:8:"password";s:7:"…", as PHP stores it
  bool take_size() {
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
    return take(":");
  }

  bool take_tag() {
    string_view before = text_.substr(0, name_.begin);
    const string_view space = name_space(before);
    before.remove_suffix(space.size());
    const char ahead = before.size() > 1 ? before[before.size() - 2] : ' ';
    // "user:<password>" is a word that stands for one.
    const bool is_tag = !is_alnum(ahead) && string_view(":.=/[@-").find(ahead) == npos;
    const bool element =
        before.ends_with("<") && is_tag && !is_quoted(ahead) && (take(">") || take_attributes(">"));
    key_.is_element =
        (element && !is_placeholder()) ||
        (before.ends_with("&lt;") && (take("&gt;") || take_attributes("&gt;"))) ||
        (before.ends_with("\\u003c") && (take("\\u003e") || take_attributes("\\u003e")));
    if (key_.is_element) key_.name_space = space;
    return key_.is_element;
  }

  // <db:password>, <db.password>
  static string_view name_space(string_view before) {
    if (!before.ends_with(':') && !before.ends_with('.')) return {};
    size_t begin = before.size() - 1;
    while (begin > 0 && before.size() - begin < kLongestName &&
           (is_name_char(before[begin - 1]) || before[begin - 1] == '.'))
      --begin;
    const bool is_one = begin > 0 && begin + 1 < before.size() &&
                        (before[begin - 1] == '<' || before[begin - 1] == ';');
    return is_one ? before.substr(begin) : string_view{};
  }

  // <password type="text">
  bool take_attributes(string_view close) {
    constexpr size_t kNear = 200;
    const string_view near = text_.substr(at_, kNear);
    const size_t end = near.find(close);
    if (end == npos || end == 0) return false;
    const string_view inside = near.substr(0, end);
    if (inside.find('=') == npos || inside.find('<') != npos || inside.ends_with('/')) return false;
    at_ += end + close.size();
    return true;
  }

  // BY '<password>';  What the shell joins, '<password>'…'</password>', is an element.
  bool is_quoted(char ahead) const {
    const string_view close = text_.substr(at_, 3);
    if ((ahead != '\'' && ahead != '"') || !close.starts_with(std::string{'>', ahead}))
      return false;
    return close.size() == 2 || is_space(close[2]) || string_view(",;)]}").find(close[2]) != npos;
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

  // {"Password" "text"}: between two members such a pair can be nothing else.
  bool lost_its_colon() const {
    constexpr size_t kLongestLine = 1024;
    constexpr string_view kSpace = " \t\r\n";
    // A name may have blanks in it: "Database Password".
    const size_t ahead_of_name = name_.begin - std::min(name_.begin, kLongestName);
    size_t before = text_.substr(ahead_of_name, name_.begin - ahead_of_name).rfind(key_.quote);
    if (before == npos) return false;
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

  // --password …, and ALTER ROLE … PASSWORD '…'
  bool is_followed(size_t after_name) const {
    if (at_ == after_name) return false;
    if (key_.is_option) return at_ >= text_.size() || text_[at_] != '-';
    return at_ < text_.size() && text_[at_] == '\'';
  }

  string_view text_;
  Span name_;
  size_t at_;
  LabelledKey key_;
};

}  // namespace

std::optional<LabelledKey> labelled_key(string_view text, Span name) {
  return Key(text, name).read();
}

}  // namespace dtsdoctor
