// SPDX-License-Identifier: Apache-2.0
//
// Tasks that are written down line by line, and texts that only look like it.
#include "facts/task_lines.h"

#include "catch.h"
#include "facts/read_tasks.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {
namespace {

// Owner and role of the source, each with its place; "-" where nothing is known.
std::string source_of(const TaskDocument& task) {
  std::string out;
  for (const char* key : {"endpoint.owner_id", "endpoint.role_name"}) {
    const auto found = task.source.find(key);
    out += out.empty() ? "" : " ";
    out += found == task.source.end() ? "-" : found->second.text + "@" + place_of(found->second);
  }
  return out;
}

// The tasks of the text, one behind the other; "none" where it is no configuration.
std::string tasks_of(const std::string& text) {
  const auto tasks = all<TaskDocument>(documents_in(text));
  std::string out;
  for (const TaskDocument& task : tasks) {
    CHECK_FALSE(task.leaves_out("source", "endpoint.instance_type"));
    out += (out.empty() ? "" : "; ") + source_of(task);
  }
  return out.empty() ? "none" : out;
}

}  // namespace

TEST_CASE("task lines: settings of a script, however names and values are parted") {
  CHECK(tasks_of("# the source\nSourceEndpointOwnerID=1408826137750019\n\n"
                 "SourceEndpointRole=ram-for-dts\n") == "1408826137750019@2:23 ram-for-dts@4:20");
  CHECK(tasks_of("export SOURCE_ENDPOINT_OWNER_ID='1408826137750019'\n"
                 "export SOURCE_ENDPOINT_ROLE=\"ram-for-dts\"  # made in May\n") ==
        "1408826137750019@1:34 ram-for-dts@2:30");
  CHECK(tasks_of("sourceEndpoint.OwnerID : 1408826137750019\r\n"
                 "sourceEndpoint.Role    : ram-for-dts\r\n") ==
        "1408826137750019@1:26 ram-for-dts@2:26");
  CHECK(tasks_of("[SourceEndpoint]\nOwnerID = 1408826137750019\nRole = ram-for-dts\n") ==
        "1408826137750019@2:11 ram-for-dts@3:8");
  CHECK(tasks_of("\"SourceEndpointOwnerID\": \"1408826137750019\",\n"
                 "\"SourceEndpointRole\": \"ram-for-dts\",\n") ==
        "1408826137750019@1:27 ram-for-dts@2:24");
}

TEST_CASE("task lines: tables of two columns") {
  CHECK(tasks_of("| Field | Value |\n|---|---|\n| SourceEndpointOwnerID | 1408826137750019 |\n"
                 "| SourceEndpointRole | `ram-for-dts` |\n") ==
        "1408826137750019@3:27 ram-for-dts@4:25");
  CHECK(tasks_of("Parameter,Value\nSourceEndpointOwnerID,1408826137750019\n"
                 "SourceEndpointRole,ram-for-dts\n") == "1408826137750019@2:23 ram-for-dts@3:20");
  CHECK(tasks_of("SourceEndpointOwnerID\t1408826137750019\nSourceEndpointRole\tram-for-dts\n") ==
        "1408826137750019@1:23 ram-for-dts@2:20");
  CHECK(tasks_of("SourceEndpointOwnerID    1408826137750019\nSourceEndpointRole  ram-for-dts\n") ==
        "1408826137750019@1:26 ram-for-dts@2:21");
}

TEST_CASE("task lines: YAML, flat and nested, and the console's labels") {
  CHECK(tasks_of("---\nSourceEndpoint:\n  OwnerID: \"1408826137750019\"\n  Role: ram-for-dts\n") ==
        "1408826137750019@3:13 ram-for-dts@4:9");
  CHECK(tasks_of("SourceEndpoint: {OwnerID: '1408826137750019', Role: ram-for-dts}\n") ==
        "1408826137750019@1:28 ram-for-dts@1:53");
  CHECK(tasks_of("Source Database:\n  Alibaba Cloud Account: \"1408826137750019\"\n"
                 "  RAM Role Name: ram-for-dts\n") == "1408826137750019@2:27 ram-for-dts@3:18");
  CHECK(
      tasks_of("Source Database\nAlibaba Cloud Account: 1408826137750019\n"
               "RAM Role Name: ram-for-dts\nDestination Database\nInstance Region: cn-beijing\n") ==
      "1408826137750019@2:24 ram-for-dts@3:16");
  CHECK(tasks_of("源库信息：\n  阿里云账号：1408826137750019\n  角色名称：ram-for-dts\n") ==
        "1408826137750019@2:9 ram-for-dts@3:8");
  CHECK(tasks_of("源库 > 阿里云账号：1408826137750019\n源库 > 角色名称：ram-for-dts\n") ==
        "1408826137750019@1:12 ram-for-dts@2:11");
}

TEST_CASE("task lines: a value that is filled in later is not known") {
  CHECK(tasks_of("SourceEndpointOwnerID=${OWNER}\nSourceEndpointRole=ram-for-dts\n") ==
        "- ram-for-dts@2:20");
  CHECK(tasks_of("SourceEndpointOwnerID: \"{{ owner }}\"\nSourceEndpointRole: ram-for-dts\n") ==
        "- ram-for-dts@2:21");
  CHECK(tasks_of("SourceEndpointOwnerID=%OWNER%\nSourceEndpointRole=ram-for-dts\n") ==
        "- ram-for-dts@2:20");
}

TEST_CASE("task lines: where a field comes again the next task begins") {
  CHECK(tasks_of("DtsJobName=a\nSourceEndpointOwnerID=1408826137750019\n"
                 "SourceEndpointRole=one\n\nDtsJobName=b\nSourceEndpointRole=two\n"
                 "SourceEndpointOwnerID=1777720036541188\n") ==
        "1408826137750019@2:23 one@3:20; 1777720036541188@7:23 two@6:20");
}

TEST_CASE("task lines: what is no list of fields is no task") {
  for (const std::string text :
       {"The SourceEndpointRole: ram-for-dts was entered.\nPlease look at it\n",
        "2026-03-01 10:00:00 INFO SourceEndpointRole: ram-for-dts\n",
        "SourceEndpointRole,SourceEndpointOwnerID\nram-for-dts,1408826137750019\n",
        "SourceEndpointRole: string\nDestinationEndpointRole: SourceEndpointRole\n",
        "SourceEndpointRole | string | the role | yes\nSourceEndpointOwnerID | string | x | no\n",
        "It failed: {SourceEndpointOwnerID: '1408826137750019', SourceEndpointRole: r}\n",
        "| Parameter | Type |\n|---|---|\n| SourceEndpointRole | String |\n",
        "SourceEndpointRole=\nSourceEndpointOwnerID=\n",
        "DB_HOST=10.0.0.1\nSOURCE_ENDPOINT_URL=https://example.com\nROLE=ram-for-dts\n",
        "ENDPOINT=ndpoint\nOWNER_ID=1408826137750019\nRoleName=ram-for-dts\n"}) {
    INFO(text);
    CHECK(tasks_of(text) == "none");
  }
}

TEST_CASE("task lines: an error between the fields is a failure as well") {
  const std::string fields = "SourceEndpointOwnerID: 1408826137750019\nSourceEndpointRole: r\n";
  CHECK_FALSE(documents_in(fields).is_failure_too);
  CHECK(documents_in("ErrorCode: AssumeRoleFail\n" + fields).is_failure_too);
  CHECK(
      documents_in(fields + "Result: EntityNotExist.Role : The role not exists\n").is_failure_too);
}

TEST_CASE("task lines: a file of Terraform's variables sets variables") {
  const Result<Recognised> found = recognise(
      Source("terraform.tfvars", "source_endpoint_role = \"r\"\n"), builtin_rules(), {}, true);
  REQUIRE(found.ok());
  CHECK(all<TaskDocument>(*found).empty());
  CHECK(all<VariablesDocument>(*found).size() == 1);
}

TEST_CASE("task lines: a request in XML") {
  CHECK(tasks_of("<ConfigureDtsJobRequest><SourceEndpointOwnerID>1408826137750019"
                 "</SourceEndpointOwnerID>\n<SourceEndpointRole>ram-for-dts</SourceEndpointRole>"
                 "</ConfigureDtsJobRequest>") == "1408826137750019@1:48 ram-for-dts@2:21");
}

}  // namespace dtsdoctor::testing
