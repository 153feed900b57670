// SPDX-License-Identifier: Apache-2.0
//
// How a query of `explain` finds its page.
#include "cli/explain_command.h"

#include "catch.h"
#include "report/explain.h"
#include "rules/builtin.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using test::contains;

TextStyle style() {
  TextStyle out;
  out.width = 100;
  return out;
}

struct Ran {
  ExitCode code = ExitCode::done;
  std::string out, err;
};

Ran ran(std::vector<std::string> arguments, Options options = {}) {
  options.command = Command::explain;
  options.arguments = std::move(arguments);
  Ran result;
  Environment environment;
  environment.variable = [](const char*) -> std::optional<std::string> { return std::nullopt; };
  environment.out = [&](std::string_view text) { result.out += text; };
  environment.err = [&](std::string_view text) { result.err += text; };
  result.code = explain_command(options, environment);
  return result;
}

std::string page_of(std::string_view id) {
  return explain_pattern(builtin_rules(), *find_pattern(builtin_rules(), id), style());
}

TEST_CASE("explain finds ids and codes in any case, with and without the prefix of DTS") {
  const auto [query, id] = GENERATE(table<std::string, std::string>({
      {"cross-account/role-not-found", "cross-account/role-not-found"},
      {"Cross-Account/ROLE-not-found ", "cross-account/role-not-found"},
      {"DTS.Msg.Forbidden.AliyunUIDNotFound", "cross-account/account-not-initialized"},
      {"forbidden.aliyunuidnotfound", "cross-account/account-not-initialized"},
      {"dts.msg.abnormal.ramcheckuserrole", "cross-account/default-role"},
  }));
  const Ran result = ran({query});
  CHECK(result.code == ExitCode::done);
  CHECK(result.out == page_of(id));
  CHECK(result.err.empty());
}

TEST_CASE("explain shows every error under a code that several share") {
  const std::string out = ran({"NoPermission"}).out;
  for (const char* id : {"cross-account/role-lacks-permissions", "ram/nopermission",
                         "sts/root-cannot-assume", "sts/not-authorised"})
    CHECK(contains(out, id));
}

TEST_CASE("explain finds a pre-flight rule, and the nearest one") {
  const RuleSet& rules = builtin_rules();
  const Ran result = ran({"uid-001"});
  CHECK(result.code == ExitCode::done);
  CHECK(result.out == explain_preflight(rules, *find_preflight(rules, "UID-001"), style()));
  CHECK(contains(ran({"ROLE-01"}).err, "did you mean 'ROLE-001'"));
}

TEST_CASE("explain finds a cause") {
  const RuleSet& rules = builtin_rules();
  const Ran result = ran({"Trust-Wrong-Account"});
  CHECK(result.code == ExitCode::done);
  CHECK(result.out == explain_cause(rules, *find_cause(rules, "trust-wrong-account"), style()));
}

TEST_CASE("a code of several errors prints them all, with an overview in front") {
  const Ran result = ran({"assumerolefail"});
  CHECK(result.code == ExitCode::done);
  CHECK(result.out.starts_with("AssumeRoleFail stands for 3 errors"));
  for (const char* id : {"cross-account/role-arn-entered", "cross-account/role-not-found",
                         "cross-account/role-not-assumable"}) {
    CHECK(contains(result.out, "─\n\n" + page_of(id)));
  }
}

TEST_CASE("explain takes the words of a pasted error as one text") {
  const Ran result = ran({"AssumeRoleFail", "EntityNotExist.Role", ":", "The role not exists"});
  CHECK(result.code == ExitCode::done);
  CHECK(result.out == page_of("cross-account/role-not-found"));
}

TEST_CASE("explain - reads standard input, each error once") {
  const std::string error =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. You should be "
      "authorized by RAM.\n";
  const test::Run once = test::run({"explain", "-"}, {error + "\n" + error});
  CHECK(once.exit == 0);
  CHECK(once.out == page_of("cross-account/role-not-assumable"));
  const test::Run nothing = test::run({"explain", "-"});
  CHECK(nothing.exit == 1);
  CHECK(contains(nothing.err, "the text is empty"));
  const test::Run cut =
      test::run({"explain", "-", "--max-document", "12"}, {"NoPermission and more"});
  CHECK(cut.exit == 0);
  CHECK(contains(cut.err, "warning: limit max-document reached"));
  const test::Run broken = test::shell("\"$dtsdoctor\" explain - < /");
  CHECK(broken.exit == 2);
  CHECK(broken.out.empty());
}

TEST_CASE("what explain does not know gets near misses and a hint, and no output") {
  const auto [query, near] = GENERATE(table<std::string, std::string>({
      {"AssumRoleFail", "did you mean 'AssumeRoleFail'?"},
      {"trust-wrong-acount", "did you mean 'trust-wrong-account'?"},
      {"role-not-assumable", "did you mean 'cross-account/role-not-assumable'?"},
      {"forbidden.AliyunUIDNotFund", "'DTS.Msg.Forbidden.AliyunUIDNotFound'"},
      {"You should be authorized by RAM for this action on a role", "the nearest is "},
      {"matrx", "did you mean 'matrix'?"},
      {"weather", "nothing is known under 'weather'"},
  }));
  const Ran result = ran({query});
  CHECK(result.code == ExitCode::met);
  CHECK(result.out.empty());
  CHECK(contains(result.err, near));
  CHECK(contains(result.err, "dtsdoctor explain --list"));
}

TEST_CASE("what explain does not know is repeated without its secrets and controls") {
  const std::string key = "LTAI5tFakeFakeFakeFake01";
  for (std::size_t before = 0; before < 70; ++before) {
    const Ran result = ran({std::string(before, 'x') + " " + key});
    CHECK(result.code == ExitCode::met);
    CHECK_FALSE(contains(result.err, "LTAI"));
  }
  CHECK_FALSE(contains(ran({"\x1b[31mred"}).err, "\x1b"));
}

TEST_CASE("a number alone stands for codes that have it, not for symbols that end in its digits") {
  CHECK(contains(ran({"11000"}).out, "E11000"));
  CHECK(contains(ran({"10035"}).out, "DTS-10035"));
  const Ran one = ran({"1"});  // 57P01, 08S01, S0001
  CHECK_FALSE(contains(one.out, "postgresql/57P01-terminated"));
  CHECK_FALSE(contains(one.out, "sqlserver/1205-deadlock"));
  CHECK(contains(ran({"57P01"}).out, "postgresql/57P01-terminated"));
  CHECK(contains(ran({"s0001"}).out, "sqlserver/1205-deadlock"));
}

TEST_CASE("words that errors mention lead to the list of them") {
  const Ran words = ran({"deadlock", "locks"});
  CHECK(words.code == ExitCode::met);
  CHECK(contains(words.err, "= 1 error mentions it\n"));
  CHECK(contains(words.err, "= help: dtsdoctor rules list deadlock locks\n"));
  CHECK(contains(ran({"死锁"}).err, "errors mention it"));
  CHECK(contains(ran({"zzzz"}).err, "explain --list"));
}

TEST_CASE("a SQLSTATE names the errors of every database that has it") {
  const std::string page = ran({"40001"}).out;
  CHECK(contains(page, "mysql/1213-deadlock"));
  CHECK(contains(page, "sqlserver/1205-deadlock"));
}

TEST_CASE("explain refuses wrong usage") {
  Options all;
  all.all = true;
  Options list;
  list.list = true;
  for (const Ran& result : {ran({}), ran({" "}), ran({}, all), ran({"NoPermission"}, all),
                            ran({"NoPermission"}, list)}) {
    CHECK(result.code == ExitCode::bad_usage);
    CHECK(result.out.empty());
    CHECK(contains(result.err, "= help: "));
  }
  TextStyle unbounded = style();
  unbounded.width = 0;
  CHECK(ran({}, list).out == explain_list(builtin_rules(), unbounded));
  Options broken;
  broken.rules = {"no-such-folder"};
  CHECK(ran({"NoPermission"}, broken).code == ExitCode::bad_rules);
}

}  // namespace
}  // namespace dtsdoctor
