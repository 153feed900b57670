// SPDX-License-Identifier: Apache-2.0
//
// From PATHs to files: order, links, what is no file, patterns.
#include "input/path_walk.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "catch.h"
#include "input/byte_source.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using Lines = std::vector<std::string>;
namespace fs = std::filesystem;

// A folder "t" that is worked in, so that PATHs are short.
class Tree {
 public:
  Tree() : back_(fs::current_path()) { fs::current_path(folder_.path()); }
  ~Tree() { fs::current_path(back_); }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  void file(const std::string& name, const std::string& bytes = "x") const {
    (void)folder_.file(name, bytes);
  }
  void link(const std::string& target, const std::string& name) const {
    fs::create_directories(fs::path(name).parent_path());
    REQUIRE(::symlink(target.c_str(), name.c_str()) == 0);
  }

 private:
  test::TemporaryFolder folder_;
  fs::path back_;
};

// A line for each path: its name, then what it is if it is not just to be read.
Lines all_of(PathWalk& walk) {
  Lines lines;
  while (const auto found = walk.next()) {
    lines.push_back(found->name);
    if (found->is_explicit) lines.back() += " (PATH)";
    if (found->problem)
      lines.back() += (found->is_lost ? " LOST: " : ": ") + found->problem->why.english();
  }
  return lines;
}

Lines walked(const Lines& paths, const Lines& include = {}, const Lines& exclude = {}) {
  const Result<PathGlobs> globs = PathGlobs::parse(include, exclude);
  REQUIRE(globs.ok());
  PathWalk walk(paths, *globs);
  return all_of(walk);
}

}  // namespace

TEST_CASE("path walk: depth first, the names of a folder by their bytes") {
  const Tree tree;
  for (const char* name : {"t/b.log", "t/B.log", "t/a/z", "t/a.log", "t/\xe6\x97\xa5", "t/.hidden"})
    tree.file(name);
  CHECK(walked({"t"}) ==
        Lines{"t/.hidden", "t/B.log", "t/a/z", "t/a.log", "t/b.log", "t/\xe6\x97\xa5"});
  CHECK(walked({"./t/a"}) == Lines{"./t/a/z"});
  CHECK(walked({"t/"}).front() == "t/.hidden");
}

TEST_CASE("path walk: a PATH that is no folder is read whatever it is, a file once") {
  const Tree tree;
  tree.file("a.log", "four");
  REQUIRE(::mkfifo("pipe", 0600) == 0);
  CHECK(walked({"a.log", "pipe", "-", "missing", "./a.log", "pipe"}, {}, {"*"}) ==
        Lines{"a.log (PATH)", "pipe (PATH)", "- (PATH)", "missing (PATH)",
              "./a.log: it was read as a.log", "pipe (PATH)"});
  PathWalk walk({"a.log"}, PathGlobs());
  CHECK(walk.next()->size == 4);
}

TEST_CASE("path walk: names need not be UTF-8, and are opened by the bytes they have") {
  const Tree tree;
  tree.file("t/\xff.log");
  PathWalk walk({"t"}, PathGlobs());
  const auto found = walk.next();
  REQUIRE(found);
  CHECK(found->name == "t/\xff.log");
  CHECK(open_regular_file(found->name).ok());
}

TEST_CASE("path walk: what is no regular file is not opened") {
  const Tree tree;
  tree.file("t/a.log");
  REQUIRE(::mkfifo("t/fifo", 0600) == 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::string("t/socket").copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(socket);
  tree.link("/dev/null", "t/null");
  CHECK(walked({"t"}) == Lines{"t/a.log", "t/fifo: not a regular file: a FIFO",
                               "t/null: not a regular file: a device",
                               "t/socket: not a regular file: a socket"});
  // Nor if it takes the place of a file after it was listed.
  CHECK(open_regular_file("t/fifo").problem().why == "not a regular file");
}

TEST_CASE("path walk: links to files and folders are followed") {
  const Tree tree;
  tree.file("out/a.log");
  tree.file("out/deep/b.log");
  tree.file("single.log");
  tree.link("../out", "t/folder");
  tree.link("../single.log", "t/link.log");
  CHECK(walked({"t"}) == Lines{"t/folder/a.log", "t/folder/deep/b.log", "t/link.log"});
}

TEST_CASE("path walk: links that lead to nothing are named and lost") {
  const Tree tree;
  tree.link("gone.log", "t/current");
  tree.link("self", "t/self");
  CHECK(walked({"t"}) == Lines{"t/current LOST: a link to gone.log: which is not there",
                               "t/self LOST: a link to self: Too many levels of symbolic links"});
}

TEST_CASE("path walk: a loop of links is not gone round") {
  const Tree tree;
  tree.file("t/a/x.log");
  tree.link("..", "t/a/up");
  tree.link(".", "t/here");
  tree.file("out/y.log");
  tree.link("../out", "t/out");
  tree.link("../out", "out/again");
  tree.link("../t", "out/back");
  CHECK(walked({"t"}) == Lines{"t/a/up: a loop: it is the folder it stands in, t/", "t/a/x.log",
                               "t/here: a loop: it is the folder it stands in, t/",
                               "t/out/again: a loop: it is the folder it stands in, t/out/",
                               "t/out/back: a loop: it is the folder it stands in, t/",
                               "t/out/y.log"});
}

TEST_CASE("path walk: a file that links lead to is read once") {
  const Tree tree;
  tree.file("t/m/a.log");
  tree.link("m/a.log", "t/a-link");
  tree.link("m", "t/b-link");
  tree.file("out/sub/s.log");
  tree.file("out/o.log");
  tree.link("../out/sub", "t/x1");
  tree.link("../out", "t/x2");
  tree.link("../out/o.log", "t/x3");
  tree.link("../out/sub/s.log", "t/x4");
  CHECK(walked({"t"}) == Lines{"t/a-link: a link to what is read as t/m/a.log",
                               "t/b-link: a link to what is read as t/m", "t/m/a.log", "t/x1/s.log",
                               "t/x2/o.log", "t/x2/sub: it was read as t/x1",
                               "t/x3: a link to what is read as t/x2/o.log",
                               "t/x4: a link to what is read as t/x1/s.log"});
  // A PATH that is read anyway.
  CHECK(walked({"t/b-link", "t"}) ==
        Lines{"t/b-link/a.log", "t/a-link: a link to what is read as t/b-link/a.log",
              "t/b-link: a link to what is read as t/b-link", "t/m: it was read as t/b-link",
              "t/x1/s.log", "t/x2/o.log", "t/x2/sub: it was read as t/x1",
              "t/x3: a link to what is read as t/x2/o.log",
              "t/x4: a link to what is read as t/x1/s.log"});
}

TEST_CASE("path walk: what two PATHs share is read by the first of them") {
  const Tree tree;
  tree.file("t/a.log");
  tree.file("t/s/b.log");
  tree.file("t/s/c.log");
  const Lines whole = {"t/a.log", "t/s/b.log", "t/s/c.log"};
  const auto also = [&](const std::string& line) {
    Lines lines = whole;
    lines.push_back(line);
    return lines;
  };
  CHECK(walked({"t", "t/a.log"}) == also("t/a.log: it was read as t/a.log"));
  CHECK(walked({"t", "./t/"}) == also("./t/: it was read as t"));
  CHECK(walked({"t", "t/s"}) == also("t/s: it was read as t/s"));
  CHECK(walked({"t/../t/s", "t"}) ==
        Lines{"t/../t/s/b.log", "t/../t/s/c.log", "t/a.log", "t/s: it was read as t/../t/s"});
  CHECK(walked({"t/s/b.log", "t"}) ==
        Lines{"t/s/b.log (PATH)", "t/a.log", "t/s/b.log: it was read as t/s/b.log", "t/s/c.log"});
  tree.file("tt/a.log");
  CHECK(walked({"t", "tt"}) == also("tt/a.log"));
}

TEST_CASE("path walk: what links of two PATHs lead to is read by the first of them") {
  const Tree tree;
  tree.file("out/a.log");
  tree.file("t/b.log");
  tree.file("u/c.log");
  tree.link("../out/a.log", "t/last.log");
  tree.link("../out/a.log", "u/last.log");
  CHECK(walked({"t", "u"}) == Lines{"t/b.log", "t/last.log", "u/c.log",
                                    "u/last.log: a link to what is read as t/last.log"});
}

TEST_CASE("path walk: what patterns left out of the first of two PATHs is read by the second") {
  const Tree tree;
  tree.file("t/a.log");
  tree.file("t/s/b.log");
  CHECK(walked({"t", "t/s/b.log"}, {}, {"s"}) == Lines{"t/a.log", "t/s/b.log (PATH)"});
  CHECK(walked({"t", "t/s"}, {"s/*"}) == Lines{"t/s/b.log", "t/s: nothing in it is to be read"});
  CHECK(walked({"t/s", "t"}, {"s/*"}) == Lines{"t/s: nothing in it is to be read", "t/s/b.log"});
  CHECK(walked({"t/s", "t"}, {}, {"x/y"}) ==
        Lines{"t/s/b.log", "t/a.log", "t/s/b.log: it was read as t/s/b.log"});
}

TEST_CASE("path walk: a file with two names is read once, two copies are two") {
  const Tree tree;
  tree.file("t/a.log", "same");
  tree.file("t/b.log", "same");
  fs::create_hard_link("t/a.log", "t/c.log");
  fs::create_hard_link("t/a.log", "d.log");
  CHECK(walked({"t", "d.log"}) == Lines{"t/a.log", "t/b.log", "t/c.log: it was read as t/a.log",
                                        "d.log: it was read as t/a.log"});
  CHECK(walked({"t"}, {}, {"a.log"}) == Lines{"t/b.log", "t/c.log"});
}

TEST_CASE("path walk: a link is followed if what it leads to is left out where it stands") {
  const Tree tree;
  tree.file("t/old/a.log");
  tree.link("old/a.log", "t/last.log");
  CHECK(walked({"t"}, {}, {"old"}) == Lines{"t/last.log"});
  CHECK(walked({"t"}, {"last*"}) == Lines{"t/last.log"});
  tree.link("old", "t/now");
  CHECK(walked({"t"}, {"now/*.log"}) == Lines{"t/now/a.log"});
}

TEST_CASE("path walk: patterns choose below a PATH; excluding wins") {
  const Tree tree;
  for (const char* name : {"t/a.log", "t/a.txt", "t/logs/b.log", "t/logs/deep/c.log",
                           "t/other/logs/d.txt", "t/other/e.log"})
    tree.file(name);
  CHECK(walked({"t"}, {"*.log"}) ==
        Lines{"t/a.log", "t/logs/b.log", "t/logs/deep/c.log", "t/other/e.log"});
  CHECK(walked({"t"}, {"*.log"}, {"[bc].log"}) == Lines{"t/a.log", "t/other/e.log"});
  CHECK(walked({"t"}, {}, {"logs"}) == Lines{"t/a.log", "t/a.txt", "t/other/e.log"});
  CHECK(walked({"t"}, {}, {"/logs"}) ==
        Lines{"t/a.log", "t/a.txt", "t/other/e.log", "t/other/logs/d.txt"});
  CHECK(walked({"t"}, {"logs/*.log"}) == Lines{"t/logs/b.log"});
  CHECK(walked({"t"}, {"logs/**"}) == Lines{"t/logs/b.log", "t/logs/deep/c.log"});
  CHECK(walked({"t"}, {"logs"}) ==
        Lines{"t/logs/b.log", "t/logs/deep/c.log", "t/other/logs/d.txt"});
  CHECK(walked({"t"}, {"*.txt", "*.log"}, {"**/logs/**", "t"}) ==
        Lines{"t/a.log", "t/a.txt", "t/other/e.log"});
}

TEST_CASE("path walk: a folder of which nothing is left says so") {
  const Tree tree;
  fs::create_directories("empty");
  tree.file("t/a.log");
  CHECK(walked({"empty", "t"}, {}, {"*.log"}) ==
        Lines{"empty: nothing in it is to be read", "t: nothing in it is to be read"});
}

TEST_CASE("path walk: a folder that may not be listed is lost, and the rest is walked") {
  const Tree tree;
  tree.file("t/a/x.log");
  tree.file("t/b.log");
  fs::permissions(".", fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec);
  fs::permissions("t/a", fs::perms::none);
  const bool is_root = ::geteuid() == 0;  // who may do anything
  if (is_root) REQUIRE(::seteuid(65534) == 0);
  const Lines all = walked({"t"});
  const Lines alone = walked({"t/a"});
  if (is_root) REQUIRE(::seteuid(0) == 0);
  fs::permissions("t/a", fs::perms::owner_all);
  CHECK(all == Lines{"t/a LOST: Permission denied", "t/b.log"});
  CHECK(alone == Lines{"t/a LOST: Permission denied"});
}

TEST_CASE("path walk: what vanishes after it was listed is lost") {
  const Tree tree;
  for (const char* name : {"t/a.log", "t/b.log", "t/c.log"}) tree.file(name);
  PathWalk walk({"t"}, PathGlobs());
  REQUIRE(walk.next()->name == "t/a.log");
  fs::remove("t/b.log");
  CHECK(all_of(walk) == Lines{"t/b.log LOST: it vanished after its folder was listed", "t/c.log"});
}

TEST_CASE("path walk: once stopped it lists no further folder, and names what it knows of") {
  const Tree tree;
  for (const char* name : {"t/a.log", "t/b.txt", "t/c.log", "t/d/e.log", "u/f.log"})
    tree.file(name);
  std::atomic<bool> stop = false;
  PathWalk walk({"t", "u", "g.log"}, *PathGlobs::parse({}, {"*.txt"}), &stop);
  REQUIRE(walk.next()->name == "t/a.log");
  stop = true;
  CHECK(all_of(walk) == Lines{"t/c.log LOST: interrupted: not read",
                              "t/d LOST: interrupted: not read", "u LOST: interrupted: not read",
                              "g.log LOST: interrupted: not read"});
}

}  // namespace dtsdoctor
