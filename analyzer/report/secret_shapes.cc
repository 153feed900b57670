// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/literal_search.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/sign_lines.h"

namespace dtsdoctor {
namespace {

bool only_stars(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) { return c == '*'; });
}

bool has_digit(std::string_view value) { return std::any_of(value.begin(), value.end(), is_digit); }

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !is_alnum(text[at - 1]);
}

// An AccessKey secret has 30 letters and digits, that of a token some more.
bool is_key_secret(std::string_view word) {
  constexpr std::size_t kPermanent = 30;
  const bool fits = word.size() == kPermanent || (word.size() >= 40 && word.size() <= 48);
  return fits && has_digit(word) && std::any_of(word.begin(), word.end(), is_upper) &&
         std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// It is told by the id beside it: "ak/sk: LTAI…/…", getProfile("cn-hangzhou", "LTAI…", "…").
void find_secrets_beside(std::string_view text, Span id, std::vector<Span>& found) {
  constexpr std::size_t kNear = 160;
  std::size_t at = id.begin - std::min(id.begin, kNear);
  const std::size_t last = std::min(text.size(), id.end + kNear);
  while (at < last) {
    std::size_t end = at;
    while (end < text.size() && end - at <= kNear && is_alnum(text[end])) ++end;
    const bool is_id = at <= id.begin && id.begin < end;
    if (!is_id && begins_word(text, at) && is_key_secret(text.substr(at, end - at)))
      found.push_back({at, end});
    at = std::max(end, at + 1);
  }
}

void find_permanent_ids(std::string_view text, std::vector<Span>& found) {
  static const RE2 permanent("(LTAI[A-Za-z0-9]{12,})", byte_options());
  for_each_match(permanent, text, [&](Span span) {
    // Inside of a word ("%3DLTAI…", "\nLTAI…") only what has digits, as every real id does.
    const std::string_view id = text.substr(span.begin, span.end - span.begin);
    if (!begins_word(text, span.begin) && !has_digit(id)) return;
    found.push_back(span);
    find_secrets_beside(text, span, found);
  });
}

void find_temporary_ids(std::string_view text, std::vector<Span>& found) {
  static const RE2 temporary("((?:STS|TMP)\\.[A-Za-z0-9]{12,})", byte_options());
  for_each_match(temporary, text, [&](Span span) {
    // "STS.InvalidParameter" would be an error code.
    const std::string_view id = text.substr(span.begin + 4, span.end - span.begin - 4);
    if (has_digit(id) || (id[0] == 'N' && is_upper(id[1]))) found.push_back(span);
  });
}

// Bearer …, without the name of the header
void find_bearers(std::string_view text, std::vector<Span>& found) {
  static const RE2 bearer("\\bBearer ([A-Za-z0-9._~+/-]{20,}=*)", byte_options());
  for_each_match(bearer, text, [&](Span span) {
    if (has_digit(text.substr(span.begin, span.end - span.begin))) found.push_back(span);
  });
}

// "SK: …", "sk=…"
void find_short_labels(std::string_view text, std::vector<Span>& found) {
  static const RE2 labelled(
      "\\b[sS][kK][\"']?\\s*[:=]\\s*[\"']?([A-Za-z0-9]{24,}|[A-Za-z0-9/+]{40})", byte_options());
  for_each_match(labelled, text, [&](Span span) {
    if (has_digit(text.substr(span.begin, span.end - span.begin))) found.push_back(span);
  });
}

// "…&timestamp=1772600707000&sign=…" of robots, "&sig=…" of Azure
void find_url_signatures(std::string_view text, std::vector<Span>& found) {
  static const RE2 signature("[?&;]sign?=([A-Za-z0-9%+/_-]{20,}=*)", byte_options());
  for_each_match(signature, text, sign_lines(text, "sig", "n="), [&](Span span) {
    if (has_digit(text.substr(span.begin, span.end - span.begin))) found.push_back(span);
  });
}

void find_jwts(std::string_view text, std::vector<Span>& found) {
  static const RE2 jwt("(eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]*)",
                       byte_options());
  for_each_match(jwt, text, [&](Span span) { found.push_back(span); });
}

void find_security_tokens(std::string_view text, std::vector<Span>& found) {
  static const RE2 security_token("(CAIS[A-Za-z0-9+/=%]{60,})", byte_options());
  for_each_match(security_token, text, [&](Span span) { found.push_back(span); });
}

// CREATE USER … IDENTIFIED BY '…', and DTS-2005, which prints the password it tried.
void find_statement_passwords(std::string_view text, std::vector<Span>& found) {
  static const RE2 identified(
      "(?i)\\bidentified\\s+(?:with\\s+\\S+\\s+)?(?:by|as)\\s+(?:password\\s+)?(?:\\\\*[\"'])"
      "([^\"'\\\\]+)",
      byte_options());
  static const RE2 tried("(?i)\\bdb user \\S+ password (\\S+) incorrect", byte_options());
  for (const RE2* shape : {&identified, &tried}) {
    for_each_match(*shape, text, [&](Span span) {
      const std::string_view value = text.substr(span.begin, span.end - span.begin);
      const bool in_brackets = value.front() == '<' && is_stand_in(value);
      if (!in_brackets && !only_stars(value)) found.push_back(span);
    });
  }
}

// The lines of a key whose first one is not in the text, in front of its end at `end`.
Span rest_of_key(std::string_view text, std::size_t end) {
  constexpr std::size_t kShortest = 40;
  std::size_t begin = end;
  while (begin > 0) {
    const std::size_t stop = begin - 1;  // the line end in front
    const std::size_t newline = stop == 0 ? std::string_view::npos : text.rfind('\n', stop - 1);
    const std::size_t line = newline == std::string_view::npos ? 0 : newline + 1;
    const std::string_view letters = trimmed(text.substr(line, stop - line));
    const bool is_key = std::all_of(letters.begin(), letters.end(),
                                    [](char c) { return is_alnum(c) || is_one_of(c, "+/="); });
    // The last line may be short.
    if (!is_key || letters.size() < (begin == end ? 1 : kShortest)) break;
    begin = line;
  }
  return {begin, begin == end ? end : end - 1};
}

void find_private_keys(std::string_view text, std::vector<Span>& found) {
  static const RE2 closing("\\n(-----END (?:[A-Z]+ ){0,4}PRIVATE KEY-----)", byte_options());
  // With "+" or "%20" for blanks in URLs.
  static const RE2 opening(
      "(-----BEGIN[ +](?:[A-Z]+[ +]){0,4}PRIVATE[ +]KEY(?:[ +]BLOCK)?-----|"
      "-----BEGIN%20(?:[A-Z]+%20){0,4}PRIVATE%20KEY-----)",
      byte_options());
  std::size_t done = 0;
  for_each_match(opening, text, [&](Span span) {
    if (span.begin < done) return;
    // A key that was cut off has no end line: then all that follows may be key.
    done = std::min(text.find("-----END", span.end), text.size());
    const std::string_view body = text.substr(span.end, done - span.end);
    if (!only_stars(trimmed(body))) found.push_back({span.end, done});
  });
  std::size_t last = 0;
  for_each_match(closing, text, [&](Span span) {
    const bool is_whole = text.substr(last, span.begin - last).find("-----BEGIN") != text.npos;
    last = span.end;
    if (is_whole) return;
    const Span rest = rest_of_key(text, span.begin);
    if (rest.end > rest.begin) found.push_back(rest);
  });
}

}  // namespace

void find_shaped_secrets(std::string_view text, std::vector<Span>& found) {
  // An expression that is never needed is never compiled.
  const LiteralSearch search(text);
  if (search.holds("LTAI")) find_permanent_ids(text, found);
  if (search.holds("STS.") || search.holds("TMP.")) find_temporary_ids(text, found);
  if (search.holds("sk") || search.holds("SK")) find_short_labels(text, found);
  if (search.holds("sig=") || search.holds("sign=")) find_url_signatures(text, found);
  if (search.holds("eyJ")) find_jwts(text, found);
  if (search.holds("Bearer ")) find_bearers(text, found);
  if (search.holds("CAIS")) find_security_tokens(text, found);
  find_address_secrets(text, found);
  if (holds_fold(text, "IDENTIFIED", 6) || holds_fold(text, "DB USER", 1)) {
    find_statement_passwords(text, found);
  }
  if (search.holds("-----BEGIN") || search.holds("-----END")) find_private_keys(text, found);
  find_issued_tokens(text, found);
  find_command_secrets(text, found);
}

}  // namespace dtsdoctor
