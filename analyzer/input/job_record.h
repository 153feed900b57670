// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a reply says of a failure goes through the same matching as any log record.
// This makes a Record of one text of a reply, with the few bytes around it in place of the whole
// document, so that a document with ten thousand failures costs no more than it is long.
#pragma once

#include <string_view>

#include "input/job_reply.h"

namespace dtsdoctor {

// The document that failures were found in, and how far its lines were counted. Texts are asked for
// in ascending order as far as possible: going back costs a count from the beginning of a line.
class ReplyPlaces {
 public:
  // What `raw` views must outlive it.
  explicit ReplyPlaces(const RawRecord& raw)
      : raw_(raw.bytes),
        jumps_(raw.jumps != nullptr && !raw.jumps->empty() ? raw.jumps : nullptr),
        line_(raw.line),
        left_columns_(raw.left_columns),
        columns_(raw.left_columns) {}

  // The record of one text of a failure. Limits that were reached are appended to `hits`.
  [[nodiscard]] Record record_of(const JobFailure& failure, const ReplyText& text,
                                 const std::string& input, const Limits& limits,
                                 const IsKnownCode& is_known_code, std::vector<LimitHit>& hits);

 private:
  void move_to(std::size_t offset);

  std::string_view raw_;
  const std::vector<LineJump>* jumps_;  // null: lines are consecutive
  std::size_t at_ = 0;
  std::uint64_t line_;
  std::size_t left_columns_;  // of the first line
  std::size_t columns_;       // characters between the line's beginning and at_
};

}  // namespace dtsdoctor
