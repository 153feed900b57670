// SPDX-License-Identifier: Apache-2.0
//
// `dtsdoctor redact` as a user meets it.
#include "cli/redact_command.h"

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

const std::string kLog =
    "ErrorCode: AssumeRoleFail\n"
    "RequestId: E800E2B9-D63B-5168-8DF7-84F57B5589E1\n"
    "Message: EntityNotExist.Role : The role not exists: "
    "acs:ram::1408826137750019:role/ram-for-dts\n";

}  // namespace

TEST_CASE("redact: standard input is printed again without secrets and ids") {
  const Run result = run({"redact"}, {kLog + "password=hunter2\n"});
  CHECK(result.exit == 0);
  CHECK(result.err == "");
  CHECK(result.out ==
        "ErrorCode: AssumeRoleFail\n"
        "RequestId: E800E2B9-D63B-5168-8DF7-84F57B5589E1\n"
        "Message: EntityNotExist.Role : The role not exists: acs:ram::<account-1>:role/<role-1>\n"
        "password=***\n");
}

TEST_CASE("redact: with --redact secrets ids stay") {
  const Run result = run({"redact", "--redact", "secrets"}, {kLog + "password=hunter2\n"});
  CHECK(result.out == kLog + "password=***\n");
}

TEST_CASE("redact: labels are the same in all FILEs, and a later one tells of an earlier") {
  const TemporaryFolder folder;
  (void)folder.file("error.log", "ram-for-dts does not exist");
  (void)folder.file("task.json", "{\"SourceEndpointRole\": \"ram-for-dts\"}\n");
  const Run result = run({"redact", "error.log", "task.json"}, {"", folder.path()});
  CHECK(result.out ==
        "==> error.log <==\n<role-1> does not exist\n"
        "==> task.json <==\n{\"SourceEndpointRole\": \"<role-1>\"}\n");
}

TEST_CASE("redact: what cannot be read is said, and the rest printed") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", "text\n");
  CHECK(run({"redact", "none.log"}, {"", folder.path()}).exit == 2);
  const Run result = run({"redact", "none.log", "a.log"}, {"", folder.path()});
  CHECK(result.exit == 3);
  CHECK(contains(result.err, "cannot open none.log"));
  CHECK(result.out == "==> a.log <==\ntext\n");
}

TEST_CASE("redact: more than can be held is looked through in parts, and that is said") {
  std::string log;
  for (int i = 0; i < 100; ++i) log += kLog;
  const Run result = run({"redact", "--max-document", "1000"}, {log});
  CHECK(result.exit == 0);
  CHECK(contains(result.err, "limit max-document reached"));
  CHECK_FALSE(contains(result.out, "1408826137750019"));
}

TEST_CASE("redact: on a terminal nothing in the input acts, in a pipe it is data") {
  const TemporaryFolder folder;
  Options options;
  options.arguments = {folder.file("a.log", "a\x1b[31mred\nnext\u202e line")};
  std::string out;
  Environment environment;
  environment.variable = [](const char*) { return std::nullopt; };
  environment.out = [&](std::string_view text) { out += text; };
  environment.err = environment.out;
  CHECK(redact_command(options, environment) == ExitCode::done);
  CHECK(out == "a\x1b[31mred\nnext\u202e line");
  out.clear();
  environment.stdout_is_terminal = true;
  CHECK(redact_command(options, environment) == ExitCode::done);
  CHECK(out == "a␛[31mred\nnext<U+202E> line");
}

TEST_CASE("redact: an empty input is nothing") {
  const Run result = run({"redact"}, {""});
  CHECK(result.exit == 0);
  CHECK(result.out == "");
}

TEST_CASE(
    "redact: with --redact ids a report has labels in place of ids, and its commands are to be "
    "filled in") {
  const Given given{"", in_source("samples/first-look")};
  for (const std::string format : {"text", "json", "markdown", "html", "sarif", "csv"}) {
    const Run result =
        run({"--redact", "ids", "-f", format, "error.log", "task.json", "role.json", "caller.json"},
            given);
    INFO(format);
    CHECK(result.exit == 0);
    for (const char* id : {"1408826137750019", "1530275981640027", "ram-for-dts",
                           "orders-to-reporting", "rm-bpa0157c0803ecf9", "dts_reader"})
      CHECK_FALSE(contains(result.out, id));
  }
  const Run text =
      run({"--redact", "ids", "error.log", "task.json", "role.json", "caller.json"}, given);
  CHECK(contains(text.out, "the source's owner: <account-1>"));
  CHECK_FALSE(contains(text.out, "ready to run"));
}

TEST_CASE("redact: what a baseline has is not new because of its labels") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kLog);
  const Given given{"", folder.path()};
  (void)folder.file("base.json", run({"scan", "-f", "json", "a.log"}, given).out);
  const Run result = run(
      {"scan", "--redact", "ids", "--baseline", "base.json", "--fail-on", "any", "a.log"}, given);
  CHECK(result.exit == 0);
  CHECK_FALSE(contains(result.out, "1408826137750019"));
}

TEST_CASE("redact: labels of scan's lines and of its summary are the same") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kLog);
  const Run result = run({"scan", "--redact", "ids", "-f", "jsonl", "a.log"}, {"", folder.path()});
  CHECK_FALSE(contains(result.out, "1408826137750019"));
  CHECK(contains(result.out, "\"account_id\":\"<account-1>\""));
}

}  // namespace dtsdoctor::test
