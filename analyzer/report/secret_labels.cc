// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "report/labelled_secret.h"
#include "report/paired_secret.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

constexpr std::array<string_view, 19> kSecretEnds = {
    "requirepass", "masterauth", "password",   "passwd",    "passphrase",        "pwd",
    "pswd",        "secret",     "secretkey",  "accesskey", "privatekey",        "apikey",
    "accesskeyid", "token",      "credential", "signature", "signatureprovided", "authorization",
    "cookie"};
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

// The last two letters of labels: nearly all words end in others.
constexpr size_t kLetters = 26;
constexpr auto kLastLetters = [] {
  std::array<bool, kLetters * kLetters> last{};
  const auto add = [&](string_view end) {
    last[static_cast<size_t>(end[end.size() - 2] - 'a') * kLetters +
         static_cast<size_t>(end.back() - 'a')] = true;
  };
  for (const string_view end : kSecretEnds) add(end);
  add("pass");
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
  const char last = to_lower(name.back());
  name.remove_suffix(1);
  drop(separates);
  if (name.empty() || !is_alpha(last) || !is_alpha(name.back())) return false;
  return kLastLetters[static_cast<size_t>(to_lower(name.back()) - 'a') * kLetters +
                      static_cast<size_t>(last - 'a')];
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

// The same in JSON that is ASCII alone: "\\u5bc6\\u7801".
bool is_escaped_chinese(string_view text, Span name) {
  if (!equals_fold(text.substr(name.begin, name.end - name.begin), "u7801")) return false;
  size_t end = name.begin;
  while (end > 0 && text[end - 1] == '\\') --end;
  return end < name.begin && end > 5 && equals_fold(text.substr(end - 5, 5), "u5bc6") &&
         text[end - 6] == '\\';
}

void find_labelled(string_view text, std::vector<Span>& found) {
  size_t at = 0;
  constexpr ByteSet kOfNames(is_name_char);
  while (at < text.size()) {
    const bool chinese =
        text[at] == kChineseSecrets[0][0] &&
        std::any_of(kChineseSecrets.begin(), kChineseSecrets.end(),
                    [&](string_view word) { return text.substr(at).starts_with(word); });
    if (!chinese && !kOfNames.holds(text[at])) {
      ++at;
      continue;
    }
    Span name{at, at};
    if (chinese) {
      name.end += kChineseSecrets[0].size();
    } else {
      while (name.end < text.size() && kOfNames.holds(text[name.end])) ++name.end;
    }
    at = name.end;
    if (chinese) name.begin = begin_of_name(text, name.begin);
    const bool is_label = chinese || is_escaped_chinese(text, name);
    if (!is_label && !is_secret_label(text.substr(name.begin, name.end - name.begin))) continue;
    auto secret = labelled_secret(text, name);
    if (!secret) secret = paired_secret(text, name);
    if (secret) {
      found.push_back(*secret);
      at = std::max(at, secret->end);
    }
  }
}

}  // namespace

bool is_secret_label(string_view name) {
  if (!may_end_label(name)) return false;
  const PlainName plain_name(name);
  const string_view plain = plain_name.text();
  // DB_PASS, but no bypass.
  for (const string_view part : {"_pass", "-pass"}) {
    if (name.size() > part.size() && equals_fold(name.substr(name.size() - part.size()), part))
      return true;
  }
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
  find_labelled(text, found);
  if (text.find("\\n") != npos) find_labelled(with_line_breaks(text), found);
}

}  // namespace dtsdoctor
