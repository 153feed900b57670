// SPDX-License-Identifier: Apache-2.0
//
// A configuration that cannot be parsed, as a user meets it.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

const std::string kBroken =
    "{\n  \"SourceEndpointRole\": \"r\"\n  \"SourceEndpointOwnerID\": \"1\"\n}\n";
const std::string kBrokenYaml =
    "ROSTemplateFormatVersion: \"2015-09-01\"\nResources:\n  T:\n"
    "    Type: ALIYUN::DTS::MigrationJob\n    Properties:\n      SourceEndpoint:\n"
    "        Role: \"x\" y\n";

Run run_with(const std::vector<std::string>& options, const std::string& name,
             const std::string& text) {
  const TemporaryFolder folder;
  (void)folder.file("error.log", "ErrorCode: AssumeRoleFail\n");
  (void)folder.file(name, text);
  std::vector<std::string> words = options;
  words.emplace_back("error.log");
  return run(words, {"", folder.path()});
}

}  // namespace

TEST_CASE("broken config: given as FILE it is named, with the place and the reason") {
  const Run result = run_with({"task.json"}, "task.json", kBroken);
  CHECK(result.exit == 0);
  CHECK(contains(result.err,
                 "warning: task.json looks like a configuration or a policy, but cannot be"));
  CHECK(contains(result.err, "task.json:3:3"));
  CHECK(contains(result.err, "unexpected string literal"));
  CHECK(contains(result.err, "repair it"));
  const Run chinese = run_with({"--lang", "zh", "task.json"}, "task.json", kBroken);
  CHECK(contains(chinese.err, "task.json 看起来是配置或策略文档，但无法解析"));
  CHECK(contains(chinese.err, "已按日志读取"));
}

TEST_CASE(
    "broken config: a block between the words of a ticket is named, too, and its secrets go") {
  const std::string ticket =
      "It fails with\nAssumeRoleFail NoPermission\n\nthe task:\n{\n"
      "  \"SourceEndpointRole\": \"r\",\n  \"SourceEndpointPassword\": \"hunter2,\n}\n\nThanks\n";
  const Run result = run_with({"ticket.txt"}, "ticket.txt", ticket);
  CHECK(result.exit == 0);
  CHECK_FALSE(contains(result.err + result.out, "hunter2"));
  const std::string comma = "the task:\n{\n  \"SourceEndpointRole\": \"r\",\n}\n";
  const Run named = run_with({"ticket.txt"}, "ticket.txt", comma);
  CHECK(contains(named.err, "warning: ticket.txt:2 looks like a configuration or a policy"));
  CHECK(contains(named.err, "ticket.txt:4:1"));
  const Run promised = run_with({"-c", "ticket.txt"}, "ticket.txt", comma);
  CHECK(promised.exit == 2);
  CHECK(contains(promised.err, "ticket.txt:4:1"));
}

TEST_CASE("broken config: a log of JSON is none") {
  const std::string line = "{\"level\":\"error\",\"msg\":\"AssumeRoleFail\"}\n";
  CHECK(run_with({"a.log"}, "a.log", line + line).err.empty());
  CHECK(run_with({"a.log"}, "a.log", line + line.substr(0, 30)).err.empty());
  CHECK(run_with({"a.log"}, "a.log", line.substr(0, 30)).err.empty());
}

TEST_CASE("broken config: YAML tells where it broke, and why") {
  const Run promised = run_with({"-c", "t.yaml"}, "t.yaml", kBrokenYaml);
  CHECK(promised.exit == 2);
  CHECK(contains(promised.err, "this is no YAML that can be read"));
  CHECK(contains(promised.err, "t.yaml:7:19"));
  CHECK(contains(promised.err, "did not find expected key"));
  const Run named = run_with({"t.yaml"}, "t.yaml", kBrokenYaml);
  CHECK(named.exit == 0);
  CHECK(contains(named.err, "warning: t.yaml looks like a configuration"));
  CHECK(contains(named.err, "did not find expected key"));
}

TEST_CASE("broken config: Terraform that is cut or broken is read as far as it goes, and says so") {
  const std::string head =
      "resource \"alicloud_dts_synchronization_job\" \"x\" {\n  source_endpoint_role = \"r\"\n";
  CHECK(contains(run_with({"-c", "a.tf"}, "a.tf", head).err, "ends in the middle"));
  CHECK(contains(run_with({"a.tf"}, "a.tf", head).err, "ends in the middle"));
  const Run broken =
      run_with({"a.tf"}, "a.tf", head + "  source_endpoint_password = \"hunter2\n}\n");
  CHECK(contains(broken.err, "a part of the task configuration cannot be read"));
  CHECK(contains(broken.err, "a.tf:3:30"));
  CHECK_FALSE(contains(broken.err, "hunter2"));
  CHECK(run_with({"a.tf"}, "a.tf", head + "  dynamic \"x\" {\n    a = 1\n  }\n}\n").err.empty());
  CHECK(run_with({"a.tf"}, "a.tf", "2026-01-02 ERROR x\n" + head).err.empty());
}

TEST_CASE("broken config: a --task that names none lists those that there are") {
  const std::string state =
      "resource \"alicloud_dts_synchronization_job\" \"orders\" {\n"
      "  source_endpoint_role = \"r\"\n}\n"
      "resource \"alicloud_dts_migration_job\" \"users\" {\n  source_endpoint_role = \"r\"\n}\n";
  const Run result = run_with({"--task", "zzz", "-c", "a.tf"}, "a.tf", state);
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "there is no task 'zzz'"));
  CHECK(contains(result.err,
                 "alicloud_dts_synchronization_job.orders, alicloud_dts_migration_job.users"));
}

}  // namespace dtsdoctor::test
