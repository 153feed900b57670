// SPDX-License-Identifier: Apache-2.0
#include "input/job_tables.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/text_table.h"
#include "input/job_columns.h"
#include "input/json_spelling.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

class Tables {
 public:
  explicit Tables(const MappedText& text) : bytes_(text.bytes()), out_(text) {}

  std::optional<MappedText> run() {
    for (size_t at = 0; at < bytes_.size();) {
      const size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      at = read_names(at, bytes_.substr(at, end - at)) ? read_rows(end + 1) : end + 1;
    }
    if (done_ == 0) return std::nullopt;
    out_.verbatim(done_, bytes_.size());
    return out_.take();
  }

 private:
  bool read_names(size_t begin, string_view line) {
    constexpr size_t kLongest = 4096;
    separator_ = line.size() > kLongest || !may_be_header(line) ? '\0' : table_separator(line);
    if (separator_ == '\0') return false;
    columns_.clear();
    for (const Span& cell : table_row(bytes_, begin, separator_).cells)
      columns_.push_back(job_column(bytes_.substr(cell.begin, cell.end - cell.begin)));
    return columns_.size() > 1 && std::any_of(columns_.begin(), columns_.end(), names_task) &&
           std::any_of(columns_.begin(), columns_.end(), tells_failure);
  }

  // Up to an empty line or to other names, which is returned. What is no row may be the rest of a
  // message.
  size_t read_rows(size_t at) {
    while (at < bytes_.size()) {
      const size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      const string_view line = bytes_.substr(at, end - at);
      if (trimmed(line).empty() || may_be_names(line)) break;
      size_t next = end + 1;
      if (!is_table_rule(line)) {
        TableRow row = table_row(bytes_, at, separator_);
        take_rest(row);
        if (is_of_task(row)) {
          out_.verbatim(done_, at);
          add(row);
          done_ = row.end;
          next = row.end + 1;
        }
      }
      at = next;
    }
    return at;
  }

  // Digits, as nearly every line of a log has near its beginning, are in no name of a column.
  static bool may_be_header(string_view line) {
    return std::none_of(line.begin(), line.end(), is_digit) && may_name_tasks(line);
  }

  bool may_be_names(string_view line) const {
    return may_be_header(line) && line.find(separator_) != npos && line.find('"') == npos;
  }

  // A message may hold what separates cells, if it is in the last of them.
  void take_rest(TableRow& row) const {
    const size_t width = columns_.size();
    if (row.cells.size() <= width || columns_.back().role != ReplyRole::text) return;
    row.cells[width - 1].end = row.cells.back().end;
    row.cells.resize(width);
  }

  bool is_of_task(const TableRow& row) const {
    if (row.cells.size() != columns_.size()) return false;
    bool is_named = false;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const string_view cell = shown(row.cells[i]);
      if (!names_task(columns_[i]) || is_no_value(cell)) continue;
      const bool is_id = columns_[i].role != ReplyRole::job_name;
      if (is_id && !std::all_of(cell.begin(), cell.end(), [](char c) {
            return is_alnum(c) || c == '-' || c == '_' || c == '*';
          }))
        return false;
      is_named = true;
    }
    return is_named;
  }

  string_view shown(Span cell) const { return bytes_.substr(cell.begin, cell.end - cell.begin); }

  void add(const TableRow& row) {
    size_t at = row.cells.front().begin;
    out_.mark("{\"DtsJobList\":[{", at);
    bool is_first = true;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const Span cell = row.cells[i];
      if (columns_[i].path.empty() || is_no_value(shown(cell))) continue;
      at = cell.begin;
      if (!is_first) out_.mark(",", at);
      is_first = false;
      const std::vector<std::string>& path = columns_[i].path;
      for (size_t depth = 0; depth < path.size(); ++depth)
        out_.mark((depth == 0 ? "\"" : "{\"") + path[depth] + "\":", at);
      // In quotation marks one of them is written twice.
      const bool is_quoted = separator_ != '|' && at > 0 && bytes_[at - 1] == '"';
      out_.string(cell, is_quoted);
      at = cell.end;
      if (path.size() > 1) out_.mark(std::string(path.size() - 1, '}'), at);
    }
    out_.mark("}]}", at);
  }

  string_view bytes_;
  char separator_ = '\0';
  std::vector<JobColumn> columns_;
  JsonSpelling out_;
  size_t done_ = 0;  // what is in out_
};

}  // namespace

std::optional<MappedText> with_job_tables_as_json(const MappedText& text) {
  return Tables(text).run();
}

}  // namespace dtsdoctor
