// SPDX-License-Identifier: Apache-2.0
//
// Which lines of a chunk are of one stream is found in one pass; walking from line to line finds
// the same.
#include <algorithm>
#include <random>
#include <string>

#include "catch.h"
#include "input/line_table.h"

namespace dtsdoctor::testing {
namespace {

ChunkPointer chunk_of(std::string bytes, std::uint64_t first_line) {
  auto chunk = std::make_shared<Chunk>();
  chunk->bytes = std::move(bytes);
  chunk->first_line = first_line;
  chunk->lines = lines_in(chunk->bytes);
  return chunk;
}

std::optional<std::int64_t> walk(LineTable& table, std::int64_t index, std::int64_t step,
                                 std::int64_t farthest) {
  for (std::int64_t at = index + step; at >= table.begin() && at < table.end(); at += step) {
    if ((at - index) * step > farthest) return std::nullopt;
    if (table.facts(at).stream == table.facts(index).stream) return at;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("counting lines: of any number of bytes, also where all of them are line ends") {
  std::mt19937 random(20261126);
  for (std::size_t size = 0; size < 40000; size = size < 300 ? size + 1 : size + 7919) {
    std::string bytes(size, '.');
    for (char& byte : bytes) byte = random() % 3 == 0 ? '\n' : static_cast<char>(random());
    CHECK(count_lines(bytes) ==
          static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')));
    CHECK(count_lines(std::string(size, '\n')) == size);
  }
}

TEST_CASE("a line's neighbours in its stream: the same as walking finds, across chunks") {
  std::mt19937 random(20261125);
  const auto below = [&](std::size_t most) { return random() % most; };
  std::uint64_t first_line = 1;
  const auto some_lines = [&] {
    std::string bytes;
    for (std::size_t i = 1 + below(150); i > 0; --i) {
      switch (below(4)) {
        case 0:
          bytes += "a line of nobody\n";
          break;
        case 1:
          bytes += "web-" + std::to_string(below(3)) + "  | \x1b[31mit failed\x1b[0m\n";
          break;
        default:
          bytes += "Mar  4 05:06:07 host sync[" + std::to_string(below(200)) + "]: it failed\n";
      }
    }
    const ChunkPointer chunk = chunk_of(bytes, first_line);
    first_line += chunk->lines;
    return chunk;
  };
  const ChunkPointer chunks[] = {some_lines(), some_lines(), some_lines(), some_lines()};
  LineTable table({chunks[0], chunks[1]}, chunks[2], {chunks[3]}, false);
  std::size_t found = 0;
  for (std::int64_t index = table.begin(); index < table.end(); ++index) {
    for (const std::int64_t step : {-1, 1}) {
      const auto farthest = static_cast<std::int64_t>(1 + below(200));
      CAPTURE(index, step, farthest);
      const auto neighbour = table.neighbour(index, step, farthest);
      REQUIRE(neighbour == walk(table, index, step, farthest));
      if (neighbour) ++found;
    }
  }
  CHECK(found > 50);
}

TEST_CASE("a chunk's lines: the last one may have no end") {
  ChunkLines lines;
  CHECK(lines.split("one\n\nthree").begins == std::vector<std::uint32_t>{0, 4, 5, 11});
  ChunkLines ended;
  CHECK(ended.split("one\n").begins == std::vector<std::uint32_t>{0, 4});
}

TEST_CASE("a chunk's streams: behind a mark of Jenkins' pipelines branches are some") {
  const std::string bytes = "[deploy] a\n[Pipeline] echo\n[deploy] b\n[test] c\n[deploy] d\n";
  ChunkLines lines;
  const StreamLinks& links = lines.links(bytes, false);
  CHECK(links.ends_in_pipeline());
  CHECK(links.stream(0) == 0);
  CHECK(links.stream(3) != 0);
  CHECK(links.below(0) == 1);
  CHECK(links.below(2) == 4);
  CHECK(links.above(4) == 2);
  CHECK(links.last(links.stream(2)) == 4);
  CHECK_FALSE(links.below(3));
  CHECK(lines.links(bytes, true).below(0) == 2);
}

}  // namespace dtsdoctor::testing
