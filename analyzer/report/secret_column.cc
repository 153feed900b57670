// SPDX-License-Identifier: Apache-2.0
#include "report/secret_column.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/text_table.h"
#include "report/document_marks.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

bool is_name(string_view cell) {
  return !cell.empty() && cell.size() <= kLongestName &&
         cell.find_first_of("=:(){}[]<>\"'/\\,;*") == string_view::npos &&
         std::any_of(cell.begin(), cell.end(),
                     [](char c) { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
}

bool is_label(string_view cell) {
  std::string joined;  // "Access Key Secret"
  std::copy_if(cell.begin(), cell.end(), std::back_inserter(joined),
               [](char c) { return !is_blank(c); });
  return ends_with_chinese_secret(joined) || is_secret_label(joined);
}

// "the host, the user, password" is prose, too: then a value must look like a password.
bool is_value(string_view cell, bool is_spaced) {
  return !cell.empty() && !is_stand_in(cell) && !is_reserved_word(cell) &&
         (!is_spaced || is_password_like(cell));
}

// The line in front of `at` that is no rule of a table; nothing above the first one.
string_view line_above(string_view text, size_t begin) {
  while (begin > 0) {
    const size_t end = begin - 1;
    const size_t newline = end == 0 ? string_view::npos : text.rfind('\n', end - 1);
    begin = newline == string_view::npos ? 0 : newline + 1;
    const string_view line = text.substr(begin, end - begin);
    if (!is_table_rule(line)) return line;
  }
  return {};
}

}  // namespace

void find_column_secrets(string_view text, Span name, std::vector<Span>& found) {
  constexpr size_t kLongestHead = 2048;
  const size_t farthest = name.begin - std::min(name.begin, kLongestHead);
  const size_t newline = text.substr(farthest, name.begin - farthest).rfind('\n');
  if (newline == string_view::npos && farthest > 0) return;
  size_t begin = newline == string_view::npos ? farthest : farthest + newline + 1;
  // A table in a string begins behind its quotation mark: {"csv":"user,password\n…"}
  const size_t mark = text.substr(begin, name.begin - begin).rfind(":\"");
  if (mark != string_view::npos) begin += mark + 2;
  const string_view head = text.substr(begin, line_end(text, begin) - begin);
  const char separator = head.size() <= kLongestHead ? table_separator(head) : '\0';
  if (separator == '\0') return;
  const TableRow names = table_row(text, begin, separator);
  const auto shown = [&](Span cell) { return text.substr(cell.begin, cell.end - cell.begin); };
  const size_t width = names.cells.size();
  if (width < 2) return;
  // "INFO user,password": what stands in front of the table is no part of its first name.
  const string_view first = shown(names.cells[0]);
  const bool is_behind = !is_name(first);
  const bool all_names = (!is_behind || is_name(first.substr(first.find_last_of(" >'\"") + 1))) &&
                         std::all_of(names.cells.begin() + 1, names.cells.end(),
                                     [&](Span cell) { return is_name(shown(cell)); });
  if (!all_names) return;
  const bool is_prose = is_prose_before(first.substr(0, first.find(' ')));
  const bool is_spaced = is_behind || is_prose || head.find(", ") != string_view::npos;
  std::vector<size_t> columns;
  for (size_t i = 0; i < width; ++i) {
    if (is_label(shown(names.cells[i]))) columns.push_back(i);
  }
  // What is a row of another table is no first row.
  const string_view above = line_above(text, begin);
  if (columns.empty() || table_row(above, 0, separator).cells.size() == width) return;
  for (size_t at = names.end + 1; at < text.size();) {
    const size_t end = line_end(text, at);
    if (is_table_rule(text.substr(at, end - at))) {
      at = end + 1;
      continue;
    }
    const TableRow row = table_row(text, at, separator);
    if (row.cells.size() != width) break;
    for (const size_t column : columns) {
      // What closes such a string is no part of its last cell.
      Span cell = row.cells[column];
      if (mark != string_view::npos)
        cell.end = cell.begin + std::min(shown(cell).find('"'), cell.end - cell.begin);
      if (is_value(shown(cell), is_spaced)) found.push_back(cell);
    }
    at = row.end + 1;
  }
}

}  // namespace dtsdoctor
