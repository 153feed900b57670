// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "report/grouped_secret.h"
#include "report/label_sites.h"
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

constexpr std::array<string_view, 30> kSecretEnds = {
    "requirepass",   "masterauth",    "password",
    "passwd",        "passphrase",    "pwd",
    "pswd",          "secret",        "secretkey",
    "accesskey",     "privatekey",    "apikey",
    "authkey",       "accesskeyid",   "token",
    "credential",    "signature",     "signatureprovided",
    "authorization", "cookie",        "passwords",
    "passwort",      "passcode",      "storepass",
    "keypass",       "rediscliauth",  "sshpass",
    "accountkey",    "clientkeydata", "kennwort"};
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
// byte for byte. `breaks`: where they are.
std::string with_line_breaks(string_view text, std::vector<size_t>& breaks) {
  std::string out(text);
  for (size_t at = 0; (at = out.find('\\', at)) != npos;) {
    const size_t letter = std::min(out.find_first_not_of('\\', at), out.size());
    if (letter < out.size() && out[letter] == 'n') {
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(at),
                out.begin() + static_cast<std::ptrdiff_t>(letter), ' ');
      out[letter] = '\n';
      breaks.push_back(letter);
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

// What stands under a name of two meanings is told by its looks. "PASS: TestOne1" is a result.
bool is_secret_of(string_view text, Span name, Span value) {
  const string_view label = text.substr(name.begin, name.end - name.begin);
  const PlainName plain(label);
  const string_view all = text.substr(value.begin, value.end - value.begin);
  // "private key: /etc/tls/a.pem", "API key: Quota1"
  if (plain.text() == "key" && name.begin > 0 && is_blank(text[name.begin - 1])) {
    constexpr size_t kShortestKey = 12;
    return is_password_like(all) && all.size() >= kShortestKey && !is_one_of(all[0], "/.~\\");
  }
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

  void find(const LabelSites& sites) {
    size_t at = 0;  // up to here all was looked at
    const auto visit = [&](const LabelSite& site) {
      at = std::max(site.word.end, at);
      if (site.is_group) {
        at = std::max(at, find_grouped_secrets(text_, site.word, found_));
      } else {
        at = std::max(at, take(name_of(site.word)));
      }
    };
    for (const LabelSite& site : sites) {
      if (site.word.begin < at) continue;
      visit(site);
      // A secret may end within what looks like a word.
      while (at < text_.size() && is_name_char(text_[at - 1]) && is_name_char(text_[at])) {
        const Span rest{at, end_of_name(text_, at)};
        at = rest.end;
        if (const auto further = label_site(text_, rest)) visit(*further);
      }
    }
  }

 private:
  // With what stands in front of a Chinese word.
  Span name_of(Span word) const {
    const bool is_chinese = static_cast<unsigned char>(text_[word.begin]) >= 0x80;
    return {is_chinese ? begin_of_name(text_, word.begin) : word.begin, word.end};
  }

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

void find_labelled_secrets(string_view text, const LabelSites& sites, std::vector<Span>& found) {
  Labels(text, found).find(sites);
  if (text.find("\\n") == npos) return;
  std::vector<size_t> breaks;
  const std::string lines = with_line_breaks(text, breaks);
  Labels(lines, found).find(sites_of_lines(lines, breaks, sites));
}

void find_labelled_secrets(string_view text, std::vector<Span>& found) {
  find_labelled_secrets(text, label_sites(text), found);
}

}  // namespace dtsdoctor
