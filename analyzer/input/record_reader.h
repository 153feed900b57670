// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: it groups the lines of an input into records: per stream, as their shapes say
// (line_group.h), and hands them out in the order of their first lines. Where streams stand between
// each other that order costs memory, so what is held back is bounded: a record whose stream falls
// silent is closed. If that cuts a record, it is said so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/carrier.h"
#include "input/limits.h"
#include "input/line_reader.h"
#include "input/open_records.h"
#include "input/streams.h"

namespace dtsdoctor {

// A view; all of it is valid until the reader's next call.
struct RawRecord {
  std::string_view bytes;             // its lines as they stand in the input, "\n" between them
  std::uint64_t line = 0;             // number of its first line
  const MappedText* inner = nullptr;  // what programs printed, if carriers stand around it
  const std::vector<LineJump>* jumps = nullptr;  // null: its lines are consecutive
  std::size_t left_columns = 0;                  // characters of its first line in front of it

  [[nodiscard]] std::string_view text() const {
    return inner != nullptr ? std::string_view(inner->bytes()) : bytes;
  }
};

class RecordReader {
 public:
  // `lines` must outlive the reader; they may leave out lines of other streams. `input` names the
  // input in limit hits. `in_pipeline`: a mark of Jenkins' pipelines was seen before.
  RecordReader(LineSource& lines, std::string input, const Limits& limits,
               IsKnownCode is_known_code, bool in_pipeline = false);

  // False at the end of the input.
  [[nodiscard]] bool next(RawRecord& record);

  [[nodiscard]] const std::vector<LimitHit>& limit_hits() const { return limit_hits_; }

 private:
  void take(const Line& line);
  [[nodiscard]] bool goes_on_bare(const Line& line, const CarriedLine& carried);
  [[nodiscard]] Stream& stream_named(std::string_view name);
  void take_partial(Stream& stream, const Line& line, const CarriedLine& carried);
  void end_partial(Stream& stream);
  [[nodiscard]] bool continues(Stream& stream, std::string_view text, std::size_t bytes);
  [[nodiscard]] bool fits(const OpenRecord& record, std::size_t bytes);
  void check_cut(Stream& stream, std::string_view text, std::uint64_t number);
  void drop(OpenRecord& record);
  void close(Stream& stream);
  void close_early(Stream& stream, const char* limit);
  void close_what_waited_too_long(std::uint64_t number);
  void note_limit(const std::string& name, std::uint64_t line, LimitWhat what,
                  std::uint64_t amount = 0);

  LineSource& lines_;
  std::string input_;
  Limits limits_;
  IsKnownCode is_known_code_;

  CarrierReader carriers_;
  std::uint64_t last_number_ = 0;
  Streams streams_;
  OpenRecords records_;
  Stream* latest_ = nullptr;  // the stream of the line before
  std::size_t held_ = 0;      // bytes of records that are not handed out
  bool handed_out_ = false;   // the front of records_
  bool ended_ = false;
  std::vector<LimitHit> limit_hits_;
};

}  // namespace dtsdoctor
