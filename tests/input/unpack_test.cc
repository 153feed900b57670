// SPDX-License-Identifier: Apache-2.0
#include "input/unpack.h"

#include "catch.h"
#include "input/archive_library.h"
#include "input/pack.h"
#include "input/slow_source.h"

namespace dtsdoctor {
namespace {

using testing::gzip;
using testing::pack;
using testing::zip;

// Writes down what it is told, one event a line.
class Diary : public UnpackVisitor {
 public:
  void leaf(const std::string& name, ByteSource& bytes) override {
    std::string text;
    const Result<bool> ended = read_up_to(bytes, std::size_t{1} << 24, text);
    if (text.size() > 100) text = std::to_string(text.size()) + " bytes";
    out += name + "=" + text + (ended.ok() ? "" : " ERROR " + ended.problem().why.english()) + "\n";
  }
  void archive_begins(const std::string& name) override { out += name + " {\n"; }
  void archive_ends(const std::string&, std::uint64_t stored,
                    const std::optional<Problem>& problem) override {
    last_stored = stored;
    out += problem ? "} ERROR\n" : "}\n";
    if (problem) last_why = problem->why.english();
  }
  void unreadable(const std::string& name, const Problem& problem) override {
    out += name + ": " + problem.why.english() + "\n";
  }

  std::string out;
  std::string last_why;
  std::uint64_t last_stored = 0;
};

struct Walked {
  std::string told;
  std::string why;
  std::uint64_t stored = 0;
  std::vector<LimitHit> hits;
};

Walked walked(ByteSource& source, const Limits& limits = {}) {
  Diary diary;
  std::vector<LimitHit> hits = walk("in", source, limits, diary);
  return {diary.out, diary.last_why, diary.last_stored, std::move(hits)};
}

Walked walked(const std::string& bytes, const Limits& limits = {}) {
  return walked(*read_memory(bytes), limits);
}

}  // namespace

TEST_CASE("unpack: what is not packed is one leaf") {
  CHECK(walked("plain text").told == "in=plain text\n");
  CHECK(walked("").told == "in=\n");
  CHECK(walked("BZh: not bzip2").told == "in=BZh: not bzip2\n");
}

TEST_CASE("unpack: a compressed stream keeps its name") {
  for (const char* filter : {"gzip", "bzip2", "xz", "zstd", "lz4"}) {
    INFO(filter);
    CHECK(walked(pack("raw", filter, {{"x", "some text"}})).told == "in=some text\n");
  }
  CHECK(walked(gzip("")).told == "in=\n");
}

TEST_CASE("unpack: a gzip file may have several parts") {
  CHECK(walked(gzip("one ") + gzip("two ") + gzip("three")).told == "in=one two three\n");
}

TEST_CASE("unpack: an empty part in front, between and behind is none") {
  // libarchive cannot write an empty frame of LZ4.
  const std::string frame("\x04\x22\x4D\x18\x64\x40\xA7\0\0\0\0\x05\x5D\xCC\x02", 15);
  for (const std::string filter : {"gzip", "bzip2", "xz", "zstd", "lz4"}) {
    INFO(filter);
    const std::string empty = filter == "lz4" ? frame : pack("raw", filter, {{"x", ""}});
    const std::string one = pack("raw", filter, {{"x", "one "}});
    CHECK(walked(empty + one + empty + empty + one + empty).told == "in=one one \n");
  }
}

TEST_CASE("unpack: what is damaged or left over of LZ4 is told") {
  std::string whole = pack("raw", "lz4", {{"x", "some text"}});
  CHECK(walked(whole + "left over").told ==
        "in=some text ERROR unpacking stopped: damaged lz4 input\n");
  CHECK(walked(whole.substr(0, whole.size() - 1)).told ==
        "in=some text ERROR unpacking stopped: truncated lz4 input\n");
  whole.back() = static_cast<char>(whole.back() ^ 1);
  CHECK(walked(whole).told.find("ERROR unpacking stopped: damaged lz4 input") != std::string::npos);
}

TEST_CASE("unpack: frames that zstd and lz4 pass over may stand in front, between and behind") {
  const std::string skipped("\x5A\x2A\x4D\x18\5\0\0\0hello", 13);
  for (const char* filter : {"zstd", "lz4"}) {
    INFO(filter);
    const std::string one = pack("raw", filter, {{"x", "one "}});
    CHECK(walked(skipped + skipped + one + skipped + one + skipped).told == "in=one one \n");
  }
  // Beyond what is looked at.
  const std::string longer = std::string("\x50\x2A\x4D\x18\0\4\0\0", 8) + std::string(1024, 'x');
  CHECK(walked(longer + pack("raw", "zstd", {{"x", "far"}})).told == "in=far\n");
}

TEST_CASE("unpack: archives give their members in order, with both names") {
  for (const char* format : {"zip", "gnutar", "ustar", "pax", "v7tar", "7zip"}) {
    INFO(format);
    const std::string bytes = pack(format, "none", {{"a.log", "one"}, {"logs/b.log", "two"}});
    const Walked seen = walked(bytes);
    CHECK(seen.told == "in {\nin!a.log=one\nin!logs/b.log=two\n}\n");
    CHECK(seen.stored == bytes.size());
  }
}

TEST_CASE("unpack: tar and zip are read from a pipe, too") {
  for (const char* format : {"zip", "gnutar"}) {
    const std::string bytes = pack(format, "none", {{"a.log", "one"}, {"b.log", "two"}});
    testing::SlowSource pipe(bytes, 100);
    const Walked seen = walked(pipe);
    CHECK(seen.told == "in {\nin!a.log=one\nin!b.log=two\n}\n");
    CHECK(seen.stored == bytes.size());
  }
}

TEST_CASE("unpack: folders and links are no members") {
  const std::string bytes =
      pack("gnutar", "gzip",
           {{"logs", "", AE_IFDIR}, {"link", "/etc/passwd", AE_IFLNK}, {"logs/a", "one"}});
  CHECK(walked(bytes).told == "in {\nin!logs/a=one\n}\n");
}

TEST_CASE("unpack: archives inside each other, to the depth allowed") {
  const std::string inner = zip({{"c.log.gz", gzip("deep")}});
  const std::string outer = zip({{"b.tar", pack("gnutar", "none", {{"a.zip", inner}})}});
  CHECK(walked(outer).told ==
        "in {\nin!b.tar {\nin!b.tar!a.zip {\nin!b.tar!a.zip!c.log.gz=deep\n}\n}\n}\n");
  Limits shallow;
  shallow.max_nesting = 2;
  const Walked seen = walked(outer, shallow);
  CHECK(seen.told == "in {\nin!b.tar {\nin!b.tar!a.zip {\n}\n}\n}\n");
  REQUIRE(seen.hits.size() == 1);
  CHECK(seen.hits[0].name == "max-nesting");
  CHECK(seen.hits[0].input == "in!b.tar!a.zip");
}

TEST_CASE("unpack: a bomb is read up to the limit") {
  Limits limits;
  limits.max_unpacked = 1000;
  const std::string zeros(5000000, '\0');
  const Walked stream = walked(gzip(zeros), limits);
  CHECK(stream.told == "in=1000 bytes\n");
  REQUIRE(stream.hits.size() == 1);
  CHECK(stream.hits[0].name == "max-unpacked");
  const Walked archive = walked(zip({{"a", zeros}, {"b", "x"}}), limits);
  CHECK(archive.told == "in {\nin!a=1000 bytes\n}\n");
  CHECK(archive.hits.size() == 1);
  // Inside, it counts on every level, and is no damage of the outer one.
  const Walked deep = walked(gzip(zip({{"a", zeros}})), limits);
  CHECK(deep.hits.size() == 1);
  CHECK(deep.told.find("ERROR") == std::string::npos);
  limits.max_unpacked = zeros.size();
  CHECK(walked(gzip(zeros), limits).hits.empty());
}

TEST_CASE("unpack: no more members than allowed") {
  Limits limits;
  limits.max_members = 2;
  const std::string bytes = zip({{"a", "1"}, {"b", "2"}, {"c", "3"}});
  const Walked seen = walked(bytes, limits);
  CHECK(seen.told == "in {\nin!a=1\nin!b=2\n}\n");
  REQUIRE(seen.hits.size() == 1);
  CHECK(seen.hits[0].name == "max-members");
  limits.max_members = 3;
  CHECK(walked(bytes, limits).hits.empty());
}

TEST_CASE("unpack: an encrypted member is named") {
  const std::string bytes =
      pack("zip", "none", {{"a", "secret"}}, "zip:encryption=traditional", "x");
  CHECK(walked(bytes).told == "in {\nin!a: it is encrypted\n}\n");
}

TEST_CASE("unpack: what is packed in a way that is not read is no text") {
  using namespace std::string_literals;
  for (const std::string& head : {"Rar!\x1a\x07\x01\0"s, "LZIP\1"s, "\x1f\x9d\x90"s}) {
    const Walked foreign = walked(head + std::string(100, 'x'));
    CHECK(foreign.told == "in {\n} ERROR\n");
    CHECK(foreign.why.starts_with("a packing that is not read: "));
    CHECK(foreign.stored == head.size() + 100);
  }
  CHECK(walked("Rar! is how this line begins").told == "in=Rar! is how this line begins\n");
}

TEST_CASE("unpack: damage is told where it is, what came before it counts") {
  std::string noise;
  unsigned state = 1;
  for (int i = 0; i < 300000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24U);
  }
  const std::string stream = gzip(noise);
  const Walked cut = walked(stream.substr(0, stream.size() - 1000));
  CHECK(cut.told.find(" bytes ERROR unpacking stopped: truncated gzip") != std::string::npos);
  CHECK(cut.told.find("in=0 bytes") == std::string::npos);

  const Walked nothing = walked(gzip("short text").substr(0, 10));
  CHECK(nothing.told == "in {\n} ERROR\n");
  CHECK(nothing.why.starts_with("unpacking stopped: "));
  CHECK(nothing.stored == 10);
  CHECK(walked(gzip("short text").substr(0, 20)).told ==
        "in=short tex ERROR unpacking stopped: truncated gzip input\n");

  std::string members =
      pack("zip", "none", {{"a", "first"}, {"b", "second"}}, "zip:compression=store");
  members[members.find("first")] = 'x';
  const Walked other = walked(members);
  INFO(other.told);
  CHECK(other.told.find("in!a=xirst ERROR unpacking stopped: ZIP bad CRC") != std::string::npos);
  CHECK(other.told.find("in!b=second\n") != std::string::npos);

  const std::string tar = pack("gnutar", "none", {{"a", "first"}, {"b", noise}});
  const Walked half = walked(tar.substr(0, 100000));
  CHECK(half.told.starts_with("in {\nin!a=first\nin!b="));
  CHECK(half.told.find("ERROR") != std::string::npos);
}

TEST_CASE("unpack: of a stream that is cut off all is read that can be unpacked") {
  std::string lines;
  for (int i = 0; i < 20000; ++i) lines += "line " + std::to_string(i * 7919) + "\n";
  const std::string all = std::to_string(lines.size()) + " bytes";
  struct Cut {
    std::string filter, brief, long_one, both;
  };
  // The others end with a checksum; these of Zstandard have none, so that a block is cut.
  const std::string doubled = std::to_string(2 * lines.size()) + " bytes";
  const Cut cuts[] = {
      {"gzip", "short", all, doubled},
      {"xz", "short", all, doubled},
      {"bzip2", "short", all, doubled},
      {"zstd", "shor", "262144 bytes", std::to_string(lines.size() + 262144) + " bytes"}};
  for (const auto& [filter, brief, long_one, both] : cuts) {
    CAPTURE(filter);
    const std::string end = " ERROR unpacking stopped: truncated " + filter + " input\n";
    const auto without_last = [](const std::string& bytes) {
      return bytes.substr(0, bytes.size() - 1);
    };
    CHECK(walked(without_last(pack("raw", filter, {{"", "short"}}))).told == "in=" + brief + end);
    const std::string whole = pack("raw", filter, {{"", lines}});
    CHECK(walked(whole).told == "in=" + all + "\n");
    CHECK(walked(whole + whole).told == "in=" + doubled + "\n");
    CHECK(walked(without_last(whole)).told == "in=" + long_one + end);
    CHECK(walked(without_last(whole + whole)).told == "in=" + both + end);
    CHECK(walked(whole + "rest").told.starts_with("in=" + all + " ERROR unpacking stopped: "));
  }
}

TEST_CASE("unpack: what does not fit the checksum of a gzip file is damage") {
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "line " + std::to_string(i * 7919) + "\n";
  const std::string whole = gzip(lines);
  const std::string told = "in=" + std::to_string(lines.size()) + " bytes\n";
  REQUIRE(walked(whole).told == told);
  for (std::size_t at = 12; at < whole.size(); at += 37) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    CAPTURE(at);
    const Walked found = walked(damaged);
    CHECK(found.told.find("ERROR") != std::string::npos);
    CHECK((found.told + found.why).find("unpacking stopped: ") != std::string::npos);
  }
  std::string padded = whole + std::string(512, '\0');
  CHECK(walked(padded).told == told);
  CHECK(walked(padded + "rest").told.find("ERROR unpacking stopped: damaged gzip") !=
        std::string::npos);
}

TEST_CASE("unpack: names come out as UTF-8 whatever wrote them") {
  const std::string gbk = "\xD5\xCB\xBA\xC5.log";  // 账号
  CHECK(walked(pack("gnutar", "none", {{gbk, "x"}})).told == "in {\nin!账号.log=x\n}\n");
  CHECK(walked(pack("gnutar", "none", {{"账号.log", "x"}})).told == "in {\nin!账号.log=x\n}\n");
  CHECK(walked(pack("gnutar", "none", {{"caf\xE9.log", "x"}})).told ==
        "in {\nin!caf\xEF\xBF\xBD.log=x\n}\n");
  // A zip whose names are marked as UTF-8 (flag bit 11), stored, "x".
  std::string marked = pack("zip", "none", {{"abcdef.log", "x"}}, "zip:compression=store");
  for (std::size_t at = marked.find("abcdef"); at != std::string::npos; at = marked.find("abcdef"))
    marked.replace(at, 6, "账号");
  for (std::size_t at = marked.find("PK\3\4"); at != std::string::npos;
       at = marked.find("PK\3\4", at + 1))
    marked[at + 7] = static_cast<char>(marked[at + 7] | 0x08);
  for (std::size_t at = marked.find("PK\1\2"); at != std::string::npos;
       at = marked.find("PK\1\2", at + 1))
    marked[at + 9] = static_cast<char>(marked[at + 9] | 0x08);
  CHECK(walked(marked).told == "in {\nin!账号.log=x\n}\n");
}

TEST_CASE("unpack: without libarchive it is said what to install") {
  const Result<ArchiveLibrary> library = load_archive_library("libno-such-library.so.13");
  REQUIRE_FALSE(library.ok());
  CHECK(library.problem().why == "unpacking takes libarchive, which is not installed");
  CHECK(library.problem().help.english().find("libarchive13") != std::string::npos);
}

}  // namespace dtsdoctor
