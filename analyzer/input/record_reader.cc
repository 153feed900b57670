// SPDX-License-Identifier: Apache-2.0
#include "input/record_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "input/carrier.h"
#include "input/clean_text.h"
#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxBlankLinesAfterCode = 2;

std::string_view without_cr(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// The line as its author wrote it: without carrier, escape sequences and carriage return.
std::string plain(std::string_view line) {
  line = without_cr(line);
  const MappedText inner = has_carrier(line) ? without_carrier(line) : MappedText();
  if (has_carrier(line)) line = inner.bytes();
  std::string out;
  while (!line.empty()) {
    const std::size_t visible = std::min(line.find('\x1b'), line.size());
    out += line.substr(0, visible);
    line.remove_prefix(visible);
    if (!line.empty()) line.remove_prefix(std::max<std::size_t>(1, escape_sequence_length(line)));
  }
  return out;
}

// The error code a line consists of, quotes and brackets around it aside.
std::string_view lone_word(std::string_view line) {
  std::string_view word = trimmed(line);
  while (!word.empty() && (word.back() == ':' || word.back() == ']' || word.back() == '"'))
    word.remove_suffix(1);
  while (!word.empty() && (word.front() == '[' || word.front() == '"')) word.remove_prefix(1);
  return word.find(' ') == std::string_view::npos ? word : std::string_view();
}

}  // namespace

RecordReader::RecordReader(LineReader& lines, std::string input, const Limits& limits,
                           IsKnownCode is_known_code)
    : lines_(lines),
      input_(std::move(input)),
      limits_(limits),
      is_known_code_(std::move(is_known_code)) {}

void RecordReader::note_limit(const std::string& name, std::uint64_t line,
                              const std::string& what) {
  constexpr std::size_t kMostHits = 20;  // the rest would only repeat it
  if (limit_hits_.size() < kMostHits) limit_hits_.push_back({name, input_, line, what});
}

void RecordReader::open(std::string_view line, std::uint64_t number) {
  record_.clear();
  labels_.clear();
  first_line_ = number;
  blank_lines_ = 0;
  const std::string text = plain(line);
  indent_ = indent_of(text);
  boxed_ = box_prefix(text) > 0;
  open_brackets_ = 0;
  const std::string_view word = lone_word(text);
  awaits_message_ = !word.empty() && is_known_code_(word);
  append(line, text);
}

// `text` is the line without decoration.
void RecordReader::append(std::string_view line, std::string_view text) {
  if (!record_.empty()) record_ += '\n';
  last_line_begin_ = record_.size();
  record_ += line;
  // Only what can hold brackets over lines pays for counting them.
  if (text.ends_with('{') || text.ends_with('[') || open_brackets_ > 0) {
    open_brackets_ = std::max(0, open_brackets_ + bracket_balance(text));
  }
  if (std::string label = block_label(text.substr(box_prefix(text))); !label.empty()) {
    labels_.push_back(std::move(label));
  }
}

bool RecordReader::continues_box(std::string_view line, std::string_view last) const {
  if (box_prefix(line) == 0) return false;
  const std::string_view rest = line.substr(indent_of(line));
  if (rest.starts_with("╷")) return false;
  // A box pasted without its corners: the next one starts with its headline.
  const bool headline = rest.substr(box_prefix(rest)).starts_with("Error: ");
  return !headline || trimmed(last) == "╷";
}

// Does the line belong to the open record, by its shape?
bool RecordReader::joins(std::string_view line) {
  if (awaits_message_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesAfterCode;
    if (starts_with_time(line)) return false;
    const std::string_view word = lone_word(line);
    if (!word.empty() && is_known_code_(word)) return false;
    awaits_message_ = false;
    return true;
  }
  const std::string last = plain(std::string_view(record_).substr(last_line_begin_));
  if (boxed_) return continues_box(line, last);
  if (is_blank_line(line) || box_prefix(line) > 0) return false;
  if (indent_of(line) > indent_) return true;
  if (starts_with_time(line)) return false;
  if (is_stack_line(line)) return true;
  const bool closes = line.starts_with('}') || line.starts_with(']') || line.starts_with('"');
  if (open_brackets_ > 0 && closes) return true;
  if (announces_error(last)) return true;
  if (opens_error_block(line)) return trimmed(last).ends_with(':');
  const std::string label = block_label(line);
  if (!label.empty()) return std::find(labels_.begin(), labels_.end(), label) == labels_.end();
  // A Python traceback ends in the exception itself, flush left again.
  return record_.starts_with("Traceback (most recent call last)") && indent_of(last) > 0;
}

bool RecordReader::continues(std::string_view line) {
  const bool decorated = line.find('\x1b') != std::string_view::npos || has_carrier(line);
  if (!joins(decorated ? std::string_view(plain(line)) : without_cr(line))) return false;
  if (record_.size() + line.size() <= limits_.max_record) return true;
  note_limit("max-record", first_line_, fmt::format("record cut at {} bytes", limits_.max_record));
  return false;
}

bool RecordReader::next(RawRecord& record) {
  Line line;
  while (lines_.next(line)) {
    if (line.cut)
      note_limit("max-line", line.number, fmt::format("line cut at {} bytes", limits_.max_line));
    const bool blank = is_blank_line(line.bytes);
    if (first_line_ != 0 && continues(line.bytes)) {
      append(line.bytes, plain(line.bytes));
      continue;
    }
    const bool had_record = first_line_ != 0;
    std::swap(done_, record_);
    record.bytes = done_;
    record.line = first_line_;
    first_line_ = 0;
    if (!blank) open(line.bytes, line.number);
    if (had_record) return true;
  }
  if (first_line_ == 0) return false;
  std::swap(done_, record_);
  record = {done_, first_line_};
  first_line_ = 0;
  return true;
}

}  // namespace dtsdoctor
