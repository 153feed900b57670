// SPDX-License-Identifier: Apache-2.0
//
// Documents are recognised by content, and every value knows where it stands.
#include "facts/documents.h"

#include "catch.h"
#include "facts/ram_documents.h"
#include "facts/recognise.h"

namespace dtsdoctor::testing {
namespace {

std::optional<Document> read(const std::string& text) {
  const Source source("x.json", text);
  const Result<JsonValue> json = parse_json(source);
  REQUIRE(json.ok());
  return read_document(*json, source, builtin_rules());
}

std::vector<Document> recognised(const std::string& text) {
  Result<Recognised> found = recognise(Source("x", text), builtin_rules(), {});
  return found.ok() ? std::move(found->documents) : std::vector<Document>();
}

}  // namespace

TEST_CASE("documents: each kind is recognised by its content") {
  CHECK(std::holds_alternative<TaskDocument>(*read(source_task())));
  CHECK(std::holds_alternative<RoleDocument>(*read(get_role(trusting(kCreator)))));
  CHECK(std::holds_alternative<RoleDocument>(*read(trusting(kCreator))));
  CHECK(std::holds_alternative<AttachmentsDocument>(*read(attached("AliyunDTSRolePolicy"))));
  CHECK(std::holds_alternative<IdentityDocument>(*read(identity(kCreator))));
  const auto user = read(R"({"RequestId":"1","User":{"UserId":"2","UserName":"ram-for-dts"}})");
  REQUIRE(user);
  CHECK(std::get<UserDocument>(*user).name.text == "ram-for-dts");
}

TEST_CASE("documents: an account id is the caller's beside any other field of a caller") {
  for (const std::string more : {R"("Arn":"acs:ram::12:user/eve")", R"("IdentityType":"Account")",
                                 R"("PrincipalId":"12")"}) {
    INFO(more);
    const auto found = read(R"({"AccountId":"12",)" + more + "}");
    REQUIRE(found);
    CHECK(std::get<IdentityDocument>(*found).account_id.text == "12");
  }
  CHECK_FALSE(read(R"({"AccountId":"12","Name":"x"})"));
  CHECK_FALSE(read(R"({"Arn":"acs:ram::12:user/eve"})"));
}

TEST_CASE("documents: the name of a role stands in a field of its own or in its ARN") {
  const auto name = [](const std::string& fields) {
    const auto found = read(R"({"Role":{)" + fields + R"("AssumeRolePolicyDocument":"{}"}})");
    const auto& role = std::get<RoleDocument>(found.value());
    return role.name ? role.name->text : "-";
  };
  CHECK(name(R"("RoleName":"r",)") == "r");
  CHECK(name(R"("Arn":"acs:ram::12:role/r",)") == "r");
  CHECK(name(R"("Arn":"acs:ram::12:r",)") == "-");
  CHECK(name(R"("Arn":"acs:ram::12",)") == "-");
  CHECK(name(R"("Arn":"arn:aws:iam::12:role/r",)") == "-");
  const Document list = document(
      "roles.json",
      R"({"Roles":{"Role":[{"RoleName":"a"},{"Arn":"acs:ram::12:role/b"},{"Arn":"x"},{}]}})");
  const auto& roles = std::get<RoleListDocument>(list).roles;
  REQUIRE(roles.size() == 2);
  CHECK(roles[0].name.text == "a");
  CHECK(roles[1].name.text == "b");
  CHECK(roles[1].owner_id->text == "12");
}

TEST_CASE("documents: a configuration that was cut closes nothing and loses its last value") {
  const std::string text =
      R"({"SourceEndpointOwnerID":"12","SourceEndpointRole":"ram-for-dts","DbList":"{\"a\":1}"})";
  for (const std::size_t size : {text.find("-dts"), text.find("dts\"") + 4}) {
    const auto documents = recognised(text.substr(0, size));
    REQUIRE(documents.size() == 1);
    const auto& task = std::get<TaskDocument>(documents.front());
    CHECK_FALSE(task.closes_endpoints);
    CHECK(task.source.at("endpoint.owner_id").text == "12");
    CHECK(task.source.count("endpoint.role_name") == 0);
    CHECK(task.notes.size() == 1);
  }
  const auto longer = recognised(text.substr(0, text.size() - 4));
  REQUIRE(longer.size() == 1);
  CHECK(std::get<TaskDocument>(longer.front()).source.count("endpoint.role_name") == 1);
  CHECK(recognised(R"({"SourceEndpointOwnerID":"12" "x":1})").empty());  // broken, not cut
  CHECK(recognised(R"({"Role":{"Arn":"acs:ram::12:role/r","AssumeRole)").empty());
}

TEST_CASE("documents: of a role that was cut off its whole policy counts, and nothing is absent") {
  const std::string text = get_role(trusting(kCreator));
  const auto documents = recognised(text.substr(0, text.find("CreateDate") + 4));
  REQUIRE(documents.size() == 1);
  const auto& role = std::get<RoleDocument>(documents.front());
  CHECK(role.owner_id->text == kOwner);
  CHECK(role.trust->statements.size() == 1);
  CHECK_FALSE(role.is_complete);
  for (const char* end : {"dts.aliyuncs", "\",\"CreateDate"}) {
    INFO(end);
    CHECK(recognised(text.substr(0, text.find(end))).empty());
  }
  // A policy that is no string may lack statements.
  const std::string object =
      R"({"Role":{"Arn":"acs:ram::12:role/r","AssumeRolePolicyDocument":)" + trusting(kCreator);
  CHECK(recognised(object.substr(0, object.size() - 1) + ",").empty());
}

TEST_CASE("documents: the command that printed a document may stand in front of it") {
  const std::string role = get_role(trusting(kCreator));
  const auto documents =
      recognised("ops@host:~$ aliyun ram GetRole --RoleName r\n" + role + "\n$ \n");
  REQUIRE(documents.size() == 1);
  CHECK(std::get<RoleDocument>(documents.front()).arn->place->line >= 2);
  CHECK(recognised("see below\n" + role).empty());
}

TEST_CASE("documents: an error body and other JSON are none") {
  CHECK_FALSE(read(R"({"Code":"AssumeRoleFail","Message":"x","RequestId":"y"})"));
  CHECK_FALSE(read(R"({"Version":"1","Statement":[]})"));
  CHECK_FALSE(read(R"({"DtsJobId":"x","DtsInstanceId":"y","Success":true})"));
  CHECK_FALSE(read("[]"));
  CHECK_FALSE(read("{}"));
}

TEST_CASE(
    "documents: a task's values have places, numbers keep their spelling, empty ones are left "
    "out") {
  const Document read_task = document(
      "task.json",
      "{\n \"SourceEndpointOwnerID\": 1408826137750019,\n \"SourceEndpointRole\": \"\"\n}");
  const auto& task = std::get<TaskDocument>(read_task);
  CHECK(task.closes_endpoints);
  REQUIRE(task.source.count("endpoint.owner_id") == 1);
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.owner_id").place->line == 2);
  CHECK(task.source.at("endpoint.owner_id").place->column == 27);
  CHECK(task.source.count("endpoint.role_name") == 0);
  CHECK(task.destination.empty());
}

TEST_CASE("documents: passwords of a task are known as secrets") {
  const Document read_task =
      document("task.json",
               R"({"SourceEndpointPassword":"s3cret-A","DestinationEndpointPassword":"s3cret-B"})");
  CHECK(std::get<TaskDocument>(read_task).secrets ==
        std::vector<std::string>{"s3cret-A", "s3cret-B"});
}

TEST_CASE("documents: a mistyped field is named with the one that was meant") {
  const Document read_task =
      document("task.json", R"({"SourceEndpointRole":"r","SourceEndpointOwnreID":"1"})");
  const auto& notes = std::get<TaskDocument>(read_task).notes;
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].help == "did you mean 'SourceEndpointOwnerID'?");
}

TEST_CASE("documents: a DescribeDtsJobDetail reply is a task that closes nothing") {
  const Document read_task = document(
      "detail.json",
      R"({"DtsJobId":"abc","SourceEndpoint":{"AliyunUid":"1408826137750019","RoleName":"ram-for-dts"},)"
      R"("DestinationEndpoint":{"InstanceType":"RDS"}})");
  const auto& task = std::get<TaskDocument>(read_task);
  CHECK_FALSE(task.closes_endpoints);
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.role_name").text == "ram-for-dts");
}

TEST_CASE("documents: a role's account and name come from its ARN") {
  const Document read_role =
      document("role.json", R"({"Role":{"Arn":"acs:ram::1408826137750019:role/ram-for-dts"}})");
  const auto& role = std::get<RoleDocument>(read_role);
  CHECK(role.owner_id->text == kOwner);
  CHECK(role.owner_id->place->column == 26);
  CHECK(role.name->text == "ram-for-dts");
  CHECK_FALSE(role.trust);
}

TEST_CASE("documents: a trust policy is read however often it is escaped") {
  const std::string once = trusting(kCreator);
  const Document escaped_once = document("role.json", get_role(once));
  const Document escaped_twice = document("role.json", get_role(escaped(once)));
  const Document as_object =
      document("role.json",
               R"({"Role":{"Arn":"acs:ram::1:role/r","AssumeRolePolicyDocument":)" + once + "}}");
  for (const Document& read_role : {escaped_once, escaped_twice, as_object}) {
    const auto& role = std::get<RoleDocument>(read_role);
    REQUIRE(role.trust);
    CHECK(role.trust->statements.at(0).services.at(0).text == kCreator + "@dts.aliyuncs.com");
  }
}

TEST_CASE("documents: permission policies in every reply that holds one, and bare") {
  const std::string allow = R"({"Effect":"Allow","Action":"rds:*","Resource":"*"})";
  const Document from_version = document("v.json", policy_version(allow, "v3"));
  const auto& version = std::get<PermissionDocument>(from_version);
  CHECK(version.name.empty());
  CHECK(version.version == "v3");
  CHECK(version.is_in_force);
  CHECK(version.policy.statements.size() == 1);
  const Document from_policy = document("p.json", get_policy("mine", allow, "v2"));
  const auto& policy = std::get<PermissionDocument>(from_policy);
  CHECK(policy.name == "mine");
  CHECK(policy.version == "v2");
  CHECK_FALSE(policy.is_system);
  CHECK(policy.policy.statements.size() == 1);
  const Document system = document(
      "s.json",
      R"({"Policy":{"PolicyName":"A","PolicyType":"System"},"DefaultPolicyVersion":{"PolicyDocument":"{}"}})");
  CHECK(std::get<PermissionDocument>(system).is_system);
  const Document bare = document("b.json", R"({"Statement":[)" + allow + R"(],"Version":"1"})");
  CHECK(std::get<PermissionDocument>(bare).policy.statements.size() == 1);
  const Document broken = document("x.json", R"({"PolicyVersion":{"PolicyDocument":"oops"}})");
  CHECK_FALSE(std::get<PermissionDocument>(broken).policy.is_policy);
  const Document old =
      document("o.json", R"({"PolicyVersion":{"PolicyDocument":"{}","IsDefaultVersion":false}})");
  CHECK_FALSE(std::get<PermissionDocument>(old).is_in_force);
}

TEST_CASE("documents: attachments tell system from custom policies, also when there are none") {
  const Document system = document("p.json", attached("AliyunDTSRolePolicy", "System"));
  CHECK(std::get<AttachmentsDocument>(system).policies.at(0).is_system);
  const Document custom = document("p.json", attached("mine", "Custom"));
  CHECK_FALSE(std::get<AttachmentsDocument>(custom).policies.at(0).is_system);
  const Document none = document("p.json", attached(""));
  CHECK(std::get<AttachmentsDocument>(none).policies.empty());
}

TEST_CASE("documents: a bare policy that is too large says so, by what it is") {
  std::string list;
  for (int i = 0; i < 5000; ++i)
    list +=
        R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":"acs:ram::1:root"}},)";
  list.pop_back();
  const Document trust = document("trust.json", R"({"Statement":[)" + list + "]}");
  REQUIRE(std::get<RoleDocument>(trust).trust->faults.size() == 1);
  CHECK(std::get<RoleDocument>(trust).trust->faults[0].text == "too_large");
}

TEST_CASE("documents: lists that RAM cannot have printed") {
  std::string list;
  for (int i = 0; i < 1500; ++i)
    list += R"({"RoleName":"r)" + std::to_string(i) +
            R"(","PolicyName":"p","Arn":"acs:ram::1:role/r"},)";
  list.pop_back();
  const Document roles = document("roles.json", R"({"Roles":{"Role":[)" + list + "]}}");
  CHECK(std::get<RoleListDocument>(roles).roles.size() == 1000);
  CHECK_FALSE(std::get<RoleListDocument>(roles).is_complete);
  CHECK_THROWS(document("policies.json", R"({"Policies":{"Policy":[)" + list + "]}}"));
}

}  // namespace dtsdoctor::testing
