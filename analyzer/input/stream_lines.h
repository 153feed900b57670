// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: to read on one record, RecordReader needs the lines of its stream, not those of
// all others in between. This gives it the lines of a few streams, and those without a wrapping
// that may go on with them, and says where a further stream would have to be read as well.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "input/line_reader.h"
#include "input/line_table.h"

namespace dtsdoctor {

class StreamLines : public LineSource {
 public:
  struct Stream {
    std::uint64_t name;
    std::int64_t sure;  // it begins a record here
    std::int64_t at;    // some line of it; once asked for, the first one that was not passed by
  };

  // `table` must outlive it. `from`: the line to begin with. `max_interleave`: as in Limits.
  // `may_meet`: stop at a line of another stream that must be read as well.
  StreamLines(LineTable& table, std::vector<Stream> streams, std::int64_t from,
              std::size_t max_interleave, bool may_meet);

  bool next(Line& line) override;

  // Was the line read, or may it be?
  [[nodiscard]] bool reaches(std::int64_t index) const { return !ended_ || index <= last_; }
  [[nodiscard]] bool holds(std::uint64_t stream) const;
  // Is what the stream has from this line on put together as it should be?
  [[nodiscard]] bool is_sure_of(std::uint64_t stream, std::int64_t at) const;
  // The line of another stream whose neighbours below may belong to it: it must be read as well.
  [[nodiscard]] std::optional<std::int64_t> met() const { return met_; }
  // Was it the table that ended?
  [[nodiscard]] bool ran_out() const { return ran_out_; }

 private:
  [[nodiscard]] bool is_followed_by_bare(const LineFacts& facts);
  [[nodiscard]] std::int64_t next_of_mine();

  LineTable& table_;
  std::vector<Stream> streams_;
  std::int64_t at_;
  std::int64_t last_;  // that was read
  std::int64_t most_between_;
  bool may_meet_;
  bool bare_ = false;  // may a line without a wrapping go on with what was read last?
  bool ran_out_ = false;
  bool ended_ = false;
  std::optional<std::int64_t> met_;
};

}  // namespace dtsdoctor
