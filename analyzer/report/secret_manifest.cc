// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/document_marks.h"
#include "report/quotes.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"
#include "report/value_below.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

void add(string_view text, Span value, std::vector<Span>& found) {
  const string_view shown = text.substr(value.begin, value.end - value.begin);
  if (!shown.empty() && !is_stand_in(shown)) found.push_back(value);
}

// {"username": "…", "password": "…"}
void find_in_members(string_view text, size_t at, std::vector<Span>& found) {
  while (at < text.size() && text[at] != '}') {
    const auto name = quote_at(text, past_space(text, at));
    if (!name) return;
    at = quoted_end(text, past_space(text, at) + name->spelling.size(), *name);
    at = past_space(text, std::min(at + name->spelling.size(), text.size()));
    if (at >= text.size() || text[at] != ':') return;
    at = past_space(text, at + 1);
    const auto quote = quote_at(text, at);
    if (!quote) return;
    const size_t begin = at + quote->spelling.size();
    at = quoted_end(text, begin, *quote);
    add(text, {begin, at}, found);
    at = past_space(text, std::min(at + quote->spelling.size(), text.size()));
    if (at < text.size() && text[at] == ',') ++at;
  }
}

// data:
//   username: …
void find_in_lines(string_view text, size_t at, size_t indent, std::vector<Span>& found) {
  size_t deepest = npos;  // of the names; what is deeper belongs to a value
  while (at < text.size()) {
    const size_t end = line_end(text, at);
    const size_t begin = past_blanks(text, at);
    const string_view line = trimmed(text.substr(begin, end - std::min(begin, end)));
    if (!line.empty()) {
      if (begin - at <= indent) return;
      if (deepest == npos) deepest = begin - at;
      const size_t colon = begin - at > deepest ? npos : line.find(':');
      const size_t from = colon == npos ? begin : past_blanks(text, begin + colon + 1);
      const size_t to = begin + line.size();
      const bool is_block = from < to && is_one_of(text[from], "|>") && to - from <= 3;
      if (from < to && !is_block) add(text, {from, to}, found);
    }
    at = end + 1;
  }
}

void find_in_document(string_view text, size_t first, size_t last, std::vector<Span>& found) {
  static const RE2 data("((?:\"|\\b)(?:data|stringData)\"?\\s*:)", byte_options());
  const string_view document = text.substr(0, last);
  re2::StringPiece rest(document.data() + first, last - first);
  re2::StringPiece key;
  while (RE2::FindAndConsume(&rest, data, &key)) {
    const auto begin = static_cast<size_t>(key.data() - text.data());
    const size_t behind = past_blanks(document, begin + key.size());
    if (behind < last && document[behind] == '{') {
      find_in_members(document, behind + 1, found);
    } else if (const auto indent = line_indent(document, begin)) {
      if (behind >= last || is_one_of(document[behind], "\r\n"))
        find_in_lines(document, line_end(document, behind) + 1, *indent, found);
    }
  }
}

}  // namespace

void find_manifest_secrets(string_view text, std::vector<Span>& found) {
  static const RE2 kind("(?:\"|\\b)kind\"?\\s*:\\s*\"?(Secret)\\b[\"\\s,}]", byte_options());
  if (text.find("Secret") == npos) return;
  // Documents of one file stand between lines of "---".
  for (size_t at = 0; at < text.size();) {
    const size_t next = text.find("\n---", at);
    const size_t end = std::min(next, text.size());
    const string_view document = text.substr(at, end - at);
    if (RE2::PartialMatch(re2::StringPiece(document.data(), document.size()), kind))
      find_in_document(text, at, end, found);
    at = next == npos ? text.size() : next + 1;
  }
}

}  // namespace dtsdoctor
