// SPDX-License-Identifier: Apache-2.0
//
// Templates of what no rule explains.
#include "diagnose/unexplained.h"

#include "catch.h"
#include "diagnose/nearest_rule.h"
#include "rules/builtin.h"

namespace dtsdoctor {

TEST_CASE("templates: equal ones are counted together, most frequent first, three examples kept") {
  UnexplainedTally tally(10);
  for (int i = 0; i < 5; ++i) {
    const std::string line = "ERROR shard " + std::to_string(i) + " failed";
    tally.add({line, static_cast<std::uint64_t>(i + 1)}, "x.log");
  }
  tally.add({"ERROR disk full", 9}, "x.log");
  const auto groups = tally.groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].template_text == "shard <num> failed");
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
  CHECK(tally.groups().at(0).template_text == "disk full");
  CHECK(tally.groups().at(0).examples.at(0).place.line == 5);
}

TEST_CASE("templates: an error in an envelope is known by its code and message") {
  const auto name_of = [](const std::string& record) {
    UnexplainedTally tally(10);
    tally.add({record, 1}, "x.log");
    return tally.groups().at(0).template_text;
  };
  for (const std::string record : {
           "ERROR: SDK.ServerError\nErrorCode: Odd.Thing\nRequestId: 1A\nMessage: it is gone\n",
           "SDKError:\n   StatusCode: 400\n   Code: Odd.Thing\n   Message: code: 400, it is gone "
           "request id: 1A\n   Data: {\"Code\":\"Odd.Thing\"}\n",
           "│ Error: ConfigureDtsJob Failed!!! [SDK ERROR]:\n│ SDK.ServerError\n│ ErrorCode: "
           "Odd.Thing\n│ Message: it is gone\n",
           "{\"RequestId\":\"1A\",\"HostId\":\"x\",\"Code\":\"Odd.Thing\",\"Message\":\"it is "
           "gone\"}",
           "{\n  \"Message\": \"it is gone\",\n  \"HostId\": \"x\",\n  \"Code\": \"Odd.Thing\"\n}",
           "<Error>\n  <HostId>x</HostId>\n  <Code>Odd.Thing</Code>\n  <Message>it is "
           "gone</Message>\n</Error>",
           "\x1b[31mErrorCode: Odd.Thing\x1b[0m\nMessage: it is gone\n",
       }) {
    CAPTURE(record);
    CHECK(name_of(record) == "Odd.Thing: it is gone");
  }
  // A document stands where the message should.
  CHECK(name_of("ErrorCode: Odd.Thing\nMessage: {\n  \"a\": {\"Message\": \"it is gone\"}\n}\n") ==
        "Odd.Thing: it is gone");
  CHECK(name_of("ERROR code=500 message=it is gone") == "code=500 message=it is gone");
}

TEST_CASE("templates: of an envelope the example is the message") {
  UnexplainedTally tally(10);
  tally.add({"ERROR: SDK.ServerError\nErrorCode: Odd.Thing\nMessage: it is gone\n", 4}, "x.log");
  const UnexplainedExample example = tally.groups().at(0).examples.at(0);
  CHECK(example.excerpt == "it is gone");
  CHECK(example.place.line == 6);
  CHECK(example.place.column == 10);
}

TEST_CASE("templates: a traceback is known by its last line, with or without a logger's") {
  UnexplainedTally tally(10);
  tally.add({"Traceback (most recent call last):\n  File \"a.py\", line 3\nKeyError: 'x'\n", 1},
            "x");
  CHECK(tally.groups().at(0).template_text == "KeyError: <text>");
}

TEST_CASE("templates: what stands below a logger's line names the error if it says more") {
  const auto name_of = [](const std::string& record) {
    UnexplainedTally tally(10);
    tally.add({record, 1}, "x.log");
    return tally.groups().at(0).template_text;
  };
  CHECK(name_of("ERROR a.B - apply failed\njava.sql.SQLException: lost it\n\tat a.B.c(B.java:1)") ==
        "java.sql.SQLException: lost it");
  CHECK(name_of("ERROR a.B - apply failed\njava.lang.NullPointerException\n\tat a.B.c(B.java:1)") ==
        "a.B - apply failed");
  CHECK(name_of("ERROR it failed\nTraceback (most recent call last):\n  File \"a.py\", line 3\n"
                "ValueError: no such table") == "ValueError: no such table");
  CHECK(name_of("ERROR it failed\nTraceback (most recent call last):\n  File \"a.py\"") ==
        "it failed");
  for (const std::string text : {"disk full", "<![CDATA[disk full]]>"})
    CHECK(name_of("<log4j:event level=\"ERROR\">\n<log4j:message>" + text + "</log4j:message>\n") ==
          "disk full");
  CHECK(name_of("<log4j:event level=\"ERROR\">\n<log4j:message></log4j:message>\n") ==
        "<log4j:message><<path>>");
  CHECK(name_of("fail: Acme.Sync.Worker[12]\n      disk full\n      at Acme.Sync.Run()") ==
        "disk full");
  CHECK(name_of("fail: it is full [12]\n      disk full") == "fail: it is full [<num>]");
}

TEST_CASE("templates: a structured line is known by its words, whatever stands in front of them") {
  UnexplainedTally tally(10);
  const auto add = [&](const std::string& id, const std::string& words) {
    const std::string text =
        R"({"level":"error","controller":"synchronizationjob","name":"orders-)" + id +
        R"(","labels":{"app":")" + std::string(200, 'x') +
        R"("},"msg":"reconcile failed","error":")" + words + "\"}";
    tally.add({text, 1}, "x.log");
  };
  add("1", "lost the lease of shard 7");
  add("22", "peer refused the token");
  add("333", "lost the lease of shard 12");
  REQUIRE(tally.groups().size() == 2);
  CHECK(tally.groups().at(0).template_text == "reconcile failed: lost the lease of shard <num>");
  CHECK(tally.groups().at(0).count == 2);
  CHECK(tally.groups().at(0).examples.at(1).excerpt == "lost the lease of shard 12");
  CHECK(tally.groups().at(1).template_text == "reconcile failed: peer refused the token");
}

TEST_CASE("templates: the first and the last time of a group, of records that have one") {
  UnexplainedTally tally(10);
  const std::string line = "ERROR disk full";
  tally.add(UnexplainedLine({line, 1}), "x");
  CHECK_FALSE(tally.groups().at(0).first_ms);
  for (const std::int64_t ms : {5000, 7000, 3000, 4000})
    tally.add(UnexplainedLine({line, 2}, ms), "x");
  CHECK(tally.groups().at(0).first_ms == 3000);
  CHECK(tally.groups().at(0).last_ms == 7000);
}

TEST_CASE("templates: groups that become one have the first examples of both") {
  UnexplainedTally tally(10);
  std::uint64_t line = 0;
  const auto add = [&](const std::string& text, std::int64_t ms) {
    tally.add(UnexplainedLine({text, ++line}, ms), "x");
  };
  // The third is as much like the first that its template then fits the second.
  add("gadget 17 shard /var/lib", 4000);
  add("gadget bob shard eve", 1000);
  CHECK(tally.groups().size() == 2);
  add("gadget 0xff shard 'x'", 2000);
  add("gadget 18 shard /var/log", 3000);
  add("gadget 19 shard /var/log", 5000);
  const auto groups = tally.groups();
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].count == 5);
  CHECK(groups[0].template_text == "gadget <*> shard <*>");
  REQUIRE(groups[0].examples.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(groups[0].examples[i].place.line == i + 1);
  CHECK(groups[0].first_ms == 1000);
  CHECK(groups[0].last_ms == 5000);
}

TEST_CASE("templates: a line that keeps its bytes outlives them, also when moved") {
  UnexplainedTally tally(10);
  std::vector<UnexplainedLine> lines;
  {
    std::string bytes = "up\nERROR disk full";
    MappedText inner(std::string_view(bytes).substr(3), 3);
    const std::vector<LineJump> jumps;
    lines.emplace_back(RawRecord{bytes, 7, &inner, &jumps, 0});
    lines.back().keep_bytes();
    bytes.assign(bytes.size(), '?');
  }
  std::vector<UnexplainedLine> moved = std::move(lines);
  moved.insert(moved.begin(), UnexplainedLine());
  tally.add(moved.back(), "x.log");
  const UnexplainedGroup group = tally.groups().at(0);
  CHECK(group.template_text == "disk full");
  CHECK(group.examples.at(0).excerpt == "ERROR disk full");
  CHECK(group.examples.at(0).place.line == 8);
}

TEST_CASE("templates: the excerpt of a long line is cut between characters") {
  std::string bytes = "ERROR ab";
  while (bytes.size() < 300) bytes += "满";
  UnexplainedTally tally(10);
  tally.add(UnexplainedLine({bytes, 1, nullptr, nullptr, 0}), "x.log");
  const std::string excerpt = tally.groups().at(0).examples.at(0).excerpt;
  CHECK(excerpt == bytes.substr(0, 239));
}

TEST_CASE("templates: what a carrier stands around in several pieces is placed as well") {
  const std::string bytes = "a ERROR disk\nb  full";
  MappedText inner;
  inner.append("ERROR disk", 2);
  inner.append(" full", 15);
  UnexplainedTally tally(10);
  tally.add(UnexplainedLine({bytes, 7, &inner, nullptr, 0}), "x.log");
  const UnexplainedGroup group = tally.groups().at(0);
  CHECK(group.examples.at(0).excerpt == "ERROR disk full");
  CHECK(group.examples.at(0).place.line == 7);
  CHECK(group.examples.at(0).place.column == 3);
}

TEST_CASE("templates: colours and boxes make no difference") {
  UnexplainedTally tally(10);
  tally.add({"ERROR disk full", 1}, "x");
  tally.add({"\x1b[31mERROR disk\x1b[0m full", 2}, "x");
  tally.add({"│ ERROR disk full", 3}, "x");
  tally.add({"ERROR disk full\r", 4}, "x");
  CHECK(tally.groups().size() == 1);
}

TEST_CASE("templates: a flood of different errors is counted, and kept small") {
  UnexplainedTally tally(256);
  for (int i = 0; i < 100000; ++i) {
    std::string word;
    for (int n = i + 1; n > 0; n /= 26) word += static_cast<char>('a' + n % 26);
    tally.add({"Error in " + word + " " + word + "x", 1}, "x");
  }
  CHECK(tally.count() == 100000);
  CHECK(tally.groups().size() == 256);
  CHECK(tally.limit_reached());
}

TEST_CASE("templates: one that is frequent is told of, whatever was printed before it") {
  UnexplainedTally tally(8);
  const auto flood = [&](int from, int to) {
    for (int i = from; i < to; ++i) {
      std::string word;
      for (int n = i + 1; n > 0; n /= 26) word += static_cast<char>('a' + n % 26);
      tally.add({"Error in " + word + " " + word + "x", 1}, "x");
    }
  };
  flood(0, 1000);
  for (int i = 0; i < 50; ++i) {
    tally.add({"ERROR the disk is gone for good", 7}, "x");
    flood(1000 + 5 * i, 1005 + 5 * i);
  }
  flood(2000, 3000);
  const std::vector<UnexplainedGroup> groups = tally.groups();
  REQUIRE(groups.size() == 8);
  CHECK(groups[0].template_text == "the disk is gone for good");
  CHECK(groups[0].count == 50);
  CHECK(groups[0].examples.size() == 3);
  CHECK(tally.count() == 2300);
  CHECK(tally.limit_reached());
}

TEST_CASE("templates: the counts of somewhat more than are told are exact") {
  UnexplainedTally tally(2);
  for (int round = 0; round < 3; ++round) {
    for (const char* const what : {"a fan", "the disk", "some port", "this belt"})
      tally.add({std::string("ERROR ") + what + " broke", 1}, "x");
  }
  tally.add({"ERROR this belt broke", 1}, "x");
  const std::vector<UnexplainedGroup> groups = tally.groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].template_text == "this belt broke");
  CHECK(groups[0].count == 4);
  CHECK(groups[1].count == 3);
  CHECK(tally.limit_reached());
}

TEST_CASE("nearest rule: one that is kept answers as a new one") {
  NearestRule nearest(builtin_rules());
  for (const char* text : {"The account has not logged into console", "segmentation fault", "",
                           "Table orders already exists in the destination database"})
    CHECK(nearest.of(text) == nearest_rule(builtin_rules(), text));
}

TEST_CASE("nearest rule: shared words name one, unrelated text names none") {
  CHECK(nearest_rule(builtin_rules(), "The account has not logged into console") ==
        "cross-account/account-not-initialized");
  CHECK(nearest_rule(builtin_rules(), "segmentation fault (core dumped)").empty());
}

}  // namespace dtsdoctor
