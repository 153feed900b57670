// SPDX-License-Identifier: Apache-2.0
#include "base/text_table.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// Behind a cell that begins at `at`: its separator, or the end of the line. A cell in quotation
// marks may hold both.
size_t cell_end(string_view text, size_t at, char separator) {
  constexpr size_t kLongestCell = size_t{1} << 12;
  size_t begin = past_blanks(text, at);
  if (begin < text.size() && text[begin] == '"' && separator != '|') {
    const string_view near = text.substr(begin, kLongestCell);
    size_t close = 1;
    while ((close = near.find('"', close)) != string_view::npos) {
      if (close + 1 < near.size() && near[close + 1] == '"') {
        close += 2;
        continue;
      }
      at = begin + close + 1;
      break;
    }
  }
  while (at < text.size() && text[at] != separator && text[at] != '\n') ++at;
  return at;
}

Span bare(string_view text, Span cell) {
  while (cell.begin < cell.end && is_space(text[cell.begin])) ++cell.begin;
  while (cell.begin < cell.end && is_space(text[cell.end - 1])) --cell.end;
  if (cell.end - cell.begin > 1 && is_one_of(text[cell.begin], "\"'`") &&
      text[cell.end - 1] == text[cell.begin]) {
    ++cell.begin;
    --cell.end;
  }
  return cell;
}

// "||name||name||"
bool is_jira_heading(string_view row) {
  if (!row.starts_with("||")) return false;
  row = trimmed(row.substr(0, row.find('\n')));
  return row.size() > 4 && row.ends_with("||");
}

}  // namespace

TableRow table_row(string_view text, size_t begin, char separator) {
  constexpr size_t kMostCells = 256;
  TableRow row;
  size_t at = begin;
  // The bars around a row are no cells.
  const size_t first = past_blanks(text, begin);
  const bool has_bars = separator == '|' && first < text.size() && text[first] == '|';
  const bool has_two = has_bars && is_jira_heading(text.substr(first));
  if (has_bars) at = first + (has_two ? 2 : 1);
  while (row.cells.size() < kMostCells) {
    const size_t end = cell_end(text, at, separator);
    const Span cell = bare(text, {at, end});
    const bool is_last = end >= text.size() || text[end] == '\n';
    if (!(has_bars && is_last && cell.begin == cell.end)) row.cells.push_back(cell);
    at = end + 1;
    if (is_last) break;
    if (has_two && text[at] == '|') ++at;
  }
  row.end = at - 1;
  return row;
}

bool is_table_rule(string_view line) {
  line = trimmed(line);
  return line.find('-') != string_view::npos &&
         std::all_of(line.begin(), line.end(), [](char c) { return is_one_of(c, "+-|: \t"); });
}

char table_separator(string_view line) {
  for (const char each : {'|', '\t', ';', ','}) {
    if (line.find(each) != string_view::npos) return each;
  }
  return '\0';
}

}  // namespace dtsdoctor
