// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "report/quotes.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

constexpr std::array<string_view, 18> kSecretEnds = {
    "requirepass",   "masterauth", "password",  "passwd",
    "passphrase",    "pwd",        "secret",    "secretkey",
    "accesskey",     "privatekey", "apikey",    "accesskeyid",
    "token",         "credential", "signature", "signatureprovided",
    "authorization", "cookie"};
constexpr std::array<string_view, 8> kHarmlessEnds = {
    "nexttoken",      "pagetoken",    "clienttoken",    "continuationtoken",
    "nativepassword", "sha2password", "sha256password", "validatepassword"};
// "InvalidSecurityToken : The token …" is an error code.
constexpr std::array<string_view, 9> kCodeWords = {"invalid", "missing",   "incorrect",
                                                   "expired", "wrong",     "incomplete",
                                                   "illegal", "malformed", "unexpected"};
constexpr std::array<string_view, 21> kPlainValues = {
    "yes",       "no",    "true",    "false",     "null",   "nil",   "none",
    "undefined", "on",    "off",     "required",  "not",    "empty", "missing",
    "expired",   "wrong", "invalid", "incorrect", "(null)", "<nil>", "optional"};
// Words before a label that make it prose: "invalid password: …", "unexpected token: …".
constexpr std::array<string_view, 22> kProseBefore = {
    "invalid", "incorrect", "wrong", "bad",       "expired", "unexpected", "illegal", "missing",
    "unknown", "empty",     "weak",  "near",      "no",      "your",       "the",     "a",
    "or",      "and",       "of",    "offending", "method",  "old"};

template <typename List>
bool any_of(const List& list, string_view word) {
  return std::any_of(list.begin(), list.end(),
                     [&](string_view each) { return equals_fold(each, word); });
}

// Lower case, without the characters that only separate words and without a number at the end.
class PlainName {
 public:
  explicit PlainName(string_view name) {
    if (name.size() > kLongestName) name.remove_prefix(name.size() - kLongestName);
    for (const char c : name) {
      if (c != '_' && c != '-') bytes_[size_++] = to_lower(c);
    }
    while (size_ > 0 && is_digit(bytes_[size_ - 1])) --size_;
  }

  string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongestName> bytes_;  // NOLINT: as far as it is used
  size_t size_ = 0;
};

// Is this the last letter of any label?
bool may_end_label(char c) {
  return std::any_of(kSecretEnds.begin(), kSecretEnds.end(),
                     [&](string_view end) { return end.back() == c; });
}

// ---- one label and what it labels

class Labelled {
 public:
  Labelled(string_view text, Span name) : text_(text), name_(name), at_(name.end) {}

  // The secret, or nothing.
  std::optional<Span> secret() {
    const auto value = find_value();
    if (!value || value->begin >= value->end) return std::nullopt;
    const string_view shown = text_.substr(value->begin, value->end - value->begin);
    if (is_stand_in(shown) || is_reserved_word(shown) || is_prose(*value)) return std::nullopt;
    return value;
  }

 private:
  std::optional<Span> find_value() {
    const auto key_quote = quote_at(text_, at_);
    // A stray second one is what a parser complains about, with this line beside it.
    for (int i = 0; key_quote && i < 2 && text_.substr(at_).starts_with(key_quote->spelling); ++i)
      at_ += key_quote->spelling.size();
    quoted_key_ = key_quote.has_value();
    const size_t after_name = at_;
    at_ = past_blanks(text_, at_);
    const bool is_option = text_[name_.begin] == '-';
    if (take_separator(key_quote.has_value())) return value();
    if (is_option && key_quote && take(",")) return value();  // ["--password", "…"]
    if (key_quote || at_ == after_name) return std::nullopt;
    if (is_option) return at_ < text_.size() && text_[at_] == '-' ? std::nullopt : value();
    // ALTER ROLE … PASSWORD '…'
    return at_ < text_.size() && text_[at_] == '\'' ? value() : bare_password();
  }

  // "requirepass s3cret…", "with password s3cret…": between blanks only what is no word is taken
  // for the value, so that a sentence about a password stays whole.
  std::optional<Span> bare_password() const {
    constexpr std::array<string_view, 7> kNames = {"password", "passwd",      "passphrase", "pwd",
                                                   "pass",     "requirepass", "masterauth"};
    constexpr std::array<string_view, 5> kMethods = {"sha", "md5", "utf8", "scram", "x509"};
    constexpr size_t kShortestBare = 6;
    if (!any_of(kNames, PlainName(name()).text()) && name() != "密码") return std::nullopt;
    size_t end = at_;
    while (end < text_.size() && !is_space(text_[end]) &&
           string_view("\"'`<>()[]{}=:,;").find(text_[end]) == npos)
      ++end;
    const bool labels = end < text_.size() && string_view("(=:").find(text_[end]) != npos;
    while (end > at_ && string_view(".!?").find(text_[end - 1]) != npos) --end;
    const string_view word = text_.substr(at_, end - at_);
    const bool has_method = std::any_of(kMethods.begin(), kMethods.end(), [&](string_view method) {
      return starts_with_fold(word, method);
    });
    const bool is_ascii = std::all_of(word.begin(), word.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (word.size() < kShortestBare || labels || has_method || !is_ascii ||
        std::none_of(word.begin(), word.end(), is_digit) ||
        std::none_of(word.begin(), word.end(), is_alpha))
      return std::nullopt;
    return Span{at_, end};
  }

  bool take(string_view mark) {
    if (!starts_with_fold(text_.substr(at_), mark)) return false;
    at_ += mark.size();
    return true;
  }

  bool take_separator(bool quoted) {
    if (take("%253D") || take("%253A") || take("%3D") || take("%3A")) return encoded_ = true;
    if (take("=>") || take("==") || take("=")) return true;
    if (take(":") || take("：")) {
      colon_ = !quoted;
      return text_.substr(at_, 2) != "//";
    }
    const bool element = name_.begin > 0 && text_[name_.begin - 1] == '<';
    return element && take(">") && !is_placeholder();
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
    at_ = past_blanks(text_, at_);
    if (take("[")) at_ = past_blanks(text_, at_);
    // "Password":
    //   "text"
    const size_t below = text_.find_first_not_of(" \t\r\n", at_);
    if (quoted_key_ && below != npos && text_[below] == '"') at_ = below;
    // <Password>
    //   text
    while (at_ < text_.size() && text_[name_.begin - (name_.begin > 0)] == '<' &&
           is_space(text_[at_]))
      ++at_;
    if (const auto quote = quote_at(text_, at_)) {
      quoted_ = true;
      at_ += quote->spelling.size();
      return Span{at_, past_stray_quotes(quoted_end(text_, at_, *quote), *quote)};
    }
    if (is_authorization()) return authorization();
    // $PWD is the working directory.
    if (name().ends_with("PWD") && text_.substr(at_).starts_with('/')) return std::nullopt;
    if (at_ < text_.size() && static_cast<unsigned char>(text_[at_]) >= 0x80) return std::nullopt;
    if (is_template()) return std::nullopt;
    return Span{at_, unquoted_end(text_, at_, encoded_)};
  }

  // A password with a quotation mark in it that nobody escaped: the value goes on right behind it,
  // up to a mark with which something ends.
  size_t past_stray_quotes(size_t end, const Quote& quote) const {
    constexpr size_t kFarthest = 64;
    const auto goes_on = [&](size_t at) {
      return at < text_.size() &&
             (is_alnum(text_[at]) || string_view("!@#$%^*_~").find(text_[at]) != npos);
    };
    if (quote.mark != '"' || quote.escapes > 0 || end >= text_.size() || text_[end] != '"')
      return end;
    size_t at = end;
    while (goes_on(at + 1)) {
      const size_t next = text_.find_first_of("\"\n", at + 1);
      if (next == npos || text_[next] != '"' || next - end > kFarthest) return end;
      at = next;
    }
    return at;
  }

  // An object ("{\"a\": …"), or "{password}" or "${PASSWORD}" and no more.
  bool is_template() const {
    size_t at = at_;
    if (at < text_.size() && text_[at] == '$') ++at;
    if (at >= text_.size() || text_[at] != '{') return false;
    const size_t begin = ++at;
    while (at < text_.size() && at - begin < kLongestName &&
           (is_name_char(text_[at]) || text_[at] == '.'))
      ++at;
    if (at < text_.size() && at == begin && text_[at] != '}') return true;
    return at < text_.size() && text_[at] == '}' && starts_anew(text_, at + 1);
  }

  bool is_authorization() const { return PlainName(name()).text().ends_with("authorization"); }

  // "acs id:signature", "Bearer …": two words; anything else behind this label is prose.
  std::optional<Span> authorization() const {
    const string_view ahead = text_.substr(at_, kLongestName);
    const string_view scheme = ahead.substr(0, ahead.find_first_of(" \t\r\n\"'"));
    constexpr std::array<string_view, 8> kSchemes = {"acs", "bearer", "basic", "oss",
                                                     "log", "digest", "token", "ots"};
    if (any_of(kSchemes, scheme) || starts_with_fold(scheme, "ACS3-") ||
        starts_with_fold(scheme, "AWS4-") || starts_with_fold(scheme, "OSS4-")) {
      return Span{at_, std::min(text_.find_first_of("\r\n\"'", at_), text_.size())};
    }
    if (scheme.size() < 16 || std::none_of(scheme.begin(), scheme.end(), is_digit))
      return std::nullopt;
    return Span{at_, unquoted_end(text_, at_, encoded_)};
  }

  // A sentence about a password, not one that holds it.
  bool is_prose(Span value) const {
    const bool after_prose = any_of(kProseBefore, word_before(text_, name_.begin));
    // unexpected token: "FROM"
    if (after_prose && (equals_fold(name(), "token") || equals_fold(name(), "signature")))
      return true;
    if (quoted_ || !colon_) return false;
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
  bool quoted_ = false;
  bool quoted_key_ = false;
};

}  // namespace

bool is_secret_label(string_view name) {
  const PlainName plain_name(name);
  const string_view plain = plain_name.text();
  // DB_PASS, but no bypass.
  for (const string_view part : {"_pass", "-pass"}) {
    if (name.size() > part.size() && equals_fold(name.substr(name.size() - part.size()), part))
      return true;
  }
  if (plain.empty() || !may_end_label(plain.back())) return false;
  const auto ends = [&](string_view end) { return plain.ends_with(end); };
  if (std::none_of(kSecretEnds.begin(), kSecretEnds.end(), ends)) return false;
  if (std::any_of(kHarmlessEnds.begin(), kHarmlessEnds.end(), ends)) return false;
  return std::none_of(kCodeWords.begin(), kCodeWords.end(),
                      [&](string_view word) { return plain.find(word) != npos; });
}

bool is_reserved_word(string_view value) {
  return any_of(kPlainValues, value) || any_of(kSecretEnds, value);
}

void find_labelled_secrets(string_view text, std::vector<Span>& found) {
  constexpr string_view kChinese = "密码";
  size_t at = 0;
  while (at < text.size()) {
    const bool chinese = text.substr(at).starts_with(kChinese);
    if (!chinese && !is_name_char(text[at])) {
      ++at;
      continue;
    }
    Span name{at, at};
    if (chinese) {
      name.end += kChinese.size();
    } else {
      while (name.end < text.size() && is_name_char(text[name.end])) ++name.end;
    }
    at = name.end;
    if (!chinese && !is_secret_label(text.substr(name.begin, name.end - name.begin))) continue;
    if (const auto secret = Labelled(text, name).secret()) {
      found.push_back(*secret);
      at = std::max(at, secret->end);
    }
  }
}

}  // namespace dtsdoctor
