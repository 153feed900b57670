// SPDX-License-Identifier: Apache-2.0
//
// Tables of `rules` in the formats that tables have.
#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "cli/rules_words.h"
#include "report/csv_text.h"
#include "report/markdown_text.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

bool has(const std::vector<std::size_t>& all, std::size_t wanted) {
  return std::find(all.begin(), all.end(), wanted) != all.end();
}

std::string csv(const std::vector<Cells>& rows) {
  std::string out;
  for (const Cells& row : rows) out += csv_row(row);
  return out;
}

std::string markdown(const std::vector<Cells>& rows, const std::vector<std::size_t>& numbers) {
  std::string out;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    out += "|";
    for (const std::string& cell : rows[at]) out += fmt::format(" {} |", markdown_prose(cell));
    out += "\n";
    if (at != 0) continue;
    out += "|";
    for (std::size_t i = 0; i < rows[at].size(); ++i) out += has(numbers, i) ? "---:|" : "---|";
    out += "\n";
  }
  return out;
}

std::vector<std::size_t> widths_of(const std::vector<Cells>& rows) {
  constexpr std::size_t kWidest = 44;  // one long cell must not push all others to the right
  std::vector<std::size_t> widths;
  for (const Cells& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], std::min(kWidest, display_width(row[i])));
  }
  return widths;
}

// Columns aligned by display width; the last one is not padded, but wrapped within `width` cells
// if that is not 0.
std::string text(const std::vector<Cells>& rows, const std::vector<std::size_t>& numbers,
                 std::size_t width = 0) {
  const std::vector<std::size_t> widths = widths_of(rows);
  std::string out;
  for (const Cells& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t gap = widths[i] - std::min(widths[i], display_width(row[i]));
      if (has(numbers, i)) line += std::string(gap, ' ');
      if (width > 0 && i + 1 == row.size()) {
        for (const std::string& part : hanging(line, row[i], width)) out += part + "\n";
        break;
      }
      line += visible(row[i]);
      if (i + 1 < row.size()) line += std::string((has(numbers, i) ? 0 : gap) + 2, ' ');
    }
    if (width == 0) out += line + "\n";
  }
  return out;
}

bool fits(std::string_view table, std::size_t width) {
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    if (display_width(table.substr(0, end)) > width) return false;
    table.remove_prefix(std::min(end + 1, table.size()));
  }
  return true;
}

// Is there some for the last column beside the others?
bool leaves_room(const std::vector<Cells>& rows, std::size_t width) {
  constexpr std::size_t kLeast = 24;
  std::vector<std::size_t> widths = widths_of(rows);
  widths.pop_back();
  std::size_t used = kLeast;
  for (const std::size_t each : widths) used += each + 2;
  return used <= width;
}

// Below the first cell the others, each behind its head.
std::string paragraphs(const std::vector<Cells>& rows, std::size_t width) {
  const std::string indent(4, ' ');
  std::string out;
  for (std::size_t at = 1; at < rows.size(); ++at) {
    out += visible(rows[at].front()) + "\n";
    std::string line;
    for (std::size_t i = 1; i < rows[at].size(); ++i) {
      const std::string cell = fmt::format("{} {}", rows[0][i], rows[at][i]);
      const std::size_t used = display_width(line);
      if (used > 0 && used + 2 + display_width(cell) > width) {
        out += line + "\n";
        line.clear();
      }
      if (!line.empty()) {
        line += "  " + visible(cell);
        continue;
      }
      const std::vector<std::string> lines = hanging(indent, cell, width);
      for (std::size_t l = 0; l + 1 < lines.size(); ++l) out += lines[l] + "\n";
      line = lines.back();
    }
    out += line + "\n";
  }
  return out;
}

}  // namespace

Lang table_language(const Options& options, const Environment& environment) {
  return options.format == "csv" ? Lang::en : choose_language(options.lang, environment);
}

void print_table(const std::vector<Words>& heads, const std::vector<Cells>& rows,
                 const std::vector<std::size_t>& numbers, const Options& options,
                 const Environment& environment) {
  const Lang lang = table_language(options, environment);
  std::vector<Cells> all(1);
  for (const Words& head : heads) all.front().emplace_back(head.in(lang));
  all.insert(all.end(), rows.begin(), rows.end());
  if (options.format == "csv") return environment.out(csv(all));
  if (options.format == "markdown") return environment.out(markdown(all, numbers));
  const std::string table = text(all, numbers);
  const std::size_t width = choose_width(environment);
  if (!environment.stdout_is_terminal || fits(table, width)) return environment.out(table);
  environment.out(leaves_room(all, width) ? text(all, numbers, width) : paragraphs(all, width));
}

}  // namespace dtsdoctor
