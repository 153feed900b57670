// SPDX-License-Identifier: Apache-2.0
#include "match/matcher.h"

#include <thread>

#include "catch.h"
#include "input/layers.h"
#include "match/regex_cache.h"
#include "match/slow_matcher.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

using Shown = std::vector<std::string>;

// The matches of one pattern, as "layer: text {capture=value@raw bytes,…}"; both matchers agree.
Shown matches(const std::string& members, std::string_view text, bool assume_dts = false) {
  const LoadedRules rules = loaded({pattern_file(pattern(members))});
  const Record record = record_of(text);
  const std::vector<Match> found = Matcher(rules.rules).match(record, {0}, assume_dts);
  CHECK(found == SlowMatcher(rules.rules).match(record, assume_dts));
  Shown shown;
  for (const Match& match : found) {
    std::string line = std::to_string(match.layer) + ": " + match.text;
    for (const Capture& capture : match.captures) {
      line += " {" + capture.name + "=" + capture.value + "@" +
              record.raw.substr(capture.raw.begin, capture.raw.end - capture.raw.begin) + "}";
    }
    shown.push_back(line);
  }
  return shown;
}

Shown matched(const std::string& match, std::string_view text) {
  return matches("\"match\": " + match, text);
}

const std::string kReplyRule = R"("context": "reply", "match": {"text": "OddNumber"})";

const std::string kError =
    "ErrorCode: AssumeRoleFail\nMessage: The role not exists: acs:ram::140:role/x";

}  // namespace

TEST_CASE("matcher: equals compares the whole field, blanks around it aside") {
  CHECK(matched(R"({"field": "code", "equals": "AssumeRoleFail"})", kError).size() == 1);
  CHECK(matched(R"({"field": "code", "equals": "AssumeRole"})", kError).empty());
  CHECK(matched(R"({"field": "code", "equals": "assumerolefail"})", kError).empty());
  CHECK(matched(R"({"field": "code", "equals": "assumerolefail", "fold": true})", kError).size() ==
        1);
  CHECK(matched(R"({"equals": "all of it"})", " all of it\n") == Shown{"0:  all of it\n"});
}

TEST_CASE("matcher: text is a substring of its field, blanks folded") {
  CHECK(matched(R"({"field": "message", "text": "role not exists"})", kError).size() == 1);
  CHECK(matched(R"({"field": "message", "text": "role not  exists"})", "Message: a rolenot\texists")
            .size() == 1);
  CHECK(matched(R"({"field": "message", "text": "AssumeRoleFail"})", kError).empty());
  CHECK(matched(R"({"field": "record", "text": "ErrorCode: AssumeRoleFail"})", kError).size() == 1);
  CHECK(matched(R"({"field": "message", "text": "ROLE NOT", "fold": true})", kError).size() == 1);
}

TEST_CASE(
    "matcher: a message that an envelope presents is shown whole, free text as far as it matched") {
  CHECK(matched(R"({"field": "message", "text": "role not"})", kError) ==
        Shown{"0: The role not exists: acs:ram::140:role/x"});
  CHECK(matched(R"({"field": "message", "text": "role not"})", "free text: the role not found") ==
        Shown{"0: role not"});
  CHECK(matched(R"({"field": "record", "text": "role not"})", kError) == Shown{"0: role not"});
}

TEST_CASE("matcher: regular expressions are searched for") {
  CHECK(matched(R"({"field": "message", "re": "role/[a-z]+$"})", kError).size() == 1);
  CHECK(matched(R"({"field": "message", "re": "^role"})", kError).empty());
  CHECK(matched(R"({"re": "ROLE/[A-Z]", "fold": true})", "a role/x") == Shown{"0: role/x"});
}

TEST_CASE("matcher: a dot of a regular expression is any byte of a line") {
  CHECK(matched(R"({"re": "a.b longer"})",
                "a\xFF"
                "b longer")
            .size() == 1);
  CHECK(matched(R"({"re": "a.b longer"})", "a\nb longer").empty());
}

TEST_CASE("matcher: any takes the first part that is there, all needs each") {
  CHECK(
      matched(
          R"({"any": [{"text": "nothing like it"}, {"text": "role/x"}, {"text": "AssumeRoleFail"}]})",
          kError) == Shown{"0: role/x"});
  CHECK(matched(R"({"any": [{"text": "nothing like it"}, {"text": "nor this"}]})", kError).empty());
  CHECK(matched(R"({"all": [{"text": "role/x"}, {"text": "AssumeRoleFail"}]})", kError) ==
        Shown{"0: role/x"});
  CHECK(matched(R"({"all": [{"text": "role/x"}, {"text": "nothing like it"}]})", kError).empty());
}

TEST_CASE("matcher: of all the message tells where, the code only without it") {
  CHECK(
      matched(
          R"({"all": [{"field": "code", "equals": "AssumeRoleFail"}, {"text": "ErrorCode"}, {"field": "message", "text": "role"}]})",
          kError) == Shown{"0: The role not exists: acs:ram::140:role/x"});
  CHECK(matched(R"({"all": [{"field": "code", "equals": "AssumeRoleFail"}]})", kError) ==
        Shown{"0: AssumeRoleFail"});
}

TEST_CASE("matcher: who printed it, asked beside a code, does not tell where") {
  CHECK(matched(R"({"all": [{"field": "code", "equals": "AssumeRoleFail"}, {"text": "acs:ram"}]})",
                kError) == Shown{"0: AssumeRoleFail"});
}

TEST_CASE("matcher: free text is shown from the beginning of a word") {
  CHECK(matched(R"({"text": "ser not authorized"})", "x: User not authorized") ==
        Shown{"0: User not authorized"});
  CHECK(matched(R"({"text": "not authorized"})", "Usernot authorized") ==
        Shown{"0: not authorized"});
}

TEST_CASE("matcher: none forbids each of its parts") {
  CHECK(matched(R"({"all": [{"text": "role/x"}, {"none": [{"text": "AssumeRoleFail"}]}]})", kError)
            .empty());
  CHECK(
      matched(
          R"({"all": [{"text": "role/x"}, {"none": [{"text": "absent"}, {"field": "message", "text": "AssumeRoleFail"}]}]})",
          kError) == Shown{"0: role/x"});
}

TEST_CASE("matcher: none alone is no match") {
  CHECK(matched(R"({"none": [{"text": "absent"}]})", kError).empty());
}

TEST_CASE("matcher: ordered parts follow each other") {
  CHECK(matched(R"({"ordered": [{"text": "The role"}, {"text": "role/x"}]})", kError) ==
        Shown{"0: The role not exists: acs:ram::140:role/x"});
  CHECK(matched(R"({"ordered": [{"text": "role/x"}, {"text": "The role"}]})", kError).empty());
  CHECK(matched(R"({"ordered": [{"text": "abcabc"}, {"text": "cabc"}]})", "abcabc abc").empty());
  CHECK(matched(R"({"ordered": [{"text": "THE ROLE"}, {"re": "ROLE/X"}], "fold": true})", kError)
            .size() == 1);
}

TEST_CASE("matcher: optional parts of ordered may be missing") {
  const std::string rule =
      R"({"ordered": [{"text": "The role"}, {"text": "surely", "optional": true}, {"text": "not exists"}]})";
  CHECK(matched(rule, "The role surely not exists.") == Shown{"0: The role surely not exists"});
  CHECK(matched(rule, "The role not exists.") == Shown{"0: The role not exists"});
  CHECK(matched(R"({"ordered": [{"text": "Oh", "optional": true}, {"text": "The role"}]})",
                "x The role") == Shown{"0: The role"});
}

TEST_CASE("matcher: an optional part that stands too late does not keep the rest from matching") {
  CHECK(
      matched(
          R"({"ordered": [{"text": "The role"}, {"text": "surely", "optional": true}, {"text": "not exists"}]})",
          "The role not exists, surely") == Shown{"0: The role not exists"});
}

TEST_CASE("matcher: groups fill captures, with their place in the record") {
  const std::string rule =
      R"~("match": {"field": "message", "ordered": [{"re": "acs:ram::(?P<uid>[0-9]+)"}, {"re": "role/(?P<r>[a-z]+)"}]},
      "captures": {"uid": "account_id", "r": "role_name"})~";
  CHECK(matches(rule, kError) ==
        Shown{"0: The role not exists: acs:ram::140:role/x {account_id=140@140} {role_name=x@x}"});
}

TEST_CASE("matcher: what a group captures is unescaped, its place is not") {
  const std::string rule =
      R"("match": {"field": "message", "re": "called '?(?P<r>[^']+)'"}, "captures": {"r": "role_name"})";
  CHECK(matches(rule, R"({"Code":"AssumeRoleFail","Message":"role called 'a\"\u0062'"})") ==
        Shown{R"(0: role called 'a"b' {role_name=a"b@a\"\u0062})"});
}

TEST_CASE("matcher: a group that took no part captures nothing") {
  const std::string rule =
      R"("match": {"re": "Something(?P<r>Else)?"}, "captures": {"r": "role_name"})";
  CHECK(matches(rule, "Something") == Shown{"0: Something"});
  CHECK(matches(rule, "SomethingElse") == Shown{"0: SomethingElse {role_name=Else@Else}"});
}

TEST_CASE("matcher: of groups that fill the same capture the first one counts") {
  const std::string rule =
      R"~("match": {"any": [{"re": "Alpha(?P<a>[0-9])"}, {"re": "Alphabet(?P<b>[0-9])"}]},
      "captures": {"a": "role_name", "b": "role_name"})~";
  CHECK(matches(rule, "Alphabet7") == Shown{"0: Alphabet7 {role_name=7@7}"});
  CHECK(matches(rule, "Alphabet7 Alpha8") == Shown{"0: Alpha8 {role_name=8@8}"});
}

TEST_CASE("matcher: the request id of the layer comes along") {
  CHECK(matched(R"({"field": "code", "equals": "AssumeRoleFail"})",
                "ErrorCode: AssumeRoleFail\nRequestId: X1\nMessage: m") ==
        Shown{"0: AssumeRoleFail {request_id=X1@X1}"});
}

TEST_CASE("matcher: code and message must be of one layer") {
  const std::string rule =
      R"({"all": [{"field": "code", "equals": "AssumeRoleFail"}, {"field": "message", "text": "second message"}]})";
  CHECK(matched(rule,
                "ErrorCode: AssumeRoleFail\nMessage: first message\nErrorCode: "
                "NoPermission\nMessage: second message")
            .empty());
  CHECK(matched(rule,
                "ErrorCode: NoPermission\nMessage: first message\nErrorCode: "
                "AssumeRoleFail\nMessage: second message") == Shown{"1: second message"});
}

TEST_CASE("matcher: each layer that fits gives a match") {
  CHECK(matched(R"({"field": "code", "equals": "AssumeRoleFail"})",
                "ErrorCode: AssumeRoleFail\nMessage: a\nErrorCode: AssumeRoleFail\nMessage: b") ==
        Shown{"0: AssumeRoleFail", "1: AssumeRoleFail"});
}

TEST_CASE("matcher: patterns for DTS need its context, or leave to assume it") {
  const std::string rule = R"("context": "dts", "match": {"text": "Access denied for user"})";
  CHECK(matches(rule, "Access denied for user 'x'").empty());
  CHECK(matches(rule, "Access denied for user 'x'", true).size() == 1);
  // Once in the whole text and once in its link.
  CHECK(matches(rule, "DTS-10035: Access denied for user 'x'").size() == 2);
}

TEST_CASE("matcher: only the patterns asked for are tried") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("rev": 1)", "a/x") + "," + pattern(R"("rev": 1)", "a/y"))});
  const Record record = record_of("SomethingFailed");
  const Matcher matcher(rules.rules);
  CHECK(matcher.match(record, {}, false).empty());
  CHECK(matcher.match(record, {1}, false).size() == 1);
  CHECK(matcher.match(record, {0, 1}, false).size() == 2);
}

TEST_CASE("matcher: what means something in a reply only needs more than a name of DTS") {
  CHECK(matches(kReplyRule, "OddNumber").empty());
  CHECK(matches(kReplyRule, "DtsJobId k3x9p2m7q1a8 DTS-10035 OddNumber").empty());
  CHECK(matches(kReplyRule, "OddNumber", true) == Shown{"0: OddNumber"});
  const LoadedRules rules = loaded({pattern_file(pattern(kReplyRule))});
  Record record = record_of("OddNumber");
  record.of_reply = true;
  CHECK(Matcher(rules.rules).match(record, {0}, false).size() == 1);
  CHECK(SlowMatcher(rules.rules).match(record, false).size() == 1);
}

TEST_CASE("matcher: matchers on several threads may share their expressions") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("match": {"re": "Some[a-z]+Failed \\d+"})", "a/one") + "," +
                           pattern(R"("match": {"re": "Other[a-z]+Failed"})", "a/two"))});
  const Record record = record_of("SomethingFailed 12, OtherwiseFailed");
  const auto regexes = std::make_shared<RegexCache>(rules.rules.match_nodes.size());
  const std::vector<Match> expected = SlowMatcher(rules.rules).match(record, false);
  REQUIRE(expected.size() == 2);
  std::vector<std::vector<Match>> found(4);
  std::vector<std::thread> threads;
  for (std::vector<Match>& each : found) {
    threads.emplace_back([&rules, &record, &regexes, &each] {
      each = Matcher(rules.rules, regexes).match(record, {0, 1}, false);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Match>& each : found) CHECK(each == expected);
}

}  // namespace dtsdoctor::testing
