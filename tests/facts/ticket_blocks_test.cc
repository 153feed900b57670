// SPDX-License-Identifier: Apache-2.0
//
// Documents that stand as blocks between the words of a ticket.
#include "catch.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {

TEST_CASE("ticket blocks: JSON between the words of a ticket") {
  const std::string task = "{\n" + source_task().substr(1);
  const auto counts = [](const std::string& text) {
    const Recognised found = documents_in(text);
    return std::to_string(all<TaskDocument>(found).size()) + " tasks, " +
           std::to_string(all<RoleDocument>(found).size()) + " roles";
  };
  CHECK(counts("Our task:\n" + task + "\nand its role:\n```json\n" + kGetRole + "\n```\nThanks") ==
        "1 tasks, 1 roles");
  CHECK(counts("Our role:\n\n~~~\n" + kGetRole + "\n~~~\n") == "0 tasks, 1 roles");
  CHECK(documents_in("It failed:\n" + task + "\n").is_failure_too);
  CHECK(counts("It failed:\n{\n\"Code\": \"X\"\n}\nwith\n" + task) == "1 tasks, 0 roles");
  const std::string one_line = source_task();
  CHECK(counts("Our task:\n\n" + one_line + "\n\nThanks\n") == "1 tasks, 0 roles");
  CHECK(counts("Our role:\n\n" + kGetRole + "\n") == "0 tasks, 1 roles");
  // In a line of a log, or behind words, it is a part of what that says.
  CHECK(counts("Our task:\n\n" + one_line + "\n" + one_line + "\n") == "0 tasks, 0 roles");
  CHECK(counts("It failed:\n" + kGetRole + "\n") == "0 tasks, 0 roles");
  CHECK(counts("It failed: " + task + "\n") == "0 tasks, 0 roles");
  CHECK(counts("It failed:\n" + task + " was sent\n") == "0 tasks, 0 roles");
}

TEST_CASE("ticket blocks: the console's fields") {
  for (const std::string task :
       {R"({"Source Database": {"RAM Role Name": "r"}})", "{\n\"源库 > RAM 角色名称\": \"r\"\n}"}) {
    INFO(task);
    const auto tasks =
        all<TaskDocument>(documents_in("It failed:\n\n```json\n" + task + "\n```\n"));
    REQUIRE(tasks.size() == 1);
    CHECK(tasks[0].source.at("endpoint.role_name").text == "r");
  }
  CHECK(documents_in("{\n\"x\": 1\n}\nis the RAM Role Name wrong?\n").documents.empty());
  CHECK(documents_in("we read:\n{\n\"hint\": \"see RAM Role Name\"\n}\n").documents.empty());
}

TEST_CASE("ticket blocks: what Python or Node printed") {
  for (const std::string block :
       {"{\n  'SourceEndpointOwnerID': '1111222233334444',\n  'SourceEndpointRole': 'r',\n}",
        "{\n  SourceEndpointOwnerID: '1111222233334444',\n  SourceEndpointRole: 'r'\n}"}) {
    const auto tasks = all<TaskDocument>(documents_in("the task was\n" + block + "\n\nThanks\n"));
    REQUIRE(tasks.size() == 1);
    const FactValue& role = tasks[0].source.at("endpoint.role_name");
    CHECK(role.text == "r");
    REQUIRE(role.place);
    CHECK(role.place->line == 4);
  }
}

TEST_CASE("ticket blocks: of several tasks between words none is sure") {
  const std::string task = "{\n" + source_task().substr(1);
  const Recognised found =
      documents_in("First:\n" + task + "\nthen:\n" + task + "\n```\n" + kGetRole + "\n```\n");
  const auto tasks = all<TaskDocument>(found);
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[0].among_words);
  CHECK(tasks[1].among_words);
  CHECK_FALSE(all<TaskDocument>(documents_in("First:\n" + task + "\n")).at(0).among_words);
  CHECK(all<RoleDocument>(found).size() == 1);
}

}  // namespace dtsdoctor::testing
