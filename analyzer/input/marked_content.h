// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: finds how far a content was read by an earlier run, from its bytes alone, and
// marks how far this one reads it. A content that can be read one way only is gone through up to
// the farthest mark that it may have. It reads and compares; what is read is the business of
// others.
#pragma once

#include <optional>
#include <string>

#include "input/byte_source.h"
#include "input/file_mark.h"
#include "input/utf16.h"

namespace dtsdoctor {

struct ReadBefore {
  const FileMark* mark = nullptr;  // null: nothing of it
  std::string head;                // of the content, kMarkHead bytes or all there are
  std::string tail;                // in front of the mark, kMarkTail bytes or all there are
  std::string ahead;               // what was taken from the content behind the mark
  bool again = false;              // more was taken: the content has to be opened again
  std::optional<Problem> problem;  // the content is broken off in front of a mark it may have
};

// `content` stands at its beginning.
[[nodiscard]] ReadBefore find_read_before(ByteSource& content, const FileMarks& marks,
                                          const FileId& file);

// The same where the mark was found already.
[[nodiscard]] ReadBefore go_behind(ByteSource& content, const FileMark* mark);

// Hands on a content from where reading begins, and marks how far it came.
class MarkedContent : public ByteSource {
 public:
  // `rest` must outlive it.
  MarkedContent(ByteSource& rest, const ReadBefore& before);

  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;

  [[nodiscard]] ContentMark at_line_end() const { return mark_of(line_end_); }
  [[nodiscard]] ContentMark at_end() const { return mark_of(end_); }
  [[nodiscard]] std::uint64_t begin() const { return begin_; }
  [[nodiscard]] std::uint64_t end() const { return end_.offset; }
  // UTF-16 shows at the beginning only: what has to stand in front of the rest.
  [[nodiscard]] std::string byte_order_mark() const;

 private:
  struct Point {
    std::uint64_t offset = 0, lines = 0;
    std::string tail;
  };

  [[nodiscard]] ContentMark mark_of(const Point& point) const;
  void pass(std::string_view bytes);
  [[nodiscard]] std::size_t behind_last_line_end(std::string_view bytes,
                                                 std::uint64_t& lines) const;

  ByteSource& rest_;
  std::string head_;
  bool is_form_known_ = false;
  Utf16Form form_;
  std::uint64_t begin_ = 0;
  Point end_, line_end_;
};

}  // namespace dtsdoctor
