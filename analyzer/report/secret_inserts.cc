// SPDX-License-Identifier: Apache-2.0
#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "report/byte_shapes.h"
#include "report/literal_search.h"
#include "report/secret_finder.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// Which of the columns, which are parted by commas, hold secrets.
std::vector<bool> secret_columns(string_view names) {
  std::vector<bool> columns;
  while (true) {
    const size_t end = std::min(names.find(','), names.size());
    string_view name = trimmed(names.substr(0, end));
    while (!name.empty() && is_one_of(name.front(), "`\"'[\\")) name.remove_prefix(1);
    while (!name.empty() && is_one_of(name.back(), "`\"']\\")) name.remove_suffix(1);
    columns.push_back(is_secret_label(name));
    if (end == names.size()) return columns;
    names.remove_prefix(end + 1);
  }
}

// Behind the string that begins at `at`, in which two marks are one.
size_t end_of_string(string_view text, size_t at) {
  for (size_t end = at + 1; end < text.size(); ++end) {
    if (text[end] == '\\') {
      ++end;
    } else if (text[end] == text[at]) {
      if (end + 1 >= text.size() || text[end + 1] != text[at]) return end + 1;
      ++end;
    }
  }
  return text.size();
}

// Takes the secrets of a row "(1, 'a', …)" that begins at `at`, and gives back where it ends.
size_t take_row(string_view text, size_t at, const std::vector<bool>& columns,
                std::vector<Span>& found) {
  for (size_t column = 0; at < text.size() && text[at] != ')'; ++column) {
    at = past_space(text, at + 1);
    const bool is_string = at < text.size() && (text[at] == '\'' || text[at] == '"');
    const size_t begin = at;
    if (is_string) {
      at = end_of_string(text, at);
      const Span value{begin + 1, std::max(begin + 1, at - 1)};
      const string_view shown = text.substr(value.begin, value.end - value.begin);
      if (column < columns.size() && columns[column] && !shown.empty() && !is_stand_in(shown))
        found.push_back(value);
    }
    at = std::min(text.find_first_of(",)", at), text.size());
  }
  return std::min(at + 1, text.size());
}

}  // namespace

void find_inserted_secrets(string_view text, std::vector<Span>& found) {
  if (!holds_fold(text, "VALUES", 0)) return;
  static const RE2 head("(?i)\\binto\\s+\\S+?\\s*\\(([^()]+)\\)\\s*values?\\s*\\(", byte_options());
  re2::StringPiece rest(text.data(), text.size());
  re2::StringPiece names;
  while (RE2::FindAndConsume(&rest, head, &names)) {
    const std::vector<bool> columns = secret_columns({names.data(), names.size()});
    if (std::none_of(columns.begin(), columns.end(), [](bool each) { return each; })) continue;
    size_t at = static_cast<size_t>(rest.data() - text.data()) - 1;
    while (at < text.size() && text[at] == '(') {
      at = past_space(text, take_row(text, at, columns, found));
      if (at < text.size() && text[at] == ',') at = past_space(text, at + 1);
    }
    rest = re2::StringPiece(text.data() + at, text.size() - at);
  }
}

}  // namespace dtsdoctor
