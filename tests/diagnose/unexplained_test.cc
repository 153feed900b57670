// SPDX-License-Identifier: Apache-2.0
//
// Templates of what no rule explains.
#include "diagnose/unexplained.h"

#include "catch.h"
#include "diagnose/nearest_rule.h"
#include "rules/builtin.h"

namespace dtsdoctor {

TEST_CASE("templates: numbers, ids and quoted text are masked, codes and words are not") {
  CHECK(template_of("ERROR connection 17 to 10.0.0.5:3306 refused") ==
        "ERROR connection <num> to <num>:<num> refused");
  CHECK(template_of("DTS-1020042 Execute sql error sql: Table 'orders' already exists") ==
        "DTS-1020042 Execute sql error sql: Table <text> already exists");
  CHECK(template_of("ORA-01017: invalid username") == "ORA-01017: invalid username");
  CHECK(template_of("request 0B1F2E3D-4C5B-5A69-8877-665544332211 failed") ==
        "request <id> failed");
  CHECK(template_of("VM Started") != template_of("VM Paused"));
}

TEST_CASE("templates: equal ones are counted together, most frequent first, three examples kept") {
  UnexplainedTally tally(10);
  for (int i = 0; i < 5; ++i) {
    const std::string line = "ERROR shard " + std::to_string(i) + " failed";
    tally.add({line, static_cast<std::uint64_t>(i + 1)}, "x.log");
  }
  tally.add({"ERROR disk full", 9}, "x.log");
  const auto groups = tally.groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].template_text == "ERROR shard <num> failed");
  CHECK(groups[0].count == 5);
  CHECK(groups[0].examples.size() == 3);
  CHECK(groups[0].examples[1].place.line == 2);
  CHECK(tally.count() == 6);
}

TEST_CASE("templates: past the limit they are counted and it is said") {
  UnexplainedTally tally(1);
  tally.add({"ERROR one", 1}, "x");
  tally.add({"ERROR two", 2}, "x");
  CHECK(tally.groups().size() == 1);
  CHECK(tally.count() == 2);
  CHECK(tally.limit_reached());
}

TEST_CASE("templates: of a record of many lines the error's line is taken") {
  UnexplainedTally tally(10);
  tally.add({"starting up\nERROR disk full\n  at x", 4}, "x.log");
  CHECK(tally.groups().at(0).template_text == "ERROR disk full");
  CHECK(tally.groups().at(0).examples.at(0).place.line == 5);
}

TEST_CASE("nearest rule: shared words name one, unrelated text names none") {
  CHECK(nearest_rule(builtin_rules(), "The account has not logged into console") ==
        "cross-account/account-not-initialized");
  CHECK(nearest_rule(builtin_rules(), "segmentation fault (core dumped)").empty());
}

}  // namespace dtsdoctor
