// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: config files, RAM documents and rule files are read whole, and everything said
// about them points into their bytes. A Source owns those bytes and turns offsets into lines and
// columns. Copies share the bytes: thousands of documents may stand in one text, and each keeps it.
// Logs are not Sources: they are streamed, and a Record resolves its own places.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dtsdoctor {

// Half-open byte range in a Source.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

class Source {
 public:
  // Takes ownership of `bytes`; a UTF-8 byte order mark is dropped.
  Source(std::string name, std::string bytes);

  [[nodiscard]] const std::string& name() const { return text_->name; }
  [[nodiscard]] const std::string& bytes() const { return text_->bytes; }

  // Resolves a span; what lies past the end is moved to the end. Of a line longer than 16 KiB the
  // Place's text is the part around the mark, so that many places in one line stay affordable.
  [[nodiscard]] Place place(Span span) const;

 private:
  // In long lines: how many characters of the line stand before an offset.
  struct Step {
    std::size_t offset;
    std::size_t characters;
  };

  struct Text {
    std::string name;
    std::string bytes;
    std::vector<std::size_t> line_starts;
    std::vector<Step> steps;
  };

  static void add_steps(std::size_t begin, std::size_t end, Text& text);
  [[nodiscard]] Place place_in_long_line(std::size_t line_number, std::size_t begin,
                                         std::size_t end, Span span) const;

  std::shared_ptr<const Text> text_;
};

// Resolves a byte range of `text`, whose first line is line number `first_line` of `input`.
// The marked range is cut at the end of its first line.
[[nodiscard]] Place resolve(const std::string& input, std::string_view text, std::size_t first_line,
                            Span span);

}  // namespace dtsdoctor
