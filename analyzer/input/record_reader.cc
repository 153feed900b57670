// SPDX-License-Identifier: Apache-2.0
#include "input/record_reader.h"

#include <utility>

#include "input/line_shape.h"

namespace dtsdoctor {

RecordReader::RecordReader(LineSource& lines, std::string input, const Limits& limits,
                           IsKnownCode is_known_code, bool in_pipeline)
    : lines_(lines),
      input_(std::move(input)),
      limits_(limits),
      is_known_code_(std::move(is_known_code)),
      carriers_(in_pipeline) {}

void RecordReader::note_limit(const std::string& name, std::uint64_t line, LimitWhat what,
                              std::uint64_t amount) {
  constexpr std::size_t kMostHits = 20;  // the rest would only repeat it
  if (limit_hits_.size() < kMostHits) {
    limit_hits_.push_back({name, input_, line, what, amount});
  } else if (limit_hits_.size() == kMostHits) {
    limit_hits_.push_back({name, input_, line, LimitWhat::further});
  }
}

bool RecordReader::next(RawRecord& record) {
  Line line;
  while (true) {
    OpenRecord* front = records_.front();
    if (front != nullptr && front->owner == nullptr) {
      const bool dropped = front->bytes().empty();
      if (!handed_out_ && !dropped) {
        handed_out_ = true;
        record = {front->bytes(), front->first_line(), front->text(), &front->jumps(), 0};
        return true;
      }
      held_ -= front->memory();
      records_.pop_front();
      handed_out_ = false;
    } else if (ended_) {
      return false;
    } else if (lines_.next(line)) {
      take(line);
    } else {
      while (streams_.size() > 0) {
        close(streams_.oldest());
        streams_.remove_oldest();
      }
      ended_ = true;
    }
  }
}

void RecordReader::take(const Line& line) {
  if (line.cut) note_limit("max-line", line.number, LimitWhat::line_cut, limits_.max_line);
  if (line.number != last_number_ + 1) carriers_.skip_line();
  last_number_ = line.number;
  const CarriedLine& carried = carriers_.take_off(line.bytes);
  Stream& stream = goes_on_bare(line, carried) ? *latest_ : stream_named(carried.stream);
  if (stream.record != nullptr && line.number - stream.last_line > limits_.max_interleave)
    close_early(stream, "max-interleave");
  stream.last_line = line.number;
  latest_ = &stream;
  if (carried.wrapped) stream.goes_on_bare = carried.goes_on_bare;
  close_what_waited_too_long(line.number);
  if (stream.partial != nullptr && !fits(*stream.partial, line.bytes.size())) end_partial(stream);
  if (stream.partial != nullptr || carried.partial) return take_partial(stream, line, carried);
  const bool within =
      carried.glued && stream.record != nullptr && fits(*stream.record, line.bytes.size());
  if (!within && !continues(stream, carried.text, line.bytes.size())) {
    close(stream);
    if (is_blank_line(carried.text)) return;
    check_cut(stream, carried.text, line.number);
    stream.record = &records_.open(line.number, &stream);
    stream.group.open(carried.text, is_known_code_);
  } else {
    stream.group.add(carried.text);
  }
  held_ -= stream.record->memory();
  stream.record->add(line, carried, within);
  held_ += stream.record->memory();
}

// A line without a wrapping belongs to the line above if it goes on with it: not every collector
// wraps the lines of one message each.
bool RecordReader::goes_on_bare(const Line& line, const CarriedLine& carried) {
  return carried.stream.empty() && latest_ != nullptr && latest_->goes_on_bare &&
         latest_->record != nullptr && latest_->partial == nullptr &&
         latest_->last_line + 1 == line.number && !is_blank_line(carried.text) &&
         LineGroup(latest_->group).joins(carried.text, is_known_code_);
}

Stream& RecordReader::stream_named(std::string_view name) {
  if (Stream* known = streams_.find(name)) return *known;
  if (streams_.size() >= limits_.max_streams) {
    Stream& oldest = streams_.oldest();
    if (oldest.record != nullptr || oldest.partial != nullptr) {
      note_limit("max-streams", oldest.last_line, LimitWhat::streams, limits_.max_streams);
    }
    close(oldest);
    if (latest_ == &oldest) latest_ = nullptr;
    streams_.remove_oldest();
  }
  return streams_.add(name);
}

// A line that came in pieces is framed when its end has come.
void RecordReader::take_partial(Stream& stream, const Line& line, const CarriedLine& carried) {
  if (stream.partial == nullptr) stream.partial = &records_.open(line.number, &stream);
  held_ -= stream.partial->memory();
  stream.partial->add(line, carried, true);
  held_ += stream.partial->memory();
  if (!carried.partial) end_partial(stream);
}

void RecordReader::end_partial(Stream& stream) {
  OpenRecord& whole = *stream.partial;
  stream.partial = nullptr;
  const std::string_view text = whole.text() != nullptr ? whole.text()->bytes() : whole.bytes();
  if (continues(stream, text, whole.bytes().size())) {
    stream.group.add(text);
    held_ -= stream.record->memory();
    stream.record->add(whole);
    held_ += stream.record->memory();
    return drop(whole);
  }
  close(stream);
  if (is_blank_line(text)) return drop(whole);
  check_cut(stream, text, whole.first_line());
  stream.group.open(text, is_known_code_);
  stream.record = &whole;
}

bool RecordReader::continues(Stream& stream, std::string_view text, std::size_t bytes) {
  if (stream.record == nullptr || !stream.group.joins(text, is_known_code_)) return false;
  return fits(*stream.record, bytes);
}

// Is there room for as many bytes and a line break?
bool RecordReader::fits(const OpenRecord& record, std::size_t bytes) {
  if (record.bytes().size() + bytes < limits_.max_record) return true;
  note_limit("max-record", record.first_line(), LimitWhat::record_cut, limits_.max_record);
  return false;
}

// Did a limit take this line from the record it goes on with?
void RecordReader::check_cut(Stream& stream, std::string_view text, std::uint64_t number) {
  const char* const limit = std::exchange(stream.closed_by, nullptr);
  if (limit == nullptr || !stream.group.joins(text, is_known_code_)) return;
  note_limit(limit, number, LimitWhat::streams_between);
}

// Gives the memory back; the empty record is left out when its turn comes.
void RecordReader::drop(OpenRecord& record) {
  held_ -= record.memory();
  record.reset(record.first_line(), nullptr);
}

void RecordReader::close(Stream& stream) {
  if (stream.partial != nullptr) end_partial(stream);
  if (stream.record == nullptr) return;
  stream.record->owner = nullptr;
  stream.record = nullptr;
}

void RecordReader::close_early(Stream& stream, const char* limit) {
  close(stream);
  stream.closed_by = limit;
}

void RecordReader::close_what_waited_too_long(std::uint64_t number) {
  OpenRecord* front = records_.front();
  if (front == nullptr || front->owner == nullptr) return;
  Stream& stream = *front->owner;
  if (number - stream.last_line > limits_.max_interleave) close_early(stream, "max-interleave");
  if (held_ > limits_.max_held && number != stream.last_line) close_early(stream, "max-held");
}

}  // namespace dtsdoctor
