// SPDX-License-Identifier: Apache-2.0
//
// Reading a trust policy: what its grammar allows, and where each principal stands.
#include "facts/trust_policy.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::optional<TrustPolicy> read(const std::string& text) {
  const auto source = std::make_shared<const Source>("trust.json", text);
  const Result<JsonValue> json = parse_json(*source);
  REQUIRE(json.ok());
  const auto policy = read_policy(*json, MappedText(source->bytes()), source);
  if (!policy) return std::nullopt;
  return trust_policy(*policy);
}

std::vector<std::string> texts(const std::vector<FactValue>& values) {
  std::vector<std::string> out;
  for (const FactValue& value : values) out.push_back(value.text);
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("trust policy: principals may be strings or arrays") {
  const auto policy = read(R"({"Statement":{"Effect":"Allow","Action":["sts:AssumeRole"],
    "Principal":{"RAM":"acs:ram::1:root","Service":["2@dts.aliyuncs.com","ecs.aliyuncs.com"],"Federated":"acs:ram::3:saml-provider/x"}}})");
  REQUIRE(policy);
  REQUIRE(policy->statements.size() == 1);
  const TrustStatement& statement = policy->statements[0];
  CHECK(statement.allows);
  CHECK(statement.covers_assume_role);
  CHECK(texts(statement.accounts) == List{"acs:ram::1:root"});
  CHECK(texts(statement.services) == List{"2@dts.aliyuncs.com", "ecs.aliyuncs.com"});
  CHECK(texts(statement.federated) == List{"acs:ram::3:saml-provider/x"});
  CHECK(policy->is_readable);
}

TEST_CASE("trust policy: a principal knows its line and column") {
  const auto policy = read(
      "{\"Statement\":[\n {\"Effect\":\"Allow\",\"Principal\":\n  "
      "{\"Service\":[\"2@dts.aliyuncs.com\"]}}]}");
  REQUIRE(policy);
  const FactValue& service = policy->statements[0].services[0];
  REQUIRE(service.place);
  CHECK(service.place->line == 3);
  CHECK(service.place->column == 16);
  CHECK(service.place->length == 18);
}

TEST_CASE("trust policy: wildcards and NotAction decide whether sts:AssumeRole is covered") {
  const auto covers = [](const std::string& action) {
    return read(R"({"Statement":[{"Effect":"Allow",)" + action + R"(,"Principal":"*"}]})")
        ->statements[0]
        .covers_assume_role;
  };
  CHECK(covers(R"("Action":"sts:*")"));
  CHECK(covers(R"("Action":"STS:assumerole")"));
  CHECK(covers(R"("Action":["ram:GetRole","*"])"));
  CHECK(covers(R"("NotAction":"sts:AssumeRoleWithSAML")"));
  CHECK_FALSE(covers(R"("NotAction":"sts:AssumeRole")"));
  CHECK_FALSE(covers(R"("Action":"ram:*")"));
  CHECK_FALSE(covers(R"("Effect":"Allow")"));
}

TEST_CASE("trust policy: condition keys are read through their operators") {
  const auto policy =
      read(R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":"*",
    "Condition":{"StringEquals":{"sts:ExternalId":"x"},"IpAddress":{"acs:SourceIp":["10.0.0.0/8"]}}}]})");
  CHECK(texts(policy->statements[0].conditions) == List{"sts:ExternalId", "acs:SourceIp"});
}

TEST_CASE("trust policy: an Effect that is neither Allow nor Deny denies nobody") {
  const TrustStatement statement =
      read(R"({"Statement":{"Effect":"Alow","Action":"*","Principal":"*"}})")->statements.at(0);
  CHECK_FALSE(statement.allows);
  CHECK_FALSE(statement.denies);
}

TEST_CASE("trust policy: a document without statements is none") {
  CHECK_FALSE(read(R"({"Version":"1"})"));
  CHECK(read(R"({"Statement":[]})")->statements.empty());
  CHECK(read(R"({"Statement":[1,"x",null]})")->statements.empty());
  CHECK_FALSE(read(R"({"Statement":[1,"x",null]})")->is_readable);
}

}  // namespace dtsdoctor
