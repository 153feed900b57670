// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a document may be read a second time, as a text in which broken lines were put
// together. What is found there must be told by the document's own lines, and most records of the
// text are those of the document, read already. This knows both; it reads nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/mapped_text.h"
#include "input/line_index.h"
#include "input/record_reader.h"

namespace dtsdoctor {

// Where a record of the text stands in the document.
struct RejoinedPlace {
  std::size_t begin = 0;  // in the text
  std::string_view raw;   // of the document, from the beginning of a line on
  std::size_t raw_begin = 0;
  std::uint64_t first_line = 0;
  std::uint64_t last_line = 0;
};

class RejoinedText {
 public:
  // `text` maps to `document`, which begins with the line `first_line`. Both must outlive it.
  RejoinedText(std::string_view document, std::uint64_t first_line, const MappedText& text)
      : document_(document),
        first_line_(first_line),
        text_(text),
        of_document_(document),
        of_text_(text.bytes()) {}

  // Precondition: the lines of `raw`, counted from 1, are consecutive.
  [[nodiscard]] RejoinedPlace place(const RawRecord& raw) const;

 private:
  std::string_view document_;
  std::uint64_t first_line_;
  const MappedText& text_;
  LineIndex of_document_;
  LineIndex of_text_;
};

// A line of the document that is sure to go on with the one above.
struct ContinuedLine {
  std::uint64_t line = 0;
  bool within_word = false;  // else: behind a break that quoted-printable marks, or where a comma,
                             // a colon or a bracket wants something to follow
};

// Those of the record at that place, in order.
[[nodiscard]] std::vector<ContinuedLine> continued_lines(const RejoinedPlace& place,
                                                         const MappedText& text);

// The records of the document that were read, and what came of it.
class JudgedRecords {
 public:
  enum class Outcome { unknown, nothing, matched, reply };

  void note(const RawRecord& raw, Outcome outcome);

  // Of a record with the same bytes and the same text on the same line.
  [[nodiscard]] Outcome outcome(std::uint64_t line, const RawRecord& raw) const;

 private:
  struct Judged {
    std::string bytes;
    std::string text;
    Outcome outcome;
  };

  std::unordered_map<std::uint64_t, Judged> by_line_;
};

}  // namespace dtsdoctor
