// SPDX-License-Identifier: Apache-2.0
//
// What follows from the values of a task alone, with the shipped tables.
#include "facts/config_facts.h"

#include "catch.h"
#include "facts/derive.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

// The facts of the source end of a task; `statements` as given by --fact.
Facts facts_of(const std::string& json, const std::map<std::string, FactValue>& statements = {}) {
  const Source source("task.json", json);
  const Result<JsonValue> root = parse_json(source);
  REQUIRE(root.ok());
  Case of;
  std::optional<Document> document = read_document(*root, source, builtin_rules());
  REQUIRE(document);
  add(of, std::move(*document));
  of.statements = statements;
  return collect_facts(builtin_rules(), of, endpoints_of(of).front(), FailureFacts());
}

// The value of a fact, "-" if it is known to be absent, "?" if it is not known.
std::string shown(const Facts& facts, std::string_view key) {
  REQUIRE(find_fact(builtin_rules(), key) != kNoFact);
  if (const FactValue* value = facts.value(key)) return value->text;
  return facts.at(key).state == FactState::absent ? "-" : "?";
}

std::string shown(const std::string& json, std::string_view key) {
  return shown(facts_of(json), key);
}

}  // namespace

TEST_CASE("config facts: an end is cross-account by its owner or its role") {
  const std::string key = "endpoint.is_cross_account";
  CHECK(shown(R"({"SourceEndpointOwnerID": "12"})", key) == "true");
  CHECK(shown(R"({"SourceEndpointRole": "r"})", key) == "true");
  CHECK(shown(R"({"SourceEndpointUserName": "u", "SourceEndpointRegion": "cn-beijing"})", key) ==
        "false");
  CHECK(shown(R"({"SourceEndpoint": {"Region": "cn-beijing", "UserName": "u"}})", key) == "?");
}

TEST_CASE("config facts: a role is looked up by its name, however it was entered") {
  const std::string key = "endpoint.role_to_look_up";
  CHECK(shown(R"({"SourceEndpointRole": "r"})", key) == "r");
  CHECK(shown(R"({"SourceEndpointRole": "acs:ram::12:role/r"})", key) == "r");
  CHECK(shown(R"({"SourceEndpointRole": " r "})", key) == "r");
  CHECK(shown(R"({"SourceEndpointOwnerID": "12"})", key) == "?");
}

TEST_CASE("config facts: the scenario is told by the ends that name an owner") {
  const std::string key = "task.scenario";
  CHECK(shown(R"({"SourceEndpointOwnerID": "1"})", key) == "source");
  CHECK(shown(R"({"DestinationEndpointOwnerID": "1"})", key) == "destination");
  CHECK(shown(R"({"SourceEndpointOwnerID": "1", "DestinationEndpointOwnerID": "2"})", key) ==
        "both");
  CHECK(shown(R"({"SourceEndpointRole": "r"})", key) == "none");
  CHECK(shown(R"({"SourceEndpoint": {"AliyunUid": "1"}})", key) == "?");
}

TEST_CASE("config facts: what is meant is asked for only where accounts are crossed") {
  const std::string key = "task.intended_scenario";
  const std::string crossed = R"({"SourceEndpointOwnerID": "1"})";
  const std::string plain =
      R"({"SourceEndpointUserName": "u", "SourceEndpointRegion": "cn-beijing"})";
  CHECK(shown(crossed, key) == "?");
  CHECK(shown(plain, key) == "-");
  CHECK(shown(facts_of(plain, {{"user.scenario", {"both", std::nullopt}}}), key) == "both");
}

TEST_CASE("config facts: the end is named in Chinese as the documentation does") {
  CHECK(shown(R"({"SourceEndpointOwnerID": "1"})", "endpoint.side_zh") == "源");
}

TEST_CASE("config facts: two-way is what the reverse direction or the user says") {
  const std::string key = "task.is_two_way";
  const std::string end = R"("SourceEndpointUserName": "u")";
  CHECK(shown("{" + end + R"(, "SynchronizationDirection": "reverse"})", key) == "true");
  CHECK(shown("{" + end + R"(, "JobType": "SYNC", "SynchronizationDirection": "Forward"})", key) ==
        "?");
  CHECK(shown("{" + end + R"(, "JobType": "MIGRATION"})", key) == "false");
  const Facts stated = facts_of("{" + end + "}", {{"user.topology", {"two_way", std::nullopt}}});
  CHECK(shown(stated, key) == "true");
}

TEST_CASE("config facts: the account inside an ARN, with its place") {
  const Facts facts = facts_of(R"({"SourceEndpointRole": "acs:ram::1408826137750019:role/r"})");
  REQUIRE(shown(facts, "endpoint.role_account_from_arn") == "1408826137750019");
  CHECK(facts.value("endpoint.role_account_from_arn")->place->column == 34);
  CHECK(shown(R"({"SourceEndpointRole": "acs:ram::14088****:role/r"})",
              "endpoint.role_account_from_arn") == "-");
}

TEST_CASE("config facts: documented spellings and the closest value") {
  const Facts folded = facts_of(R"({"SourceEndpointInstanceType": "express"})");
  CHECK(shown(folded, "endpoint.instance_type_spelling") == "EXPRESS");
  CHECK(shown(folded, "endpoint.instance_kind") == "self_managed");
  const Facts wrong = facts_of(R"({"SourceEndpointInstanceType": "MONGO_DB"})");
  CHECK(shown(wrong, "endpoint.instance_type_spelling") == "-");
  CHECK(shown(wrong, "endpoint.instance_type_nearest") == "MONGODB");
  CHECK(shown(wrong, "endpoint.instance_kind") == "-");
  CHECK(shown(R"({"SourceEndpointUserName": "u", "SourceEndpointEngineName": "quite-other"})",
              "endpoint.engine_nearest") == "-");
}

TEST_CASE("config facts: a JSON parameter that is broken or too long") {
  const auto fault = [](const std::string& value) {
    return shown(
        R"({"SourceEndpointUserName": "u", "SourceEndpointRegion": "cn-beijing", "DbList": ")" +
            value + "\"}",
        "task.db_list_fault");
  };
  CHECK(fault("{}") == "-");
  CHECK(fault("{") == "not_json");
  const std::string most = "{}" + std::string((std::size_t{1} << 20) - 2, ' ');
  CHECK(fault(most) == "-");
  CHECK(fault(most + " ") == "too_long");
}

}  // namespace dtsdoctor
