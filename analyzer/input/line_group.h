// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one failure is often printed over many lines. This decides, line by line of one
// stream, whether a line goes on with the record before it: indented lines, stack frames, the label
// lines of an SDK error block, boxes, open brackets and elements, the exception or traceback below
// a logger's line, and a documented code that stands alone and takes the next line. It looks at the
// shape of lines only, it keeps none of them, and what a record means is not its business.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// Is this word an error code that the rules know?
using IsKnownCode = std::function<bool(std::string_view)>;

// All lines are what the program printed: without carrier and escape sequences.
class LineGroup {
 public:
  // Starts a record with its first line.
  void open(std::string_view line, const IsKnownCode& is_known_code);

  // Does the line go on with the record? If so it must be added; if not, a record is to be opened.
  // A record that had to be closed early may still be asked.
  [[nodiscard]] bool joins(std::string_view line, const IsKnownCode& is_known_code);

  void add(std::string_view line);

 private:
  void note_last(std::string_view line);
  void note_element(std::string_view line);
  void note_trace(std::string_view line);
  void note_chain(std::string_view line);
  [[nodiscard]] bool joins_trace(std::string_view line) const;
  [[nodiscard]] bool joins_stamped(std::string_view line) const;
  [[nodiscard]] bool joins_element(std::string_view line) const;
  [[nodiscard]] bool is_new_label(std::string_view line) const;

  std::size_t indent_ = 0;  // of the first line
  std::size_t stamp_ = 0;   // bytes of the time that the first line begins with, 0: it has none
  int open_brackets_ = 0;
  std::size_t blank_lines_ = 0;  // since the last line that is none, of those that may join
  bool complete_ = false;        // it came in one piece
  bool awaits_message_ = false;  // so far only a code
  bool announced_ = false;       // which stands behind a label or a colon
  bool awaits_code_ = false;     // so far only the label of a code
  bool only_labels_ = false;     // a code first, and nothing beside labels so far
  bool boxed_ = false;
  bool awaits_element_ = false;    // so far only an XML declaration
  bool awaits_trace_ = false;      // so far only a logger's line that tells of an error
  bool awaits_goroutine_ = false;  // so far only Go's panic
  bool awaits_level_ = false;      // so far only java.util.logging's first line
  bool in_position_ = false;       // PowerShell told where its script was
  bool awaits_thrown_ = false;     // its last line is a mark under a line of a program
  bool traceback_ = false;
  bool thrown_ = false;           // it has the line of an exception
  std::size_t trace_indent_ = 0;  // of the line that opened the traceback
  bool awaits_chain_ = false;     // a traceback has ended in its exception
  bool chained_ = false;          // another traceback was announced
  bool goroutine_ = false;
  bool last_is_corner_ = false;  // the last line only opens a box
  bool last_ends_in_colon_ = false;
  bool last_announces_ = false;
  bool last_is_indented_ = false;
  std::string closing_tag_;          // of the element that the record opened with, while it is open
  std::vector<std::string> labels_;  // label lines seen, lower case
};

}  // namespace dtsdoctor
