// SPDX-License-Identifier: Apache-2.0
#include "report/unquoted_secret.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

}  // namespace

std::optional<Span> bare_password(string_view text, string_view name, size_t at) {
  constexpr std::array<string_view, 7> kNames = {"password", "passwd",      "passphrase", "pwd",
                                                 "pass",     "requirepass", "masterauth"};
  constexpr std::array<string_view, 5> kMethods = {"sha", "md5", "utf8", "scram", "x509"};
  constexpr size_t kShortestBare = 6;
  const bool is_chinese = std::any_of(kChineseSecrets.begin(), kChineseSecrets.end(),
                                      [&](string_view word) { return name.ends_with(word); });
  if (!any_of(kNames, PlainName(name).text()) && !is_chinese) return std::nullopt;
  size_t end = at;
  constexpr std::array<string_view, 3> kMarks = {"，", "。", "；"};
  while (end < text.size() && !is_space(text[end]) &&
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
  const bool is_ascii = std::all_of(word.begin(), word.end(),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (word.size() < kShortestBare || labels || has_method || !is_ascii ||
      std::none_of(word.begin(), word.end(), is_digit) ||
      std::none_of(word.begin(), word.end(), is_alpha))
    return std::nullopt;
  return Span{at, end};
}

std::optional<Span> authorization(string_view text, size_t at, bool is_encoded) {
  const string_view ahead = text.substr(at, kLongestName);
  const string_view scheme = ahead.substr(0, ahead.find_first_of(" \t\r\n\"'"));
  constexpr std::array<string_view, 8> kSchemes = {"acs", "bearer", "basic", "oss",
                                                   "log", "digest", "token", "ots"};
  if (any_of(kSchemes, scheme) || starts_with_fold(scheme, "ACS3-") ||
      starts_with_fold(scheme, "AWS4-") || starts_with_fold(scheme, "OSS4-")) {
    return Span{at, std::min(text.find_first_of("\r\n\"'", at), text.size())};
  }
  if (scheme.size() < 16 || std::none_of(scheme.begin(), scheme.end(), is_digit))
    return std::nullopt;
  return Span{at, unquoted_end(text, at, is_encoded)};
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
