// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/hex.h"
#include "report/byte_shapes.h"
#include "report/id_finder.h"
#include "report/sign_lines.h"

namespace dtsdoctor {
namespace {

using std::string_view;

// What a colon and a slash are in a URL, and in a URL that was encoded once more.
#define COLON "(?::|%3[Aa]|%253[Aa])"
#define SLASH "(?:/|%2[Ff]|%252[Ff])"
#define AT "(?:@|%40|%2540)"

// What tells that an id may stand on a line: a literal, and one of these characters behind it.
struct Sign {
  string_view literal;
  string_view behind = {};
};

// Appends group 1 of every match that `is_one` takes. A line without the sign holds none.
template <typename IsOne>
void find_all(string_view text, Sign sign, const RE2& shape, IdKind kind,
              std::vector<FoundId>& found, IsOne is_one) {
  for_each_match(shape, text, sign_lines(text, sign.literal, sign.behind), [&](Span span) {
    const string_view value = text.substr(span.begin, span.end - span.begin);
    const bool is_masked = text.substr(span.end).starts_with('*');
    if (!is_masked && !is_common_name(value) && is_one(span)) found.push_back({span, kind});
  });
}

void find_all(string_view text, Sign sign, const RE2& shape, IdKind kind,
              std::vector<FoundId>& found) {
  find_all(text, sign, shape, kind, found, [](Span) { return true; });
}

// acs:ram::1408826137750019:role/name, 1408826137750019@dts.aliyuncs.com, name@alias.onaliyun.com
void find_in_arns(string_view text, std::vector<FoundId>& found) {
  static const RE2 owner("acs" COLON "[a-z0-9*-]*" COLON "[a-z0-9*-]*" COLON "([0-9]{5,20})",
                         byte_options());
  static const RE2 role(COLON "(?:assumed-)?role" SLASH "([A-Za-z0-9_.-]+)", byte_options());
  static const RE2 session(
      COLON "assumed-role" SLASH "[A-Za-z0-9_.<>-]+" SLASH "([A-Za-z0-9_.@-]+)", byte_options());
  static const RE2 user(COLON "user" SLASH "([A-Za-z0-9_.@-]+)", byte_options());
  static const RE2 service("\\b([0-9]{5,20})" AT "[a-z-]+\\.aliyuncs\\.com", byte_options());
  static const RE2 login("([A-Za-z0-9_.-]+)" AT "[A-Za-z0-9-]+\\.onaliyun\\.com", byte_options());
  static const RE2 alias(AT "([A-Za-z0-9-]+)\\.onaliyun\\.com", byte_options());
  find_all(text, {"acs", ":%"}, owner, IdKind::account, found);
  find_all(text, {"role", "/%"}, role, IdKind::role, found);
  find_all(text, {"assumed-role", "/%"}, session, IdKind::user, found);
  find_all(text, {"user", "/%"}, user, IdKind::user, found);
  find_all(text, {".aliyuncs.com"}, service, IdKind::account, found);
  find_all(text, {".onaliyun.com"}, login, IdKind::user, found);
  find_all(text, {".onaliyun.com"}, alias, IdKind::account, found);
}

// The numbers of an address; nothing if it is none.
std::optional<std::array<int, 4>> octets_of(string_view text) {
  static const RE2 address("([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})\\.([0-9]{1,3})",
                           byte_options());
  std::array<int, 4> octets{};
  const bool is_one = RE2::FullMatch(re2::StringPiece(text.data(), text.size()), address,
                                     &octets[0], &octets[1], &octets[2], &octets[3]);
  const bool fits = std::all_of(octets.begin(), octets.end(), [](int each) { return each < 256; });
  return is_one && fits ? std::optional(octets) : std::nullopt;
}

// An address that is nobody's, or of the range that only Alibaba Cloud's own services have (DTS
// connects from there): it tells what failed, and not whose it is.
bool is_public_address(string_view text) {
  const auto octets = octets_of(text);
  if (!octets) return false;
  const int first = (*octets)[0];
  const int second = (*octets)[1];
  return first == 127 || first == 0 || first == 255 ||
         (first == 100 && second >= 64 && second < 128);
}

// 'user'@'host', as MySQL names an account
void find_database_accounts(string_view text, std::vector<FoundId>& found) {
  static const RE2 user("'([^'\\s\\\\<]{1,64})'@'", byte_options());
  static const RE2 host("'@'([^'\\s\\\\<]{1,255})'", byte_options());
  find_all(text, {"'@'"}, user, IdKind::user, found);
  find_all(text, {"'@'"}, host, IdKind::host, found, [&](Span span) {
    return !is_public_address(text.substr(span.begin, span.end - span.begin));
  });
}

// Ids of instances, networks and clusters: a prefix that tells the product, then what nobody would
// type. The names of their hosts begin with them.
void find_instances(string_view text, std::vector<FoundId>& found) {
  static const RE2 instance(
      "\\b((?:rm|rr|pc|pe|pi|dds|r|gp|pgm|ld|vpc|vsw|sg|i|eni|cen|vbr|lb|eip|drds|pxc|ob|es|"
      "alikafka(?:_[a-z]+)?|amv|am|cc|hb|bds|kvstore|tair|ngw|vpn|dtscluster)-"
      "(?:[a-z]{2}-)?[a-z0-9_]{8,})\\b",
      byte_options());
  static const RE2 dts("\\b(dts[a-z0-9]{10,})\\b", byte_options());
  const auto is_made_up = [&](Span span) {
    const string_view value = text.substr(span.begin, span.end - span.begin);
    // "r-bp1abc…" has digits, "am-authenticated" has none.
    return std::any_of(value.begin(), value.end(), is_digit) &&
           (span.begin == 0 || text[span.begin - 1] != '-');
  };
  find_all(text, {"-"}, instance, IdKind::instance, found, is_made_up);
  find_all(text, {"dts"}, dts, IdKind::instance, found, is_made_up);
}

void find_addresses(string_view text, std::vector<FoundId>& found) {
  static const RE2 address("(?:^|[^0-9.])([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3})",
                           byte_options());
  static const RE2 host(
      "(?:jdbc:[a-z:]+|mongodb(?:\\+srv)?|mysql|rediss?|postgres(?:ql)?)://(?:[^/@\\s\"']*@)?"
      "([A-Za-z0-9.-]*[A-Za-z][A-Za-z0-9.-]*)",
      byte_options());
  find_all(text, {".", "0123456789"}, address, IdKind::host, found, [&](Span span) {
    const string_view address_text = text.substr(span.begin, span.end - span.begin);
    const bool goes_on =
        span.end < text.size() &&
        (is_alnum(text[span.end]) ||
         (text[span.end] == '.' && span.end + 1 < text.size() && is_digit(text[span.end + 1])));
    return !goes_on && octets_of(address_text) && !is_public_address(address_text);
  });
  find_all(text, {"://"}, host, IdKind::host, found, [&](Span span) {
    return text[span.end - 1] != '.' && !text.substr(span.end).starts_with('_');
  });
}

// ---- numbers

// The word in front of a number says what it counts: no account, however long it is.
bool counts_something(string_view text, std::size_t at) {
  constexpr std::array<string_view, 16> kEnds = {
      "time",     "timestamp", "ts",  "pos",        "position", "offset", "range", "seq",
      "sequence", "scn",       "lsn", "checkpoint", "version",  "xid",    "gtid",  "bytes"};
  constexpr std::size_t kFarthest = 4;
  std::size_t end = at;
  while (end > 0 && at - end < kFarthest && !is_alnum(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 32 && is_alpha(text[begin - 1])) --begin;
  const std::string word = lowered(text.substr(begin, end - begin));
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](string_view each) { return word.ends_with(each); });
}

// What seems to belong to a word but is of the mark or escape in front of it: "%3A1408…",
// "\n1408…".
std::size_t mark_length(string_view text, Span word) {
  const string_view rest = text.substr(word.begin, word.end - word.begin);
  const char before = word.begin > 0 ? text[word.begin - 1] : ' ';
  if (before == '\\' && !rest.empty() && is_one_of(rest[0], "nrt")) return 1;
  if (before != '%' || rest.size() < 2 || !is_hex(rest[0]) || !is_hex(rest[1])) return 0;
  const bool twice =
      rest.size() >= 4 && rest.starts_with("25") && is_hex(rest[2]) && is_hex(rest[3]);
  return twice ? 4 : 2;
}

// Sixteen digits are an account; eighteen that begin so a RAM user or role.
void find_numbers(string_view text, std::vector<FoundId>& found) {
  const auto is_of_word = [](char c) { return is_alnum(c) || c == '_' || c == '-'; };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_of_word(text[at])) {
      ++at;
      continue;
    }
    Span word{at, at};
    while (word.end < text.size() && is_of_word(text[word.end])) ++word.end;
    at = word.end;
    word.begin += mark_length(text, word);
    const string_view digits = text.substr(word.begin, word.end - word.begin);
    if (!all_digits(digits) || digits[0] == '0') continue;
    const bool is_principal = digits.size() == 18 && (digits[0] == '2' || digits[0] == '3');
    if (digits.size() != 16 && !is_principal) continue;
    const bool is_fraction = word.begin > 0 && text[word.begin - 1] == '.';
    if (is_fraction || counts_something(text, word.begin)) continue;
    if (text.substr(word.end).starts_with('*')) continue;  // a part of it is masked
    found.push_back({word, is_principal ? IdKind::principal : IdKind::account});
  }
}

}  // namespace

void find_shaped_ids(string_view text, std::vector<FoundId>& found) {
  find_in_arns(text, found);
  find_database_accounts(text, found);
  find_instances(text, found);
  find_addresses(text, found);
  find_numbers(text, found);
}

}  // namespace dtsdoctor
