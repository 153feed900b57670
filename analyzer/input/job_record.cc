// SPDX-License-Identifier: Apache-2.0
#include "input/job_record.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMargin = 1024;  // bytes of a line that are kept on each side of a text

// The lines that hold `span`, long ones cut on both sides.
Span window_around(std::string_view raw, Span span) {
  const std::size_t earliest = span.begin > kMargin ? span.begin - kMargin : 0;
  const std::size_t line_break = raw.substr(0, span.begin).substr(earliest).rfind('\n');
  std::size_t begin = line_break == std::string_view::npos ? earliest : earliest + line_break + 1;
  while (begin < span.begin && continues_character(raw[begin])) ++begin;
  const std::size_t latest = std::min(raw.size(), span.end + kMargin);
  std::size_t end = std::min(raw.substr(0, latest).find('\n', span.end), latest);
  while (end > span.end && end < raw.size() && continues_character(raw[end])) --end;
  return {begin, end};
}

// A reply's text stands in the message slot: "INNER : text" in it is what DTS passes on, whose own
// code the reply leaves out, and no envelope of its own (design: policy 3).
void add_message_slot(Record& record) {
  const MappedText& code = record.layers.front().code;
  if (code.empty() || record.text.empty()) return;
  const std::string_view text = record.text.bytes();
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || !text.substr(first).starts_with(code.bytes())) return;
  Layer slot;
  slot.text = std::make_shared<const MappedText>(record.text);
  slot.message = record.text;
  record.layers.insert(record.layers.begin(), std::move(slot));
}

}  // namespace

void ReplyPlaces::move_to(std::size_t offset) {
  if (offset < at_) {
    const std::string_view between = raw_.substr(offset, at_ - offset);
    const auto breaks =
        static_cast<std::uint64_t>(std::count(between.begin(), between.end(), '\n'));
    line_ -= breaks;
    if (breaks == 0) {
      columns_ -= count_characters(between);
    } else {
      const std::size_t line_break = raw_.substr(0, offset).rfind('\n');
      const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
      columns_ =
          count_characters(raw_.substr(begin, offset - begin)) + (begin == 0 ? left_columns_ : 0);
    }
  } else {
    const std::string_view between = raw_.substr(at_, offset - at_);
    line_ += static_cast<std::uint64_t>(std::count(between.begin(), between.end(), '\n'));
    const std::size_t line_break = between.rfind('\n');
    columns_ = line_break == std::string_view::npos
                   ? columns_ + count_characters(between)
                   : count_characters(between.substr(line_break + 1));
  }
  at_ = offset;
}

Record ReplyPlaces::record_of(const JobFailure& failure, const ReplyText& text,
                              const std::string& input, const Limits& limits,
                              const IsKnownCode& is_known_code, std::vector<LimitHit>& hits) {
  Record record;
  Span window = {0, raw_.size()};
  if (jumps_ != nullptr) {
    record.jumps = *jumps_;
  } else {
    window = window_around(raw_, text.text.origin({0, text.text.size()}));
    move_to(window.begin);
  }
  record.input = input;
  record.line = line_;
  record.left_columns = columns_;
  record.raw = std::string(raw_.substr(window.begin, window.end - window.begin));
  record.text = text.text.rebased(window.begin);
  record.job = failure.job;
  if (!failure.stage.empty()) record.job.stages = {failure.stage};
  if (text.is_code) {
    Layer layer;
    layer.text = std::make_shared<const MappedText>(record.text);
    layer.code = record.text;
    record.layers.push_back(std::move(layer));
  } else {
    read_text(record, limits, is_known_code, hits);
    add_message_slot(record);
  }
  record.dts_context = true;
  record.of_reply = true;
  return record;
}

}  // namespace dtsdoctor
