// SPDX-License-Identifier: Apache-2.0
#include "diagnose/tally.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

using Names = std::map<std::string, std::string>;

constexpr std::int64_t kNoon = 1772625600000;  // 2026-03-04T12:00:00Z

Record record_in(const std::string& input, Job job = {}) {
  Record record;
  record.input = input;
  record.line = 1;
  record.raw = "x";
  record.text = MappedText("x");
  record.layers.emplace_back();
  record.layers.back().text = std::make_shared<const MappedText>(record.text);
  record.job = std::move(job);
  return record;
}

Match match_of(std::uint32_t pattern, const std::vector<std::pair<const char*, const char*>>& all) {
  Match match;
  match.pattern = pattern;
  match.raw = {0, 1};
  match.text = "x";
  for (const auto& [name, value] : all) match.captures.push_back({name, value, {0, 1}});
  return match;
}

}  // namespace

TEST_CASE("tally: an excerpt folds blanks and ends with a whole character") {
  Match match = match_of(7, {});
  match.text = " a \n\tb ";
  for (int i = 0; i < 200; ++i) match.text += "满";
  FailureTally tally{Limits()};
  tally.add(record_in("a.log"), match);
  const std::string excerpt = tally.groups().at(0).occurrences.at(0).excerpt;
  CHECK(excerpt.substr(0, 7) == "a b 满");
  CHECK(excerpt.size() == 4 + 132 * 3);
}

TEST_CASE("tally: an input counts once, however often it shows a failure") {
  FailureTally tally{Limits()};
  for (const char* input : {"a.log", "a.log", "b.log", "c.log", "c.log"})
    tally.add(record_in(input), match_of(7, {}));
  tally.add(record_in("c.log"), match_of(8, {}));
  REQUIRE(tally.groups().size() == 2);
  CHECK(tally.groups()[0].count == 5);
  CHECK(tally.groups()[0].files == 3);
  CHECK(tally.groups()[1].files == 1);
}

TEST_CASE(
    "tally: a capture has the place that its record gives it, in the line of the match or not") {
  Record record = record_in("a.log");
  record.line = 4;
  record.raw = "role r1 of\nuser u1";
  record.text = MappedText(record.raw);
  Match match = match_of(7, {});
  match.raw = {0, 7};
  match.captures = {{"role_name", "r1", {5, 7}}, {"user", "u1", {16, 18}}};
  FailureTally tally{Limits()};
  tally.add(record, match);
  const Occurrence& seen = tally.groups().at(0).occurrences.at(0);
  REQUIRE(seen.captures.size() == 2);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(seen.place_of(seen.captures[i]) == record.place(match.captures[i].raw));
  CHECK(seen.place_of(seen.captures[0]).line == 4);
  CHECK(seen.place_of(seen.captures[1]).line == 5);
}

TEST_CASE("tally: past the lines that are asked for, places have numbers alone") {
  Record record = record_in("a.log");
  record.raw = "role r1 of\nuser u1";
  record.text = MappedText(record.raw);
  Match match = match_of(7, {});
  match.raw = {0, 7};
  match.captures = {{"role_name", "r1", {5, 7}}, {"user", "u1", {16, 18}}};
  FailureTally tally(Limits(), 1);
  for (int i = 0; i < 2; ++i) tally.add(record, match);
  const Occurrence first = tally.groups().at(0).occurrences.at(0);
  const Occurrence second = tally.groups().at(0).occurrences.at(1);
  CHECK(first.place == record.place(match.raw));
  CHECK(second.place == Place{"a.log", 1, 1, 7, "", 0, 0});
  CHECK(second.place_of(second.captures.at(0)) == Place{"a.log", 1, 6, 2, "", 0, 0});
  CHECK(second.place_of(second.captures.at(1)) == Place{"a.log", 2, 6, 2, "", 0, 0});
  CHECK(second.captures.at(1).value == "u1");
}

TEST_CASE("tally: an input without a name is one too") {
  FailureTally tally{Limits()};
  tally.add(record_in(""), match_of(7, {}));
  CHECK(tally.groups()[0].files == 1);
}

TEST_CASE("tally: first, last and the spans between are of the records that have a time") {
  FailureTally tally{Limits()};
  tally.add(record_in("a"), match_of(7, {}), kNoon + 60000);
  tally.add(record_in("a"), match_of(7, {}));
  tally.add(record_in("a"), match_of(7, {}), kNoon + 1);
  tally.add(record_in("a"), match_of(7, {}), kNoon + 120000);
  const FailureGroup& group = tally.groups().at(0);
  CHECK(group.count == 4);
  CHECK(group.first_ms == kNoon + 1);
  CHECK(group.last_ms == kNoon + 120000);
  CHECK(group.times.counts() == std::vector<std::uint64_t>{1, 1, 1});
  CHECK(group.occurrences.at(0).time == kNoon + 60000);
  CHECK_FALSE(group.occurrences.at(1).time);
}

TEST_CASE("tally: without any time there is no first and no last") {
  FailureTally tally{Limits()};
  tally.add(record_in("a"), match_of(7, {}));
  CHECK_FALSE(tally.groups().at(0).first_ms);
  CHECK_FALSE(tally.groups().at(0).last_ms);
  CHECK(tally.groups().at(0).times.empty());
}

TEST_CASE("tally: identity is what the key is made of, as it was first printed") {
  FailureTally tally{Limits()};
  tally.add(record_in("a"), match_of(7, {{"request_id", "A-1"},
                                         {"role_name", "Ram-For-DTS"},
                                         {"account_id", "1408826137750019"}}));
  tally.add(record_in("a"), match_of(7, {{"account_id", "1408826137750019"},
                                         {"role_name", "ram-for-dts"},
                                         {"request_id", "B-2"}}));
  REQUIRE(tally.groups().size() == 1);
  CHECK(tally.groups()[0].identity ==
        Names{{"account_id", "1408826137750019"}, {"role_name", "Ram-For-DTS"}});
}

TEST_CASE("tally: every identity capture tells failures apart") {
  FailureTally tally{Limits()};
  for (const char* name : {"account_id", "database", "error_code", "host", "instance_id", "job_id",
                           "role_name", "table", "user"})
    tally.add(record_in("a"), match_of(7, {{name, "x"}}));
  CHECK(tally.groups().size() == 9);
  for (const char* name : {"request_id", "number", "accounts"})
    tally.add(record_in("a"), match_of(7, {{name, "x"}}));
  CHECK(tally.groups().size() == 10);
}

TEST_CASE("tally: what varies between prints of a failure does not tell failures apart") {
  FailureTally tally{Limits()};
  for (const char* client : {"100.104.31.7", "100.104.31.8"}) {
    Match match = match_of(7, {{"user", "dts_sync"}, {"host", client}});
    match.captures[1].varies = true;
    tally.add(record_in("a"), match);
  }
  REQUIRE(tally.groups().size() == 1);
  CHECK(tally.groups()[0].identity == Names{{"user", "dts_sync"}});
  CHECK(tally.groups()[0].occurrences.at(1).captures[1].value == "100.104.31.8");
}

TEST_CASE("tally: past max-diagnoses a group has no identity, but all that was counted in it") {
  Limits limits;
  limits.max_diagnoses = 1;
  FailureTally tally{limits};
  tally.add(record_in("a"), match_of(7, {{"table", "t0"}}), kNoon);
  tally.add(record_in("a"), match_of(7, {{"table", "t1"}}), kNoon);
  tally.add(record_in("b"), match_of(7, {{"table", "t2"}}), kNoon + 1000);
  REQUIRE(tally.groups().size() == 2);
  CHECK(tally.limit_reached());
  CHECK(tally.groups()[0].identity == Names{{"table", "t0"}});
  CHECK(tally.groups()[1].identity.empty());
  CHECK(tally.groups()[1].count == 2);
  CHECK(tally.groups()[1].files == 2);
  CHECK(tally.groups()[1].last_ms == kNoon + 1000);
}

TEST_CASE("tally: tasks are listed once, with all stages they failed in") {
  FailureTally tally{Limits()};
  tally.add(record_in("a", {"j1", "orders", "", {"full"}}), match_of(7, {}));
  tally.add(record_in("a", {"j1", "orders", "", {"incremental", "full"}}), match_of(7, {}));
  REQUIRE(tally.groups().size() == 1);
  REQUIRE(tally.groups()[0].jobs.size() == 1);
  CHECK(tally.groups()[0].jobs[0].stages == std::vector<std::string>{"full", "incremental"});
}

TEST_CASE("tally: past max-diagnoses the tasks of one group are as many as that") {
  Limits limits;
  limits.max_diagnoses = 2;
  FailureTally tally{limits};
  for (const char* id : {"j1", "j2", "j3", "j4", "j3", "j5"})
    tally.add(record_in("a", {id, "", "", {}}), match_of(7, {}));
  REQUIRE(tally.groups().size() == 3);
  CHECK(tally.groups()[2].count == 4);
  REQUIRE(tally.groups()[2].jobs.size() == 2);
  CHECK(tally.groups()[2].jobs[1].id == "j4");
}

}  // namespace dtsdoctor
