// SPDX-License-Identifier: Apache-2.0
//
// Errors whose lines were broken on the way: read again as a whole, without ever becoming another
// error than they were.
#include "catch.h"
#include "diagnose/failure_reader.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

std::unique_ptr<FailureReader> read(const std::string& text, const FailureOptions& options = {}) {
  auto reader = std::make_unique<FailureReader>(builtin_rules(), options);
  const auto source = read_memory(text);
  CHECK_FALSE(reader->read(*source, "-").problem);
  return reader;
}

// "id line:column name=value …" of each diagnosis.
std::vector<std::string> told(const FailureReader& reader) {
  std::vector<std::string> out;
  for (const FailureGroup& group : reader.failures().groups()) {
    const Occurrence& first = group.occurrences.at(0);
    std::string one(builtin_rules().patterns[group.pattern].id);
    one += " " + std::to_string(first.place.line) + ":" + std::to_string(first.place.column);
    for (const CapturedValue& capture : first.captures)
      one += " " + capture.name + "=" + capture.value;
    out.push_back(one);
  }
  return out;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("pasted: a quoted block of labels is one record") {
  const auto reader = read(
      "Hello,\n> ErrorCode: AssumeRoleFail\n> RequestId: X1-22\n> Message: NoPermission : You "
      "are not authorized to do this action.\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-assumable 4:12 request_id=X1-22"});
}

TEST_CASE("pasted: the rest of a message that was wrapped is captured") {
  const auto reader = read(
      "2026-03-04 05:06:07 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n"
      "a line of the mail that is as wide as mail programs let their lines become.\n");
  // The first line has 83 characters: no mail program wrote it so, nothing is joined.
  CHECK(told(*reader) == Told{"cross-account/role-not-found 1:42"});
  const auto wrapped = read(
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n");
  CHECK(
      told(*wrapped) ==
      Told{"cross-account/role-not-found 1:31 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: a name that a terminal cut in two is captured whole") {
  // 80 characters in the first line.
  const auto reader = read(
      "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::1408826137750\n"
      "019:role/ram-for-dts\n");
  CHECK(
      told(*reader) ==
      Told{"cross-account/role-not-found 1:16 account_id=1408826137750019 role_name=ram-for-dts"});
}

TEST_CASE("pasted: two alike failures stay two") {
  const std::string one =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. Ask RAM.\n";
  const auto reader = read(one + one);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 2);
}

TEST_CASE("pasted: an error that the second reading explains is not counted as unexplained") {
  const auto reader = read("> ERROR Assume=\n> RoleFail\n");
  CHECK(reader->counts().unrecognized == 1);
  const auto quoted = read(
      "> Error: the request failed: ErrorCode:\n> AssumeRoleFail\n> NoPermission : You are not "
      "authorized to do this action.\n");
  CHECK(quoted->failures().groups().size() == 1);
}

TEST_CASE("pasted: more than max-paste bytes are read as they stand only") {
  const std::string text =
      "12:00:01 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists:\n"
      "acs:ram::1408826137750019:role/ram-for-dts\n";
  FailureOptions options;
  options.limits.max_paste = 40;
  CHECK(told(*read(text, options)) == Told{"cross-account/role-not-found 1:31"});
}

TEST_CASE("pasted: HTML entities do not become part of a name") {
  const auto reader = read(
      "{&quot;Code&quot;:&quot;AssumeRoleFail&quot;,&quot;Message&quot;:&quot;EntityNotExist.Role "
      ": "
      "The role not exists: "
      "acs:ram::1408826137750019:role/ram-for-dts&quot;,&quot;RequestId&quot;:&quot;X1&quot;}\n");
  REQUIRE(reader->failures().groups().size() == 1);
  std::string role;
  for (const CapturedValue& capture : reader->failures().groups()[0].occurrences.at(0).captures) {
    if (capture.name == "role_name") role = capture.value;
  }
  CHECK(role == "ram-for-dts");
}

TEST_CASE("pasted: an invisible character inside of a role's name is evidence and stays") {
  const auto reader = read(
      "AssumeRoleFail EntityNotExist.Role : The role not exists: "
      "acs:ram::1408826137750019:role/ram-for\u200B-dts\n");
  CHECK(told(*reader) == Told{"cross-account/role-not-found 1:16 account_id=1408826137750019 "
                              "role_name=ram-for\u200B-dts"});
}

TEST_CASE("pasted: what is too long to be read again is told, where it looks pasted") {
  const std::string quoted =
      "> AssumeRoleFail\n> NoPermission : You are not authorized to do this action.\n";
  FailureOptions options;
  options.limits.max_paste = 2000;
  std::string tail;
  for (int i = 0; i < 600; ++i) tail += "fine\n";
  const auto cut = read(quoted + tail, options);
  REQUIRE(cut->limit_hits().size() == 1);
  CHECK(cut->limit_hits()[0].name == "max-paste");
  CHECK(read(quoted, options)->limit_hits().empty());
  CHECK(read("AssumeRoleFail : NoPermission\n" + tail, options)->limit_hits().empty());
  CHECK(read("> a quotation of something else\n" + tail, options)->limit_hits().empty());
}

TEST_CASE("pasted: a failure whose line was broken has the time of that line") {
  const auto reader = read(
      "2026-03-04T05:06:07Z ERROR AssumeRoleFail EntityNotExist.Rol\n"
      "e : The role not exists: acs:ram::1408826137750019:role/ramp\n"
      "art\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].first_ms == 1772600767000);
}

}  // namespace dtsdoctor
