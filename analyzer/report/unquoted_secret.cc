// SPDX-License-Identifier: Apache-2.0
#include "report/unquoted_secret.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/quotes.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

}  // namespace

bool is_password_like(string_view word) {
  constexpr size_t kShortest = 6;
  constexpr size_t kLongest = 128;
  const bool is_ascii = std::all_of(word.begin(), word.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_space(c);
  });
  return word.size() >= kShortest && word.size() <= kLongest && is_ascii &&
         std::any_of(word.begin(), word.end(), is_digit) &&
         std::any_of(word.begin(), word.end(), is_alpha);
}

bool is_error_code(string_view word) {
  constexpr std::array<string_view, 10> kHeads = {"DTS-", "ORA-",  "TNS-",     "PLS-", "MY-",
                                                  "OGG-", "ERROR", "SQLSTATE", "CLR-", "E11"};
  constexpr size_t kFewest = 3;
  const auto* const head = std::find_if(kHeads.begin(), kHeads.end(),
                                        [&](string_view each) { return word.starts_with(each); });
  if (head == kHeads.end()) return false;
  const string_view number = word.substr(head->size());
  return number.size() >= kFewest && std::all_of(number.begin(), number.end(), is_digit);
}

bool is_key_like(string_view word) {
  constexpr size_t kShortest = 8;
  if (word.size() < kShortest || !is_password_like(word)) return false;
  if (word.find_first_of("!#$^*") != npos) return true;
  // "scram-sha-256", "db_pass_2", "10.0.0.1:3306", "kerberos5" are names.
  if (word.find_first_of("-_./:") != npos) return false;
  const auto digit = std::find_if(word.begin(), word.end(), is_digit);
  return std::any_of(digit, word.end(), is_alpha);
}

std::optional<Span> bare_password(string_view text, string_view name, size_t at) {
  constexpr std::array<string_view, 6> kNames = {"password", "passwd",      "passphrase",
                                                 "pwd",      "requirepass", "masterauth"};
  constexpr std::array<string_view, 9> kMethods = {"sha",    "md5", "utf8", "scram", "x509",
                                                   "base64", "aes", "rsa",  "pbkdf2"};
  const PlainName plain(name);
  const bool is_chinese = ends_with_chinese_secret(name);
  const bool is_named = plain.text() == "pass" ||
                        std::any_of(kNames.begin(), kNames.end(),
                                    [&](string_view end) { return plain.text().ends_with(end); });
  if (!is_named && !is_chinese) return std::nullopt;
  // Chinese goes on without a blank.
  const auto is_other = [&](char c) { return is_chinese && static_cast<unsigned char>(c) >= 0x80; };
  constexpr std::array<string_view, 3> kMarks = {"，", "。", "；"};
  size_t end = at;
  while (end < text.size() && !is_space(text[end]) && !is_other(text[end]) &&
         string_view("\"'`<>()[]{}=:,;").find(text[end]) == npos &&
         std::none_of(kMarks.begin(), kMarks.end(),
                      [&](string_view mark) { return text.substr(end).starts_with(mark); }))
    ++end;
  const bool labels = end < text.size() && string_view("(=:").find(text[end]) != npos;
  while (end > at && string_view(".!?").find(text[end - 1]) != npos) --end;
  const string_view word = text.substr(at, end - at);
  const bool has_method = std::any_of(kMethods.begin(), kMethods.end(), [&](string_view method) {
    return starts_with_fold(word, method);
  });
  if (labels || has_method || !is_password_like(word) || is_error_code(word)) return std::nullopt;
  return Span{at, end};
}

namespace {

// Behind `username="app", realm="x", response="…"`, however the marks are spelled.
size_t past_parameters(string_view text, size_t at) {
  for (size_t done = at;;) {
    size_t end = past_blanks(text, at);
    const size_t name = end;
    while (end < text.size() && end - name < kLongestName && is_name_char(text[end])) ++end;
    if (end == name || end >= text.size() || text[end] != '=') return done;
    ++end;
    if (const auto quote = quote_at(text, end)) {
      end = quoted_end(text, end + quote->spelling.size(), *quote);
      end = std::min(end + quote->spelling.size(), text.size());
    } else {
      end = unquoted_end(text, end, false);
    }
    done = end;
    if (end >= text.size() || text[end] != ',') return done;
    at = end + 1;
  }
}

}  // namespace

std::optional<Span> authorization(string_view text, size_t at, bool is_encoded) {
  const string_view ahead = text.substr(at, kLongestName);
  const string_view scheme = ahead.substr(0, ahead.find_first_of(" \t\r\n\"'"));
  constexpr std::array<string_view, 8> kSchemes = {"acs", "bearer", "basic", "oss",
                                                   "log", "digest", "token", "ots"};
  const bool is_known = any_of(kSchemes, scheme) || starts_with_fold(scheme, "ACS3-") ||
                        starts_with_fold(scheme, "AWS4-") || starts_with_fold(scheme, "OSS4-");
  const size_t first = past_blanks(text, at + scheme.size());
  if (!is_known || equals_fold(scheme, "digest")) {
    if (const size_t end = past_parameters(text, first); end > first) return Span{at, end};
  }
  if (is_known) return Span{at, std::min(text.find_first_of("\r\n\"'", at), text.size())};
  const bool is_long = scheme.size() >= 16 && std::any_of(scheme.begin(), scheme.end(), is_digit);
  if (is_long || is_key_like(scheme)) return Span{at, unquoted_end(text, at, is_encoded)};
  // "APPCODE …": a scheme that is not known, in front of what can be nothing else.
  const size_t end = unquoted_end(text, first, is_encoded);
  const bool is_scheme = !scheme.empty() && std::all_of(scheme.begin(), scheme.end(), is_alpha);
  if (!is_scheme || first == at + scheme.size() || !is_key_like(text.substr(first, end - first)))
    return std::nullopt;
  return Span{at, end};
}

bool is_template(string_view text, size_t at) {
  if (at < text.size() && text[at] == '$') ++at;
  if (at >= text.size() || text[at] != '{') return false;
  ++at;
  // "${{ secrets.NAME }}"
  if (at < text.size() && text[at] == '{') {
    const size_t end = text.substr(at, kLongestName).find("}}");
    return end != npos && text.substr(at, end).find_first_of("\"'\n,:") == npos;
  }
  const size_t begin = at;
  while (at < text.size() && at - begin < kLongestName &&
         (is_name_char(text[at]) || text[at] == '.'))
    ++at;
  if (at < text.size() && at == begin && text[at] != '}') return true;
  return at < text.size() && text[at] == '}' && starts_anew(text, at + 1);
}

}  // namespace dtsdoctor
