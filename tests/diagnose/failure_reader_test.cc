// SPDX-License-Identifier: Apache-2.0
//
// From bytes to counted failures, with the shipped rules.
#include "diagnose/failure_reader.h"

#include "catch.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMessage =
    "NoPermission : You are not authorized to do this action. You should be authorized by RAM.";

std::string console(const std::string& code = "AssumeRoleFail") {
  return code + "\n" + std::string(kMessage) + "\n";
}

std::string rpc(const std::string& request_id) {
  return R"({"RequestId":")" + request_id + R"(","Code":"AssumeRoleFail","Message":")" +
         std::string(kMessage) + "\"}\n";
}

std::unique_ptr<FailureReader> read(const std::string& text, const FailureOptions& options = {}) {
  auto reader = std::make_unique<FailureReader>(builtin_rules(), options);
  const auto source = read_memory(text);
  const InputResult result = reader->read(*source, "-");
  CHECK_FALSE(result.problem);
  CHECK(result.bytes == text.size());
  return reader;
}

std::string not_found(const std::string& account) {
  return "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::" + account +
         ":role/ram-for-dts\n";
}

}  // namespace

TEST_CASE("failures: equal ones are one diagnosis with a count") {
  const auto reader = read(console() + "\n" + console() + "\n" + console());
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 3);
  CHECK(reader->failures().groups()[0].occurrences.at(1).place.line == 5);
  CHECK(reader->counts().explained == 3);
}

TEST_CASE("failures: another account is another diagnosis, another request id is not") {
  const auto accounts = read(not_found("1408826137750019") + not_found("1777720036541188"));
  CHECK(accounts->failures().groups().size() == 2);
  const auto requests = read(rpc("A0A0A0A0-1") + rpc("B0B0B0B0-2"));
  REQUIRE(requests->failures().groups().size() == 1);
  CHECK(requests->failures().groups()[0].count == 2);
}

TEST_CASE("failures: records that share a request id are one event") {
  const auto reader = read(rpc("A0A0A0A0-1") + rpc("A0A0A0A0-1"));
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 1);
  CHECK(reader->counts().explained == 2);
}

TEST_CASE("failures: the first examples are kept, all are counted") {
  FailureOptions options;
  options.limits.examples = 2;
  std::string text;
  for (int i = 0; i < 100; ++i) text += console() + "\n";
  const auto reader = read(text, options);
  CHECK(reader->failures().groups()[0].count == 100);
  CHECK(reader->failures().groups()[0].occurrences.size() == 2);
}

TEST_CASE("failures: past max-diagnoses captures leave the key and it is said") {
  FailureOptions options;
  options.limits.max_diagnoses = 2;
  std::string text;
  for (int i = 0; i < 9; ++i) text += not_found("140882613775001" + std::to_string(i));
  const auto reader = read(text, options);
  CHECK(reader->failures().groups().size() == 3);
  CHECK(reader->failures().groups()[2].count == 7);
  CHECK(reader->failures().limit_reached());
}

TEST_CASE("failures: errors that no rule explains are counted, unless known-only") {
  const std::string text =
      "2026-03-04 05:06:07 ERROR db: connection 17 refused\n2026-03-04 05:06:08 INFO fine\n";
  CHECK(read(text)->counts().unrecognized == 1);
  FailureOptions options;
  options.known_only = true;
  CHECK(read(text, options)->counts().unrecognized == 0);
}

TEST_CASE("failures: a bare STS refusal is not the DTS one") {
  const auto reader = read(
      "ERROR: SDK.ServerError\nErrorCode: NoPermission\nMessage: You are not authorized to do this "
      "action. You should be authorized by RAM.\n");
  CHECK(reader->failures().groups().empty());
  CHECK(reader->counts().unrecognized == 1);
}

TEST_CASE("failures: colours inside of words hide nothing") {
  const auto reader =
      read("\x1b[01;31m\x1b[KAssumeRole\x1b[m\x1b[KFail\x1b[0m " + std::string(kMessage) + "\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences[0].excerpt == kMessage);
}

TEST_CASE("failures: binary input and NUL bytes stop nothing") {
  std::string text(4096, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 131 % 251);
  const auto reader = read(text + "\n" + console() + std::string(1, '\0') + "\n");
  CHECK(reader->failures().groups().size() == 1);
}

}  // namespace dtsdoctor
