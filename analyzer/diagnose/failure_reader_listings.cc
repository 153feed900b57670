// SPDX-License-Identifier: Apache-2.0
//
// What FailureReader does with documents that list entries of a log: each is a record of its own.
#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "diagnose/failure_reader.h"
#include "input/carrier.h"
#include "input/chunk.h"
#include "input/json_line.h"
#include "input/json_row.h"
#include "input/log_listing.h"

namespace dtsdoctor {
namespace {

// Where in a text something stands, asked for in ascending order.
class Position {
 public:
  explicit Position(const RawRecord& raw)
      : text_(raw.bytes), line_(raw.line), left_columns_(raw.left_columns) {}

  [[nodiscard]] RawRecord record(Span span) {
    const std::string_view passed = text_.substr(at_, span.begin - at_);
    at_ = span.begin;
    const std::size_t line_break = passed.rfind('\n');
    if (line_break == std::string_view::npos) {
      left_columns_ += count_characters(passed);
    } else {
      line_ += count_lines(passed);
      left_columns_ = count_characters(passed.substr(line_break + 1));
    }
    return {text_.substr(span.begin, span.end - span.begin), line_, nullptr, nullptr,
            left_columns_};
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_;
  std::size_t left_columns_;
};

void blank_out(std::string& text, Span span) {
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(span.begin),
      text.begin() + static_cast<std::ptrdiff_t>(span.end), [](char c) { return c != '\n'; }, ' ');
}

}  // namespace

// An entry is what a line of a log in JSON would be.
void FailureReader::read_entry(const RawRecord& raw, const std::string& name,
                               std::vector<Reading>& readings) {
  CarrierReader carriers;
  const CarriedLine& carried = carriers.take_off(raw.bytes);
  const std::optional<JsonRow> row = json_row(raw.bytes);
  MappedText inner;
  if (row && row->line.begin < row->line.end) {
    inner = decode_json_line(raw.bytes, {.value = row->line, .escaped = true});
  } else if (carried.decoded != nullptr) {
    inner.append(*carried.decoded, carried.begin, carried.begin + carried.text.size(), 0);
  } else if (carried.wrapped) {
    inner.append(carried.text, carried.begin);
  }
  const bool is_wrapped = carried.wrapped || inner.size() > 0;
  const RawRecord entry{raw.bytes, raw.line, is_wrapped ? &inner : nullptr, nullptr,
                        raw.left_columns};
  std::vector<Reading> replies = read_replies(entry, name);
  for (Reading& each : replies) readings.push_back(std::move(each));
  if (!replies.empty()) return;
  Reading reading = read_one(entry, name);
  if (!reading.is_error()) return;
  if (reading.unexplained != nullptr) reading.unexplained->keep_bytes();
  readings.push_back(std::move(reading));
}

std::vector<Reading> FailureReader::read_listing(const RawRecord& raw, const std::string& name) {
  std::vector<Reading> readings;
  if (raw.inner != nullptr || (raw.jumps != nullptr && !raw.jumps->empty())) return readings;
  const LogListing listing = find_listing(raw.bytes);
  if (listing.empty()) return readings;
  Position position(raw);
  for (const Span& entry : listing.entries) read_entry(position.record(entry), name, readings);
  if (listing.rest.begin < listing.rest.end)
    read_entry(position.record(listing.rest), name, readings);
  std::string beside(raw.bytes);
  for (const Span& list : listing.lists) blank_out(beside, list);
  Reading around = read_one({beside, raw.line, nullptr, nullptr, raw.left_columns}, name);
  if (!around.matches.empty()) readings.push_back(std::move(around));
  Reading covered;  // no line of it is read again
  covered.of_reply = true;
  covered.first_line = raw.line;
  covered.last_line = raw.line + count_lines(raw.bytes);
  readings.push_back(std::move(covered));
  return readings;
}

std::vector<Reading> FailureReader::read_parts(const RawRecord& raw, const std::string& name) {
  std::vector<Reading> entries = read_listing(raw, name);
  return entries.empty() ? read_replies(raw, name) : std::move(entries);
}

InputResult FailureReader::read_long_listing(ByteSource& source, const std::string& name) {
  const auto take = [&](const ReplySlice& slice) {
    const RawRecord raw{slice.bytes, slice.line, nullptr,
                        slice.jumps.empty() ? nullptr : &slice.jumps, slice.left_columns};
    std::vector<Reading> readings;
    read_entry(raw, name, readings);
    for (Reading& reading : readings) {
      // What stands around the entries is no record of the log, but may tell why it is cut.
      if (!slice.is_rest || !reading.matches.empty()) pass_on(std::move(reading), name);
    }
  };
  return read_sliced(source, name, [&](std::string_view head, auto line, auto left_columns) {
    const LogListing listing = find_listing(head);
    if (listing.empty()) return std::unique_ptr<ReplySlicer>();
    return std::make_unique<ReplySlicer>(first_sign(head), options_.limits.max_document, line,
                                         left_columns, take, listing.levels);
  });
}

}  // namespace dtsdoctor
