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

// Columns aligned by display width; the last one is not padded.
std::string text(const std::vector<Cells>& rows, const std::vector<std::size_t>& numbers) {
  constexpr std::size_t kWidest = 44;  // one long cell must not push all others to the right
  std::vector<std::size_t> widths;
  for (const Cells& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], std::min(kWidest, display_width(row[i])));
  }
  std::string out;
  for (const Cells& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t gap = widths[i] - std::min(widths[i], display_width(row[i]));
      if (has(numbers, i)) line += std::string(gap, ' ');
      line += visible(row[i]);
      if (i + 1 < row.size()) line += std::string((has(numbers, i) ? 0 : gap) + 2, ' ');
    }
    out += line + "\n";
  }
  return out;
}

}  // namespace

std::string table_in(const std::string& format, const std::vector<Cells>& rows,
                     const std::vector<std::size_t>& numbers) {
  if (format == "csv") return csv(rows);
  if (format == "markdown") return markdown(rows, numbers);
  return text(rows, numbers);
}

}  // namespace dtsdoctor
