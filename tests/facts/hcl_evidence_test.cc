// SPDX-License-Identifier: Apache-2.0
//
// Roles, policies and attachments of a Terraform configuration, and where they count.
#include "facts/hcl_evidence.h"

#include "catch.h"
#include "facts/derive.h"
#include "facts/failed_lookup.h"
#include "facts/ram_documents.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {
namespace {

std::string role(const std::string& document, const std::string& name = "\"ram-for-dts\"") {
  return "resource \"alicloud_ram_role\" \"dts\" {\n  role_name = " + name +
         "\n  assume_role_policy_document = " + document + "\n}\n";
}

std::string encoded(const std::string& account) {
  return "jsonencode({\n  Statement = [{\n    Action = \"sts:AssumeRole\", Effect = \"Allow\"\n"
         "    Principal = {\n      RAM = [\"acs:ram::" +
         account + ":root\"]\n      Service = [\"" + account +
         "@dts.aliyuncs.com\"]\n    }\n  }]\n  Version = \"1\"\n})";
}

std::string heredoc(const std::string& account) { return "<<EOF\n" + trusting(account) + "\nEOF"; }

const std::string kBlocks = R"(data "alicloud_ram_policy_document" "trust" {
  version = "1"
  statement {
    action = ["sts:AssumeRole"]
    principal {
      entity      = "RAM"
      identifiers = ["acs:ram::)" +
                            kCreator + R"(:root"]
    }
    principal {
      entity      = "Service"
      identifiers = [")" + kCreator +
                            R"(@dts.aliyuncs.com"]
    }
    condition {
      operator = "StringEquals"
      variable = "sts:ExternalId"
      values   = ["x"]
    }
  }
}
)";

template <typename T>
std::vector<T> read(const std::string& text) {
  return all<T>(documents_in(text));
}

std::string services(const std::string& text) {
  const auto roles = read<RoleDocument>(text);
  if (roles.size() != 1) return std::to_string(roles.size()) + " roles";
  std::string out;
  for (const TrustStatement& statement : roles[0].trust->statements) {
    for (const FactValue& service : statement.services) {
      out += service.text + " ";
      CHECK(service.place->text.find("@dts.aliyuncs.com") != std::string::npos);
    }
  }
  return out;
}

const std::string kTask = R"(resource "alicloud_dts_synchronization_job" "job" {
  source_endpoint_instance_type = "RDS"
  source_endpoint_owner_id      = ")" +
                          kOwner + R"("
  source_endpoint_role          = alicloud_ram_role.dts.role_name
}
)";

// Whom the trust policy of the one judged role lets in; "-" if there is none.
std::string trusted(const Case& of) {
  const std::vector<Unit> units = units_of(of);
  REQUIRE(units.size() == 1);
  if (units[0].role == nullptr || !units[0].role->trust) return "-";
  return units[0].role->trust->statements.at(0).services.at(0).text;
}

Case case_of_texts(const std::vector<std::pair<std::string, std::string>>& texts) {
  Case out;
  for (const auto& [name, text] : texts) {
    Result<Recognised> found = recognise(Source(name, text), builtin_rules(), {}, true);
    REQUIRE(found.ok());
    for (Document& each : found->documents) add(out, std::move(each));
  }
  return out;
}

const std::string kDts = "@dts.aliyuncs.com";

}  // namespace

TEST_CASE("hcl evidence: a role's trust policy, however it is written") {
  const std::string service = kCreator + kDts + " ";
  CHECK(services(role(encoded(kCreator))) == service);
  CHECK(services(role(heredoc(kCreator))) == service);
  CHECK(services(role("\"" + escaped(trusting(kCreator)) + "\"")) == service);
  CHECK(services("locals {\n  trust = " + encoded(kCreator) + "\n}\n" + role("local.trust")) ==
        service);
  CHECK(services("variable \"uid\" {\n  default = \"" + kCreator + "\"\n}\n" +
                 role(encoded("${var.uid}"))) == service);
  CHECK(services(role("data.alicloud_ram_policy_document.trust.document") + kBlocks) == service);
  const auto old = read<RoleDocument>(
      "resource \"alicloud_ram_role\" \"r\" {\n  name = \"a\"\n  "
      "document = " +
      heredoc(kCreator) + "\n}\n");
  REQUIRE(old.size() == 1);
  CHECK(old[0].name->text == "a");
  CHECK(old[0].is_meant);
}

TEST_CASE("hcl evidence: blocks of a policy have effect, principals and conditions") {
  const auto roles =
      read<RoleDocument>(kBlocks + role("data.alicloud_ram_policy_document.trust.document"));
  REQUIRE(roles.size() == 1);
  REQUIRE(roles[0].trust->statements.size() == 1);
  const TrustStatement& statement = roles[0].trust->statements[0];
  CHECK(statement.allows);
  CHECK(statement.covers_assume_role);
  REQUIRE(statement.accounts.size() == 1);
  CHECK(statement.accounts[0].text == "acs:ram::" + kCreator + ":root");
  CHECK(statement.accounts[0].place->line == 7);
  REQUIRE(statement.conditions.size() == 1);
  CHECK(statement.conditions[0].text == "sts:ExternalId");
  CHECK(roles[0].trust->faults.empty());
}

TEST_CASE("hcl evidence: a role that hangs on something else is left out") {
  CHECK(services("variable \"uid\" {}\n" + role(encoded("${var.uid}"))) == "0 roles");
  CHECK(services(role("file(\"trust.json\")")) == "0 roles");
  CHECK(services(role(encoded(kCreator), "\"${var.prefix}-dts\"")) == "0 roles");
  CHECK(services(role("data.alicloud_ram_policy_document.other.document") + kBlocks) == "0 roles");
  CHECK(services("module \"m\" {\n  uid = 1\n}\nvariable \"uid\" {\n  default = \"2\"\n}\n" +
                 role(encoded("${var.uid}"))) == "0 roles");
  const std::string dynamic =
      "data \"alicloud_ram_policy_document\" \"trust\" {\n  dynamic "
      "\"statement\" {\n    for_each = []\n  }\n}\n";
  CHECK(services(role("data.alicloud_ram_policy_document.trust.document") + dynamic) == "0 roles");
  std::string unknown = kBlocks;
  unknown.replace(unknown.find("action ="), 8, "not_action =");
  CHECK(services(role("data.alicloud_ram_policy_document.trust.document") + unknown) == "0 roles");
}

TEST_CASE("hcl evidence: a plan that was printed is none") {
  std::string plan;
  const std::string text = role(heredoc(kCreator));
  for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) + 1)
    plan += "  + " + text.substr(at, text.find('\n', at) - at) + "\n";
  CHECK(services("Terraform will perform the following actions:\n\n" + plan) == "0 roles");
}

TEST_CASE("hcl evidence: policies and what is attached, by reference or name") {
  const std::string text =
      "resource \"alicloud_ram_policy\" \"p\" {\n  policy_name = \"dts-own\"\n  policy_document = "
      "jsonencode({ Version = \"1\", Statement = [{ Effect = \"Allow\", Action = \"rds:*\", "
      "Resource = \"*\" }] })\n}\n"
      "resource \"alicloud_ram_role_policy_attachment\" \"a\" {\n  policy_name = "
      "alicloud_ram_policy.p.policy_name\n  policy_type = alicloud_ram_policy.p.type\n  role_name "
      "= alicloud_ram_role.dts.id\n}\n"
      "resource \"alicloud_ram_role_policy_attachment\" \"b\" {\n  policy_name = "
      "\"AliyunDTSRolePolicy\"\n  policy_type = \"System\"\n  role_name = \"ram-for-dts\"\n}\n" +
      role(encoded(kCreator));
  const auto lists = read<AttachmentsDocument>(text);
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].role == "ram-for-dts");
  CHECK_FALSE(lists[0].is_complete);
  REQUIRE(lists[0].policies.size() == 2);
  CHECK(lists[0].policies[0].name.text == "dts-own");
  CHECK_FALSE(lists[0].policies[0].is_system);
  CHECK(lists[0].policies[1].name.text == "AliyunDTSRolePolicy");
  CHECK(lists[0].policies[1].is_system);
  const auto policies = read<PermissionDocument>(text);
  REQUIRE(policies.size() == 1);
  CHECK(policies[0].name == "dts-own");
  CHECK(policies[0].policy.statements.at(0).actions.at(0).text == "rds:*");
}

TEST_CASE("hcl evidence: it counts for the task that names the role, also from another file") {
  CHECK(trusted(case_of_texts({{"main.tf", kTask + role(encoded(kCreator))}})) == kCreator + kDts);
  CHECK(trusted(case_of_texts({{"main.tf", kTask}, {"ram.tf", role(encoded(kCreator))}})) ==
        kCreator + kDts);
  CHECK(trusted(case_of_texts({{"ram.tf", role(encoded(kCreator))}, {"main.tf", kTask}})) ==
        kCreator + kDts);
  CHECK(trusted(case_of_texts({{"task.json", source_task()},
                               {"ram.tf", role(encoded(kCreator), "\"other\"")}})) == "-");
}

TEST_CASE("hcl evidence: what is goes before what is meant to be") {
  const std::string meant = kTask + role(encoded(kCreator));
  CHECK(trusted(case_of_texts({{"main.tf", meant}, {"role.json", get_role(trusting(kOther))}})) ==
        kOther + kDts);
  CHECK(trusted(case_of_texts({{"role.json", get_role(trusting(kOther))}, {"main.tf", meant}})) ==
        kOther + kDts);
  const std::string missing =
      "ERROR: SDK.ServerError\nErrorCode: EntityNotExist.Role\nMessage: The role not exists: "
      "acs:ram::" +
      kOwner + ":role/ram-for-dts\n";
  Case of = case_of_texts({{"main.tf", meant}});
  add(of, *read_missing_role(Source("role.txt", missing), builtin_rules()));
  CHECK(trusted(of) == "-");
}

TEST_CASE("hcl evidence: whether the role exists, a list of the owner's roles says") {
  const std::string meant = kTask + role(encoded(kCreator));
  for (const bool is_there : {true, false}) {
    const std::string name = is_there ? "ram-for-dts" : "other";
    const Case of = case_of_texts(
        {{"main.tf", meant},
         {"roles.json", R"({"Roles":{"Role":[{"RoleName":")" + name + R"(","Arn":"acs:ram::)" +
                            kOwner + ":role/" + name + R"("}]},"IsTruncated":false})"}});
    const Facts facts = collect_facts(builtin_rules(), of, units_of(of)[0], {});
    REQUIRE(facts.value("ram.role.exists") != nullptr);
    CHECK(facts.value("ram.role.exists")->text == (is_there ? "true" : "false"));
    CHECK((facts.value("ram.trust.single_id") != nullptr) == is_there);
  }
  const Case alone = case_of_texts({{"main.tf", meant}});
  const Facts facts = collect_facts(builtin_rules(), alone, units_of(alone)[0], {});
  CHECK(facts.value("ram.role.exists") == nullptr);
  CHECK(facts.value("ram.trust.single_id")->text == kCreator);
}

TEST_CASE("hcl evidence: a default that another file overrides says nothing") {
  const std::string text = kTask + "variable \"uid\" {\n  default = \"" + kOther + "\"\n}\n" +
                           role(encoded("${var.uid}"));
  CHECK(trusted(case_of_texts({{"main.tf", text}})) == kOther + kDts);
  CHECK(trusted(case_of_texts(
            {{"main.tf", text}, {"terraform.tfvars", "uid = \"" + kCreator + "\"\n"}})) == "-");
}

}  // namespace dtsdoctor::testing
