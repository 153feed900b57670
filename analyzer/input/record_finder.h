// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: reading every line of a log to find the few records that matter takes longer
// than all else. This puts together only the record around a given line, the same one that
// RecordReader hands out when it reads the input from its beginning: it goes back to a line that is
// sure to begin a record, and lets a RecordReader read on from there, the lines of that program
// only. Where no such line is near, it asks what the reading of the lines above came to know. It
// judges no record.
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/limits.h"
#include "input/line_table.h"
#include "input/lone_lines.h"
#include "input/record_reader.h"

namespace dtsdoctor {

// A record of a stream begins at this line.
struct RecordBegin {
  std::uint64_t stream = 0;  // as in LineFacts
  std::uint64_t line = 0;    // number
};

// What is known of where records begin in front of the lines that are asked for.
struct KnownBegins {
  static constexpr std::size_t kFar = 4096;

  std::vector<RecordBegin> at = {};
  // Was all that is before the table's own chunk read, so that no more will ever be known?
  bool all = true;
  std::size_t far = kFar;  // else: so many lines may be looked at to find it out oneself
};

class RecordFinder {
 public:
  // `table` must outlive the finder. `complete`: nothing follows the table's last line.
  RecordFinder(LineTable& table, bool complete, std::string input, const Limits& limits,
               IsKnownCode is_known_code, bool in_pipeline, KnownBegins known = {});
  ~RecordFinder();

  // The record that the line is in; lines are asked for in ascending order, and none that stands in
  // a record found before. Valid until the next call; the bytes of a record of one line stand in
  // its chunk. Nothing: it is in none (a blank line), or it cannot be told without what follows the
  // table or without more known begins (then needs_more() or needs_begin() is true from here on).
  [[nodiscard]] std::optional<RawRecord> find(std::int64_t index);

  [[nodiscard]] bool needs_more() const { return needs_more_; }
  [[nodiscard]] bool needs_begin() const { return needs_begin_; }

  // Where records begin in the table's own chunk, as far as was found out: of a stream the last.
  [[nodiscard]] std::vector<RecordBegin> begins() const;

  // Of the records that were found; that a line is cut is not said.
  [[nodiscard]] const std::vector<LimitHit>& limit_hits() const { return limit_hits_; }

 private:
  struct Region;

  [[nodiscard]] std::optional<RawRecord> find_record(std::int64_t index);
  void check_interleave(const RawRecord& record);
  void check_cut_between(std::int64_t line, std::int64_t next);
  void open_region(std::int64_t index, const std::vector<std::int64_t>& also);
  [[nodiscard]] bool is_known_begin(std::uint64_t stream, std::int64_t at) const;
  void choose_region(std::uint64_t stream);
  [[nodiscard]] std::optional<RawRecord> read_to(std::int64_t index);

  LineTable& table_;
  LoneLines lone_;
  bool complete_;
  std::string input_;
  Limits limits_;
  IsKnownCode is_known_code_;
  bool in_pipeline_;
  KnownBegins known_;
  bool needs_more_ = false;
  bool needs_begin_ = false;
  std::unique_ptr<Region> region_;             // that of the line that was asked for last
  std::list<std::unique_ptr<Region>> others_;  // latest first
  MappedText printed_;                         // in a record of one line of a carrier
  std::vector<LimitHit> limit_hits_;
  std::size_t checks_ = 0;  // of what lies beyond --max-interleave
};

// The numbers of the lines of a record, ascending.
[[nodiscard]] std::vector<std::uint64_t> line_numbers(const RawRecord& record);

}  // namespace dtsdoctor
