// SPDX-License-Identifier: Apache-2.0
#include "input/chunk.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

struct Read {
  std::string bytes;
  std::vector<std::uint64_t> first_lines;
  std::vector<std::uint64_t> cut;
};

Read read_all(std::string_view text, std::size_t size, std::size_t max_line) {
  const auto source = read_memory(text);
  ChunkReader reader(*source, size, max_line, false);
  Read out;
  while (const ChunkPointer chunk = reader.next()) {
    out.bytes += chunk->bytes;
    out.first_lines.push_back(chunk->first_line);
    out.cut.insert(out.cut.end(), chunk->cut.begin(), chunk->cut.end());
  }
  return out;
}

// Hands out one piece a read, and says that nothing follows soon behind those that end in a line.
class Pieces : public ByteSource {
 public:
  explicit Pieces(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (next_ == pieces_.size()) return std::size_t{0};
    const std::string& piece = pieces_[next_++];
    REQUIRE(piece.size() <= size);
    piece.copy(to, piece.size());
    return piece.size();
  }

  bool is_ready(std::chrono::milliseconds) override {
    return next_ == 0 || pieces_[next_ - 1].back() != '\n';
  }

 private:
  std::vector<std::string> pieces_;
  std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("chunks of any size hold whole lines, and together the input") {
  const std::string text = "one\ntwo\n\nthree of them\nand an end";
  for (std::size_t size = 1; size < text.size() + 2; ++size) {
    CAPTURE(size);
    const Read read = read_all(text, size, 100);
    CHECK(read.bytes == text);
    CHECK(read.first_lines.front() == 1);
    CHECK(read.cut.empty());
  }
  CHECK(read_all(text, 5, 100).first_lines == std::vector<std::uint64_t>{1, 2, 4, 5});
  CHECK(read_all("", 5, 100).first_lines.empty());
}

TEST_CASE("chunks: a line that is too long is cut, and its number told") {
  for (const std::size_t size : {1U, 4U, 64U}) {
    CAPTURE(size);
    const Read read = read_all("ab\nabcdefghij\ncd\n", size, 4);
    CHECK(read.bytes == "ab\nabcd\ncd\n");
    CHECK(read.cut == std::vector<std::uint64_t>{2});
  }
}

TEST_CASE("chunks: what a source that pauses has told is handed out before it goes on") {
  Pieces source({"one\n", "tw", "o\n", "three\n"});
  ChunkReader reader(source, 1000, 100, true);
  CHECK(reader.next()->bytes == "one\n");
  CHECK(reader.next()->bytes == "two\n");
  CHECK(reader.next()->bytes == "three\n");
  CHECK(reader.next() == nullptr);
}

TEST_CASE("chunk buffers: memory that came back serves the next chunk, if it is of the size") {
  ChunkBuffers buffers(1000);
  std::string first = buffers.take();
  const char* const memory = first.data();
  first = "";
  buffers.give_back(std::move(first));
  CHECK(buffers.take().data() == memory);
  buffers.give_back(std::string(5000, 'x'));
  CHECK(buffers.take().capacity() < 5000);
}

}  // namespace dtsdoctor
