// SPDX-License-Identifier: Apache-2.0
//
// What Terraform keeps and prints, beside its configuration: old states, plans as text, variables.
#include "facts/task_terraform.h"

#include "catch.h"
#include "facts/case.h"
#include "facts/read_tasks.h"
#include "facts/recognise.h"
#include "facts/task_forms.h"

namespace dtsdoctor::testing {
namespace {

// The case of these files, each given as a configuration.
Case given(const std::vector<std::pair<std::string, std::string>>& files) {
  Case out;
  for (const auto& [name, text] : files) {
    Result<Recognised> found = recognise(Source(name, text), builtin_rules(), {}, true);
    REQUIRE(found.ok());
    for (Document& document : found->documents) add(out, std::move(document));
  }
  return out;
}

}  // namespace

TEST_CASE("terraform tasks: a state of an older Terraform") {
  const TaskDocument task =
      only(R"({"version":3,"serial":1,"modules":[{"path":["root"],"resources":{)"
           R"("alicloud_dts_migration_job.a":{"type":"alicloud_dts_migration_job",)"
           R"("primary":{"id":"x","attributes":{"source_endpoint_role":"r"}}}}}]})");
  CHECK(task.label == "alicloud_dts_migration_job.a");
  CHECK(task.source.at("endpoint.role_name").text == "r");
}

TEST_CASE("terraform tasks: what a state has no value for is known to have none") {
  const TaskDocument task =
      only(R"({"values":{"root_module":{"resources":[{"address":"alicloud_dts_migration_job.a",)"
           R"("type":"alicloud_dts_migration_job","values":{"source_endpoint_role":"r",)"
           R"("source_endpoint_ip":null,"destination_endpoint_role":""}}]}}})");
  CHECK(task.unset ==
        std::set<std::string>{"destination/endpoint.role_name", "source/endpoint.host"});
  CHECK_FALSE(task.closes_endpoints);
}

TEST_CASE("terraform tasks: a plan that Terraform printed is what will be") {
  const TaskFile file = read(
      "  # alicloud_dts_migration_job.a will be updated in-place\n"
      "  ~ resource \"alicloud_dts_migration_job\" \"a\" {\n"
      "      ~ source_endpoint_owner_id  = \"1\" -> \"1408826137750019\"\n"
      "      + source_endpoint_role      = \"ram-for-dts\"\n"
      "      - destination_endpoint_role = \"old\" -> null\n"
      "        # (12 unchanged attributes hidden)\n"
      "    }\n\n"
      "  - resource \"alicloud_dts_migration_job\" \"b\" {\n"
      "      - source_endpoint_role = \"gone\" -> null\n"
      "    }\n\n"
      "  + resource \"alicloud_dts_migration_job\" \"c\" {\n"
      "      + source_endpoint_owner_id = (known after apply)\n"
      "      + source_endpoint_role     = \"x\"\n"
      "    }\n\n"
      "Plan: 1 to add, 1 to change, 1 to destroy.\n");
  REQUIRE(file.tasks.size() == 2);
  const TaskDocument& changed = file.tasks[0];
  CHECK(changed.label == "alicloud_dts_migration_job.a");
  CHECK(changed.source.at("endpoint.owner_id").text == kOwner);
  CHECK(place_of(changed.source.at("endpoint.owner_id")) == "3:45");
  CHECK(changed.source.at("endpoint.role_name").text == "ram-for-dts");
  CHECK(changed.destination.count("endpoint.role_name") == 0);
  CHECK_FALSE(changed.closes_endpoints);
  CHECK(file.tasks[1].source.at("endpoint.role_name").text == "x");
  CHECK(file.tasks[1].source.count("endpoint.owner_id") == 0);
}

TEST_CASE("terraform tasks: of values behind each other, however many, the last one counts") {
  std::string text =
      "resource \"alicloud_dts_migration_job\" \"a\" {\n  source_endpoint_role = \"old\"";
  for (int i = 0; i < 200000; ++i) text += " -> \"older\"";
  const TaskFile file = read(text + " -> \"new\"\n}\n");
  REQUIRE(file.tasks.size() == 1);
  CHECK(file.tasks[0].source.at("endpoint.role_name").text == "new");
}

TEST_CASE("terraform tasks: a file of variables sets what the configuration leaves open") {
  const std::string main =
      "variable \"owner\" {}\nvariable \"role\" {\n  default = \"old\"\n}\n"
      "resource \"alicloud_dts_migration_job\" \"a\" {\n"
      "  source_endpoint_owner_id = var.owner\n  source_endpoint_role = var.role\n"
      "  source_endpoint_password = var.pw\n}\n";
  const std::string variables =
      "# of production\nowner = \"1408826137750019\"\nrole  = \"ram-for-dts\"\npw = \"s3cr3t\"\n"
      "tags = {\n  a = \"b\"\n}\n";
  const std::string json =
      "{\n\"owner\": \"1408826137750019\", \"role\": \"ram-for-dts\", \"pw\": \"s3cr3t\","
      "\"tags\": {\"a\": \"b\"}}\n";
  const Case of_json = given({{"main.tf", main}, {"a.tfvars.json", json}});
  REQUIRE(of_json.tasks.size() == 1);
  CHECK(place_of(of_json.tasks[0].source.at("endpoint.owner_id")) == "2:11");
  CHECK(of_json.tasks[0].source.at("endpoint.role_name").text == "ram-for-dts");
  CHECK(of_json.tasks[0].secrets == std::vector<std::string>{"s3cr3t"});
  for (const bool first : {true, false}) {
    const std::pair<std::string, std::string> tf{"main.tf", main}, vars{"a.tfvars", variables};
    const Case of = first ? given({tf, vars}) : given({vars, tf});
    REQUIRE(of.tasks.size() == 1);
    const auto& source = of.tasks[0].source;
    CHECK(source.at("endpoint.owner_id").text == kOwner);
    CHECK(source.at("endpoint.owner_id").place->input == "a.tfvars");
    CHECK(place_of(source.at("endpoint.owner_id")) == "2:10");
    CHECK(source.at("endpoint.role_name").text == "ram-for-dts");
    CHECK(of.tasks[0].secrets == std::vector<std::string>{"s3cr3t"});
    CHECK(of.tasks[0].leaves_out("destination", "endpoint.owner_id"));
  }
}

TEST_CASE("terraform tasks: variables and locals may stand in files of their own") {
  const std::pair<std::string, std::string> main{
      "main.tf",
      "resource \"alicloud_dts_migration_job\" \"a\" {\n"
      "  source_endpoint_owner_id = var.owner\n  source_endpoint_role = local.role\n"
      "  source_endpoint_password = var.pw\n}\n"};
  const std::pair<std::string, std::string> variables{
      "variables.tf",
      "# of production\nvariable \"owner\" {\n  type    = string\n"
      "  default = \"1408826137750019\"\n}\nvariable \"pw\" {\n  default = \"s3cr3t\"\n}\n"};
  const std::pair<std::string, std::string> locals{
      "locals.tf", "locals {\n  role = \"ram-for-dts\"\n  other = var.owner\n}\n"};
  const std::pair<std::string, std::string> set{"a.tfvars", "owner = \"1717000000000123\"\n"};
  for (const auto& files : {std::vector{main, variables, locals}, {locals, variables, main}}) {
    const Case of = given(files);
    REQUIRE(of.tasks.size() == 1);
    const auto& source = of.tasks[0].source;
    CHECK(source.at("endpoint.owner_id").text == kOwner);
    CHECK(source.at("endpoint.owner_id").place->input == "variables.tf");
    CHECK(place_of(source.at("endpoint.owner_id")) == "4:14");
    CHECK(source.at("endpoint.role_name").text == "ram-for-dts");
    CHECK(of.tasks[0].secrets == std::vector<std::string>{"s3cr3t"});
  }
  for (const auto& files : {std::vector{main, variables, set}, {set, variables, main}}) {
    CHECK(given(files).tasks.at(0).source.at("endpoint.owner_id").text == "1717000000000123");
  }
  for (const std::string other : {"variables.tf is missing\n", "variable \"owner\" {}\n",
                                  "variable \"owner\" {\n  default = \"1\"\n}\nERROR: x\n"}) {
    INFO(other);
    CHECK(given({{"x", other}}).variables.empty());
  }
}

TEST_CASE("terraform tasks: who calls a module sets its variables") {
  const std::string main =
      "variable \"owner\" {\n  default = \"1408826137750019\"\n}\n"
      "resource \"alicloud_dts_migration_job\" \"a\" {\n  source_endpoint_role = \"r\"\n"
      "  source_endpoint_owner_id = var.owner\n}\n";
  CHECK(only(main).source.at("endpoint.owner_id").text == kOwner);
  const TaskDocument task =
      only(main + "module \"dts\" {\n  source = \"./m\"\n  owner = \"1717000000000123\"\n}\n");
  CHECK(task.source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
}

TEST_CASE("terraform tasks: defaults count in their own folder, and where no caller sets them") {
  const std::pair<std::string, std::string> task{
      "a.zip!m/main.tf",
      "resource \"alicloud_dts_migration_job\" \"a\" {\n  source_endpoint_role = \"r\"\n"
      "  source_endpoint_owner_id = var.owner\n}\n"};
  const std::string defaults = "variable \"owner\" {\n  default = \"1408826137750019\"\n}\n";
  const std::pair<std::string, std::string> own{"a.zip!m/variables.tf", defaults};
  const std::pair<std::string, std::string> other{"a.zip!variables.tf", defaults};
  const auto call = [](const std::string& value) {
    return std::pair<std::string, std::string>{
        "a.zip!main.tf", "module \"m\" {\n  source = \"./m\"\n  owner = " + value + "\n}\n"};
  };
  const auto knows_owner = [](const std::vector<std::pair<std::string, std::string>>& files) {
    const Case of = given(files);
    REQUIRE(of.tasks.size() == 1);
    CHECK_FALSE(of.tasks[0].leaves_out("source", "endpoint.owner_id"));
    return of.tasks[0].source.contains("endpoint.owner_id");
  };
  CHECK(knows_owner({task, own}));
  CHECK_FALSE(knows_owner({task, other}));
  for (const std::string value : {"\"1717000000000123\"", "each.value", "var.x"}) {
    INFO(value);
    CHECK_FALSE(knows_owner({task, own, call(value)}));
    CHECK_FALSE(knows_owner({call(value), own, task}));
  }
  CHECK(knows_owner({task, own, call("var.owner")}));
}

TEST_CASE("terraform tasks: a value kept elsewhere leaves its own field open and no other") {
  for (const std::string_view value : {"var.x", "random_password.p.result", "\"${var.x}-a\""}) {
    const auto task = [&](const std::string& field) {
      return only(
          "resource \"alicloud_dts_migration_job\" \"a\" {\n"
          "  source_endpoint_region = \"cn-beijing\"\n  " +
          field + " = " + std::string(value) + "\n}\n");
    };
    const TaskDocument with_password = task("source_endpoint_password");
    CHECK(with_password.leaves_out("source", "endpoint.owner_id"));
    CHECK(with_password.leaves_out("destination", "endpoint.owner_id"));
    const TaskDocument with_owner = task("destination_endpoint_owner_id");
    CHECK(with_owner.leaves_out("source", "endpoint.owner_id"));
    CHECK(with_owner.leaves_out("destination", "endpoint.role_name"));
    CHECK_FALSE(with_owner.leaves_out("destination", "endpoint.owner_id"));
  }
}

TEST_CASE("terraform tasks: lines like those of a log are no file of variables") {
  CHECK(read_hcl_variables("a = 1\nERROR: x\n").empty());
  CHECK(read_hcl_variables("resource \"x\" \"y\" {}\na = 1\n").empty());
  CHECK(given({{"settings.ini", "owner = \"1\"\n"}}).variables.empty());
  CHECK(given({{"a.tfvars", "owner = \"1\"\n"}}).variables.size() == 1);
}

TEST_CASE("terraform tasks: a local that names a variable is its default") {
  const auto task = [](const std::string& locals) {
    return only("variable \"o\" {\n  default = \"1408826137750019\"\n}\nlocals {\n" + locals +
                "}\nresource \"alicloud_dts_migration_job\" \"a\" {\n"
                "  source_endpoint_role     = \"r\"\n  source_endpoint_owner_id = local.a\n}\n");
  };
  const TaskDocument found = task("  a = local.b\n  b = var.o\n");
  CHECK(found.source.at("endpoint.owner_id").text == kOwner);
  CHECK(place_of(found.source.at("endpoint.owner_id")) == "10:30");
  CHECK(found.open.empty());
  CHECK(task("  a = local.b\n  b = local.a\n").source.count("endpoint.owner_id") == 0);
  CHECK(task("  a = local.b\n  b = trimspace(var.o)\n").source.count("endpoint.owner_id") == 0);
}

TEST_CASE("terraform tasks: each instance of a resource in a state has its own address") {
  const TaskFile file = read(R"({"lineage":"x","resources":[{"module":"module.m",)"
                             R"("type":"alicloud_dts_migration_job","name":"a","instances":[)"
                             R"({"index_key":"eu","attributes":{"source_endpoint_role":"r"}},)"
                             R"({"index_key":1,"attributes":{"source_endpoint_role":"s"}},)"
                             R"({"deposed":"8f","attributes":{"source_endpoint_role":"t"}}]}]})");
  REQUIRE(file.tasks.size() == 2);
  CHECK(file.tasks[0].label == "module.m.alicloud_dts_migration_job.a[\"eu\"]");
  CHECK(file.tasks[1].label == "module.m.alicloud_dts_migration_job.a[1]");
}

TEST_CASE(
    "terraform tasks: a plan gives what will be submitted, without what is known later only") {
  const TaskDocument task = only(R"({"format_version":"1.2","planned_values":{"root_module":{
"child_modules":[{"resources":[{"address":"module.m.alicloud_dts_migration_job.a","mode":"managed",
"type":"alicloud_dts_migration_job","values":{"source_endpoint_role":"r","dts_job_name":"a"}}]}]}},
"resource_changes":[{"address":"module.m.alicloud_dts_migration_job.a",
"change":{"after_unknown":{"source_endpoint_owner_id":true}}}]})");
  CHECK(task.form == TaskForm::terraform_json);
  CHECK(task.label == "module.m.alicloud_dts_migration_job.a");
  CHECK(task.source.at("endpoint.role_name").text == "r");
  CHECK(task.source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
  CHECK(task.task.at("task.job_type").text == "MIGRATION");
}

TEST_CASE(
    "terraform tasks: an expression of .tf.json stays unresolved, a block may stand in a list") {
  const TaskDocument task =
      only(R"({"resource":{"alicloud_dts_migration_job":{"a":[{"source_endpoint_role":"r",)"
           R"("source_endpoint_owner_id":"${var.owner}"}]}}})");
  CHECK(task.source.at("endpoint.role_name").text == "r");
  CHECK(task.source.count("endpoint.owner_id") == 0);
  CHECK_FALSE(task.leaves_out("source", "endpoint.owner_id"));
  CHECK(task.task.at("task.job_type").text == "MIGRATION");
}

TEST_CASE("terraform tasks: what .tf.json refers to in its own file") {
  const auto source = [](const std::string& blocks, const std::string& owner) {
    const TaskDocument task =
        only("{" + blocks +
             R"("resource":[{"alicloud_ram_role":{"dts":{"name":"ram-for-dts"}}},)"
             R"({"alicloud_dts_migration_job":{"a":{"source_endpoint_owner_id":")" +
             owner + R"(","source_endpoint_role":"${alicloud_ram_role.dts.name}"}}}]})");
    const auto found = task.source.find("endpoint.owner_id");
    return (found == task.source.end() ? "-" : found->second.text) + " " +
           task.source.at("endpoint.role_name").text;
  };
  const std::string variable = R"("variable":{"owner":{"default":"1408826137750019"}},)";
  CHECK(source(variable, "${var.owner}") == "1408826137750019 ram-for-dts");
  CHECK(source(variable + R"("locals":{"id":"${var.owner}"},)", "${ local.id }") ==
        "1408826137750019 ram-for-dts");
  CHECK(source(R"("locals":{"id":"${local.id}"},)", "${local.id}") == "- ram-for-dts");
  CHECK(source(R"("variable":{"owner":{"default":""}},)", "${var.owner}") == "- ram-for-dts");
  CHECK(source(variable + R"("module":{"m":{"owner":"1"}},)", "${var.owner}") == "- ram-for-dts");
  CHECK(source(variable, "x${var.owner}") == "- ram-for-dts");
}

}  // namespace dtsdoctor::testing
