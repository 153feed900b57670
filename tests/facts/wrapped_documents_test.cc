// SPDX-License-Identifier: Apache-2.0
//
// Documents within what carried them: SDK replies, gateways, lists, strings, XML, a terminal.
#include "catch.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {

TEST_CASE("wrapped documents: what SDKs, gateways and logs put around a reply") {
  check_role(R"({"headers":{"x":"y"},"statusCode":200,"body":)" + kGetRole + "}");
  check_role(R"({"Code":"200","Message":"OK","Data":)" + kGetRole + "}");
  check_role(R"({"code":"Success","data":{"result":)" + kGetRole + "}}");
  check_role("[" + kGetRole + "]");
  check_role(R"({"statusCode":200,"body":")" + escaped(kGetRole) + "\"}");
  check_role(R"({"log":")" + escaped(R"({"body":")" + escaped(kGetRole) + "\"}") + "\"}");
}

TEST_CASE("wrapped documents: names as other languages write them") {
  std::string text = kGetRole;
  for (const std::string name : {"Arn", "AssumeRolePolicyDocument", "RoleName", "Role"}) {
    const std::size_t at = text.find("\"" + name + "\"");
    text[at + 1] = static_cast<char>(text[at + 1] - 'A' + 'a');
  }
  check_role(text);
}

TEST_CASE("wrapped documents: an answer as YAML and as Python prints it") {
  const std::string arn = "acs:ram::" + kOwner + ":role/ram-for-dts";
  const std::string policy = trusting(kCreator);
  check_role("{'Role': {'Arn': '" + arn + "', 'AssumeRolePolicyDocument': '" + policy +
             "', 'IsServiceLinkedRole': False, 'Description': None}, 'RequestId': '1'}");
  check_role("{'statusCode': 200, 'body': {'Role': {'Arn': '" + arn +
             "', 'AssumeRolePolicyDocument': " + policy + "}}}");
}

TEST_CASE("wrapped documents: an answer as Node and Ruby print it") {
  const std::string arn = "acs:ram::" + kOwner + ":role/ram-for-dts";
  const std::string policy = trusting(kCreator);
  check_role(
      "GetRoleResponse { statusCode: 200, body: GetRoleResponseBody { requestId: '1', role: "
      "Role { arn: '" +
      arn + "', assumeRolePolicyDocument: '" + policy + "', tags: [Object] } } }");
  check_role("{\"Role\"=>{\"Arn\"=>\"" + arn + "\", \"AssumeRolePolicyDocument\"=>\"" +
             escaped(policy) + "\", \"Description\"=>nil}, \"RequestId\"=>\"1\"}");
}

TEST_CASE("wrapped documents: a policy of several lines, joined as Node prints it") {
  const std::string service = kCreator + "@dts.aliyuncs.com";
  const auto roles = all<RoleDocument>(documents_in(
      "{\n  RequestId: '1',\n  Role: {\n    RoleName: 'r',\n    Description: \"it's\",\n"
      "    AssumeRolePolicyDocument: '{\\n' +\n"
      "      '  \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"sts:AssumeRole\",\\n' +\n"
      "      '    \"Principal\": {\"Service\": [\"" +
      service + "\"]}}],\\n' +\n      '  \"Version\": \"1\"\\n' +\n      '}'\n  }\n}\n"));
  REQUIRE(roles.size() == 1);
  REQUIRE(roles[0].trust);
  const FactValue& named = roles[0].trust->statements.at(0).services.at(0);
  CHECK(named.text == service);
  REQUIRE(named.place);
  CHECK(named.place->line == 8);
  CHECK(named.place->text.substr(named.place->mark_begin, service.size()) == service);
}

TEST_CASE("wrapped documents: the places in YAML of several lines") {
  const std::string head = "---\n# GetRole\nRole:\n  Arn: acs:ram::" + kOwner +
                           ":role/ram-for-dts\n  AssumeRolePolicyDocument:";
  const std::string service = kCreator + "@dts.aliyuncs.com";
  std::size_t line = 8;
  for (const std::string& policy :
       {std::string(" |\n    {\"Version\": \"1\", \"Statement\": [{\"Effect\": \"Allow\",\n"
                    "      \"Action\": \"sts:AssumeRole\", \"Principal\": {\n"
                    "      \"Service\": [\"") +
            service + "\"]}}]}\n",
        "\n    Version: '1'\n    Statement: [{Effect: Allow,\n"
        "      Action: 'sts:AssumeRole', Principal: {\n      Service: [" +
            service + "]}}]\n"}) {
    INFO(policy);
    const auto roles = all<RoleDocument>(documents_in(head + policy));
    REQUIRE(roles.size() == 1);
    CHECK(roles[0].arn->place->line == 4);
    CHECK(roles[0].arn->place->column == 8);
    REQUIRE(roles[0].trust);
    CHECK(roles[0].trust->is_readable);
    const FactValue& named = roles[0].trust->statements.at(0).services.at(0);
    CHECK(named.text == service);
    REQUIRE(named.place);
    CHECK(named.place->line == line++);
    CHECK(named.place->text.substr(named.place->mark_begin, service.size()) == service);
    CHECK(parse_json(roles[0].trust->json).ok());
  }
}

TEST_CASE("wrapped documents: an error with colons is no YAML") {
  CHECK(documents_in("RequestId: 1\nRoleName: x\nMessage: The role not exists: a: b\n")
            .documents.empty());
  CHECK(documents_in("Version: 1\nStatement: none\n").documents.empty());
}

TEST_CASE("wrapped documents: an answer in XML") {
  const std::string policy = trusting(kCreator);
  std::string entities;
  for (const char c : policy) entities += c == '"' ? std::string("&quot;") : std::string(1, c);
  for (const std::string& spelled : {policy, entities, "<![CDATA[" + policy + "]]>"}) {
    check_role(
        "<?xml version='1.0'?><GetRoleResponse><RequestId>1</RequestId><Role><Arn>acs:ram::" +
        kOwner + ":role/ram-for-dts</Arn><AssumeRolePolicyDocument>" + spelled +
        "</AssumeRolePolicyDocument></Role></GetRoleResponse>");
  }
  const std::string head = "<ListPoliciesForRoleResponse><RequestId>1</RequestId><Policies>";
  const std::string one =
      "<Policy><PolicyName>a</PolicyName><PolicyType>System</PolicyType></Policy>";
  const std::string end = "</Policies></ListPoliciesForRoleResponse>";
  for (const auto& [policies, count] :
       std::vector<std::pair<std::string, std::size_t>>{{"", 0}, {one, 1}, {one + one, 2}}) {
    const auto lists = all<AttachmentsDocument>(documents_in(head + policies + end));
    REQUIRE(lists.size() == 1);
    CHECK(lists[0].policies.size() == count);
  }
}

TEST_CASE("wrapped documents: a policy that is percent-encoded") {
  std::string encoded;
  for (const char c : trusting(kCreator)) {
    if (std::string("{}\"[]:,@").find(c) == std::string::npos) {
      encoded += c;
    } else {
      constexpr char kDigits[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kDigits[byte / 16], kDigits[byte % 16]};
    }
  }
  check_role(R"({"Role":{"Arn":"acs:ram::)" + kOwner +
             R"(:role/ram-for-dts","AssumeRolePolicyDocument":")" + encoded + "\"}}");
}

TEST_CASE("wrapped documents: several in one file") {
  const std::string other = get_role(trusting(kCreator), kOther, "dst");
  for (const std::string& text :
       {"[" + kGetRole + ",\n" + other + "]", kGetRole + "\n" + other,
        R"({"source":)" + kGetRole + R"(,"destination":)" + other + "}"}) {
    const auto roles = all<RoleDocument>(documents_in(text));
    REQUIRE(roles.size() == 2);
    CHECK(roles[0].owner_id->text == kOwner);
    CHECK(roles[1].owner_id->text == kOther);
  }
}

TEST_CASE("wrapped documents: a paste of an error and of answers is both") {
  const std::string text =
      "it failed with AssumeRoleFail\n$ aliyun ram GetRole --RoleName ram-for-dts\n" + kGetRole +
      "\n";
  const Recognised found = documents_in(text);
  CHECK(all<RoleDocument>(found).size() == 1);
  CHECK(found.is_failure_too);
  // What no command printed is not taken from the middle of a text.
  CHECK(documents_in("it failed\n" + kGetRole + "\n").documents.empty());
}

TEST_CASE("wrapped documents: what was promised to hold evidence is searched for it") {
  for (const std::string before : {"Warning: a newer version is out\n", "10:22:11 INFO answer: "}) {
    const std::string text = before + kGetRole + "\nbye\n";
    CHECK(documents_in(text).documents.empty());
    const Result<Recognised> found = recognise(Source("x", text), builtin_rules(), {}, true);
    REQUIRE(found.ok());
    REQUIRE(found->documents.size() == 1);
    CHECK(std::get<RoleDocument>(found->documents[0]).owner_id->text == kOwner);
  }
}

TEST_CASE("wrapped documents: JSON within a configuration is a part of it") {
  for (const std::string text :
       {"aliyun dts ConfigureDtsJob --SourceEndpointRole r --DbList '{\"a\":{\"name\":\"a\"}}' \\\n"
        "  --Reserve '{\"SourceEndpointRole\":\"s\"}'\n",
        "resource \"alicloud_dts_migration_job\" \"a\" {\n  source_endpoint_role = \"r\"\n"
        "  reserve = <<EOF\n{\"source_endpoint_role\":\"s\"}\nEOF\n}\n"}) {
    INFO(text);
    const Result<Recognised> found = recognise(Source("x", text), builtin_rules(), {}, true);
    REQUIRE(found.ok());
    REQUIRE(found->documents.size() == 1);
    CHECK(std::get<TaskDocument>(found->documents[0]).source.at("endpoint.role_name").text == "r");
  }
}

TEST_CASE("wrapped documents: an event that failed is a configuration and a failure") {
  const Recognised found =
      documents_in(R"({"eventName":"ConfigureDtsJob","errorCode":"AssumeRoleFail",)"
                   R"("requestParameters":)" +
                   source_task() + "}");
  const auto tasks = all<TaskDocument>(found);
  REQUIRE(tasks.size() == 1);
  CHECK(tasks[0].source.at("endpoint.owner_id").text == kOwner);
  CHECK(found.is_failure_too);
  CHECK_FALSE(documents_in(R"({"body":)" + source_task() + "}").is_failure_too);
}

TEST_CASE("wrapped documents: what is said beside a document may be a failure") {
  for (const std::string beside : {R"("msg":"AssumeRoleFail")",
                                   R"("error":{"code":"AssumeRoleFail"})", R"("lines":["a b"])"}) {
    INFO(beside);
    CHECK(documents_in("{" + beside + R"(,"data":)" + kGetRole + "}").is_failure_too);
  }
  for (const std::string beside : {R"("msg":"success")", R"("requestId":"a-1")", R"("status":200)"})
    CHECK_FALSE(documents_in("{" + beside + R"(,"data":)" + kGetRole + "}").is_failure_too);
  const Recognised entry = documents_in(R"({"msg":"AssumeRoleFail","SourceEndpointRole":"r"})");
  CHECK(all<TaskDocument>(entry).size() == 1);
  CHECK(entry.is_failure_too);
  // An entry of a log that names a role or an account is no answer about it.
  CHECK(documents_in(
            R"({"level":"error","message":"AssumeRoleFail","role":{"arn":"acs:ram::12:role/r"}})")
            .documents.empty());
  CHECK(documents_in(R"({"msg":"AssumeRoleFail : x","accountId":"12","arn":"acs:ram::12:user/u"})")
            .documents.empty());
}

TEST_CASE("wrapped documents: a template within the answer that prints it") {
  const std::string ros = R"({"Resources":{"J":{"Type":"ALIYUN::DTS::MigrationJob2","Properties":)"
                          R"({"SourceEndpoint":{"Role":"r"}}}}})";
  for (const std::string& body : {ros, "\"" + escaped(ros) + "\""}) {
    const auto tasks =
        all<TaskDocument>(documents_in(R"({"RequestId":"1","TemplateBody":)" + body + "}"));
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].form == TaskForm::ros_json);
    CHECK(tasks[0].label == "J");
  }
}

TEST_CASE("wrapped documents: a list of requests is several tasks, up to the limit") {
  const std::string text = "[" + source_task() + "," + source_task(kOther, "b") + "]";
  const auto tasks = all<TaskDocument>(documents_in(text));
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[1].source.at("endpoint.role_name").text == "b");
  CHECK(tasks[1].closes_endpoints);
  Limits limits;
  limits.max_tasks = 1;
  const Result<Recognised> cut = recognise(Source("x", text), builtin_rules(), limits);
  REQUIRE(cut.ok());
  CHECK(cut->documents.size() == 1);
  REQUIRE(cut->limits.size() == 1);
  CHECK(cut->limits[0].what == LimitWhat::tasks);
}

TEST_CASE("wrapped documents: hostile text costs no more than its length") {
  const auto repeated = [](const std::string& text) {
    std::string out;
    while (out.size() < 300000) out += text;
    return out;
  };
  for (const std::string& text :
       {repeated("$ aliyun ram GetRole \"\n"), repeated("{\"Policies\":[\n"), repeated("A=\"$(\n"),
        repeated("aliyun aliyun "), repeated("aliyun ram x --A 1; "),
        "aliyun ram x " + repeated("\\ \n\n"), repeated("aliyun ram x \n --A\n"),
        "$ aliyun ram x\n" + repeated("{\"PolicyName\":1}\n"), repeated("[{\"AccountId\":"),
        R"({"AccountId":")" + repeated("{\\\"AccountId\\\":") + "\"}",
        "aliyun dts ConfigureDtsJob --SourceEndpointRole $A\n" + repeated("A='\n")}) {
    CHECK(documents_in(text).documents.size() <= 1);
  }
}

TEST_CASE("wrapped documents: what only resembles one is none") {
  // All policies of an account, not those of a role.
  CHECK(documents_in(
            R"({"IsTruncated":false,"Policies":{"Policy":[{"PolicyName":"a","PolicyType":"Custom",)"
            R"("AttachmentCount":1}]}})")
            .documents.empty());
  CHECK(documents_in(R"({"IsTruncated":false,"Policies":{"Policy":[]}})").documents.empty());
  CHECK(documents_in(R"({"policies":""})").documents.empty());
  CHECK(documents_in(R"([{"level":"error","message":"AssumeRoleFail"}])").documents.empty());
  CHECK(documents_in(R"([{"level":"error"},)" + kGetRole + "]")
            .documents.empty());  // an export of a log
  CHECK(
      documents_in(R"({"rules":[{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}]})")
          .documents.empty());
  CHECK(
      documents_in(R"({"userIdentity":{"accountId":"1","principalId":"2","type":"root-account"}})")
          .documents.empty());
  CHECK(documents_in("{\"a\":1}\n" + kGetRole).documents.empty());  // a log with a reply in it
}

TEST_CASE("wrapped documents: an answer whose lines a terminal broke, anywhere") {
  for (std::size_t width = 60; width < 90; ++width) {
    std::string text;
    for (std::size_t at = 0; at < kGetRole.size(); at += width)
      text += kGetRole.substr(at, width) + (width % 2 == 0 ? "\n" : "\r\n");
    INFO(text);
    for (const std::string& each : {text, "$ aliyun ram GetRole --RoleName ram-for-dts\n" + text}) {
      const auto roles = all<RoleDocument>(documents_in(each));
      REQUIRE(roles.size() == 1);
      CHECK(roles[0].owner_id->text == kOwner);
      CHECK(roles[0].trust->is_readable);
      CHECK(roles[0].trust->statements.at(0).services.at(0).text == kCreator + "@dts.aliyuncs.com");
    }
  }
}

TEST_CASE("wrapped documents: blanks as a page has them, also before the names") {
  std::string text = kGetRole;
  text.insert(1, "\n\xC2\xA0\xC2\xA0\xE2\x80\x8B");
  text.insert(text.find("\"Role\""), "\xE3\x80\x80");
  const auto mended = all<RoleDocument>(documents_in(text));
  REQUIRE(mended.size() == 1);
  CHECK(mended[0].owner_id->text == kOwner);
  const Place& place = *mended[0].owner_id->place;
  CHECK(place.line == 2);
  CHECK(place.text.substr(place.text.find(kOwner), kOwner.size()) == kOwner);
  CHECK(mended[0].trust->statements.at(0).services.at(0).text == kCreator + "@dts.aliyuncs.com");
  // Within a value they are a part of it.
  const auto roles =
      all<RoleDocument>(documents_in("{\xC2\xA0\"Role\": {\"Arn\": \"acs:ram::\xC2\xA0" + kOwner +
                                     ":role/a\",\"RoleName\":\"a\"}}"));
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].owner_id->text == "\xC2\xA0" + kOwner);
}

TEST_CASE("wrapped documents: JSON that is wrong in another way stays an error") {
  for (const std::string& text : {kGetRole.substr(0, kGetRole.size() - 1) + ",\n}",
                                  std::string("{\xC2\xA0\"Role\": {\"Arn\": x}}"),
                                  std::string("{\"Role\": {\"Arn\n: \"acs:ram::1:role/a\"}}")}) {
    const Result<Recognised> found = recognise(Source("x", text), builtin_rules(), {}, true);
    CHECK((!found.ok() || found->documents.empty()));
  }
}

TEST_CASE("wrapped documents: a list that leaves out the name of a policy is not all of it") {
  const auto lists = all<AttachmentsDocument>(
      documents_in(R"({"Policies":{"Policy":[{"Policy Name":"a","PolicyType":"Custom"}]}})"));
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].policies.empty());
  CHECK_FALSE(lists[0].is_complete);
  const auto roles = all<RoleListDocument>(
      documents_in(R"({"Roles":{"Role":[{"RoleName":"a"},{"RoleId":"1"}]},"IsTruncated":false})"));
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].roles.size() == 1);
  CHECK_FALSE(roles[0].is_complete);
}

}  // namespace dtsdoctor::testing
