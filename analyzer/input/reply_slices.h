// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a reply about tasks may be longer than a document may be, and what it says of
// one task must still be read together. This reads such a reply, JSON or XML, as a stream, and
// hands out each element of its lists as a document of its own, and at last what the lists were
// taken out of. It keeps one element at a time. It does not know what a document means but for the
// names of lists.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "input/open_records.h"

namespace dtsdoctor {

struct ReplySlice {
  MappedText text;    // a document: `bytes` with as much around them as tells what they are
  std::string bytes;  // as they stand in the input
  std::uint64_t line = 1;
  std::size_t left_columns = 0;  // characters of its first line in front of it
  std::vector<LineJump> jumps;
  bool whole = true;     // false: it was too long, or the input ended within it; `text` is `bytes`
  bool is_rest = false;  // what the lists were taken out of
};

class SliceReader;

class ReplySlicer {
 public:
  using Take = std::function<void(const ReplySlice&)>;

  // `first` is the first byte that is no blank: "<" for XML, else it is JSON. `max_bytes` is what a
  // slice may have; the rest of a longer one is left out. The document begins in line `line`,
  // behind `left_columns` characters of it. `levels`: of JSON whose lists are not known by their
  // names, how many brackets are open in front of one (input/log_listing.h); a slice is an element
  // then, with nothing around it.
  ReplySlicer(char first, std::size_t max_bytes, std::uint64_t line, std::size_t left_columns,
              Take take, std::optional<std::size_t> levels = std::nullopt);
  ~ReplySlicer();
  ReplySlicer(const ReplySlicer&) = delete;
  ReplySlicer& operator=(const ReplySlicer&) = delete;

  // Takes the bytes that are next. Fewer than all are used when the document ends within them.
  std::size_t feed(std::string_view bytes);
  // The input has ended: hands out what was begun.
  void finish();

  [[nodiscard]] bool ended() const;                // the document is complete
  [[nodiscard]] bool has_list() const;             // an element of a list was begun
  [[nodiscard]] std::uint64_t line() const;        // of the next byte
  [[nodiscard]] std::size_t left_columns() const;  // characters of that line in front of it
  [[nodiscard]] std::uint64_t cut_line() const;    // of the first slice that was too long; 0: none

 private:
  std::unique_ptr<SliceReader> reader_;
};

// The first byte of a text that is no blank, NUL if it has none.
[[nodiscard]] char first_sign(std::string_view text);

// Does a text begin with a reply that has a list of tasks, checks, steps or log entries?
[[nodiscard]] bool begins_with_reply_list(std::string_view head);

}  // namespace dtsdoctor
