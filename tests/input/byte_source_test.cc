// SPDX-License-Identifier: Apache-2.0
#include "input/byte_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "input/slow_source.h"

namespace dtsdoctor {
namespace {

// A file that lives as long as the test.
class TempFile {
 public:
  explicit TempFile(const std::string& bytes)
      : path_((std::filesystem::temp_directory_path() /
               ("dtsdoctor-byte-source-" + std::to_string(::getpid())))
                  .string()) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;
  ~TempFile() { std::filesystem::remove(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// All that is left, read in blocks of `step`.
std::string rest_of(ByteSource& source, std::size_t step = 64) {
  std::string out;
  std::string block(step, '\0');
  for (auto got = source.read(block.data(), step); got.ok() && *got > 0;
       got = source.read(block.data(), step)) {
    out.append(block, 0, *got);
  }
  return out;
}

}  // namespace

TEST_CASE("byte source: one Ctrl-D ends what a terminal gives") {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  REQUIRE(terminal >= 0);
  REQUIRE(::grantpt(terminal) == 0);
  REQUIRE(::unlockpt(terminal) == 0);
  auto source = open_file(::ptsname(terminal));
  REQUIRE(source.ok());
  REQUIRE(::write(terminal, "x\n\x04y\n", 5) == 5);
  CHECK(rest_of(**source) == "x\n");
  CHECK(rest_of(**source).empty());
  ::close(terminal);
}

TEST_CASE("byte source: a file is read as it is") {
  const std::string bytes = std::string("a\0b\r\n\xFF", 6);
  const TempFile file(bytes);
  auto source = open_file(file.path());
  REQUIRE(source.ok());
  CHECK(rest_of(**source) == bytes);
  char more = 0;
  CHECK(*(*source)->read(&more, 1) == 0);
}

TEST_CASE("byte source: a file that is truncated while it is read is a problem") {
  const TempFile file(std::string(100, 'x'));
  auto source = open_file(file.path());
  REQUIRE(source.ok());
  std::string bytes(60, '\0');
  CHECK(*(*source)->read(bytes.data(), bytes.size()) == 60);
  REQUIRE(::truncate(file.path().c_str(), 10) == 0);
  const auto rest = (*source)->read(bytes.data(), bytes.size());
  REQUIRE_FALSE(rest.ok());
  CHECK(rest.problem().what.english() == "cannot read " + file.path());
  CHECK(rest.problem().why == "it was truncated while it was read");
}

TEST_CASE("byte source: what is cut off behind the bytes that a file had is no loss") {
  const TempFile file(std::string(100, 'x'));
  auto source = open_file(file.path());
  REQUIRE(source.ok());
  CHECK(rest_of(**source).size() == 100);
  REQUIRE(::truncate(file.path().c_str(), 0) == 0);
  char more = 0;
  CHECK(*(*source)->read(&more, 1) == 0);
}

TEST_CASE("byte source: a missing file is a problem with the system's reason") {
  const auto source = open_file("no/such/file.log");
  REQUIRE_FALSE(source.ok());
  CHECK(source.problem().what == "cannot open no/such/file.log");
  CHECK(source.problem().why == "No such file or directory");
  CHECK(source.problem().where->input == "no/such/file.log");
  CHECK(source.problem().where->line == 0);
}

TEST_CASE("byte source: a folder is refused") {
  const auto source = open_file(DTSDOCTOR_SOURCE_DIR);
  REQUIRE_FALSE(source.ok());
  CHECK(source.problem().why == "Is a directory");
}

TEST_CASE("byte source: memory is handed out in the pieces asked for") {
  const auto source = read_memory("abcdefg");
  char to[4];
  CHECK(*source->read(to, 4) == 4);
  CHECK(std::string_view(to, 4) == "abcd");
  CHECK(*source->read(to, 4) == 3);
  CHECK(std::string_view(to, 3) == "efg");
  CHECK(*source->read(to, 4) == 0);
  CHECK(*source->read(to, 4) == 0);
}

TEST_CASE("byte source: what was read already comes before the rest") {
  const auto joined = [](const std::string& head, std::string_view rest, std::size_t step) {
    const auto behind = read_memory(rest);
    return rest_of(*read_after(head, *behind), step);
  };
  for (const std::size_t step : {1, 2, 3, 100})
    CHECK(joined("head ", "and rest", step) == "head and rest");
  CHECK(joined("", "x", 64) == "x");
  CHECK(joined("x", "", 64) == "x");
}

TEST_CASE("byte source: a file may be read from any byte, also after its head was looked at") {
  const TempFile file("0123456789");
  auto source = open_file(file.path());
  REQUIRE(source.ok());
  CHECK((*source)->size() == 10U);
  std::string head;
  CHECK_FALSE(*read_up_to(**source, 4, head));
  const auto whole = read_after(head, **source);
  CHECK(whole->size() == 10U);
  REQUIRE(whole->seek(8));
  CHECK(rest_of(*whole) == "89");
  REQUIRE(whole->seek(2));
  CHECK(rest_of(*whole) == "23456789");
}

TEST_CASE("read up to: tells whether the source ended") {
  const auto source = read_memory("abcdef");
  std::string out = ">";
  CHECK_FALSE(*read_up_to(*source, 4, out));
  CHECK(out == ">abcd");
  CHECK(*read_up_to(*source, 4, out));
  CHECK(out == ">abcdef");
}

TEST_CASE("read up to: a source of exactly that size has not been seen to end") {
  const auto source = read_memory("abc");
  std::string out;
  CHECK_FALSE(*read_up_to(*source, 3, out));
  CHECK(out == "abc");
  CHECK(*read_up_to(*source, 1, out));
}

TEST_CASE("read up to: more than one block") {
  const std::string big(300000, 'x');
  const auto source = read_memory(big);
  std::string out;
  CHECK(*read_up_to(*source, 400000, out));
  CHECK(out == big);
}

TEST_CASE("read up to: an I/O error keeps what came before it") {
  testing::BrokenSource source;
  std::string out;
  const auto ended = read_up_to(source, 10, out);
  REQUIRE_FALSE(ended.ok());
  CHECK(ended.problem().why == "Input/output error");
  CHECK(out == "x");
}

}  // namespace dtsdoctor
