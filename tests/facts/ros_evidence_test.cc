// SPDX-License-Identifier: Apache-2.0
//
// Roles, policies and attachments of a ROS template.
#include "facts/ros_evidence.h"

#include "catch.h"
#include "facts/derive.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {
namespace {

const std::string kTask = R"(  Job:
    Type: ALIYUN::DTS::SynchronizationJob2
    Properties:
      SourceEndpoint:
        InstanceType: RDS
        OwnerID: '1408826137750019'
        Role: !GetAtt Dts.RoleName
)";

std::string role(const std::string& ram, const std::string& service) {
  return R"(  Dts:
    Type: ALIYUN::RAM::Role
    Properties:
      RoleName: ram-for-dts
      AssumeRolePolicyDocument:
        Version: '1'
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal:
              RAM: [)" +
         ram + "]\n              Service: [" + service + R"(]
      PolicyAttachments:
        System: [AliyunDTSRolePolicy]
      Policies:
        - PolicyName: extra
          PolicyDocument:
            Version: '1'
            Statement: [{Effect: Allow, Action: 'rds:*', Resource: '*'}]
)";
}

std::string services(const std::string& text) {
  const auto roles = all<RoleDocument>(documents_in(text));
  if (roles.size() != 1) return std::to_string(roles.size()) + " roles";
  CHECK(roles[0].is_meant);
  std::string out = roles[0].name->text;
  for (const TrustStatement& statement : roles[0].trust->statements) {
    for (const FactValue& service : statement.services) out += " " + service.text;
  }
  return out;
}

const std::string kTop = "ROSTemplateFormatVersion: '2015-09-01'\n";

}  // namespace

TEST_CASE("ros evidence: a role beside the task, with what is attached to it") {
  const std::string text =
      kTop + "Resources:\n" + kTask +
      role("'acs:ram::1530275981640027:root'", "1530275981640027@dts.aliyuncs.com");
  CHECK(services(text) == "ram-for-dts 1530275981640027@dts.aliyuncs.com");
  const Recognised found = documents_in(text);
  const auto tasks = all<TaskDocument>(found);
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].source.at("endpoint.role_name").text == "ram-for-dts");
  const auto lists = all<AttachmentsDocument>(found);
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].role == "ram-for-dts");
  CHECK_FALSE(lists[0].is_complete);
  CHECK(lists[0].is_meant);
  REQUIRE(lists[0].policies.size() == 2);
  CHECK(lists[0].policies[0].name.text == "AliyunDTSRolePolicy");
  CHECK(lists[0].policies[0].is_system);
  CHECK(lists[0].policies[1].name.text == "extra");
  const auto policies = all<PermissionDocument>(found);
  REQUIRE(policies.size() == 1);
  CHECK(policies[0].name == "extra");
  CHECK(policies[0].policy.statements.at(0).actions.at(0).text == "rds:*");
}

TEST_CASE("ros evidence: parameters with defaults, Fn::Join and Fn::Sub stand for what they give") {
  const std::string top = kTop +
                          "Parameters:\n  Creator:\n    Type: String\n"
                          "    Default: '1530275981640027'\nResources:\n";
  CHECK(services(top + kTask +
                 role("!Join ['', ['acs:ram::', !Ref Creator, ':root']]",
                      "!Sub '${Creator}@dts.aliyuncs.com'")) ==
        "ram-for-dts 1530275981640027@dts.aliyuncs.com");
}

TEST_CASE("ros evidence: what the template does not decide is no evidence") {
  const std::string top = kTop + "Parameters:\n  Creator:\n    Type: String\nResources:\n";
  for (const char* service :
       {"!Sub '${Creator}@dts.aliyuncs.com'", "!Sub '${ALIYUN::TenantId}@dts.aliyuncs.com'",
        "!Ref Creator", "{'Fn::If': [a, b, c]}"}) {
    INFO(service);
    CHECK(services(top + kTask + role("x", service)) == "0 roles");
  }
}

TEST_CASE("ros evidence: policies that are resources of their own, in JSON") {
  const Recognised found = documents_in(
      R"({"ROSTemplateFormatVersion":"2015-09-01","Resources":{)"
      R"("R":{"Type":"ALIYUN::RAM::Role","Properties":{"RoleName":"ram-for-dts","AssumeRolePolicyDocument":)" +
      trusting(kCreator) +
      R"(}},"P":{"Type":"ALIYUN::RAM::ManagedPolicy","Properties":{"PolicyName":"mine","PolicyDocument":)"
      R"({"Version":"1","Statement":[{"Effect":"Allow","Action":"rds:*","Resource":"*"}]},)"
      R"("Roles":[{"Fn::GetAtt":["R","RoleName"]}]}},)"
      R"("A":{"Type":"ALIYUN::RAM::AttachPolicyToRole","Properties":{"PolicyName":"AliyunDTSRolePolicy",)"
      R"("PolicyType":"System","RoleName":"ram-for-dts"}}}})");
  CHECK(all<RoleDocument>(found).size() == 1);
  const auto lists = all<AttachmentsDocument>(found);
  REQUIRE(lists.size() == 1);
  REQUIRE(lists[0].policies.size() == 2);
  CHECK(lists[0].policies[0].name.text == "mine");
  CHECK_FALSE(lists[0].policies[0].is_system);
  CHECK(lists[0].policies[1].name.text == "AliyunDTSRolePolicy");
  CHECK(lists[0].policies[1].is_system);
  CHECK(all<PermissionDocument>(found).size() == 1);
}

TEST_CASE("ros evidence: a template of other resources has none") {
  CHECK(documents_in(kTop + "Resources:\n  Vpc:\n    Type: ALIYUN::ECS::VPC\n    Properties:\n"
                            "      RoleName: r\n")
            .documents.empty());
}

}  // namespace dtsdoctor::testing
