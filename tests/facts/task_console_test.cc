// SPDX-License-Identifier: Apache-2.0
//
// A configuration written by hand with the console's labels, in both languages.
#include <string>

#include "catch.h"
#include "facts/read_tasks.h"
#include "facts/task_in_every_form.h"

namespace dtsdoctor::testing {

TEST_CASE("console task: the console's labels in Chinese; a label without one value is unknown") {
  const TaskDocument task = only(R"({"任务名称":"订单","源库信息":{"接入方式":"ECS 自建数据库",
"所属阿里云账号ID":"1408826137750019","RAM角色名称":"r"},"目标库信息":{"接入方式":"云实例"}})");
  CHECK(task.task.at("task.job_name").text == "订单");
  CHECK(task.source.at("endpoint.instance_type").text == "ECS");
  CHECK(task.source.at("endpoint.owner_id").text == kOwner);
  CHECK(task.source.at("endpoint.role_name").text == "r");
  CHECK(task.destination.count("endpoint.instance_type") == 0);
}

TEST_CASE(
    "console task: what the console calls the owner's account and a public address in Chinese") {
  for (const std::string label : {"阿里云账号", "阿里云账号ID", "云账号 ID", "所属阿里云账号"}) {
    CAPTURE(label);
    const TaskDocument task = only(R"({"源库信息":{"接入方式":"公网IP","RAM角色名称":"r",")" +
                                   label + R"(":"1408826137750019"}})");
    CHECK(task.source.at("endpoint.owner_id").text == kOwner);
    CHECK(task.source.at("endpoint.instance_type").text == "OTHER");
  }
}

TEST_CASE("console task: a section stands over its labels, or in front of them, however parted") {
  for (const std::string between : {" ", " > ", ">", " / ", " - ", ": ", "：", " → ", " | ", "."}) {
    CAPTURE(between);
    const TaskDocument task =
        only("{\"Source Database" + between + "RAM Role Name\":\"r\",\"源库信息" + between +
             "阿里云账号\":\"1408826137750019\",\"Destination" + between +
             "Access Method\":\"Self-managed Database on ECS\"}");
    CHECK(task.source.at("endpoint.role_name").text == "r");
    CHECK(task.source.at("endpoint.owner_id").text == kOwner);
    CHECK(task.destination.at("endpoint.instance_type").text == "ECS");
  }
}

TEST_CASE("console task: a label with nothing behind it is a field that was left empty") {
  const TaskDocument task =
      only(R"({"Source Database":{"Alibaba Cloud Account":"1","RAM Role Name":""}})");
  CHECK(task.unset.count("source/endpoint.role_name") == 1);
  CHECK(task.unset.count("source/endpoint.region") == 0);
  CHECK_FALSE(task.closes_endpoints);
}

}  // namespace dtsdoctor::testing
