// SPDX-License-Identifier: Apache-2.0
#include "input/line_reader.h"

#include <vector>

#include "catch.h"
#include "input/slow_source.h"

namespace dtsdoctor::testing {
namespace {

using Lines = std::vector<std::string>;

// The lines; one that was cut ends in "…".
Lines lines_of(ByteSource& source, std::size_t max_line = 1 << 20) {
  LineReader reader(source, max_line);
  Lines lines;
  Line line;
  while (reader.next(line)) {
    lines.push_back(std::string(line.bytes) + (line.cut ? "…" : ""));
    CHECK(line.number == lines.size());
  }
  return lines;
}

Lines lines_of(std::string_view bytes, std::size_t max_line = 1 << 20) {
  return lines_of(*read_memory(bytes), max_line);
}

class BrokenAfter : public ByteSource {
 public:
  explicit BrokenAfter(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    if (bytes_.empty()) return Problem{"cannot read x.log", std::nullopt, "Input/output error", ""};
    const std::size_t count = bytes_.copy(to, size);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

TEST_CASE("lines: each without its line end") {
  CHECK(lines_of("one\ntwo\n") == Lines{"one", "two"});
  CHECK(lines_of("\n\nx\n") == Lines{"", "", "x"});
}

TEST_CASE("lines: the last one needs no line end") {
  CHECK(lines_of("one\ntwo") == Lines{"one", "two"});
  CHECK(lines_of("x") == Lines{"x"});
}

TEST_CASE("lines: an empty input has none") { CHECK(lines_of("").empty()); }

TEST_CASE("lines: carriage returns, NUL and broken UTF-8 are data") {
  CHECK(lines_of(std::string_view("a\r\n\0b\n\xFF", 7)) ==
        Lines{"a\r", std::string("\0b", 2), "\xFF"});
}

TEST_CASE("lines: one longer than allowed is cut, the next one is whole") {
  CHECK(lines_of("abcdef\ngh\n", 4) == Lines{"abcd…", "gh"});
  CHECK(lines_of("abcdef", 4) == Lines{"abcd…"});
  CHECK(lines_of("abcdefghijklmnop\n\nx", 1) == Lines{"a…", "", "x"});
}

TEST_CASE("lines: one of exactly the allowed length is whole") {
  CHECK(lines_of("abcd\nefgh", 4) == Lines{"abcd", "efgh"});
  CHECK(lines_of("abcde\nefgh", 4) == Lines{"abcd…", "efgh"});
}

TEST_CASE("lines: the same whatever the blocks are") {
  const std::string text = "first\n\nthe third is a bit longer\r\nx\nlast without end";
  for (const std::size_t max_line : {std::size_t{5}, std::size_t{1000}}) {
    const Lines whole = lines_of(text, max_line);
    for (const std::size_t step : {1, 2, 3, 7}) {
      SlowSource source(text, step);
      CHECK(lines_of(source, max_line) == whole);
    }
  }
}

TEST_CASE("lines: longer than a block of the reader") {
  const std::string big(600000, 'x');
  CHECK(lines_of(big + "\ny") == Lines{big, "y"});
  CHECK(lines_of(big + "\ny", 500000) == Lines{big.substr(0, 500000) + "…", "y"});
  CHECK(lines_of("a\n" + big + "\ny", 3) == Lines{"a", "xxx…", "y"});
}

TEST_CASE("lines: bytes and lines are counted, skipped ones too") {
  const auto source = read_memory("abcdefgh\nxy\n");
  LineReader reader(*source, 3);
  Line line;
  while (reader.next(line)) {
  }
  CHECK(reader.bytes_read() == 12);
  CHECK(reader.lines_read() == 2);
  CHECK_FALSE(reader.problem());
}

TEST_CASE("lines: an I/O error ends the lines and is kept") {
  BrokenAfter source("one\ntw");
  LineReader reader(source, 100);
  Line line;
  REQUIRE(reader.next(line));
  CHECK(line.bytes == "one");
  REQUIRE(reader.next(line));
  CHECK(line.bytes == "tw");
  CHECK_FALSE(reader.next(line));
  REQUIRE(reader.problem());
  CHECK(reader.problem()->why == "Input/output error");
}

TEST_CASE("lines: after the end it stays at the end") {
  const auto source = read_memory("x");
  LineReader reader(*source, 100);
  Line line;
  CHECK(reader.next(line));
  CHECK_FALSE(reader.next(line));
  CHECK_FALSE(reader.next(line));
  CHECK(reader.lines_read() == 1);
}

}  // namespace dtsdoctor::testing
