// SPDX-License-Identifier: Apache-2.0
#include "report/quotes.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

constexpr std::array<string_view, 13> kEncodedQuotes = {
    "%22",    "%27",    "%2522",   "%2527",   "&quot;", "&#34;", "&#39;",
    "&#x22;", "&#x27;", "\\u0022", "\\u0027", "\\x22",  "\\x27"};

// Does a mark behind `run` backslashes close a quote opened behind `escapes`? A quote at depth k
// stands behind 2^k - 1 of them, and each escaped backslash before it adds 2^(k+1).
bool closes(size_t run, size_t escapes) {
  const size_t modulus = 2 * (escapes + 1);
  return run == escapes || ((escapes & (escapes + 1)) == 0 && run % modulus == escapes);
}

}  // namespace

std::optional<Quote> quote_at(string_view text, size_t at) {
  const string_view rest = text.substr(std::min(at, text.size()));
  const size_t escapes = std::min(rest.find_first_not_of('\\'), rest.size());
  if (escapes < rest.size() && (rest[escapes] == '"' || rest[escapes] == '\'')) {
    return Quote{rest[escapes], escapes, rest.substr(0, escapes + 1)};
  }
  for (const string_view spelling : kEncodedQuotes) {
    if (starts_with_fold(rest, spelling)) return Quote{0, 0, spelling};
  }
  return std::nullopt;
}

size_t quoted_end(string_view text, size_t begin, const Quote& quote) {
  size_t run = 0;
  size_t at = begin;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (quote.mark == 0) {
      if (starts_with_fold(text.substr(at), quote.spelling)) return at;
      continue;
    }
    if (text[at] == '\\') {
      ++run;
      continue;
    }
    // 'it'\''s' is one shell word.
    const bool goes_on = quote.mark == '\'' && text.substr(at).starts_with("'\\''");
    if (goes_on) {
      at += 3;
    } else if (text[at] == quote.mark && closes(run, quote.escapes)) {
      return at - run % (2 * (quote.escapes + 1));
    }
    run = 0;
  }
  return std::min(at, text.size());
}

}  // namespace dtsdoctor
