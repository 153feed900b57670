// SPDX-License-Identifier: Apache-2.0
#include "input/job_lists.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "input/job_columns.h"
#include "input/json_spelling.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

struct Field {
  string_view name;
  Span value;
  size_t indent = 0;
};

// "  errorMessage: Access denied …", "Status      : Failed"; without a name if it is none.
Field field_of(string_view bytes, size_t begin, size_t end) {
  constexpr size_t kLongest = 40;
  const size_t from = past_blanks(bytes, begin);
  size_t at = from;
  while (at < end && at - from < kLongest &&
         (is_alnum(bytes[at]) || bytes[at] == '_' || bytes[at] == '.'))
    ++at;
  const string_view name = bytes.substr(from, at - from);
  at = past_blanks(bytes, at);
  const bool separates = at < end && (bytes[at] == ':' || bytes[at] == '=');
  if (name.empty() || !is_alpha(name[0]) || !separates) return {};
  size_t value = past_blanks(bytes, at + 1);
  if (value == at + 1 && value < end && !is_space(bytes[value])) return {};
  while (end > value && is_space(bytes[end - 1])) --end;
  value = std::min(value, end);
  return {name, {value, end}, from - begin};
}

class Lists {
 public:
  explicit Lists(const MappedText& text) : bytes_(text.bytes()), out_(text) {}

  std::optional<MappedText> run() {
    for (size_t at = 0; at < bytes_.size();) {
      const size_t end = std::min(bytes_.find('\n', at), bytes_.size());
      take_line(at, end);
      at = end + 1;
    }
    finish();
    if (done_ == 0) return std::nullopt;
    out_.verbatim(done_, bytes_.size());
    return out_.take();
  }

 private:
  void take_line(size_t begin, size_t end) {
    constexpr size_t kMostFields = 64;
    const Field field = field_of(bytes_, begin, end);
    if (!field.name.empty()) {
      const bool is_told = std::any_of(fields_.begin(), fields_.end(),
                                       [&](const Field& each) { return each.name == field.name; });
      if (is_told || fields_.size() == kMostFields) finish();
      if (fields_.empty()) begin_ = begin;
      fields_.push_back(field);
      end_ = end;
      return;
    }
    // The rest of a value stands further in.
    const string_view line = trimmed(bytes_.substr(begin, end - begin));
    const bool goes_on = !fields_.empty() && !line.empty() &&
                         past_blanks(bytes_, begin) - begin > fields_.back().indent;
    if (!goes_on) {
      finish();
      return;
    }
    fields_.back().value.end = begin + bytes_.substr(begin, end - begin).find(line) + line.size();
    end_ = end;
  }

  void finish() {
    constexpr size_t kFewestFields = 3;  // the task, its state, what failed
    if (fields_.size() < kFewestFields) {
      fields_.clear();
      return;
    }
    std::vector<JobColumn> columns;
    columns.reserve(fields_.size());
    for (const Field& field : fields_) columns.push_back(job_column(field.name));
    const auto any = [&](auto what) { return std::any_of(columns.begin(), columns.end(), what); };
    const auto is_state = [](const JobColumn& column) { return column.role == ReplyRole::state; };
    if (any(names_task) && any(is_state) && any(tells_failure)) add(columns);
    fields_.clear();
  }

  void add(const std::vector<JobColumn>& columns) {
    out_.verbatim(done_, begin_);
    out_.mark("{\"DtsJobList\":[{", begin_);
    bool is_first = true;
    for (size_t i = 0; i < columns.size(); ++i) {
      const Span value = fields_[i].value;
      const string_view shown = bytes_.substr(value.begin, value.end - value.begin);
      if (columns[i].path.size() != 1 || is_no_value(shown)) continue;
      out_.mark((is_first ? "\"" : ",\"") + columns[i].path[0] + "\":", value.begin);
      out_.string(value);
      is_first = false;
    }
    out_.mark("}]}", end_);
    done_ = end_;
  }

  string_view bytes_;
  JsonSpelling out_;
  std::vector<Field> fields_;  // of the block so far
  size_t begin_ = 0;           // of its first line
  size_t end_ = 0;             // of its last
  size_t done_ = 0;            // what is in out_
};

}  // namespace

std::optional<MappedText> with_job_lists_as_json(const MappedText& text) {
  return Lists(text).run();
}

}  // namespace dtsdoctor
