// SPDX-License-Identifier: Apache-2.0
//
// Reading policies: every form the grammar allows, what it does not allow, and where things stand.
#include "facts/policy_document.h"

#include "catch.h"
#include "facts/ram_documents.h"
#include "facts/trust_policy.h"

namespace dtsdoctor::testing {
namespace {

PolicyDocument read(const std::string& text) {
  const auto source = std::make_shared<const Source>("policy.json", text);
  const Result<JsonValue> json = parse_json(*source);
  REQUIRE(json.ok());
  auto policy = read_policy(*json, MappedText(source->bytes()), source);
  REQUIRE(policy);
  return *policy;
}

std::string joined(const std::vector<PolicyText>& texts) {
  std::string out;
  for (const PolicyText& text : texts) out += (out.empty() ? "" : " ") + text.text;
  return out;
}

std::string findings(const std::string& text) {
  std::string out;
  for (const PolicyFinding& finding : read(text).findings)
    out += (out.empty() ? "" : "; ") + std::string(name_of(finding.fault));
  return out;
}

}  // namespace

TEST_CASE("policy: strings and lists, one statement or several") {
  const PolicyDocument policy = read(R"({"Version":"1","Statement":[
    {"Effect":"Allow","Action":"rds:Describe*","Resource":"*"},
    {"Effect":"deny","NotAction":["a:b","c:d"],"NotResource":["acs:rds:*:*:x"]}]})");
  REQUIRE(policy.statements.size() == 2);
  CHECK(policy.statements[0].effect == PolicyEffect::allow);
  CHECK(joined(policy.statements[0].actions) == "rds:Describe*");
  CHECK(joined(policy.statements[0].resources) == "*");
  CHECK(policy.statements[1].effect == PolicyEffect::deny);
  CHECK(policy.statements[1].all_but_actions);
  CHECK(joined(policy.statements[1].actions) == "a:b c:d");
  CHECK(policy.statements[1].all_but_resources);
  CHECK(policy.findings.empty());
  CHECK(read(R"({"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})").statements.size() ==
        1);
}

TEST_CASE("policy: what the grammar does not allow is found and makes a statement uncertain") {
  const auto certain = [](const std::string& members) {
    return read(R"({"Statement":[{)" + members + "}]}").statements.at(0).is_certain;
  };
  CHECK(certain(R"("Effect":"Allow","Action":"*","Resource":"*")"));
  CHECK(certain(R"("Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":"x"})"));
  CHECK_FALSE(certain(R"("Effect":"Maybe","Action":"*","Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":true,"Action":"*","Resource":"*")"));
  CHECK_FALSE(certain(R"("Action":"*","Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":["*",1],"Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":{"a":"b"},"Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":"a","NotAction":"b","Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*")"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":"*","Resource":"*","Condition":"x")"));
  CHECK_FALSE(
      certain(R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":"true"})"));
  CHECK(certain(
      R"("Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:x":"true"}})"));
  CHECK_FALSE(certain(R"("Effect":"Allow","Action":"*","Principal":7)"));
}

TEST_CASE("policy: findings say what is wrong") {
  CHECK(
      findings(
          R"({"Version":"1","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}]})") ==
      "repeated_key");
  CHECK(findings(R"({"Version":"2012-10-17","Statement":[]})") == "wrong_version");
  CHECK(findings(R"({"Statement":[]})") == "no_version");
  CHECK(findings(R"({"Version":"1","Statement":"x"})") == "wrong_type");
  CHECK(findings(R"({"Version":"1","Statement":[1]})") == "wrong_type");
}

TEST_CASE("policy: statements that were not read leave the document incomplete") {
  CHECK_FALSE(read(R"({"Version":"2012-10-17","Statement":[]})").has_version);
  CHECK_FALSE(read(R"({"Statement":[],"Statement":[]})").is_complete);
  CHECK_FALSE(read(R"({"Statement":[null]})").is_complete);
  CHECK(read(R"({"Version":"1","Statement":[]})").is_complete);
}

TEST_CASE("policy: a value knows its place through JSON in a string") {
  const std::string inner =
      R"({"Version":"1","Statement":[{"Effect":"Allow","Action":["rds:*"],"Resource":"*"}]})";
  const std::string text = "{\n\"PolicyDocument\": \"" + escaped(inner) + "\"}";
  const auto source = std::make_shared<const Source>("v.json", text);
  const Result<JsonValue> json = parse_json(*source);
  const auto policy = read_embedded_policy(*json->find("PolicyDocument"), source);
  REQUIRE(policy.is_policy);
  const FactValue action = policy.value(policy.statements.at(0).actions.at(0));
  CHECK(action.text == "rds:*");
  REQUIRE(action.place);
  CHECK(action.place->line == 2);
  // "PolicyDocument": " is 19 characters, the inner 52 more, 14 quotes before it escaped to two.
  const std::size_t at = action.place->text.find("rds:*");
  CHECK(action.place->column == at + 1);
  CHECK(action.place->length == 5);
}

TEST_CASE("policy: text that is no policy says what it is instead, and where") {
  const auto source =
      std::make_shared<const Source>("v.json", R"({"a":"{\"Statement\": [}","b":{},"c":7,"d":""})");
  const Result<JsonValue> json = parse_json(*source);
  const auto fault = [&](const std::string& key) {
    const PolicyDocument policy = read_embedded_policy(*json->find(key), source);
    CHECK_FALSE(policy.is_policy);
    REQUIRE(policy.findings.size() == 1);
    return std::string(name_of(policy.findings[0].fault)) + " " +
           std::to_string(policy.place(policy.findings[0].span)->column);
  };
  CHECK(fault("a") == "not_json 24");  // the brace behind the escaped quotation marks
  CHECK(fault("b") == "no_policy 31");
  CHECK(fault("c") == "no_policy 38");
  CHECK(fault("d") == "not_json 44");
}

TEST_CASE("policy: nesting that no policy has is named, not followed") {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "[";
  const std::string text = R"({"a":"{\"Statement\":)" + deep + R"("})";
  const auto source = std::make_shared<const Source>("v.json", text);
  const PolicyDocument policy = read_embedded_policy(*parse_json(*source)->find("a"), source);
  REQUIRE(policy.findings.size() == 1);
  CHECK(policy.findings[0].fault == PolicyFault::too_deep);
}

TEST_CASE("policy: who stands under a key that RAM does not know is kept apart") {
  const PolicyStatement statement =
      read(
          R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"a"},"NotPrincipal":{"RAM":["b"]}}]})")
          .statements.at(0);
  CHECK(joined(statement.misplaced) == "a b");
  CHECK(statement.accounts.empty());
  CHECK(statement.has_not_principal);
}

TEST_CASE("policy: what is far larger than RAM accepts is not read, as an object and in a string") {
  const std::string statement = R"({"Effect":"Allow","Action":"*","Resource":"*"},)";
  std::string list;
  for (int i = 0; i < 10000; ++i) list += statement;
  list.pop_back();
  const std::string policy = R"({"Version":"1","Statement":[)" + list + "]}";
  CHECK_FALSE(read(policy).is_policy);
  CHECK(findings(policy) == "too_large");
  const auto source =
      std::make_shared<const Source>("v.json", "{\"a\":\"" + escaped(policy) + "\"}");
  const PolicyDocument embedded = read_embedded_policy(*parse_json(*source)->find("a"), source);
  CHECK_FALSE(embedded.is_policy);
  REQUIRE(embedded.findings.size() == 1);
  CHECK(embedded.findings[0].fault == PolicyFault::too_large);
}

TEST_CASE("policy: a thousand repeated keys are a thousand findings of one statement") {
  std::string keys = R"("Effect":"Allow")";
  for (int i = 0; i < 1000; ++i) keys += R"(,"Effect":"Deny")";
  const PolicyDocument policy = read(R"({"Version":"1","Statement":[{)" + keys + "}]}");
  REQUIRE(policy.statements.size() == 1);
  CHECK_FALSE(policy.statements[0].is_certain);
  CHECK(policy.findings.size() == 1002);  // and no action, no resource
  CHECK(trust_policy(policy).faults.size() == 100);
}

}  // namespace dtsdoctor::testing
