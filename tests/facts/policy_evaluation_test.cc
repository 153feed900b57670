// SPDX-License-Identifier: Apache-2.0
//
// The documented evaluation order, row by row: policies and a request in, decision and reason out.
#include "facts/policy_evaluation.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

std::string statement(const std::string& effect, const std::string& action,
                      const std::string& resource = R"("Resource":"*")",
                      const std::string& more = "") {
  return R"({"Effect":")" + effect + "\"," + action + "," + resource + more + "}";
}

const std::string kCondition = R"(,"Condition":{"Bool":{"acs:MFAPresent":"true"}})";
const std::string kAll = R"("Resource":"*")";

// An empty text stands for a policy whose document is not at hand.
std::string decide(const std::vector<std::string>& statements_of_policies,
                   const std::string& action = "rds:DescribeDBInstances") {
  std::vector<PolicyDocument> documents;
  for (const std::string& statements : statements_of_policies) {
    const auto source = std::make_shared<const Source>(
        "policy.json", R"({"Version":"1","Statement":[)" + statements + "]}");
    const Result<JsonValue> json = parse_json(*source);
    REQUIRE(json.ok());
    documents.push_back(*read_policy(*json, MappedText(source->bytes()), source));
  }
  std::vector<AttachedStatements> attached;
  for (std::size_t i = 0; i < documents.size(); ++i)
    attached.push_back(statements_of_policies[i].empty() ? nullptr : &documents[i]);
  const Evaluation result = evaluate_access(attached, {action, kOwner});
  const char* const decisions[] = {"allowed", "denied", "missing", "undecidable"};
  const char* const doubts[] = {"", " condition", " narrow", " malformed", " unread"};
  return std::string(decisions[static_cast<int>(result.decision)]) +
         doubts[static_cast<int>(result.doubt)];
}

std::string allow(const std::string& action) { return statement("Allow", action); }
std::string deny(const std::string& action) { return statement("Deny", action); }

}  // namespace

TEST_CASE("evaluation: nothing is allowed that no Allow covers") {
  CHECK(decide({}) == "missing");
  CHECK(decide({allow(R"("Action":"ecs:*")")}) == "missing");
  CHECK(decide({allow(R"("Action":"rds:DescribeDBInstance")")}) == "missing");
}

TEST_CASE("evaluation: an Allow covers by wildcard, list and case") {
  CHECK(decide({allow(R"("Action":"rds:DescribeDBInstances")")}) == "allowed");
  CHECK(decide({allow(R"("Action":"rds:Describe*")")}) == "allowed");
  CHECK(decide({allow(R"("Action":"RDS:describedbinstances")")}) == "allowed");
  CHECK(decide({allow(R"("Action":"rds:DescribeDBInstance?")")}) == "allowed");
  CHECK(decide({allow(R"("Action":["ecs:*","*"])")}) == "allowed");
  CHECK(decide({allow(R"("Action":"ecs:*")"), allow(R"("Action":"rds:*")")}) == "allowed");
}

TEST_CASE("evaluation: an explicit Deny beats every Allow, in whichever policy and order") {
  CHECK(decide({allow(R"("Action":"*")") + "," + deny(R"("Action":"rds:*")")}) == "denied");
  CHECK(decide({deny(R"("Action":"rds:*")"), allow(R"("Action":"*")")}) == "denied");
  CHECK(decide({allow(R"("Action":"*")"), deny(R"("Action":"rds:*")")}) == "denied");
  CHECK(decide({deny(R"("Action":"rds:*")")}) == "denied");
  CHECK(decide({allow(R"("Action":"*")"), deny(R"("Action":"rds:Delete*")")}) == "allowed");
}

TEST_CASE("evaluation: NotAction covers all other actions") {
  CHECK(decide({allow(R"("NotAction":"ecs:*")")}) == "allowed");
  CHECK(decide({allow(R"("NotAction":["ecs:*","rds:*"])")}) == "missing");
  CHECK(decide({allow(R"("Action":"*")"), deny(R"("NotAction":"rds:*")")}) == "allowed");
  CHECK(decide({allow(R"("Action":"*")"), deny(R"("NotAction":"ecs:*")")}) == "denied");
}

TEST_CASE("evaluation: a resource that is narrower than all decides nothing") {
  const auto on = [](const std::string& effect, const std::string& resource) {
    return statement(effect, R"("Action":"rds:*")", R"("Resource":)" + resource);
  };
  CHECK(decide({on("Allow", R"("acs:rds:*:*:*")")}) == "allowed");
  CHECK(decide({on("Allow", "\"acs:rds:*:" + kOwner + ":*\"")}) == "allowed");
  CHECK(decide({on("Allow", R"(["acs:rds:*:*:dbinstance/rm-1","*"])")}) == "allowed");
  CHECK(decide({on("Allow", R"("acs:rds:*:*:dbinstance/rm-1")")}) == "undecidable narrow");
  CHECK(decide({on("Allow", R"("acs:rds:cn-hangzhou:*:*")")}) == "undecidable narrow");
  CHECK(decide({on("Allow", R"("rm-1")")}) == "undecidable narrow");
  CHECK(decide({on("Allow", R"("acs:oss:*:*:*")")}) == "missing");
  CHECK(decide({statement("Allow", R"("Action":"rds:*")", R"("NotResource":"acs:rds:*:*:x")")}) ==
        "undecidable narrow");
  CHECK(decide({allow(R"("Action":"*")"), on("Deny", R"("acs:rds:*:*:dbinstance/rm-1")")}) ==
        "undecidable narrow");
}

TEST_CASE("evaluation: a Condition decides nothing") {
  const std::string if_mfa = statement("Allow", R"("Action":"rds:*")", kAll, kCondition);
  const std::string deny_if = statement("Deny", R"("Action":"rds:*")", kAll, kCondition);
  CHECK(decide({if_mfa}) == "undecidable condition");
  CHECK(decide({if_mfa, allow(R"("Action":"rds:*")")}) == "allowed");
  CHECK(decide({allow(R"("Action":"rds:*")"), deny_if}) == "undecidable condition");
  CHECK(decide({deny_if}) == "missing");
  CHECK(decide({if_mfa, deny(R"("Action":"rds:*")")}) == "denied");
}

TEST_CASE("evaluation: a policy that nobody handed over may allow and may deny") {
  CHECK(decide({""}) == "undecidable unread");
  CHECK(decide({allow(R"("Action":"ecs:*")"), ""}) == "undecidable unread");
  CHECK(decide({allow(R"("Action":"rds:*")"), ""}) == "undecidable unread");
  CHECK(decide({deny(R"("Action":"rds:*")"), ""}) == "denied");
}

TEST_CASE("evaluation: a statement that could not be read decides nothing") {
  CHECK(decide({R"({"Effect":"Allow","Action":["rds:*",1],"Resource":"*"})"}) ==
        "undecidable malformed");
  CHECK(decide({allow(R"("Action":"rds:*")"),
                R"({"Effect":"Denny","Action":"x:y","Resource":"*"})"}) == "undecidable malformed");
  CHECK(decide({R"({"Effect":"Deny","Action":["x:y",1],"Resource":"*"})"}) == "missing");
}

TEST_CASE("evaluation: what an Allow grants is known beside a Deny") {
  const auto source = std::make_shared<const Source>(
      "policy.json", R"({"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
{"Effect":"Deny","Action":"rds:*","Resource":"*"}]})");
  const Result<JsonValue> json = parse_json(*source);
  const auto policy = read_policy(*json, MappedText(source->bytes()), source);
  const std::vector<AttachedStatements> attached = {&*policy};
  const Evaluation result = evaluate_access(attached, {"rds:DescribeDBInstances", ""});
  CHECK(result.decision == Decision::denied);
  CHECK(result.allow.cover == Cover::whole);
  REQUIRE(result.statement != nullptr);
  CHECK(result.policy->place(result.statement->span)->line == 2);
}

TEST_CASE("evaluation: thousands of actions full of stars are quick") {
  std::string actions;
  for (int i = 0; i < 1000; ++i) actions += (i == 0 ? "" : ",") + std::string(R"("*a*a*a*a*a*b?")");
  std::string statements;
  for (int i = 0; i < 12; ++i)
    statements += (i == 0 ? "" : ",") + statement("Allow", "\"Action\":[" + actions + "]");
  CHECK(decide({statements}) == "missing");
}

}  // namespace dtsdoctor::testing
