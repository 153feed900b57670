// SPDX-License-Identifier: Apache-2.0
#include "report/secret_column.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

struct Row {
  std::vector<Span> cells;  // without blanks and quotation marks around
  size_t end = 0;           // of its last line
};

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

Row row_at(string_view text, size_t begin, char separator) {
  constexpr size_t kMostCells = 256;
  Row row;
  size_t at = begin;
  // The bars around a row are no cells.
  const size_t first = past_blanks(text, begin);
  if (separator == '|' && first < text.size() && text[first] == '|') at = first + 1;
  while (row.cells.size() < kMostCells) {
    const size_t end = cell_end(text, at, separator);
    const Span cell = bare(text, {at, end});
    const bool is_last = end >= text.size() || text[end] == '\n';
    if (!(separator == '|' && is_last && cell.begin == cell.end)) row.cells.push_back(cell);
    at = end + 1;
    if (is_last) break;
  }
  row.end = at - 1;
  return row;
}

// +-----+-----+, |-----|:---:|, ----+----
bool is_rule(string_view line) {
  line = trimmed(line);
  return line.find('-') != string_view::npos &&
         std::all_of(line.begin(), line.end(), [](char c) { return is_one_of(c, "+-|: \t"); });
}

char separator_of(string_view line) {
  for (const char each : {'|', '\t', ';', ','}) {
    if (line.find(each) != string_view::npos) return each;
  }
  return '\0';
}

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
    if (!is_rule(line)) return line;
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
  const char separator = head.size() <= kLongestHead ? separator_of(head) : '\0';
  if (separator == '\0') return;
  const bool is_spaced = head.find(", ") != string_view::npos;
  const Row names = row_at(text, begin, separator);
  const auto shown = [&](Span cell) { return text.substr(cell.begin, cell.end - cell.begin); };
  const size_t width = names.cells.size();
  if (width < 2 || !std::all_of(names.cells.begin(), names.cells.end(),
                                [&](Span cell) { return is_name(shown(cell)); }))
    return;
  std::vector<size_t> columns;
  for (size_t i = 0; i < width; ++i) {
    if (is_label(shown(names.cells[i]))) columns.push_back(i);
  }
  // What is a row of another table is no first row.
  const string_view above = line_above(text, begin);
  if (columns.empty() || row_at(above, 0, separator).cells.size() == width) return;
  for (size_t at = names.end + 1; at < text.size();) {
    const size_t end = line_end(text, at);
    if (is_rule(text.substr(at, end - at))) {
      at = end + 1;
      continue;
    }
    const Row row = row_at(text, at, separator);
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
