// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/literal_search.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/sign_lines.h"

namespace dtsdoctor {
namespace {

using std::string_view;

// Calls `take(span)` for group 1 of every match, which stands on a line with `sign`, unless it
// stands for a secret.
template <typename Take>
void for_each(const RE2& shape, string_view text, string_view sign, Take take) {
  for_each_match(shape, text, sign_lines(text, sign), [&](Span span) {
    const string_view value = text.substr(span.begin, span.end - span.begin);
    const bool is_masked = std::all_of(value.begin(), value.end(), [](char c) { return c == '*'; });
    if (!is_masked && !is_stand_in(value)) take(span);
  });
}

// scheme://user:password@host. "host:3306/db?mail=a@b" has a port there, not a password.
void find_in_urls(string_view text, std::vector<Span>& found) {
  static const RE2 strict("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/@:\"'<>]*:([^\\s/\"'<>]+)@",
                          byte_options());
  static const RE2 loose("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/@:\"'<>]*:([^\\s@\"'<>]+)@",
                         byte_options());
  static const RE2 port("[0-9]{1,5}(?:[/?#,].*)?", byte_options());
  for (const RE2* shape : {&strict, &loose}) {
    for_each(*shape, text, "://", [&](Span span) {
      const string_view value = text.substr(span.begin, span.end - span.begin);
      const bool is_port =
          shape == &loose && RE2::FullMatch(re2::StringPiece(value.data(), value.size()), port);
      if (!is_port) found.push_back(span);
    });
  }
}

// user/password@host:1521/service, also behind jdbc:oracle:thin: and jdbc:dm://, and
// user:password@tcp(host:3306)/db, as Go has it. `text`: a word with its mark at `at`.
std::optional<Span> in_front_of_host(string_view text, std::size_t at) {
  static const RE2 behind_jdbc("\\bjdbc:[\\w:]+(?://)?[A-Za-z][\\w$#]*/([^/]+)$", byte_options());
  static const RE2 bare("(?:^|[=:(])[A-Za-z][\\w$#]*/([^/]+)$", byte_options());
  static const RE2 service("(?://)?[A-Za-z0-9][\\w.-]*:[0-9]{2,5}[:/][A-Za-z]|\\(DESCRIPTION",
                           byte_options());
  static const RE2 of_go("[\\w.$-]+:(.+)$", byte_options());
  static const RE2 network("(?:tcp|unix)\\(", byte_options());
  const string_view before = text.substr(0, at);
  const re2::StringPiece head(before.data(), before.size());
  const re2::StringPiece host(text.data() + at + 1, text.size() - at - 1);
  const auto begins = [&](const RE2& shape) {
    return shape.Match(host, 0, host.size(), RE2::ANCHOR_START, nullptr, 0);
  };
  re2::StringPiece value;
  const bool is_slash = before.find('/') != string_view::npos;
  const bool found = (is_slash && RE2::PartialMatch(head, behind_jdbc, &value)) ||
                     (is_slash && begins(service) && RE2::PartialMatch(head, bare, &value)) ||
                     (begins(network) && RE2::PartialMatch(head, of_go, &value));
  const string_view shown(value.data(), value.size());
  // "user/pass@host:1521/service" is how a documentation writes it.
  if (!found || is_stand_in(shown) || is_reserved_word(shown) || shown == "pass")
    return std::nullopt;
  const auto begin = static_cast<std::size_t>(value.data() - text.data());
  return Span{begin, begin + value.size()};
}

void find_in_front_of_hosts(string_view text, std::vector<Span>& found) {
  constexpr std::size_t kNear = 160;
  const auto is_apart = [&](char c) { return is_space(c) || c == '"' || c == '\'' || c == '<'; };
  for (std::size_t at = text.find('@'); at != string_view::npos; at = text.find('@', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < kNear && !is_apart(text[begin - 1])) --begin;
    const string_view near = text.substr(begin, at - begin + kNear);
    if (const auto value = in_front_of_host(near, at - begin))
      found.push_back({begin + value->begin, begin + value->end});
  }
}

// host:5432:database:user:password, a line of .pgpass. A name of one part may be a file's:
// "main.go:1200:…".
void find_in_password_files(string_view text, std::vector<Span>& found) {
  static const RE2 shape(
      "(?m)^[ "
      "\\t]*(?:\\*|localhost|[\\w-]+(?:\\.[\\w-]+){2,}):(?:\\*|[1-9][0-9]{3,4}):[^:\\s]+:[^:\\s]+:"
      "([^:\\s]+)\\r?$",
      byte_options());
  for_each(shape, text, ":", [&](Span span) { found.push_back(span); });
}

}  // namespace

void find_address_secrets(string_view text, std::vector<Span>& found) {
  const LiteralSearch search(text);
  if (search.holds("://") && search.holds("@")) find_in_urls(text, found);
  find_in_front_of_hosts(text, found);
  if (search.holds(":*:") || search.holds(":5432:") || search.holds(":3433:") ||
      search.holds(":1921:"))
    find_in_password_files(text, found);
}

}  // namespace dtsdoctor
