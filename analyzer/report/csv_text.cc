// SPDX-License-Identifier: Apache-2.0
#include "report/csv_text.h"

#include <algorithm>
#include <initializer_list>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// Blanks in front are no protection: some programs trim them. Full-width signs count in some
// locales.
bool is_formula(std::string_view cell) {
  if (cell == "-") return false;
  const std::size_t begin = cell.find_first_not_of(' ');
  if (begin == std::string_view::npos) return false;
  cell.remove_prefix(begin);
  const auto signs = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::any_of(signs.begin(), signs.end(),
                     [&](const char* sign) { return cell.starts_with(sign); });
}

}  // namespace

std::string csv_cell(std::string_view cell) {
  const std::string shown = visible(cell);
  const bool guarded = is_formula(shown);
  if (!guarded && shown.find_first_of(",\"") == std::string::npos) return shown;
  std::string out = guarded ? "\"'" : "\"";
  for (const char c : shown) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(cells[i]);
  return out + "\r\n";
}

}  // namespace dtsdoctor
