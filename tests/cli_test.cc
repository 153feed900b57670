// SPDX-License-Identifier: Apache-2.0
//
// The program as a user meets it: arguments, files and pipes in; standard output, standard error
// and the exit status out.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;
using Variables = std::vector<std::pair<std::string, std::string>>;

const std::string kError =
    "AssumeRoleFail\nNoPermission : You are not authorized to do this action. You should be "
    "authorized by RAM.\n";
const std::string kUnknownError =
    "ERROR 1045 (28000): Access denied for user 'app'@'10.0.0.9' (using password: YES)\n";

Given first_look() { return {"", in_source("samples/first-look")}; }

Json verdicts(const Json& report) {
  Json causes = Json::object();
  for (const Json& cause : report.at("diagnoses").at(0).at("causes")) {
    causes[cause.at("id").get<std::string>()] = cause.at("verdict");
  }
  return causes;
}

bool has_escape(const std::string& text) { return contains(text, "\x1b"); }

}  // namespace

TEST_CASE("cli: it ends with 0 whatever it found, also on nothing at all") {
  CHECK(run({}, {kError}).exit == 0);
  CHECK(run({"-"}, {kUnknownError}).exit == 0);
  const Run empty = run({});
  CHECK(empty.exit == 0);
  CHECK(contains(empty.out, "empty"));
  CHECK(empty.err == "");
  CHECK(report({}).at("inputs").at(0).at("kind") == "empty");
}

TEST_CASE("cli: the two spellings of a number of DTS are one failure") {
  Given given;
  given.input =
      "DtsJobId a1b2c3d4e5f6: dts.retry.err.0436\nDtsJobId a1b2c3d4e5f6: DTS-RETRY-ERR-0436\n"
      "DtsJobId a1b2c3d4e5f6: DTS-RETRY-ERR-0422\n";
  const Json both = Json::parse(run({"-f", "json"}, given).out);
  REQUIRE(both.at("diagnoses").size() == 2);
  CHECK(both.at("diagnoses").at(0).at("code") == "DTS-RETRY-ERR-0436");
  CHECK(both.at("diagnoses").at(0).at("count") == 2);
}

TEST_CASE("cli: a task that something around the text names is among what each match captured") {
  Given given;
  given.input =
      "DtsJobId=dtsk1x2y3z4a5b6c7d ERROR DTS.Msg.Forbidden.AliyunUIDNotFound: The account does not "
      "exist\n{\"DtsJobId\":\"dtsk9x8y7z6a5b4c3d\",\"ErrorMessage\":\"DTS.Msg.Forbidden."
      "AliyunUIDNotFound: The account does not exist\"}\n"
      "DTS.Msg.Forbidden.AliyunUIDNotFound: The account does not exist\n";
  for (const char* const command : {"-", "scan"}) {
    CAPTURE(command);
    const auto report = nlohmann::json::parse(run({command, "-", "-f", "json"}, given).out);
    REQUIRE(report.at("diagnoses").size() == 3);
    for (const nlohmann::json& diagnosis : report.at("diagnoses")) {
      const nlohmann::json& captures = diagnosis.at("matches").at(0).at("captures");
      if (diagnosis.at("jobs").empty()) {
        CHECK_FALSE(captures.contains("job_id"));
      } else {
        CHECK(captures.at("job_id") == diagnosis.at("jobs").at(0).at("id"));
      }
    }
  }
}

TEST_CASE("cli: --fail-on makes the status tell what was found") {
  const Arguments proven = {"error.log", "-c", "task.json", "-e", "role.json", "--fail-on"};
  const auto status = [&](Arguments arguments, const std::string& level) {
    arguments.push_back(level);
    return run(arguments, first_look()).exit;
  };
  CHECK(status({"error.log", "--fail-on"}, "any") == 1);
  CHECK(status({"error.log", "--fail-on"}, "likely") == 0);
  CHECK(status({"error.log", "--fail-on"}, "unexplained") == 0);
  CHECK(status(proven, "likely") == 1);
  CHECK(status(proven, "confirmed") == 1);
  CHECK(run({"--fail-on", "unexplained"}, {kUnknownError}).exit == 1);
  CHECK(run({"--fail-on", "any"}, {kUnknownError}).exit == 0);
  CHECK(run({"--fail-on", "any", "--fail-on", "unexplained"}, {kUnknownError}).exit == 1);
}

TEST_CASE("cli: a config that cannot be used is status 2, pointed at, and nothing is printed") {
  const TemporaryFolder folder;
  const std::string broken = folder.file(
      "task.json", "{\n  \"SourceEndpointOwnerID\": \"1\"\n  \"SourceEndpointRole\": \"x\"\n}\n");
  const Run syntax = run({"-c", broken}, {kError});
  CHECK(syntax.exit == 2);
  CHECK(syntax.out == "");
  CHECK(contains(syntax.err, "task.json:3:"));
  CHECK(contains(syntax.err, "3 |   \"SourceEndpointRole\": \"x\""));
  CHECK(contains(syntax.err, "^"));

  const std::string other = folder.file("other.json", "{\"name\": \"a package\", \"version\": 3}");
  const Run kind = run({"-c", other}, {kError});
  CHECK(kind.exit == 2);
  CHECK(kind.out == "");
  CHECK(contains(kind.err, "no task configuration"));
  CHECK(run({"-e", other}, {kError}).exit == 2);
  CHECK(run({"-c", folder.path() / "missing.json"}, {kError}).exit == 2);
}

TEST_CASE("cli: a mistyped field of a config is named, with the field that was meant") {
  const TemporaryFolder folder;
  const std::string config =
      folder.file("task.json", R"({"SourceEndpointOwnerId": "140", "SourceEndpointRol": "dts-a"})");
  const Run result = run({"-c", config}, {kError});
  CHECK(result.exit == 0);
  CHECK(contains(result.err, "SourceEndpointRol'"));
  CHECK(contains(result.err, "did you mean 'SourceEndpointRole'"));
}

TEST_CASE("cli: no part of a password stands beside what is wrong in a long line") {
  const TemporaryFolder folder;
  for (int between = 0; between < 80; ++between) {
    const std::string config = folder.file(
        "task.json", R"({"SourceEndpointPassword": "Qz!7pWx%9#La", "SourceEndpointOwnerID": ")" +
                         std::string(static_cast<std::size_t>(between), '1') +
                         R"(", "SourceEndpointRol": "dts-a"})");
    const Run result = run({"-c", config}, {kError});
    CHECK(contains(result.err, "SourceEndpointRol"));
    CHECK_FALSE(contains(result.err, "9#La"));
    CHECK_FALSE(contains(result.err, "Qz!7"));
  }
}

TEST_CASE("cli: no FILE readable is status 2, one that is missing beside others is 3") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kError);
  const Run alone = run({"/no/such/file"});
  CHECK(alone.exit == 2);
  CHECK(alone.out == "");
  CHECK(contains(alone.err, "No such file"));

  const Run beside = run({log, "/no/such/file", "--fail-on", "any"});
  CHECK(beside.exit == 3);
  CHECK(contains(beside.out, "cross-account/role-not-assumable"));
  const Json told = report({log, "/no/such/file"});
  CHECK(told.at("inputs").at(1).at("name") == "/no/such/file");
  CHECK(told.at("inputs").at(1).at("status") != "ok");

  // Opens, but cannot be read, even for root.
  CHECK(run({"/proc/self/mem"}).exit == 2);
  CHECK(run({log, "/proc/self/mem"}).exit == 3);
  CHECK(run({folder.path()}).exit == 2);
  CHECK(run({log, folder.path()}).exit == 3);
}

TEST_CASE("cli: binary bytes, NUL and broken UTF-8 stop nothing") {
  std::string garbage;
  unsigned state = 7;
  for (int i = 0; i < 200000; ++i) {
    state = state * 1664525U + 1013904223U;
    garbage += static_cast<char>(state >> 24U);
  }
  const Json buried = report({}, {garbage + "\n" + kError + "\n" + garbage});
  CHECK(buried.at("diagnoses").size() == 1);
  const Json zeros = report({}, {std::string("a\0b\n", 4) + kError + std::string(3, '\0')});
  CHECK(zeros.at("diagnoses").size() == 1);
  const Json broken = report({}, {"\xff\xfe\xfd caf\xe9\n" + kError});
  CHECK(broken.at("diagnoses").at(0).at("matches").at(0).at("line") == 3);
}

TEST_CASE("cli: a line of 10 MB is cut, said so, and the rest is read") {
  const Json told = report({}, {std::string(10'000'000, 'x') + "\n" + kError});
  REQUIRE(told.at("limits").size() == 1);
  CHECK(told.at("limits").at(0).at("name") == "max-line");
  CHECK(told.at("limits").at(0).at("line") == 1);
  CHECK(told.at("diagnoses").at(0).at("matches").at(0).at("line") == 3);
  CHECK(told.at("inputs").at(0).at("bytes") == 10'000'001 + kError.size());
}

TEST_CASE("cli: a reader that goes away is no error") {
  const Run result = shell(
      R"(cd samples/first-look && { "$dtsdoctor" error.log -f json; echo "status $?" >&2; } | head -c 1)",
      {"", in_source(".")});
  CHECK(result.out == "{");
  CHECK(result.err == "status 0\n");
}

TEST_CASE("cli: a word that is nearly right is recognised as such") {
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"--evidense", "x"}, "'--evidence'"},
      {{"--colour", "never"}, "'--color'"},
      {{"explian"}, "'explain'"},
      {{"scna", "logs"}, "'scan'"},
      {{"chek", "task.json"}, "'check'"},
      {{"mrege"}, "'merge'"},
      {{"rules", "chekc"}, "'check'"},
      {{"-f", "jsno"}, "'json'"},
      {{"--fail-on", "confirmd"}, "'confirmed'"},
      {{"--color", "alway"}, "'always'"},
      {{"--fact", "user.creatr_id=1"}, "'user.creator_id'"},
      {{"--fact", "user.ram_set_up_by=acount"}, "'account'"},
      {{"--fact", "scenario=sorce"}, "'source'"}};
  for (const auto& [arguments, meant] : cases) {
    const Run result = run(arguments, {kError});
    INFO(arguments.front() << ": " << result.err);
    CHECK(result.exit == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "did you mean " + meant));
  }
}

TEST_CASE("cli: what a fact cannot be is refused") {
  for (const auto& [fact, said] : std::vector<std::pair<std::string, std::string>>{
           {"user.ram_set_up_by=somebody", "one of: account ram_user"},
           {"user.owner_opened_dts=maybe", "one of: true false"},
           {"user.creator_id=15x", "takes an account id"}}) {
    const Run result = run({"--fact", fact}, {kError});
    CHECK(result.exit == 2);
    CHECK(contains(result.err, said));
  }
}

TEST_CASE("cli: a report that could not be written is not passed over") {
  for (const std::string words :
       {"samples/first-look/error.log", "scan samples/first-look/error.log", "explain --list"}) {
    const Run result = shell("\"$dtsdoctor\" " + words + " > /dev/full", {"", in_source(".")});
    CAPTURE(words);
    CHECK(result.exit == 3);
    CHECK(contains(result.err, "cannot write standard output"));
  }
}

TEST_CASE("cli: what no option takes is status 2") {
  for (const Arguments& arguments : std::vector<Arguments>{{"--account", "me"},
                                                           {"--max-line", "0"},
                                                           {"--examples", "many"},
                                                           {"-c"},
                                                           {"--lang", "de"},
                                                           {"--fact", "nothing"}}) {
    const Run result = run(arguments, {kError});
    INFO(arguments.front());
    CHECK(result.exit == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "error: "));
  }
}

TEST_CASE("cli: colours follow --color, then NO_COLOR, then FORCE_COLOR, then the terminal") {
  const auto coloured = [](Variables environment, const Arguments& arguments) {
    return has_escape(run(arguments, {kError, ".", std::move(environment)}).out);
  };
  CHECK_FALSE(coloured({{"TERM", "xterm-256color"}}, {}));
  CHECK(coloured({{"FORCE_COLOR", "1"}}, {}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}, {}));
  CHECK(coloured({{"NO_COLOR", "1"}}, {"--color", "always"}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}}, {"--color", "never"}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}}, {"-f", "json"}));
}

TEST_CASE("cli: the language follows --lang, then LC_ALL, LC_MESSAGES, LANG") {
  const auto chinese = [](Variables environment, const Arguments& arguments) {
    return contains(run(arguments, {kError, ".", std::move(environment)}).out, "原因");
  };
  CHECK_FALSE(chinese({}, {}));
  CHECK(chinese({{"LANG", "zh_CN.UTF-8"}}, {}));
  CHECK_FALSE(chinese({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}, {}));
  CHECK(chinese({{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "zh_CN.UTF-8"}}, {}));
  CHECK(chinese({{"LC_ALL", ""}, {"LANG", "zh_CN.UTF-8"}}, {}));
  CHECK(chinese({{"LC_ALL", "C"}}, {"--lang", "zh"}));
  CHECK_FALSE(chinese({{"LC_ALL", "zh_CN.UTF-8"}}, {"--lang", "en"}));
}

TEST_CASE("cli: documents play their part by content, wherever they stand") {
  const Arguments named = {"error.log", "-c", "task.json", "-e", "role.json", "-e", "caller.json"};
  const Json proven = verdicts(report(named, first_look()));
  CHECK(proven.at("trust-wrong-account") == "confirmed");
  const Json bare = report({"caller.json", "error.log", "role.json", "task.json"}, first_look());
  CHECK(verdicts(bare) == proven);
  CHECK(bare.at("inputs").at(0).at("kind") == "evidence");
  CHECK(bare.at("inputs").at(1).at("kind") == "log");
  CHECK(bare.at("inputs").at(3).at("kind") == "config");
  CHECK(run({"task.json", "role.json"}, first_look()).exit == 0);
}

TEST_CASE("cli: the creator may be given by its number alone") {
  const Arguments documents = {"input.log", "-c", "task.json", "-e", "role.json"};
  const Given third = {"", in_source("samples/role-not-assumable-python-core-another-account")};
  CHECK(verdicts(report(documents, third)).at("trust-wrong-account") == "unknown");
  Arguments with_account = documents;
  with_account.insert(with_account.end(), {"--account", "1530275981640027"});
  CHECK(verdicts(report(with_account, third)).at("trust-wrong-account") == "likely");
}

TEST_CASE("cli: a config may come through a pipe") {
  const Run fifo = shell(
      R"("$dtsdoctor" error.log -c <(cat task.json) -e <(cat role.json) -f json)", first_look());
  CHECK(fifo.exit == 0);
  CHECK(verdicts(Json::parse(fifo.out)).at("trust-wrong-account") == "confirmed");
  const Run input =
      shell(R"("$dtsdoctor" error.log -c - -e role.json -f json < task.json)", first_look());
  CHECK(verdicts(Json::parse(input.out)).at("trust-wrong-account") == "confirmed");
}

TEST_CASE("cli: the caret stands under the whole key of a listed retry error") {
  for (const std::string code : {"dts.retry.err.0436", "DTS-RETRY-ERR-0436"}) {
    const Run result = run({"-f", "json"}, {"the task stopped: " + code + "\n"});
    const Json match = Json::parse(result.out).at("diagnoses").at(0).at("matches").at(0);
    CHECK(match.at("excerpt") == code);
    CHECK(match.at("column") == 19);
    CHECK(match.at("length") == code.size());
  }
}

TEST_CASE("cli: the built-in rules pass their own check and are listed") {
  const Run check = run({"rules", "check"});
  CHECK(check.exit == 0);
  CHECK(contains(check.out, "0 errors"));
  const Run list = run({"rules", "list"});
  for (const char* id :
       {"account-not-initialized", "account-id-format", "role-arn-entered", "role-not-found",
        "role-not-assumable", "role-lacks-permissions", "default-role"}) {
    CHECK(contains(list.out, std::string("cross-account/") + id));
  }
}

TEST_CASE("cli: --version says which rules, --help what there is") {
  const Run version = run({"--version"});
  const Json rules = report({}).at("tool").at("rules");
  CHECK(version.exit == 0);
  CHECK(contains(version.out, rules.at("date").get<std::string>()));
  CHECK(contains(version.out, rules.at("hash").get<std::string>()));
  for (const Arguments& arguments :
       std::vector<Arguments>{{"--help"}, {"explain", "--help"}, {"rules", "--help"}}) {
    const Run help = run(arguments);
    CHECK(help.exit == 0);
    CHECK(contains(help.out, "usage:"));
    CHECK(help.err == "");
  }
  CHECK(contains(run({"scan", "--help", "--lang", "zh"}).out, "用法："));
}

TEST_CASE("cli: explain knows the errors and says when it does not") {
  CHECK(contains(run({"explain", "AssumeRoleFail"}).out, "cross-account/role-not-found"));
  const Run unknown = run({"explain", "cross-account/role-not-foud"});
  CHECK(unknown.exit == 1);
  CHECK(unknown.out == "");
  CHECK(contains(unknown.err, "cross-account/role-not-found"));
}

TEST_CASE("cli: passwords stay out of error messages, too") {
  const TemporaryFolder folder;
  const std::string head = R"({"SourceEndpointOwnerID":"1408826137750019","SourceEndpoint)";
  for (const std::string& config :
       {head + R"(Password":"Hush-4711!","SourceEndpointRole":"x" "oops"})",
        head + R"(Password":"Hush-4711!)",
        head + R"(Pasword":"Hush-4711!","SourceEndpointRole":"x"})"}) {
    const Run result = run({"-c", folder.file("task.json", config)}, {kError});
    INFO(config);
    CHECK(result.err != "");
    CHECK_FALSE(contains(result.out + result.err, "Hush-4711!"));
  }
}

TEST_CASE("cli: escape sequences of the input never reach the terminal") {
  const std::string evil =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. "
      "\x1b]0;owned\x07\x1b[2J\xe2\x80\xae\xc2\x9b"
      "31m\n"
      "\nERROR: strange \x1b]8;;http://x\x07link\x1b]8;;\x07 \x1b[5m\n";
  for (const Arguments& style :
       std::vector<Arguments>{{}, {"-q"}, {"--why"}, {"--lang", "zh"}, {"-f", "json"}}) {
    const std::string out = run(style, {evil}).out;
    CHECK(contains(out, "cross-account/role-not-assumable"));
    CHECK_FALSE(has_escape(out));
    CHECK_FALSE(contains(out, "\x07"));
    CHECK_FALSE(contains(out, "\xe2\x80\xae"));
    CHECK_FALSE(contains(out, "\xc2\x9b"));
  }
  CHECK_FALSE(has_escape(run({"no\x1b[31mname"}).err));
}

}  // namespace dtsdoctor::test
