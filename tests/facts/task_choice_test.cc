// SPDX-License-Identifier: Apache-2.0
//
// Which of several tasks is meant.
#include "facts/task_choice.h"

#include "catch.h"
#include "facts/task_forms.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {
namespace {

Case two_tasks() {
  Case out;
  out.tasks = read_tasks(Source("x", R"({"DtsJobList":[
{"DtsJobId":"l5o1","DtsJobName":"orders","DtsInstanceID":"dtsl5o","SourceEndpoint":{"AliyunUid":"11"}},
{"DtsJobId":"k7p2","SourceEndpoint":{"AliyunUid":"22"}}]})"),
                         builtin_rules())
                  .tasks;
  out.tasks.at(1).label = "alicloud_dts_migration_job.stock";
  return out;
}

}  // namespace

TEST_CASE("task choice: by job id, name, instance id, label, or the end of a label") {
  for (const std::string_view wanted : {"l5o1", "orders", "dtsl5o"}) {
    Case some = two_tasks();
    CHECK(select_tasks(some, wanted) == 1);
    CHECK(display_name(some.tasks.at(0)) == "orders");
  }
  for (const std::string_view wanted : {"k7p2", "stock", "alicloud_dts_migration_job.stock"}) {
    Case some = two_tasks();
    CHECK(select_tasks(some, wanted) == 1);
    CHECK(display_name(some.tasks.at(0)) == "alicloud_dts_migration_job.stock");
  }
}

TEST_CASE("task choice: a task that was given twice is one, and one that was changed is not") {
  Case some = two_tasks();
  Case again = two_tasks();
  again.tasks.at(0).input = "copy.json";
  again.tasks.at(1).source["endpoint.owner_id"].text = "23";
  for (TaskDocument& task : again.tasks) some.tasks.push_back(std::move(task));
  drop_repeated_tasks(some);
  REQUIRE(some.tasks.size() == 3);
  CHECK(some.tasks.at(0).input == "x");
  CHECK(some.tasks.at(2).source.at("endpoint.owner_id").text == "23");
}

TEST_CASE("task choice: of a ticket's tasks one that is given outside of it, too, is sure") {
  Case some = two_tasks();
  for (TaskDocument& task : some.tasks) task.among_words = true;
  some.tasks.push_back(two_tasks().tasks.at(1));
  drop_repeated_tasks(some);
  REQUIRE(some.tasks.size() == 2);
  CHECK(some.tasks.at(0).among_words);
  CHECK_FALSE(some.tasks.at(1).among_words);

  Case quoted = two_tasks();
  quoted.tasks.at(0).among_words = true;
  quoted.tasks.at(1) = quoted.tasks.at(0);
  drop_repeated_tasks(quoted);
  REQUIRE(quoted.tasks.size() == 1);
  CHECK_FALSE(quoted.tasks.at(0).among_words);
}

TEST_CASE("task choice: what fits none leaves all, and the names can be listed") {
  Case some = two_tasks();
  CHECK(select_tasks(some, "order") == 0);
  CHECK(some.tasks.size() == 2);
  CHECK(task_names(some) == std::vector<std::string>{"orders", "l5o1", "dtsl5o",
                                                     "alicloud_dts_migration_job.stock", "k7p2"});
}

TEST_CASE("task choice: a failure joins by job id, then name, instance id, account id") {
  const Case some = two_tasks();
  using Found = std::vector<std::size_t>;
  CHECK(tasks_named_by(some, {"k7p2", "orders", "", ""}) == Found{1});
  CHECK(tasks_named_by(some, {"none", "orders", "", "22"}) == Found{0});
  CHECK(tasks_named_by(some, {"", "", "dtsl5o", ""}) == Found{0});
  CHECK(tasks_named_by(some, {"", "", "", "22"}) == Found{1});
  CHECK(tasks_named_by(some, {"", "", "", "33"}).empty());
  CHECK(tasks_named_by(some, {}).empty());
}

TEST_CASE("task choice: a failure joins by the address of the resource, with or without a module") {
  const Case some = two_tasks();
  using Found = std::vector<std::size_t>;
  CHECK(tasks_named_by(some, {"", "alicloud_dts_migration_job.stock", "", ""}) == Found{1});
  CHECK(tasks_named_by(some, {"", "module.a.alicloud_dts_migration_job.stock[0]", "", ""}) ==
        Found{1});
  CHECK(tasks_named_by(some, {"", "xalicloud_dts_migration_job.stock", "", ""}).empty());
}

TEST_CASE(
    "task choice: another job id tells a task from the failure's, unless the instance is one") {
  const Case some = two_tasks();
  using Found = std::vector<std::size_t>;
  CHECK(tasks_not_of_others(some, {"other", "", "", ""}).empty());
  CHECK(tasks_not_of_others(some, {"other", "", "dtsl5o", ""}) == Found{0});
  CHECK(tasks_not_of_others(some, {"k7p2", "", "", ""}) == Found{1});
  CHECK(tasks_not_of_others(some, {}) == Found{0, 1});
}

TEST_CASE("task choice: of several tasks between words one counts that is named alone") {
  Case some = two_tasks();
  for (TaskDocument& task : some.tasks) task.among_words = true;
  using Found = std::vector<std::size_t>;
  CHECK(tasks_named_by(some, {"k7p2", "", "", ""}) == Found{1});
  CHECK(tasks_named_by(some, {"", "", "", "11"}) == Found{0});
  CHECK(tasks_not_of_others(some, {}).empty());
  // The same task twice, as it was and as it is.
  some.tasks.push_back(some.tasks.at(0));
  CHECK(tasks_named_by(some, {"l5o1", "", "", ""}).empty());
  CHECK(tasks_named_by(some, {"", "", "", "11"}).empty());
  // Who names it means it.
  CHECK(select_tasks(some, "k7p2") == 1);
  CHECK(tasks_not_of_others(some, {}) == Found{0});
}

}  // namespace dtsdoctor::testing
