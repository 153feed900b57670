// SPDX-License-Identifier: Apache-2.0
//
// What the attached policies let the role do, as facts: known only where every document that could
// change the answer is at hand.
#include "facts/permission_facts.h"

#include "catch.h"
#include "facts/derive.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

using Documents = std::vector<std::pair<std::string, std::string>>;

// The documented probes of an RDS endpoint, as a custom policy may allow them.
const std::string kRds =
    R"({"Effect":"Allow","Action":["rds:Describe*","rds:ModifySecurityIps"],"Resource":"*"})";
const std::string kRead = R"({"Effect":"Allow","Action":"rds:Describe*","Resource":"*"})";
const std::string kAll = R"({"Effect":"Allow","Action":"*","Resource":"*"})";

class Known {
 public:
  explicit Known(Documents documents) : facts_(builtin_rules()) {
    documents.emplace_back("task.json", source_task());
    const Case of = case_of(documents);
    facts_ = collect_facts(builtin_rules(), of, units_of(of).at(0), {});
  }

  std::string operator[](const std::string& key) const {
    const Fact& fact = facts_.at("ram.permissions." + key);
    if (fact.state == FactState::unknown) return "unknown";
    std::string out;
    for (const FactValue& value : fact.values) out += (out.empty() ? "" : " ") + value.text;
    return out;
  }

  const Fact& at(const std::string& key) const { return facts_.at("ram.permissions." + key); }

 private:
  Facts facts_;
};

const std::string kOne = attached_all({{"mine", "Custom"}});

}  // namespace

TEST_CASE("permissions: a policy that allows every probe is fitting") {
  const Known facts({{"p.json", kOne}, {"v.json", policy_version(kRds)}});
  CHECK(facts["has_fitting_policy"] == "true");
  CHECK(facts["missing_actions"].empty());
  CHECK(facts["denied_actions"].empty());
}

TEST_CASE("permissions: what no policy allows is missing") {
  const Known facts({{"p.json", kOne}, {"v.json", policy_version(kRead)}});
  CHECK(facts["missing_actions"] == "rds:ModifySecurityIps");
  CHECK(facts["missing_names"] == "rds:ModifySecurityIps");
  CHECK(facts.at("missing_names").values.at(0).place->input == "v.json");
  CHECK(facts["has_fitting_policy"] == "false");
}

TEST_CASE("permissions: a policy without its document leaves everything open and is asked for") {
  const Known facts({{"p.json", kOne}});
  CHECK(facts["missing_actions"] == "unknown");
  CHECK(facts["has_fitting_policy"] == "unknown");
  CHECK(facts["unread_policy"] == "mine");
  CHECK(facts["unread_policy_type"] == "Custom");
  const Known second({{"p.json", attached_all({{"mine", "Custom"}, {"AliyunXyzAccess", "System"}})},
                      {"v.json", policy_version(kRead)}});
  CHECK(second["missing_actions"] == "unknown");
  CHECK(second["unread_policy"] == "AliyunXyzAccess");
}

TEST_CASE("permissions: without attachments or with a kind of instance nobody knows, nothing") {
  CHECK(Known({{"v.json", policy_version(kRead)}})["missing_actions"] == "unknown");
  const Case of = case_of({{"task.json", R"({"SourceEndpointInstanceType":"OTHER",
    "SourceEndpointOwnerID":"1408826137750019","SourceEndpointRole":"r"})"},
                           {"p.json", kOne},
                           {"v.json", policy_version(kRead)}});
  const Facts facts = collect_facts(builtin_rules(), of, units_of(of).at(0), {});
  CHECK(facts.at("ram.permissions.missing_actions").state == FactState::unknown);
}

TEST_CASE("permissions: a Deny shows its statement, also beside a policy that is not at hand") {
  const std::string deny = R"({"Effect":"Deny","Action":"rds:Modify*","Resource":"*"})";
  const Known facts({{"p.json", kOne}, {"v.json", policy_version(kAll + "," + deny)}});
  CHECK(facts["denied_actions"] == "rds:ModifySecurityIps");
  CHECK(facts["deny_statements"] == deny);
  REQUIRE(facts.at("denied_actions").values.at(0).place);
  CHECK(facts.at("denied_actions").values[0].place->input == "v.json");
  CHECK(facts["has_fitting_policy"] == "true");  // of the Allows
  const Known beside({{"p.json", attached_all({{"mine", "Custom"}, {"other", "Custom"}})},
                      {"v.json", get_policy("mine", deny)}});
  CHECK(beside["denied_actions"] == "rds:ModifySecurityIps");
  CHECK(beside["missing_actions"] == "unknown");
}

TEST_CASE("permissions: a part of the resources and a condition are neither allowed nor missing") {
  const std::string narrow =
      R"({"Effect":"Allow","Action":"rds:ModifySecurityIps","Resource":"acs:rds:*:*:dbinstance/rm-1"})";
  const Known part({{"p.json", kOne}, {"v.json", policy_version(kRead + "," + narrow)}});
  CHECK(part["narrow_actions"] == "rds:ModifySecurityIps");
  CHECK(part["missing_actions"].empty());
  CHECK(part["has_fitting_policy"] == "undecided");
  const std::string conditional =
      R"({"Effect":"Allow","Action":"rds:ModifySecurityIps","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"10.0.0.0/8"}}})";
  const Known if_ip({{"p.json", kOne}, {"v.json", policy_version(kRead + "," + conditional)}});
  CHECK(if_ip["undecided_actions"] == "rds:ModifySecurityIps");
  CHECK(if_ip["has_fitting_policy"] == "undecided");
}

TEST_CASE("permissions: AliyunDTSRolePolicy allows every action that the rules require") {
  const RuleSet& rules = builtin_rules();
  for (const RequiredActions& row : rules.required_actions) {
    const auto types = RuleSet::part(rules.strings, row.instance_types);
    const Case of =
        case_of({{"task.json", R"({"SourceEndpointInstanceType":")" + std::string(types[0]) +
                                   R"(","SourceEndpointOwnerID":"1408826137750019"})"},
                 {"p.json", attached("AliyunDTSRolePolicy")}});
    const Facts facts = collect_facts(rules, of, units_of(of).at(0), {});
    INFO(row.id);
    const FactValue* fitting = facts.value("ram.permissions.has_fitting_policy");
    REQUIRE(fitting != nullptr);
    CHECK(fitting->text == "true");
  }
}

TEST_CASE(
    "permissions: another system policy is not called too narrow where it is not documented") {
  const Known facts({{"p.json", attached("AliyunDTSFullAccess")}});
  CHECK(facts["missing_actions"].empty());
  CHECK(facts["has_fitting_policy"] == "undecided");
  const Known vpc({{"p.json", attached("AliyunVPCReadOnlyAccess")}});
  CHECK(vpc["has_fitting_policy"] == "false");
}

}  // namespace dtsdoctor::testing
