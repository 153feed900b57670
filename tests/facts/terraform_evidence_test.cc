// SPDX-License-Identifier: Apache-2.0
#include "facts/terraform_evidence.h"

#include "catch.h"
#include "facts/derive.h"
#include "facts/ram_documents.h"
#include "facts/recognise.h"

namespace dtsdoctor::testing {
namespace {

template <typename T>
std::vector<T> read(const std::string& text) {
  const Source source("x", text);
  const Result<JsonValue> root = parse_json(source);
  REQUIRE(root.ok());
  std::vector<T> out;
  for (const Document& document : read_terraform_evidence(*root, source)) {
    if (const T* one = std::get_if<T>(&document)) out.push_back(*one);
  }
  return out;
}

std::string resource(const std::string& type, const std::string& values, bool in_state,
                     const std::string& mode = "managed", const std::string& provider = "p") {
  const std::string head = R"({"mode":")" + mode + R"(","type":"alicloud_)" + type +
                           R"(","name":"n","provider":")" + provider + "\",";
  return head + (in_state ? R"("instances":[{"attributes":)" + values + "}]}"
                          : R"("values":)" + values + "}");
}

std::string role_values(const std::string& document = "assume_role_policy_document") {
  return R"({"arn":"acs:ram::)" + kOwner + R"(:role/ram-for-dts","role_name":"ram-for-dts",")" +
         document + "\":\"" + escaped(trusting(kCreator)) + "\"}";
}

const std::string kAttachment =
    R"({"role_name":"ram-for-dts","policy_name":"AliyunDTSRolePolicy","policy_type":"System"})";

std::string state(const std::string& resources) {
  return R"({"version":4,"lineage":"l","resources":[)" + resources + "]}";
}

std::string shown(const std::string& resources) {
  return R"({"values":{"root_module":{"child_modules":[{"resources":[)" + resources + "]}]}}}";
}

}  // namespace

TEST_CASE("terraform evidence: a role with its trust policy, in states of every kind") {
  for (const std::string& text : {state(resource("ram_role", role_values(), true)),
                                  state(resource("ram_role", role_values("document"), true)),
                                  shown(resource("ram_role", role_values(), false)),
                                  R"({"planned_values":{},"prior_state":)" +
                                      shown(resource("ram_role", role_values(), false)) + "}"}) {
    INFO(text);
    const auto roles = read<RoleDocument>(text);
    REQUIRE(roles.size() == 1);
    CHECK(roles[0].owner_id->text == kOwner);
    CHECK(roles[0].owner_id->place->column == text.find(kOwner) + 1);
    REQUIRE(roles[0].trust);
    CHECK(roles[0].trust->statements.at(0).services.at(0).text == kCreator + "@dts.aliyuncs.com");
  }
}

TEST_CASE("terraform evidence: a state of an older Terraform") {
  const std::string text =
      R"({"version":3,"serial":1,"lineage":"l","modules":[{"path":["root"],"resources":{)"
      R"("alicloud_ram_role.r":{"type":"alicloud_ram_role","primary":{"attributes":)" +
      role_values("document") +
      R"(}},"data.alicloud_caller_identity.me":{"type":"alicloud_caller_identity",)"
      R"("primary":{"attributes":{"account_id":")" +
      kCreator + "\"}}}}}]}";
  REQUIRE(read<RoleDocument>(text).size() == 1);
  CHECK(read<RoleDocument>(text)[0].trust->statements.size() == 1);
  REQUIRE(read<IdentityDocument>(text).size() == 1);
  CHECK(read<IdentityDocument>(text)[0].account_id.text == kCreator);
}

TEST_CASE("terraform evidence: what is planned is no evidence of what is") {
  CHECK(read<RoleDocument>(R"({"planned_values":)" +
                           shown(resource("ram_role", role_values(), false)) + "}")
            .empty());
}

TEST_CASE("terraform evidence: nor is what any other part of a plan calls a role's policy") {
  const std::string change =
      R"({"terraform_version":"1.9","resource_changes":[{"change":{"after":)" + role_values() +
      "}}]}";
  const Result<Recognised> found = recognise(Source("x", change), builtin_rules(), {}, true);
  REQUIRE(found.ok());
  CHECK(found->documents.empty());
}

TEST_CASE("terraform evidence: roles that a data source looked up") {
  const auto roles = read<RoleDocument>(state(resource(
      "ram_roles",
      R"({"roles":[{"arn":"acs:ram::)" + kOwner +
          R"(:role/ram-for-dts","name":"ram-for-dts","create_date":"2026-01-01","document":")" +
          escaped(trusting(kCreator)) + "\"}]}",
      true, "data")));
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].owner_id->text == kOwner);
  CHECK(roles[0].created->text == "2026-01-01");
  CHECK(roles[0].trust->statements.size() == 1);
}

TEST_CASE("terraform evidence: policies, and what is attached to each role") {
  const auto policies = read<PermissionDocument>(
      state(resource("ram_policy",
                     R"({"policy_name":"p","default_version":"v2","policy_document":)"
                     R"("{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",)"
                     R"(\"Action\":\"rds:*\",\"Resource\":\"*\"}]}"})",
                     true)));
  REQUIRE(policies.size() == 1);
  CHECK(policies[0].name == "p");
  CHECK(policies[0].version == "v2");
  CHECK(policies[0].policy.statements.size() == 1);
  const auto lists = read<AttachmentsDocument>(
      state(resource("ram_role_policy_attachment", kAttachment, true) + "," +
            resource("ram_role_policy_attachment",
                     R"({"role_name":"other","policy_name":"x","policy_type":"Custom"})", true)));
  REQUIRE(lists.size() == 2);
  CHECK(lists[1].role == "ram-for-dts");
  CHECK(lists[1].policies.at(0).is_system);
  CHECK_FALSE(lists[1].is_complete);
}

TEST_CASE("terraform evidence: who called, with the provider of the tasks") {
  const std::string who = R"({"account_id":")" + kCreator + R"(","arn":"acs:ram::)" + kCreator +
                          R"(:user/ops","identity_type":"RAMUser"})";
  const std::string task = resource("dts_synchronization_job", "{}", true, "managed", "creator");
  const auto identities = read<IdentityDocument>(
      state(resource("caller_identity", who, true, "data", "creator") + "," + task));
  REQUIRE(identities.size() == 1);
  CHECK(identities[0].account_id.text == kCreator);
  CHECK(identities[0].user_name->text == "ops");
  CHECK(read<IdentityDocument>(
            state(resource("caller_identity", who, true, "data", "owner") + "," + task))
            .empty());
}

TEST_CASE("terraform evidence: a state proves that a policy is attached, not that another is not") {
  Case of = case_of({{"task.json", source_task()}});
  for (AttachmentsDocument& list :
       read<AttachmentsDocument>(state(resource("ram_role_policy_attachment", kAttachment, true))))
    add(of, std::move(list));
  const std::vector<Unit> units = units_of(of);
  const Facts facts = collect_facts(builtin_rules(), of, units.at(0), {});
  CHECK(facts.at("ram.attached.system").is_partial);
  CHECK(facts.at("ram.attached.system").values.size() == 1);
  CHECK(facts.at("ram.attached.custom").state == FactState::unknown);
  CHECK(facts.value("ram.permissions.has_fitting_policy")->text == "true");
}

}  // namespace dtsdoctor::testing
