// SPDX-License-Identifier: Apache-2.0
//
// How the spellings of a code lead to one error.
#include "cli/explain_lookup.h"

#include <algorithm>

#include "catch.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

LoadedRules rules_with_names() {
  return loaded({pattern_file(
      pattern(R"("code": "DTS-RETRY-ERR-0069", "aliases": ["1040", "08004", "Too many"])", "a/x") +
      ",\n" + pattern(R"("code": "DTS.Msg.Kafka.HostInvalid")", "a/y") + ",\n" +
      pattern(R"("code": "ORA-01017", "aliases": ["CHECK__ERROR_SAME_OBJ"])", "a/z") + ",\n" +
      pattern(R"("code": "DTS-1040")", "a/w"))});
}

std::vector<std::string> found(std::string_view query) {
  static const LoadedRules rules = rules_with_names();
  std::vector<std::string> ids;
  if (const auto topic = find_topic(rules.rules, query)) {
    for (const Pattern* pattern : topic->errors) ids.emplace_back(pattern->id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("explain lookup: a code in any spelling is one code") {
  const auto [query, id] = GENERATE(table<std::string, std::string>({
      {"DTS-RETRY-ERR-0069", "a/x"},
      {"dts.retry.err.0069", "a/x"},
      {"dts.retry.err.0069.msg", "a/x"},
      {"dts.retry.err.0069.workaround", "a/x"},
      {"dts-retry-err-69", "a/x"},
      {"Kafka.HostInvalid", "a/y"},
      {"dts.msg.kafka.hostinvalid", "a/y"},
      {"ora-1017", "a/z"},
      {"ORA-01017", "a/z"},
      {"check_error_same_obj", "a/z"},
      {"TOO MANY", "a/x"},
  }));
  INFO(query);
  CHECK(found(query) == Ids{id});
}

TEST_CASE("explain lookup: a number alone is every code that ends in it") {
  CHECK(found("1040") == Ids{"a/x", "a/w"});
  CHECK(found("01040") == Ids{"a/x", "a/w"});
  CHECK(found("DTS-1040") == Ids{"a/w"});
  CHECK(found("8004") == Ids{"a/x"});
  CHECK(found("104").empty());
  CHECK(found("dts").empty());
  CHECK(found("").empty());
}

TEST_CASE("explain lookup: the message of a database is found without what DTS prints around it") {
  const auto [query, id] = GENERATE(table<std::string, std::string>({
      {"Access denied for user 'repl'@'10.4.4.4' (using password: YES)",
       "mysql/1045-access-denied"},
      {"Host '10.4.4.9' is not allowed to connect to this MySQL server",
       "mysql/1130-host-not-allowed"},
      {"Column 'nick' cannot be null", "mysql/1048-null"},
      {"ORA-01017: invalid username/password; logon denied", "oracle/01017-invalid-login"},
      {"integer out of range", "postgresql/22003-out-of-range"},
      {"There are not any columns in table crm.leads", "retry/0701"},
  }));
  std::vector<std::string> ids;
  if (const auto topic = find_topic(builtin_rules(), query)) {
    for (const Pattern* pattern : topic->errors) ids.emplace_back(pattern->id);
  }
  CAPTURE(query);
  CHECK(ids == Ids{id});
}

TEST_CASE("explain lookup: what DTS would print around it makes no error of plain words") {
  for (const char* query : {"hello", "the task is running", "no such thing", "123 456"}) {
    CAPTURE(query);
    CHECK_FALSE(find_topic(builtin_rules(), query).has_value());
  }
}

TEST_CASE("explain lookup: some words of a message are enough, a value behind them is no matter") {
  const auto ids = [](std::string_view query) {
    std::vector<std::string> out;
    if (const auto topic = find_topic(builtin_rules(), query)) {
      for (const Pattern* pattern : topic->errors) out.emplace_back(pattern->id);
    }
    return out;
  };
  for (const char* query : {"The role not exists", "the  role not EXISTS",
                            "The role not exists: acs:ram::1703345908127764:role/xacct-reader"}) {
    const Ids found = ids(query);
    CAPTURE(query);
    CHECK(std::count(found.begin(), found.end(), "cross-account/role-not-found") == 1);
  }
  CHECK(ids("The version of API is not supported.") == Ids{"kafka/unsupported-version"});
  CHECK(ids("the role").empty());
  CHECK(ids("role").empty());
  CHECK(ids("the widget not exists").empty());
}

TEST_CASE("explain lookup: a name that is nearly right is offered as it has to be typed") {
  const LoadedRules rules = rules_with_names();
  CHECK(near_topics(rules.rules, "Kafka.HostInvald") ==
        std::vector<std::string>{"DTS.Msg.Kafka.HostInvalid"});
  CHECK(near_topics(rules.rules, "something else altogether").empty());
  CHECK(near_topics(rules.rules, "%").empty());
}

}  // namespace dtsdoctor::testing
