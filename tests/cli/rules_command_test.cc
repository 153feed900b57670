// SPDX-License-Identifier: Apache-2.0
//
// The words of `rules`, through the program.
#include "catch.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using namespace test;
using Json = nlohmann::json;

}  // namespace

TEST_CASE("cli: the built-in rules pass their own check and are listed") {
  const Run check = run({"rules", "check"});
  CHECK(check.exit == 0);
  CHECK(contains(check.out, "0 errors"));
  const Run list = run({"rules", "list"});
  for (const char* id :
       {"account-not-initialized", "account-id-format", "role-arn-entered", "role-not-found",
        "role-not-assumable", "role-lacks-permissions", "default-role"}) {
    CHECK(contains(list.out, std::string("cross-account/") + id));
  }
}

TEST_CASE("rules check: a folder of rules is not taken for checked where it is no option") {
  for (const char* word : {"check", "coverage"}) {
    const Run run_with = run({"rules", word, "my-rules"});
    CHECK(run_with.exit == 2);
    CHECK(run_with.out.empty());
    CHECK(run_with.err == std::string("error: rules ") + word +
                              " takes no 'my-rules'\n"
                              "  = help: rules of your own are given with --rules DIR\n");
  }
  CHECK(contains(run({"rules", "check", "my-rules", "--lang", "zh"}).err,
                 "rules check 不接受 'my-rules'"));
}

TEST_CASE("rules list: words and options narrow it, in every format") {
  const Run words = run({"rules", "list", "role-not-found"});
  CHECK(words.exit == 0);
  CHECK(contains(words.out, "cross-account/role-not-found"));
  CHECK_FALSE(contains(words.out, "cross-account/account-id-format"));
  const Json list =
      Json::parse(run({"rules", "list", "--area", "cross-account", "-f", "json"}).out);
  CHECK(list["rules"].size() == 7);
  CHECK(contains(run({"rules", "list", "role-not-found", "-f", "csv"}).out,
                 "cross-account/role-not-found,1,stable,AssumeRoleFail,"));
  CHECK(contains(run({"rules", "list", "role-not-found", "-f", "markdown"}).out,
                 "| cross-account/role-not-found |"));
  const Run wrong = run({"rules", "list", "--area", "cross-acount"});
  CHECK(wrong.exit == 2);
  CHECK(contains(wrong.err, "did you mean 'cross-account'?"));
}

TEST_CASE("rules check: the table as JSON, problems with their lint and place") {
  const Json ok = Json::parse(run({"rules", "check", "-f", "json"}).out);
  CHECK(ok["errors"].empty());
  CHECK_FALSE(ok["rules"].empty());
}

TEST_CASE("rules stub: a draft from standard input, without the secrets in it") {
  const Run draft =
      run({"rules", "stub"}, {"ErrorCode: InvalidGadget.Locked\nMessage: The gadget 'g' is locked, "
                              "AccessKeyId=LTAI4FdABCDEFGHIJKLMNOPQ"});
  CHECK(draft.exit == 0);
  CHECK(contains(draft.out, "\"local/invalidgadget-locked\""));
  CHECK_FALSE(contains(draft.out, "LTAI4FdABCDEFGHIJKLMNOPQ"));
  const Run known = run({"rules", "stub"}, {"ErrorCode: DTS.Msg.InvalidParameter.AliyunUidFormat"});
  CHECK(contains(known.err, "the rules know this already: cross-account/account-id-format"));
  CHECK(run({"rules", "stub"}, {"1 2 3"}).exit == 1);
}

TEST_CASE("rules stub: from an entry of a report") {
  const std::string log =
      "2026-03-04 05:06:07 ERROR the gadget store of bob refused to open\n"
      "2026-03-04 05:06:08 ERROR disk full\n"
      "2026-03-04 05:06:09 ERROR the gadget store of eve refused to open\n";
  const std::string report = run({"-f", "json"}, {log}).out;
  const Run first = run({"rules", "stub", "-", "--cluster", "1"}, {report});
  CHECK(first.exit == 0);
  const Json pattern = Json::parse(first.out)["patterns"][0];
  CHECK(pattern["examples"]["match"].size() == 2);
  CHECK(contains(first.out, "the gadget store of"));
  const Run named = run({"rules", "stub", "--cluster", "disk full"}, {report});
  CHECK(named.exit == 0);
  CHECK(contains(named.out, "local/disk-full"));
  const Run which = run({"rules", "stub"}, {report});
  CHECK(which.exit == 2);
  CHECK(contains(which.err, "a report with 2 unrecognized errors"));
  CHECK(contains(run({"rules", "stub", "--cluster", "3"}, {report}).err, "takes 1 to 2"));
  CHECK(run({"rules", "stub", "--cluster", "1"}, {log}).exit == 2);
  const std::string none = run({"-f", "json"}, {"all is well"}).out;
  CHECK(contains(run({"rules", "stub", "--cluster", "1"}, {none}).err, "no error that no rule"));
}

TEST_CASE("rules profile: what the filter lets through, and what matches") {
  const Json costs = Json::parse(
      run({"rules", "profile", "-f", "json"},
          {"AssumeRoleFail\nEntityNotExist.Role : The role not exists\n\nall is well\n"})
          .out);
  CHECK(costs["records"].get<int>() >= 1);
  bool matched = false;
  for (const Json& row : costs["rules"])
    matched = matched || (row["id"] == "cross-account/role-not-found" && row["matches"] == 1);
  CHECK(matched);
  const Run none = run({"rules", "profile", "no-such-file"});
  CHECK(none.exit == 2);
  CHECK(none.out.empty());
  CHECK(run({"rules", "profile", "no-such-file", "/dev/null"}).exit == 3);
}

TEST_CASE("rules: an unknown word is answered with the known ones") {
  CHECK(contains(run({"rules", "coverge"}).err, "did you mean 'coverage'?"));
  CHECK(contains(run({"rules"}).err, "list, check, coverage, profile, stub"));
}

}  // namespace dtsdoctor
