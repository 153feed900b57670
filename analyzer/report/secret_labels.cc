// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "report/grouped_secret.h"
#include "report/labelled_key.h"
#include "report/labelled_secret.h"
#include "report/last_letters.h"
#include "report/paired_secret.h"
#include "report/secret_column.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"
#include "report/worded_secret.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

constexpr std::array<string_view, 26> kSecretEnds = {
    "requirepass",   "masterauth",  "password",  "passwd",     "passphrase", "pwd",
    "pswd",          "secret",      "secretkey", "accesskey",  "privatekey", "apikey",
    "authkey",       "accesskeyid", "token",     "credential", "signature",  "signatureprovided",
    "authorization", "cookie",      "passwords", "passwort",   "passcode",   "storepass",
    "keypass",       "rediscliauth"};
// Words for a password that have other meanings, too: "pass: 5", "old_passwords=0", and for which
// only what looks like a password is taken. The short ones as a whole name, or behind what tells
// whose it is: "db_pw".
constexpr string_view kPlural = "passwords";
constexpr std::array<string_view, 2> kShortNames = {"pass", "pw"};
constexpr std::array<string_view, 6> kOwners = {"", "db", "user", "root", "my", "admin"};
// "PasswordConfirm": what may stand behind the word for a password in its name.
constexpr std::array<string_view, 14> kTails = {
    "confirm",     "encrypted", "plaintext", "src", "source",  "dest", "dst",
    "destination", "target",    "new",       "old", "current", "prod", "prd"};
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

constexpr LastLetters kLastLetters = [] {
  LastLetters last;
  for (const string_view end : kSecretEnds) last.add(end);
  for (const string_view name : kShortNames) last.add(name);
  for (const string_view tail : kTails) last.add(tail);
  return last;
}();

// Asked of each word of a text, however it separates its parts and numbers its end.
bool may_end_label(string_view name) {
  const auto drop = [&](auto what) {
    while (!name.empty() && what(name.back())) name.remove_suffix(1);
  };
  const auto separates = [](char c) { return c == '_' || c == '-'; };
  drop([&](char c) { return is_digit(c) || separates(c); });
  if (name.empty()) return false;
  const char last = name.back();
  name.remove_suffix(1);
  drop(separates);
  return !name.empty() && kLastLetters.may_end_in(name.back(), last);
}

// Inside of a string of JSON a line breaks as "\n": the same text with such breaks in their place,
// byte for byte.
std::string with_line_breaks(string_view text) {
  std::string out(text);
  for (size_t at = 0; (at = out.find('\\', at)) != npos;) {
    const size_t letter = std::min(out.find_first_not_of('\\', at), out.size());
    if (letter < out.size() && out[letter] == 'n') {
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at),
                out.begin() + static_cast<std::ptrdiff_t>(letter), ' ');
      out[letter] = '\n';
    }
    at = letter;
  }
  return out;
}

// "数据库密码": what stands in front is a part of the name.
size_t begin_of_name(string_view text, size_t at) {
  const size_t farthest = at - std::min(at, kLongestName);
  while (at > farthest &&
         (is_name_char(text[at - 1]) || static_cast<unsigned char>(text[at - 1]) >= 0x80))
    --at;
  return at;
}

// "\\u5bc6\\u7801"
bool is_escaped_chinese(string_view text, Span name) {
  constexpr size_t kCode = 5;
  if (name.end - name.begin != kCode || to_lower(text[name.begin]) != 'u') return false;
  size_t end = name.begin;
  while (end > 0 && text[end - 1] == '\\') --end;
  if (end == name.begin || end <= kCode || text[end - kCode - 1] != '\\') return false;
  const string_view first = text.substr(end - kCode, kCode);
  const string_view second = text.substr(name.begin, kCode);
  return std::any_of(kEscapedChineseSecrets.begin(), kEscapedChineseSecrets.end(),
                     [&](const auto& word) {
                       return equals_fold(first, word[0]) && equals_fold(second, word[1]);
                     });
}

bool is_short_name(string_view plain) {
  constexpr size_t kLongest = 9;
  if (plain.size() > kLongest) return false;
  return std::any_of(kShortNames.begin(), kShortNames.end(), [&](string_view name) {
    if (!plain.ends_with(name)) return false;
    plain.remove_suffix(name.size());
    return any_of(kOwners, plain);
  });
}

// DB_PASS, but no bypass.
bool is_own_part(string_view name) {
  for (const string_view part : {"_pass", "-pass"}) {
    if (name.size() > part.size() && equals_fold(name.substr(name.size() - part.size()), part))
      return true;
  }
  return false;
}

// "fs.s3a.secret.key": the parts of such a name are words of one.
bool is_dotted_key(string_view text, Span name) {
  if (!equals_fold(text.substr(name.begin, name.end - name.begin), "key")) return false;
  const string_view before = text.substr(0, name.begin);
  constexpr std::array<string_view, 4> kHeads = {"secret.", "access.", "private.", "api."};
  return std::any_of(kHeads.begin(), kHeads.end(), [&](string_view head) {
    return before.size() > head.size() && before[before.size() - head.size() - 1] == '.' &&
           equals_fold(before.substr(before.size() - head.size()), head);
  });
}

// What stands under a name of two meanings is told by its looks. "PASS: TestOne1" is a result.
bool is_secret_of(string_view text, Span name, Span value) {
  const string_view label = text.substr(name.begin, name.end - name.begin);
  const PlainName plain(label);
  constexpr std::array<string_view, 5> kOwned = {"dbpass", "dbpw", "rootpass", "rootpw",
                                                 "adminpass"};
  const bool is_vague = is_short_name(plain.text()) || plain.text().ends_with(kPlural);
  if (is_own_part(label) || !is_vague || any_of(kOwned, plain.text())) return true;
  const bool is_result = label == "PASS" && text.substr(name.end).starts_with(": ");
  const string_view shown = text.substr(value.begin, value.end - value.begin);
  const size_t end = std::min(shown.find_first_of(" \t\r\n\"'\\"), shown.find("%2"));
  return !is_result && is_password_like(shown.substr(0, end));
}

string_view without_tail(string_view plain) {
  constexpr std::array<string_view, 3> kHeads = {"password", "passwd", "pwd"};
  constexpr size_t kShortest = 6;
  if (plain.size() < kShortest || plain.find('p') == npos) return plain;
  for (const string_view tail : kTails) {
    if (!plain.ends_with(tail)) continue;
    const string_view head = plain.substr(0, plain.size() - tail.size());
    if (std::any_of(kHeads.begin(), kHeads.end(),
                    [&](string_view each) { return head.ends_with(each); }))
      return head;
  }
  return plain;
}

class Labels {
 public:
  Labels(string_view text, std::vector<Span>& found) : text_(text), found_(found) {}

  void find() {
    constexpr ByteSet kOfNames(is_name_char);
    size_t at = 0;
    while (at < text_.size()) {
      const size_t chinese =
          text_[at] == kChineseSecrets[0][0] || text_[at] == kChineseSecrets[1][0]
              ? chinese_secret_at(text_, at)
              : 0;
      Span name{at, at + chinese};
      while (chinese == 0 && name.end < text_.size() && kOfNames.holds(text_[name.end])) ++name.end;
      at = std::max(at + 1, name.end);
      if (name.end == name.begin) continue;
      if (chinese > 0) name.begin = begin_of_name(text_, name.begin);
      const bool is_label = chinese > 0 || is_escaped_chinese(text_, name) ||
                            is_secret_label(text_.substr(name.begin, name.end - name.begin)) ||
                            is_dotted_key(text_, name);
      if (is_label) {
        at = std::max(at, take(name));
      } else if (is_group_name(text_.substr(name.begin, name.end - name.begin))) {
        at = std::max(at, find_grouped_secrets(text_, name, found_));
      }
    }
  }

 private:
  // Where to look on; 0 if nothing was found.
  size_t take(Span name) {
    // "Pass ResourceId.1": such a word is no label in a sentence.
    const string_view label = text_.substr(name.begin, name.end - name.begin);
    const bool is_word = !is_own_part(label) && is_short_name(PlainName(label).text());
    const bool is_group = PlainName(label).text().ends_with(kPlural);
    if (is_group) {
      if (const size_t next = find_grouped_secrets(text_, name, found_)) return next;
    }
    std::optional<Span> secret;
    if (!is_group && (!is_word || labelled_key(text_, name))) secret = labelled_secret(text_, name);
    if (!secret) secret = paired_secret(text_, name);
    if (!secret && !is_word) secret = worded_secret(text_, name);
    if (secret && is_secret_of(text_, name, *secret)) {
      found_.push_back(*secret);
      return secret->end;
    }
    // A line is looked at once, however many labels it has.
    if (name.begin >= next_line_) {
      next_line_ = std::min(text_.find('\n', name.end), text_.size());
      find_column_secrets(text_, name, found_);
    }
    return 0;
  }

  string_view text_;
  std::vector<Span>& found_;
  size_t next_line_ = 0;
};

}  // namespace

bool is_secret_label(string_view name) {
  if (!may_end_label(name)) return false;
  const PlainName plain_name(name);
  const string_view plain = without_tail(plain_name.text());
  if (is_short_name(plain) || is_own_part(name)) return true;
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
  Labels(text, found).find();
  if (text.find("\\n") == npos) return;
  const std::string lines = with_line_breaks(text);
  Labels(lines, found).find();
}

}  // namespace dtsdoctor
