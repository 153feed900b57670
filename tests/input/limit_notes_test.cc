// SPDX-License-Identifier: Apache-2.0
#include "input/limit_notes.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

LimitHit cut(const std::string& input, std::uint64_t line) {
  return {"max-line", input, line, LimitWhat::line_cut, 80};
}

}  // namespace

TEST_CASE("limit notes: the first of an input are kept, and once it is said that there were more") {
  LimitNotes notes;
  for (std::uint64_t line = 1; line <= 100; ++line) notes.add(cut("a.log", line));
  CHECK(notes.all().size() == 100);
  CHECK(notes.all().back().what == LimitWhat::line_cut);
  notes.add({cut("a.log", 101), cut("a.log", 102), cut("b.log", 1)});
  REQUIRE(notes.all().size() == 102);
  CHECK(notes.all()[100].what == LimitWhat::further);
  CHECK(notes.all()[100].line == 0);
  CHECK(notes.all()[101].input == "b.log");
}

TEST_CASE("limit notes: what another has noted is the same here") {
  LimitNotes first;
  for (std::uint64_t line = 1; line <= 300; ++line) first.add(cut("a.log", line));
  LimitNotes second;
  second.add(first.take());
  CHECK(first.all().empty());
  REQUIRE(second.all().size() == 101);
  CHECK(second.all().back().what == LimitWhat::further);
}

TEST_CASE("limit notes: each takes the same time, however many inputs there are") {
  LimitNotes notes;
  for (int input = 0; input < 20000; ++input) {
    for (std::uint64_t line = 1; line <= 20; ++line) notes.add(cut(std::to_string(input), line));
  }
  CHECK(notes.all().size() == 400000);
}

}  // namespace dtsdoctor
