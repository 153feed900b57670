// SPDX-License-Identifier: Apache-2.0
#include "report/named_table.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text_table.h"
#include "report/document_marks.h"
#include "report/secret_names.h"
#include "report/secret_values.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

bool is_name(string_view cell) {
  return !cell.empty() && cell.size() <= kLongestName &&
         cell.find_first_of("=:(){}[]<>\"'/\\,;*") == string_view::npos &&
         std::any_of(cell.begin(), cell.end(),
                     [](char c) { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// What stands in front of a table is no part of its first name: "INFO user,password".
string_view last_word(string_view cell) { return cell.substr(cell.find_last_of(" >'\"") + 1); }

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

// Where the first row begins; npos if that is too far away.
size_t begin_of_head(string_view text, size_t at, bool& in_string) {
  constexpr size_t kFarthest = 2048;
  const size_t farthest = at - std::min(at, kFarthest);
  const size_t newline = text.substr(farthest, at - farthest).rfind('\n');
  if (newline == npos && farthest > 0) return npos;
  const size_t begin = newline == npos ? farthest : farthest + newline + 1;
  // A table in a string begins behind its quotation mark: {"csv":"user,password\n…"}
  const size_t mark = text.substr(begin, at - begin).rfind(":\"");
  in_string = mark != npos;
  return in_string ? begin + mark + 2 : begin;
}

}  // namespace

std::optional<NamedTable> table_below(string_view text, size_t at,
                                      bool (*is_wanted)(string_view name)) {
  constexpr size_t kLongestHead = 4096;
  bool in_string = false;
  const size_t begin = begin_of_head(text, at, in_string);
  if (begin == npos) return std::nullopt;
  const string_view head = text.substr(begin, line_end(text, begin) - begin);
  const char separator = head.size() <= kLongestHead ? table_separator(head) : '\0';
  if (separator == '\0') return std::nullopt;
  NamedTable table;
  const TableRow first = table_row(text, begin, separator);
  for (const Span& cell : first.cells)
    table.names.push_back(text.substr(cell.begin, cell.end - cell.begin));
  const size_t width = table.names.size();
  if (width < 2 || std::none_of(table.names.begin(), table.names.end(), is_wanted))
    return std::nullopt;
  const string_view leading = table.names[0];
  const bool is_behind = !is_name(leading);
  if (is_behind) table.names[0] = last_word(leading);
  if (!std::all_of(table.names.begin(), table.names.end(), is_name)) return std::nullopt;
  table.may_be_prose = is_behind || is_prose_before(leading.substr(0, leading.find(' '))) ||
                       head.find(", ") != npos || head.find("; ") != npos;
  // What is a row of another table is no first row.
  if (table_row(line_above(text, begin), 0, separator).cells.size() == width) return std::nullopt;
  for (size_t line = first.end + 1; line < text.size();) {
    const size_t end = line_end(text, line);
    if (is_table_rule(text.substr(line, end - line))) {
      line = end + 1;
      continue;
    }
    TableRow row = table_row(text, line, separator);
    if (row.cells.size() != width) break;
    // What closes such a string is no part of its last cell.
    for (Span& cell : row.cells) {
      if (in_string) cell.end = std::min(cell.end, text.substr(0, cell.end).find('"', cell.begin));
    }
    table.rows.push_back(std::move(row.cells));
    line = row.end + 1;
  }
  return table;
}

}  // namespace dtsdoctor
