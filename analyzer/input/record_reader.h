// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one failure is often printed over many lines, and one line is often a whole
// record. It groups lines into records: indented lines, stack frames, the label lines of an SDK
// error block, boxes, open brackets, and a documented code that stands alone and takes the next
// line. It looks at the shape of lines only; what a record means is not its business.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/limits.h"
#include "input/line_reader.h"

namespace dtsdoctor {

// Is this word an error code that the rules know?
using IsKnownCode = std::function<bool(std::string_view)>;

struct RawRecord {
  std::string_view bytes;  // its lines, "\n" between them; valid until the next call
  std::uint64_t line = 0;  // number of its first line
};

class RecordReader {
 public:
  // `lines` must outlive the reader. `input` names the input in limit hits.
  RecordReader(LineReader& lines, std::string input, const Limits& limits,
               IsKnownCode is_known_code);

  // False at the end of the input.
  [[nodiscard]] bool next(RawRecord& record);

  [[nodiscard]] const std::vector<LimitHit>& limit_hits() const { return limit_hits_; }

 private:
  void open(std::string_view line, std::uint64_t number);
  void append(std::string_view line, std::string_view text);
  [[nodiscard]] bool continues(std::string_view line);
  [[nodiscard]] bool joins(std::string_view line);
  [[nodiscard]] bool continues_box(std::string_view line, std::string_view last) const;
  void note_limit(const std::string& name, std::uint64_t line, const std::string& what);

  LineReader& lines_;
  std::string input_;
  Limits limits_;
  IsKnownCode is_known_code_;

  std::string record_;               // the open record
  std::string done_;                 // the one handed out
  std::uint64_t first_line_ = 0;     // 0: no record is open
  std::size_t last_line_begin_ = 0;  // offset of the record's last line
  std::size_t indent_ = 0;           // of the first line
  int open_brackets_ = 0;
  bool awaits_message_ = false;  // so far only a code
  bool boxed_ = false;
  std::size_t blank_lines_ = 0;      // at the record's end
  std::vector<std::string> labels_;  // label lines seen, lower case
  std::vector<LimitHit> limit_hits_;
};

}  // namespace dtsdoctor
