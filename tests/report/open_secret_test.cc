// SPDX-License-Identifier: Apache-2.0
#include "report/open_secret.h"

#include "base/source.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

// The line shown for an error at `at`, with the mark in brackets.
std::string shown(const std::string& text, std::string_view at) {
  const Source source("task.json", text);
  const std::size_t begin = source.bytes().find(at);
  Problem problem{"not valid JSON", source.place({begin, begin + at.size()}), "", ""};
  const std::size_t column = problem.where->column;
  hide_open_secrets(problem, source.bytes());
  CHECK(problem.where->column == column);
  std::string line = problem.where->text;
  line.insert(problem.where->mark_end, "]");
  line.insert(problem.where->mark_begin, "[");
  return line;
}

}  // namespace

TEST_CASE("open secret: what may be a password is hidden up to the next key") {
  CHECK(shown(R"({"Password": "hun\qter", "JobType": "SYNC"})", "\\q") ==
        R"({"Password": [***], "JobType": "SYNC"})");
  CHECK(shown(R"({"Password": hun ter, "JobType": "SYNC"})", "hun") ==
        R"({"Password": [***], "JobType": "SYNC"})");
  CHECK(shown(R"({"Password": "hun"" ter", "JobType": SYNC})", "SYNC") ==
        R"({"Password": ***, "JobType": [SYNC]})");
  CHECK(shown(R"({"Password" "hunter", "JobType": "SYNC"})", "\"hunter") ==
        R"({"Password" [***], "JobType": "SYNC"})");
  CHECK(shown(R"({"Password": {"value": "hun, "x": ter}})", "ter") == R"({"Password": [***])");
  CHECK(shown("{\"Password\": “hunter”, \"JobType\": 1}", "“") ==
        "{\"Password\": [***], \"JobType\": 1}");
  CHECK(shown("{\"数据库密码\":\"hun\\qter\", \"接入方式\": 1}", "\\q") ==
        "{\"数据库密码\":[***], \"接入方式\": 1}");
  CHECK(shown("{\"口令\":\"hun\\qter\", \"a\": 1}", "\\q") == "{\"口令\":[***], \"a\": 1}");
  CHECK(shown("{\"密钥\":\"hun\\qter\", \"a\": 1}", "\\q") == "{\"密钥\":[***], \"a\": 1}");
}

TEST_CASE("open secret: its key may stand on an earlier line") {
  CHECK(shown("{\"Password\":\n  \"hun\\qter\",\n \"JobType\": 1}", "\\q") == "  [***]");
  CHECK(shown("{\"Password\": \"hun\nter\", \"JobType\": 1}", "ter") == "[***], \"JobType\": 1}");
  CHECK(shown("{\"Password\":\n\n\"hun\" \"ter\"}", "\"ter") == "[***]");
}

TEST_CASE("open secret: in YAML and HCL keys have no quotation marks") {
  CHECK(shown("password = \"hun ter\nrole = \"x", "role") == "[role] = \"x");
  CHECK(shown("Password: @hunter\nRole: x", "@") == "Password: [***]");
}

TEST_CASE("open secret: what is no secret stays") {
  const std::string line = R"({"JobType": SYNC, "SourceEndpointRole": "ram-for-dts"})";
  CHECK(shown(line, "SYNC") == R"({"JobType": [SYNC], "SourceEndpointRole": "ram-for-dts"})");
  CHECK(shown("{\"Password\": \"x\",\n\"JobType\": SYNC}", "SYNC") == "\"JobType\": [SYNC]}");
}

}  // namespace dtsdoctor
