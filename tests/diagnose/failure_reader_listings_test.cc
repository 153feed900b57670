// SPDX-License-Identifier: Apache-2.0
//
// From bytes to counted failures, with the shipped rules: documents that list entries of a log.
#include "catch.h"
#include "diagnose/failure_reader.h"
#include "diagnose/read_failures.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {
namespace {

const std::string kRole = "The role not exists: acs:ram::1234567890123456:role/";

std::string entry(int second, const std::string& text) {
  return R"({"__source__":"10.0.0.1","__time__":")" + std::to_string(1772600700 + second) +
         R"(","content":")" + text + "\"}";
}

std::string error(const std::string& role) {
  return "AssumeRoleFail : EntityNotExist.Role : " + kRole + role;
}

const std::vector<std::string> kEntries = {
    entry(1, error("one")), entry(2, "INFO all is well"), entry(3, "ERROR widget 7 is stuck"),
    entry(4, error("two")), entry(5, error("one")),       entry(6, "ERROR widget 9 is stuck")};

std::string list(const std::string& between) {
  std::string text = "[";
  for (const std::string& each : kEntries) text += (text == "[" ? "" : between) + each;
  return text + "]";
}

void check_all(const FailureReader& reader, bool one_line) {
  const FailureGroups& groups = reader.failures().groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].count == 2);
  CHECK(groups[1].count == 1);
  CHECK(groups[0].occurrences.at(1).time == 1772600705000);
  CHECK(groups[0].occurrences.at(1).place.line == (one_line ? 1 : 5));
  CHECK(reader.counts().explained == 3);
  CHECK(reader.counts().unrecognized == 2);
  REQUIRE(reader.unexplained().groups().size() == 1);
  const UnexplainedGroup stuck = reader.unexplained().groups().at(0);
  CHECK(stuck.count == 2);
  CHECK(stuck.template_text == "widget <num> is stuck");
  CHECK(stuck.examples.at(1).place.line == (one_line ? 1 : 6));
  CHECK(stuck.examples.at(1).time_ms == 1772600706000);
}

}  // namespace

TEST_CASE("listings: a row is read as the line that it holds, by the time beside it") {
  const auto row = [](const std::string& second, const std::string& line) {
    return R"(["17726007)" + second + R"(089123456",")" + line + "\"]";
  };
  for (const std::string between : {",", ",\n "}) {
    const auto reader = read_failures(
        R"({"data":{"result":[{"stream":{"a":"b"},"values":[)" + row("07", error("one")) + between +
        row("08", "ready and well") + between +
        row("09", R"(2026-03-04 05:06:07 [crit] 7#0: gave up\njava.io.IOException: x\n\tat a.b)") +
        R"(]}]}})");
    REQUIRE(reader->failures().groups().size() == 1);
    CHECK(reader->failures().groups()[0].occurrences.at(0).time == 1772600707089);
    CHECK(reader->counts().explained == 1);
    REQUIRE(reader->unexplained().groups().size() == 1);
    CHECK(reader->unexplained().groups()[0].count == 1);
    CHECK(reader->unexplained().groups()[0].first_ms == 1772600709089);
  }
}

TEST_CASE("listings: an entry that is printed over lines has the time of its store") {
  const auto entry = [](const std::string& text) {
    return "  {\n    \"__time__\": \"1772600707\",\n    \"__source__\": \"10.0.0.1\",\n"
           "    \"content\": \"" +
           text + "\"\n  }";
  };
  const auto reader =
      read_failures("[\n" + entry(error("one")) + ",\n" + entry("INFO all is well") + "\n]\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences.at(0).time == 1772600707000);
}

TEST_CASE("listings: each entry of a list is a record with its own time and place") {
  for (const bool one_line : {true, false}) {
    const std::string text = list(one_line ? "," : ",\n");
    CAPTURE(text);
    check_all(*read_failures(text), one_line);
    check_all(*read_failures(R"({"meta":{},"data":)" + text + "}\n"), one_line);

    FailureReader reader(builtin_rules(), {});
    const auto source = read_memory(text);
    CHECK_FALSE(reader.read_long_listing(*source, "-").problem);
    check_all(reader, one_line);
  }
}

TEST_CASE("listings: columns count from the beginning of the line that all entries are on") {
  const std::string text = list(",");
  const auto reader = read_failures(text);
  const auto& found = reader->failures().groups().at(1).occurrences.at(0);
  CHECK(text.substr(found.place.column - 1).starts_with("EntityNotExist.Role"));
  const UnexplainedGroup stuck = reader->unexplained().groups().at(0);
  CHECK(text.substr(stuck.examples.at(1).place.column - 1).starts_with("ERROR widget 9"));
}

TEST_CASE("listings: what follows one is read, be it another or the lines of a log") {
  FailureReader reader(builtin_rules(), {});
  const std::string text = list(",") + "\n" + list(",\n") +
                           "\nERROR widget 3 is stuck\nINFO all is well\n" + error("two");
  const auto source = read_memory(text);
  const InputResult result = reader.read_long_listing(*source, "-");
  CHECK(result.lines == 10);
  CHECK(reader.counts().explained == 7);
  CHECK(reader.counts().unrecognized == 5);
}

TEST_CASE("listings: an entry that is cut off counts for what is left of it") {
  const std::string text = list(",");
  const auto reader = read_failures(text.substr(0, text.size() - 10) + "\n");
  CHECK(reader->counts().explained == 3);
  CHECK(reader->counts().unrecognized == 2);
}

TEST_CASE("listings: a reply about tasks in an entry is taken apart") {
  const std::string reply =
      R"({\"DtsJobList\":[{\"DtsJobId\":\"b1\",\"Status\":\"Failed\",\"ErrorMessage\":\")" +
      error("one") + R"(\"},{\"DtsJobId\":\"b2\",\"Status\":\"Failed\",\"ErrorMessage\":\")" +
      error("one") + R"(\"}]})";
  const auto reader = read_failures("[" + entry(1, reply) + "," + entry(2, error("two")) + "]");
  CHECK(reader->failures().groups().size() == 3);
  CHECK(reader->counts().explained == 3);
}

}  // namespace dtsdoctor::testing
