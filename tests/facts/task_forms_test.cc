// SPDX-License-Identifier: Apache-2.0
//
// One task gives the same facts in every form; and text that only looks like a configuration gives
// none.
#include "facts/task_forms.h"

#include <chrono>

#include "catch.h"
#include "facts/read_tasks.h"
#include "facts/task_in_every_form.h"
#include "linear_time.h"

namespace dtsdoctor::testing {
namespace {

void check_facts(const TaskDocument& task) {
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.role_name").text == "ram-for-dts");
  CHECK(task.source.at("endpoint.instance_type").text == "RDS");
  CHECK(task.source.at("endpoint.engine").text == "MYSQL");
  CHECK(task.source.at("endpoint.region").text == "cn-hangzhou");
  CHECK(task.destination.at("endpoint.owner_id").text == kOther);
  CHECK(task.destination.at("endpoint.role_name").text == "dst role");
  CHECK(task.destination.at("endpoint.instance_type").text == "EXPRESS");
  CHECK(task.task.at("task.job_name").text == "orders");
}
}  // namespace

TEST_CASE("task forms: the same task in every form gives the same facts") {
  for (const std::string& text :
       {kRequest, kCommand, kQuery, kHcl, kRosYaml, kConsole, kState, kTfJson, kRosJson}) {
    INFO(text);
    const TaskFile file = read(text);
    REQUIRE(file.tasks.size() == 1);
    CHECK(file.is_only_config);
    check_facts(file.tasks.front());
    const auto& secrets = file.tasks.front().secrets;
    CHECK(std::find(secrets.begin(), secrets.end(), "p@ss w\"rd") != secrets.end());
  }
}

TEST_CASE("task forms: each value knows its line and column") {
  const auto places = [](const std::string& text) {
    const TaskDocument task = only(text);
    return place_of(task.source.at("endpoint.owner_id")) + " " +
           place_of(task.destination.at("endpoint.owner_id"));
  };
  CHECK(places(kRequest) == "5:29 8:33");
  CHECK(places(kCommand) == "4:30 7:34");
  CHECK(places(kQuery) == "1:187 1:339");
  CHECK(places(kHcl) == "14:40 18:40");
  CHECK(places(kRosYaml) == "11:19 16:18");
  CHECK(places(kConsole) == "5:65 9:41");
  CHECK(places(kState) == "8:32 11:37");
  CHECK(places(kTfJson) == "6:32 9:37");
  CHECK(places(kRosJson) == "6:19 8:18");
}

TEST_CASE("task forms: each says its form, its label and whether what it lacks is not set") {
  const auto form = [](const std::string& text) { return only(text).form; };
  CHECK(form(kRequest) == TaskForm::request);
  CHECK(form(kCommand) == TaskForm::command);
  CHECK(form(kQuery) == TaskForm::query);
  CHECK(form(kHcl) == TaskForm::hcl);
  CHECK(form(kRosYaml) == TaskForm::ros_yaml);
  CHECK(form(kConsole) == TaskForm::console);
  CHECK(form(kState) == TaskForm::terraform_json);
  CHECK(form(kTfJson) == TaskForm::terraform_json);
  CHECK(form(kRosJson) == TaskForm::ros_json);
  CHECK(only(kState).label == "alicloud_dts_synchronization_job.orders");
  CHECK(only(kTfJson).label == "alicloud_dts_synchronization_job.orders");
  CHECK(only(kRosJson).label == "Orders");
  CHECK_FALSE(only(kState).closes_endpoints);  // a state keeps what was, not what is submitted
  CHECK(only(kTfJson).closes_endpoints);
  CHECK(only(kRosJson).closes_endpoints);
  CHECK(only(kHcl).label == "alicloud_dts_synchronization_job.orders");
  CHECK(only(kRosYaml).label == "Orders");
  CHECK(only(kRequest).closes_endpoints);
  CHECK(only(kCommand).closes_endpoints);
  CHECK(only(kQuery).closes_endpoints);
  CHECK(only(kRosYaml).closes_endpoints);
  CHECK(only(kHcl).closes_endpoints);
  CHECK_FALSE(only(kConsole).closes_endpoints);
}

TEST_CASE("task forms: the type of resource implies the type of task") {
  CHECK(only(kHcl).task.at("task.job_type").text == "SYNC");
  CHECK(place_of(only(kHcl).task.at("task.job_type")) == "8:11");
  CHECK(only(kRosYaml).task.at("task.job_type").text == "SYNC");
}

TEST_CASE("task forms: secrets are known as they are spelled, too") {
  const auto& secrets = only(kQuery).secrets;
  CHECK(std::find(secrets.begin(), secrets.end(), "p%40ss+w%22rd") != secrets.end());
}

TEST_CASE("task forms: text that mentions fields is no configuration") {
  for (const std::string text :
       {"2026-11-24 ERROR SourceEndpointOwnerID=1408826137750019 is invalid\n",
        "Error: [ERROR] terraform\n  on main.tf line 12, in resource "
        "\"alicloud_dts_synchronization_job\" \"orders\":\n  12: resource "
        "\"alicloud_dts_synchronization_job\" \"orders\" {\n",
        "The aliyun CLI says that SourceEndpointRole isn't set.\n",
        "aliyun dts DescribeDtsJobDetail --DtsJobId abc\n",
        "GET https://dts.aliyuncs.com/?Action=DescribeEndpoint&DtsJobId=abc\n",
        "Resource ALIYUN::DTS::MigrationJob2 failed: SourceEndpoint.Role is missing\n",
        R"({"Code":"InvalidParameter","Message":"SourceEndpointRole"})",
        "aliyun dts CreateDtsInstance --SourceEndpointEngineName MySQL\n", ""}) {
    INFO(text);
    CHECK(read(text).tasks.empty());
    CHECK_FALSE(read(text).is_only_config);
  }
}

TEST_CASE("task forms: a command and the error it printed are a configuration and a failure") {
  const TaskFile file = read(
      "$ aliyun dts ConfigureDtsJob --SourceEndpointRole r --SourceEndpointOwnerID $OWNER 2>&1\n"
      "ERROR: SDK.ServerError\nErrorCode: AssumeRoleFail\n");
  REQUIRE(file.tasks.size() == 1);
  CHECK_FALSE(file.is_only_config);
  CHECK(file.tasks[0].source.at("endpoint.role_name").text == "r");
  CHECK(file.tasks[0].source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(file.tasks[0].leaves_out("source", "endpoint.owner_id"));  // $OWNER is something
  CHECK(file.tasks[0].leaves_out("destination", "endpoint.owner_id"));
}

TEST_CASE("task forms: PowerShell and cmd continue lines in their own way") {
  CHECK(only("PS> aliyun dts ConfigureDtsJob `\r\n  --SourceEndpointRole \"a`\"b\"\r\n")
            .source.at("endpoint.role_name")
            .text == "a\"b");
  CHECK(only("C:\\> aliyun dts ConfigureDtsJob ^\r\n  --SourceEndpointRole abc\r\n")
            .source.at("endpoint.role_name")
            .text == "abc");
}

TEST_CASE("task forms: a command whose lines were broken without a mark") {
  const std::string whole =
      "aliyun dts ConfigureDtsJob --DtsJobName orders --SourceEndpointRole ram-for-dts "
      "--SourceEndpointOwnerID 1408826137750019 --DestinationEndpointInstanceType RDS\n";
  const auto broken_at = [&](const std::string& before) {
    std::string text = whole;
    return text.insert(text.find(before), "\n  ");
  };
  const TaskDocument task = only(broken_at("--SourceEndpointOwnerID"));
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.leaves_out("destination", "endpoint.owner_id"));
  const TaskDocument within_a_word = only(broken_at("OwnerID"));
  CHECK(within_a_word.source.at("endpoint.role_name").text == "ram-for-dts");
  CHECK_FALSE(within_a_word.leaves_out("source", "endpoint.owner_id"));
  CHECK(read(whole + "echo 'see --Help' and --SourceEndpoint\n").tasks.size() == 1);
  CHECK(only(whole + whole.substr(0, 20) + "--help\n").leaves_out("source", "endpoint.region"));
}

TEST_CASE("task forms: a command in a sentence, also of a language without blanks") {
  for (const std::string before : {"执行命令：", "执行", "we ran `", "**", "[root@ops ~]#"}) {
    const TaskFile file =
        read(before + "aliyun dts ConfigureDtsJob --SourceEndpointRole ram-for-dts\n报错如下\n");
    INFO(before);
    REQUIRE(file.tasks.size() == 1);
    CHECK(file.tasks[0].source.at("endpoint.role_name").text == "ram-for-dts");
  }
}

TEST_CASE("task forms: a request that names its action in a header") {
  const std::string query =
      "DtsJobName=x&SourceEndpointOwnerID=1408826137750019&SourceEndpointRole=a%40b";
  for (const auto& [before, after] :
       {std::pair<std::string, std::string>{"", ""},
        {"https://dts.cn-hangzhou.aliyuncs.com/?", "\n"},
        {"POST /?", " HTTP/1.1\nHost: dts.aliyuncs.com\nx-acs-action: ConfigureDtsJob\n"},
        {"x-acs-action: ConfigureDtsJob\n\n", ""},
        {"12:00 DEBUG \"POST /?", " HTTP/1.1\" 400\n"}}) {
    INFO(before);
    const TaskDocument task = only(before + query + after);
    CHECK(task.source.at("endpoint.owner_id").text == kOwner);
    CHECK(task.source.at("endpoint.role_name").text == "a@b");
    CHECK(task.leaves_out("destination", "endpoint.owner_id"));
  }
  CHECK(read("x=1&MySourceEndpointRole=r\n").tasks.empty());
  CHECK(read("SourceEndpointRole=r & more\n").tasks.empty());
}

TEST_CASE("task forms: what curl encodes itself is not encoded yet") {
  const std::string request =
      "curl -G https://dts.aliyuncs.com/ --data-urlencode 'Action=ConfigureDtsJob' ";
  const TaskDocument task = only(request +
                                 "--data-urlencode 'SourceEndpointOwnerID=1408826137750019' "
                                 "--data-urlencode 'SourceEndpointRole=a+b%41&c' "
                                 "--data-urlencode DestinationEndpointRole@role.txt\n");
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.role_name").text == "a+b%41&c");
  CHECK_FALSE(task.leaves_out("destination", "endpoint.role_name"));  // it stands in a file
  CHECK(only(request + "-d 'SourceEndpointRole=a+b%41&DtsJobName=c'\n")
            .source.at("endpoint.role_name")
            .text == "a bA");
}

TEST_CASE("task forms: older operations spell names with a dot") {
  const TaskDocument task =
      only("aliyun dts ConfigureMigrationJob --SourceEndpoint.OwnerID 1408826137750019\n");
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.task.at("task.job_type").text == "MIGRATION");
}

TEST_CASE("task forms: names with hyphens or underscores, as newer command lines and Python have") {
  const TaskDocument task = only(
      "aliyun dts configure-dts-job --dts-job-name orders --source-endpoint-owner-id "
      "1408826137750019 \\\n  --source-endpoint-role=r --destination-endpoint-database-name d\n");
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.role_name").text == "r");
  CHECK(task.destination.at("endpoint.database").text == "d");
  CHECK(task.task.at("task.job_name").text == "orders");
  CHECK(task.closes_endpoints);
  CHECK(only(R"({"source_endpoint_role":"r","dts_job_name":"orders"})")
            .source.at("endpoint.role_name")
            .text == "r");
}

TEST_CASE("task forms: a mistyped name is noted in every spelling, and its password kept secret") {
  const TaskDocument task = only(
      "aliyun dts configure-dts-job --source-endpoint-role r --source-endpoint-onwer-id 1 "
      "--source-endpoint-pasword s3cret --endpoint dts.aliyuncs.com --region cn-beijing\n");
  REQUIRE(task.notes.size() == 2);
  CHECK(task.notes[0].help == "did you mean 'SourceEndpointOwnerID'?");
  CHECK(task.secrets == std::vector<std::string>{"s3cret"});
}

TEST_CASE("task forms: a variable that the script sets is its value, marked where it is used") {
  const TaskDocument task = only(
      "OWNER=1408826137750019\nexport PW='p\"w'\naliyun dts ConfigureDtsJob "
      "--SourceEndpointOwnerID \"$OWNER\" --SourceEndpointPassword=${PW} "
      "--SourceEndpointRole $1\n");
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(place_of(task.source.at("endpoint.owner_id")) == "3:53");
  CHECK(task.secrets == std::vector<std::string>{"p\"w"});
  CHECK(task.source.count("endpoint.role_name") == 0);
  CHECK_FALSE(task.leaves_out("source", "endpoint.role_name"));
}

TEST_CASE("task forms: curl's body is a request") {
  const TaskDocument task = only(
      "curl -s https://dts.aliyuncs.com/ -d 'Action=ConfigureDtsJob&SourceEndpointRole=a%20b' \\\n"
      "  -d SourceEndpointOwnerID=$OWNER\n");
  CHECK(task.source.at("endpoint.role_name").text == "a b");
  CHECK(task.source.count("endpoint.owner_id") == 0);
}

TEST_CASE("task forms: a list of jobs is several tasks, up to a limit that is reported") {
  const std::string text = R"({"DtsJobList":[{"DtsJobId":"a","SourceEndpoint":{"AliyunUid":"1"}},
{"DtsJobId":"b","SourceEndpoint":{"AliyunUid":"2"}}]})";
  const TaskFile all = read(text);
  REQUIRE(all.tasks.size() == 2);
  CHECK(all.tasks[1].task.at("task.job_id").text == "b");
  CHECK_FALSE(all.is_only_config);
  Limits limits;
  limits.max_tasks = 1;
  const TaskFile cut = read_tasks(Source("x", text), builtin_rules(), limits);
  CHECK(cut.tasks.size() == 1);
  REQUIRE(cut.limits.size() == 1);
  CHECK(cut.limits[0].name == "max-tasks");
  CHECK(cut.limits[0].line == 2);
}

TEST_CASE("task forms: a broken configuration is read as far as it goes") {
  const TaskDocument cut = only(
      "resource \"alicloud_dts_migration_job\" \"a\" {\n  source_endpoint_role = \"r\"\n  ???\n"
      "  source_endpoint_owner_id = \"140");
  CHECK(cut.source.at("endpoint.role_name").text == "r");
  CHECK(cut.source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(cut.closes_endpoints);
  const TaskDocument open =
      only("aliyun dts ConfigureDtsJob --SourceEndpointRole r --SourceEndpointOwnerID '140\n");
  CHECK(open.source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(open.closes_endpoints);
}

TEST_CASE("task forms: hostile text costs no more than its length") {
  const auto repeated = [](const std::string& part, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += part;
    return out;
  };
  constexpr std::size_t kSize = 10'000'000;
  const std::string hcl = "resource \"alicloud_dts_migration_job\" \"a\" {\n";
  for (const std::string& text :
       {"ndpoint" + repeated("aliyun dts 'x ", kSize),
        "ndpoint" + repeated("aliyun dts \"x\n", kSize), "ndpoint" + repeated("curl -d $(", kSize),
        "ndpoint" + repeated("Action=", kSize), "ndpoint" + repeated("&Action=?", kSize),
        hcl + "ndpoint" + repeated("a = <<X\n", kSize),
        hcl + "ndpoint" + repeated("a = \"${", kSize), hcl + "ndpoint" + repeated("a {", kSize),
        hcl + "ndpoint" + repeated("a = [", kSize), repeated(hcl, kSize) + "ndpoint",
        "Resources:\n ALIYUN::DTS:: ndpoint: " + repeated("[", kSize)}) {
    INFO(text.substr(0, 60));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(read(text).tasks.empty());
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  }
}

TEST_CASE("task forms: parameters without a value take linear time") {
  CHECK(takes_linear_time(400'000, [](std::size_t bytes) {
    std::string query = "Action=ConfigureDtsJob&SourceEndpoint.Role=r";
    while (query.size() < bytes) query += "&a";
    CHECK(read(query).tasks.size() == 1);
  }));
}

TEST_CASE("task forms: a reply in XML gives what its JSON gives, with its places") {
  const std::string xml =
      "<?xml version=\"1.0\"?>\n<DescribeDtsJobDetailResponse>\n <DtsJobId>abc</DtsJobId>\n"
      " <SourceEndpoint><AliyunUid>1408826137750019</AliyunUid>"
      "<RoleName>ram&#45;for-dts</RoleName></SourceEndpoint>\n <Success>true</Success>\n"
      "</DescribeDtsJobDetailResponse>\n";
  const TaskFile file = read(xml);
  REQUIRE(file.tasks.size() == 1);
  CHECK_FALSE(file.is_only_config);
  CHECK(file.tasks[0].form == TaskForm::detail);
  CHECK_FALSE(file.tasks[0].closes_endpoints);
  CHECK(file.tasks[0].source.at("endpoint.owner_id").text == kOwner);
  CHECK(place_of(file.tasks[0].source.at("endpoint.owner_id")) == "4:29");
  CHECK(file.tasks[0].source.at("endpoint.role_name").text == "ram-for-dts");
  const auto tasks_in = [](const std::string& list) {
    return read("<R>" + list + "</R>").tasks.size();
  };
  const std::string job =
      "<DtsJobId>a</DtsJobId><SourceEndpoint><RoleName>r</RoleName></SourceEndpoint>";
  CHECK(tasks_in("<DtsJobList>" + job + "</DtsJobList><DtsJobList>" + job + "</DtsJobList>") == 2);
  CHECK(tasks_in("<DtsJobList><DtsJobStatus>" + job + "</DtsJobStatus></DtsJobList>") == 1);
  CHECK(tasks_in("<p>SourceEndpoint</p>") == 0);
}

}  // namespace dtsdoctor::testing
