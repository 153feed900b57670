// SPDX-License-Identifier: Apache-2.0
#include "report/secret_column.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "report/named_table.h"
#include "report/secret_finder.h"
#include "report/secret_names.h"
#include "report/secret_values.h"
#include "report/unquoted_secret.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

bool is_label(string_view cell) {
  std::string joined;  // "Access Key Secret"
  std::copy_if(cell.begin(), cell.end(), std::back_inserter(joined),
               [](char c) { return !is_blank(c); });
  return ends_with_chinese_secret(joined) || is_secret_label(joined);
}

// "the host, the user, password" is prose, too: then a value must look like a password.
bool is_value(string_view cell, bool may_be_prose) {
  return !cell.empty() && !is_stand_in(cell) && !is_reserved_word(cell) &&
         (!may_be_prose || is_password_like(cell));
}

}  // namespace

void find_column_secrets(string_view text, Span name, std::vector<Span>& found) {
  const auto table = table_below(text, name.begin, is_label);
  if (!table) return;
  for (size_t i = 0; i < table->names.size(); ++i) {
    if (!is_label(table->names[i])) continue;
    for (const std::vector<Span>& row : table->rows) {
      const string_view cell = text.substr(row[i].begin, row[i].end - row[i].begin);
      if (is_value(cell, table->may_be_prose)) found.push_back(row[i]);
    }
  }
}

}  // namespace dtsdoctor
