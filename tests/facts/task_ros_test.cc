// SPDX-License-Identifier: Apache-2.0
//
// What a ROS template leaves to parameters, functions and anchors.
#include "facts/task_ros.h"

#include "catch.h"
#include "facts/read_tasks.h"
#include "facts/task_forms.h"
#include "facts/task_in_every_form.h"

namespace dtsdoctor::testing {

TEST_CASE(
    "ros tasks: what refers to a parameter of ROS is its default, and computed ones are open") {
  const std::string yaml =
      "Parameters:\n  Owner:\n    Type: String\n    Default: '1408826137750019'\n  Role:\n"
      "    Type: String\nResources:\n  J:\n    Type: ALIYUN::DTS::MigrationJob2\n    Properties:\n"
      "      SourceEndpoint:\n        InstanceType: RDS\n        OwnerID: !Ref Owner\n"
      "        Role: {Ref: Role}\n";
  const std::string json =
      R"({"Parameters":{"Owner":{"Type":"String","Default":"1408826137750019"}},"Resources":{"J":)"
      R"({"Type":"ALIYUN::DTS::MigrationJob2","Properties":{"SourceEndpoint":{"InstanceType":"RDS",)"
      R"("OwnerID":{"Ref":"Owner"},"Role":{"Ref":"Role"}}}}}})";
  for (const std::string& text : {yaml, json}) {
    const TaskDocument task = only(text);
    CHECK(task.source.at("endpoint.owner_id").text == kOwner);
    CHECK(task.source.count("endpoint.role_name") == 0);
    CHECK(task.open == std::set<std::string>{"source/endpoint.role_name"});
  }
  CHECK(place_of(only(yaml).source.at("endpoint.owner_id")).starts_with("13:"));
}

TEST_CASE("ros tasks: intrinsic functions of ROS JSON stay unresolved") {
  for (const std::string owner : {R"({"Ref":"Owner"})", R"({"Fn::Sub":"${x}"})"}) {
    const TaskDocument task = only(
        R"({"Resources":{"A":{"Type":"ALIYUN::DTS::MigrationJob2","Properties":{"SourceEndpoint":)"
        R"({"Role":"r","OwnerID":)" +
        owner + "}}}}}");
    CHECK(task.source.at("endpoint.role_name").text == "r");
    CHECK(task.source.count("endpoint.owner_id") == 0);
    CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
  }
}

TEST_CASE("ros tasks: what a ROS template merges into an endpoint may set anything") {
  const TaskDocument task = only(
      "Base: &base\n  OwnerID: '1408826137750019'\nResources:\n  A:\n"
      "    Type: ALIYUN::DTS::MigrationJob2\n    Properties:\n      SourceEndpoint:\n"
      "        <<: *base\n        Role: r\n");
  CHECK(task.source.at("endpoint.role_name").text == "r");
  CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
}

TEST_CASE("ros tasks: intrinsic functions of ROS stay unresolved") {
  for (const std::string owner : {"!Ref Owner", "{Ref: Owner}", "*owner", "!Sub '${x}'"}) {
    const TaskDocument task = only(
        "Resources:\n  A: &owner\n    Type: ALIYUN::DTS::MigrationJob2\n    Properties:\n      "
        "SourceEndpoint:\n        Role: r\n        OwnerID: " +
        owner + "\n");
    CHECK(task.source.at("endpoint.role_name").text == "r");
    CHECK(task.source.count("endpoint.owner_id") == 0);
    CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
  }
}

TEST_CASE("ros tasks: a YAML template between the words of a ticket") {
  const std::string yaml =
      "ROSTemplateFormatVersion: '2015-09-01'\nDescription: |\n  moves orders\n\n# the job\n"
      "Resources:\n  A:\n    Type: ALIYUN::DTS::MigrationJob2\n    Properties:\n      "
      "SourceEndpoint:\n        Role: r\n";
  for (const std::string end :
       {"```\n\nand the error:\nErrorCode: AssumeRoleFail\n",
        "\n报错如下：\nErrorCode: AssumeRoleFail\n", "\nThanks: a lot: b\n"}) {
    INFO(end);
    const TaskFile file = read("Our template: see below, it fails\n\n```yaml\n" + yaml + end);
    REQUIRE(file.tasks.size() == 1);
    CHECK(place_of(file.tasks[0].source.at("endpoint.role_name")) == "14:15");
    CHECK_FALSE(file.is_only_config);
  }
  CHECK(read(yaml).is_only_config);
  CHECK(read("Resources: of ALIYUN::DTS::MigrationJob2 have no SourceEndpoint\n").tasks.empty());
}

}  // namespace dtsdoctor::testing
