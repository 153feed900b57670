// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: several threads work on one input, each on its own part. A chunk is a part that
// ends where a line ends, with the number of its first line; the reader cuts an input into them, in
// memory bounded by the size of a chunk and the longest line allowed. It looks at nothing but line
// ends; what else is to be known of its lines is found out when somebody asks (chunk_lines.h).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/byte_source.h"
#include "input/chunk_buffers.h"
#include "input/chunk_lines.h"

namespace dtsdoctor {

struct Chunk {
  std::string bytes;             // whole lines, each with its "\n" but perhaps the input's last
  std::uint64_t first_line = 1;  // counts from 1
  std::uint64_t lines = 0;
  std::vector<std::uint64_t> cut;  // numbers of the lines that were longer than allowed
  // What was found out of its lines; any thread may ask.
  mutable ChunkLines index = {};
};

using ChunkPointer = std::shared_ptr<const Chunk>;

class ChunkReader {
 public:
  // `source` must outlive the reader. `size`: bytes of a chunk, at least; `max_line`: bytes of a
  // line, the rest is cut off.
  // `eager`: a chunk is handed out as soon as a line of it is there and nothing follows at once,
  // for sources that pause. `first_line`: the number of the line that the source begins with.
  ChunkReader(ByteSource& source, std::size_t size, std::size_t max_line, bool eager,
              std::uint64_t first_line = 1);

  // The next part; null at the end, and after an I/O error what was read before it comes first. An
  // empty input has no chunk.
  [[nodiscard]] ChunkPointer next();

  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  // The number of the last line.
  [[nodiscard]] std::uint64_t lines_read() const { return next_line_ - 1; }

 private:
  [[nodiscard]] bool follows_soon(int& moments);
  [[nodiscard]] bool fill(std::string& to, std::size_t size);
  [[nodiscard]] bool skip_line();

  ByteSource& source_;
  std::size_t size_;
  std::size_t max_line_;
  bool eager_;
  std::shared_ptr<ChunkBuffers> buffers_;  // also of the chunks that are about
  std::string rest_;                       // the beginning of a line
  bool ended_ = false;
  std::uint64_t next_line_ = 1;
  std::uint64_t bytes_read_ = 0;
  std::optional<Problem> problem_;
};

// The whole of a short input as one chunk.
[[nodiscard]] ChunkPointer whole_chunk(std::string bytes, std::size_t max_line,
                                       std::uint64_t first_line = 1);

// How many "\n" there are.
[[nodiscard]] std::uint64_t count_lines(std::string_view bytes);
// How many lines, also if the last one has no end.
[[nodiscard]] std::uint64_t lines_in(std::string_view bytes);

}  // namespace dtsdoctor
