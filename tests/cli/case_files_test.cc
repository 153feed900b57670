// SPDX-License-Identifier: Apache-2.0
//
// What the program makes of packed and foreign-coded files: parts played, rows, exit status.
#include "catch.h"
#include "input/pack.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using testing::gzip;
using testing::pack;
using testing::zip;

std::string sample(const std::string& name) {
  return read_file(in_source("samples/first-look") / name);
}

std::string in_utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += std::string{c, '\0'};
  return out;
}

std::string verdict_of_first(const nlohmann::json& report) {
  return report.at("diagnoses").at(0).at("causes").at(0).at("verdict");
}

}  // namespace

TEST_CASE(
    "case files: tasks that name the same role are judged by its document, and have one fix") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", sample("error.log"));
  const std::string role = folder.file("role.json", sample("role.json"));
  const std::string one = folder.file("one.json", sample("task.json"));
  const std::string two = folder.file("two.json", sample("task.json"));
  const nlohmann::json alone = report({"-c", one, "-e", role, log});
  const nlohmann::json both = report({"-c", one, "-c", two, "-e", role, log});
  CHECK(verdict_of_first(both) == "confirmed");
  CHECK(both["diagnoses"][0]["causes"][0]["fixes"] == alone["diagnoses"][0]["causes"][0]["fixes"]);
}

TEST_CASE("case files: the row of a document that is not used says why") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", sample("error.log"));
  const std::string task = folder.file("task.json", sample("task.json"));
  const std::string role =
      folder.file("role.json", R"({"Role":{"Arn":"acs:ram::1777720036541188:role/another"}})");
  const nlohmann::json json = report({log, task, role});
  CHECK(json["inputs"][2]["status"] ==
        "not used: the task names no role another of account 1777720036541188");
  CHECK(json["inputs"][1]["status"] == "ok");
  CHECK(contains(run({"--lang", "zh", log, task, role}).out, "任务中没有填写角色 another"));
  // It was read to its end all the same.
  const Run junit = run({"-f", "junit", log, task, role});
  CHECK(contains(junit.out, "<skipped message=\"not used: the task names no role another"));
  CHECK(junit.exit == 0);
}

TEST_CASE("case files: a zip of a whole case is diagnosed as its files are") {
  const TemporaryFolder folder;
  const std::string bytes =
      zip({{"error.log", gzip(sample("error.log"))},
           {"task.json", in_utf16(sample("task.json"))},
           {"docs.tgz", pack("gnutar", "gzip", {{"role.json", sample("role.json")}})}});
  for (const bool piped : {false, true}) {
    const std::string name = piped ? "-" : folder.file("case.zip", bytes);
    const nlohmann::json told = report({name}, {piped ? bytes : ""});
    CHECK(verdict_of_first(told) == "confirmed");
    const nlohmann::json& rows = told.at("inputs");
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].at("kind") == "archive");
    CHECK(rows[0].at("bytes") == bytes.size());
    CHECK(rows[1].at("name") == name + "!error.log");
    CHECK(rows[1].at("kind") == "log");
    CHECK(rows[2].at("kind") == "config");
    CHECK(rows[3].at("name") == name + "!docs.tgz");
    CHECK(rows[4].at("name") == name + "!docs.tgz!role.json");
    CHECK(rows[4].at("kind") == "evidence");
    CHECK(told.at("diagnoses")[0].at("matches")[0].at("input") == name + "!error.log");
  }
}

TEST_CASE("case files: a failed GetRole is an error, and evidence too") {
  const TemporaryFolder folder;
  const std::string role = "acs:ram::1703345908127764:role/xacct-reader";
  const std::string error = folder.file(
      "error.log", "AssumeRoleFail : EntityNotExist.Role : The role not exists: " + role + "\n");
  const std::string task = folder.file(
      "task.json",
      R"({"SourceEndpointOwnerID":"1703345908127764","SourceEndpointRole":"xacct-reader",
                       "SourceEndpointInstanceType":"RDS","SourceEndpointInstanceID":"rm-1"})");
  const auto printed = [&](const std::string& product) {
    return "ERROR: SDK.ServerError\nErrorCode: EntityNotExist.Role\nRecommend: "
           "https://api.aliyun.com/troubleshoot?q=EntityNotExist.Role&product=" +
           product + "\nRequestId: 1A\nMessage: The role not exists: " + role + "\n";
  };
  const auto first_cause = [&](const nlohmann::json& told) {
    for (const nlohmann::json& diagnosis : told.at("diagnoses")) {
      if (diagnosis.at("id") == "cross-account/role-not-found")
        return diagnosis.at("causes").at(0).at("id").get<std::string>() + " " +
               diagnosis.at("causes").at(0).at("verdict").get<std::string>();
    }
    return std::string();
  };
  const std::string lookup = folder.file("lookup.txt", printed("Ram"));
  const nlohmann::json told = report({error, task, lookup});
  CHECK(first_cause(told) == "role-name-wrong confirmed");
  CHECK(told.at("diagnoses").size() == 2);
  CHECK(first_cause(report({error, task, "-e", lookup})) == "role-name-wrong confirmed");
  const std::string other = folder.file("other.txt", printed("Dts"));
  CHECK(first_cause(report({error, task, other})) == "role-name-wrong unknown");
}

TEST_CASE("case files: configs and evidence may be packed or in UTF-16") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", sample("error.log"));
  const std::string task = folder.file("task.json.gz", gzip(sample("task.json")));
  const std::string role = folder.file("role.json", in_utf16(sample("role.json")));
  const std::string both =
      folder.file("both.zip", zip({{"t", sample("task.json")}, {"r", sample("role.json")}}));
  CHECK(verdict_of_first(report({log, "-c", task, "-e", role})) == "confirmed");
  CHECK(verdict_of_first(report({log, "-c", both})) == "confirmed");
  CHECK(verdict_of_first(report({log, "-e", both})) == "confirmed");
  const std::string other = folder.file("other.zip", zip({{"e", sample("error.log")}}));
  CHECK(run({log, "-c", other}).exit == 2);
  CHECK(run({log, "-e", role, "-c", role}).exit == 2);
}

TEST_CASE("case files: text in UTF-16 is diagnosed, bytes count as stored") {
  const std::string wide = in_utf16("\n" + kNotAssumable);
  const nlohmann::json told = report({}, {wide});
  REQUIRE(told.at("diagnoses").size() == 1);
  CHECK(told.at("diagnoses")[0].at("matches")[0].at("line") == 3);
  CHECK(told.at("inputs")[0].at("bytes") == wide.size());
  CHECK(told.at("inputs")[0].at("lines") == 3);
}

TEST_CASE("case files: what cannot be unpacked is named and is status 3, the rest goes on") {
  const TemporaryFolder folder;
  const std::string secret =
      pack("zip", "none", {{"a\x1b[31m.log", kNotAssumable}}, "zip:encryption=traditional", "x");
  const Run mixed =
      run({folder.file("mixed.zip", zip({{"s.zip", secret}, {"b.log", kNotAssumable}}))});
  CHECK(mixed.exit == 3);
  CHECK(contains(mixed.out, "cross-account/role-not-assumable"));
  CHECK(contains(mixed.err, "it is encrypted"));
  CHECK_FALSE(contains(mixed.out + mixed.err, "\x1b"));

  const std::string broken = folder.file("broken.gz", gzip(kNotAssumable).substr(0, 30));
  CHECK(run({broken}).exit == 3);
  CHECK(run({broken, "-c", broken}).exit == 2);
  CHECK(report({broken}).at("inputs")[0].at("status") != "ok");
}

TEST_CASE("case files: a limit that was reached is listed and leaves the status alone") {
  const Given bomb = {gzip(kNotAssumable + std::string(3000000, 'x'))};
  const nlohmann::json told = report({"--max-unpacked", "1000000"}, bomb);
  CHECK(run({"--max-unpacked", "1000000"}, bomb).exit == 0);
  CHECK(told.at("diagnoses").size() == 1);
  CHECK(told.at("limits")[0].at("name") == "max-unpacked");
  CHECK(told.at("inputs")[0].at("bytes") == 1000000);
}

TEST_CASE("case files: a log longer than what is looked at first is read to its end") {
  const Run result = shell(
      R"({ printf '{'; head -c 70000 /dev/zero | tr '\0' x; sleep 0.2; printf '\nAssumeRoleFail\n'; } | "$dtsdoctor" -f json)");
  CHECK(result.exit == 0);
  CHECK(contains(result.out, "\"kind\": \"log\""));
}

namespace {

// A reply on one line: every tenth of the tasks failed.
std::string reply_of(int tasks, bool xml) {
  std::string text = xml ? "<?xml version=\"1.0\"?><DescribeDtsJobsResponse>"
                         : R"({"RequestId":"r","DtsJobList":[)";
  for (int i = 0; i < tasks; ++i) {
    const std::string number = std::to_string(i);
    const std::string error =
        i % 10 == 3 ? "AssumeRoleFail : EntityNotExist.Role : The role not exists: acs:ram::" +
                          std::to_string(1408826137750000 + i) + ":role/ram-for-dts"
                    : "";
    const std::string status = error.empty() ? "Synchronizing" : "Failed";
    text += xml ? "<DtsJobList><DtsJobId>job" + number + "</DtsJobId><DtsJobName>n" + number +
                      "</DtsJobName><Status>" + status + "</Status><ErrorMessage>" + error +
                      "</ErrorMessage></DtsJobList>"
                : (i == 0 ? "" : ",") + std::string(R"({"ErrorMessage":")") + error +
                      R"(","Status":")" + status + R"(","DtsJobName":"n)" + number +
                      R"(","DtsJobId":"job)" + number + "\"}";
  }
  return text + (xml ? "</DescribeDtsJobsResponse>" : R"(],"Success":true})") + "\n";
}

}  // namespace

TEST_CASE("case files: of a reply that is longer than a document each failed task has its id") {
  for (const bool xml : {false, true}) {
    const std::string text = reply_of(2000, xml);
    for (const bool piped : {false, true}) {
      const TemporaryFolder folder;
      const nlohmann::json told =
          piped ? report({"--max-document", "100000"}, {text})
                : report({folder.file("jobs", text), "--max-document", "100000"});
      REQUIRE(told.at("diagnoses").size() == 200);
      for (const int i : {0, 100, 199}) {
        const nlohmann::json& diagnosis = told.at("diagnoses")[static_cast<std::size_t>(i)];
        const std::string number = std::to_string(10 * i + 3);
        CHECK(diagnosis.at("jobs")[0].at("id") == "job" + number);
        CHECK(diagnosis.at("jobs")[0].at("name") == "n" + number);
        const nlohmann::json& match = diagnosis.at("matches")[0];
        CHECK(match.at("line") == 1);
        CHECK(text.substr(match.at("column").get<std::size_t>() - 1)
                  .starts_with("EntityNotExist.Role : The role not exists: acs:ram::" +
                               std::to_string(1408826137750003 + 10 * i)));
      }
      CHECK(told.at("inputs")[0].at("kind") == "job");
      CHECK(told.at("inputs")[0].at("bytes") == text.size());
      CHECK(told.at("inputs")[0].at("lines") == 1);
      REQUIRE(told.at("limits").size() == 1);
      CHECK(told.at("limits")[0].at("name") == "max-document");
    }
    // Without the limit: the same diagnoses, and nothing to report.
    const nlohmann::json whole = report({}, {text});
    CHECK(whole.at("diagnoses").size() == 200);
    CHECK(whole.at("limits").empty());
  }
}

TEST_CASE("case files: several long replies in one input, and a log behind them") {
  const std::string one = reply_of(500, false);
  const nlohmann::json told =
      report({"--max-document", "2000"}, {one + reply_of(400, true) + "\n" + kNotAssumable});
  CHECK(told.at("diagnoses").size() == 51);
  CHECK(told.at("diagnoses")[0].at("count") == 2);
  CHECK(told.at("diagnoses")[0].at("matches")[1].at("line") == 2);
  CHECK(told.at("diagnoses")[50].at("matches")[0].at("line") == 5);
  CHECK(told.at("inputs")[0].at("lines") == 5);
}

TEST_CASE("case files: a log in which a reply stands is a log: each of its errors counts") {
  const TemporaryFolder folder;
  const std::string error =
      "ERROR AssumeRoleFail : EntityNotExist.Role : The role not exists: acs:ram::1408826137750001:"
      "role/ram-for-dts";
  const std::string reply =
      R"({"DtsJobId":"job1","Status":"Failed","ErrorMessage":"DTS-30011: no such host","Success":true})";
  std::string plain;
  std::string json;
  for (int i = 0; i < 4; ++i) {
    const std::string stamped = "2026-03-04 05:06:0" + std::to_string(i) + " " + error;
    plain += stamped + "\n" + (i == 2 ? reply + "\n" : "");
    json +=
        R"({"log":")" + stamped + R"(\n","stream":"stdout"})" + "\n" + (i == 2 ? reply + "\n" : "");
  }
  for (const std::string& log : {plain, json}) {
    const std::string name = folder.file("job.log", log);
    for (const std::vector<std::string>& words :
         {std::vector{name}, std::vector<std::string>{"scan", name}}) {
      const nlohmann::json told = report(words);
      INFO(told.dump());
      REQUIRE(told.at("diagnoses").size() == 2);
      CHECK(told.at("diagnoses")[0].at("count") == 4);
      CHECK(told.at("diagnoses")[0].at("matches")[1].at("line") == 2);
      CHECK(told.at("inputs")[0].at("kind") == "log");
    }
  }
}

TEST_CASE("case files: a long reply that is cut off tells of its whole tasks") {
  const std::string text = reply_of(1000, false);
  const nlohmann::json told =
      report({"--max-document", "2000"}, {text.substr(0, text.find("job503\""))});
  REQUIRE(told.at("diagnoses").size() == 51);
  CHECK(told.at("diagnoses")[49].at("jobs")[0].at("id") == "job493");
  // Of the task in the middle of which it ends the error is there and the id is not.
  CHECK(told.at("diagnoses")[50].at("jobs")[0].at("id") == "");
  CHECK(told.at("diagnoses")[50].at("jobs")[0].at("name") == "n503");
}

TEST_CASE("case files: a document that is too long is named among the limits, a long log is not") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kNotAssumable);
  const std::string task = folder.file(
      "task.json", R"({"SourceEndpointRole":"r","Reserve":")" + std::string(500, 'x') + "\"}");
  std::string lines;
  for (int i = 0; i < 20; ++i)
    lines += R"({"level":"info","message":"all is well"})"
             "\n";
  const std::string json_log = folder.file("log.json", lines);
  const nlohmann::json told = report({"--max-document", "300", log, task, json_log});
  REQUIRE(told.at("limits").size() == 1);
  CHECK(told.at("limits")[0].at("name") == "max-document");
  CHECK(told.at("limits")[0].at("input") == task);
  CHECK(run({"--max-document", "300", "-c", task, log}).exit == 2);
  CHECK(report({log, task}).at("limits").empty());
}

TEST_CASE("cli: the files of one text play their parts, as far as a document may go") {
  const TemporaryFolder folder;
  std::string log;
  while (log.size() < 100000) log += "2026-03-04 05:06:07 INFO nothing happened\n";
  const std::string ticket = folder.file(
      "ticket.txt",
      "==> job.log <==\n" + log +
          "AssumeRoleFail NoPermission : You are not authorized to do this action. You should be "
          "authorized by RAM.\n==> role.json <==\n"
          R"({"Role": {"Arn": "acs:ram::1408826137750019:role/r", "RoleName": "r",
"AssumeRolePolicyDocument": {"Statement": [], "Version": "1"}}})"
          "\n");
  const auto cause = report({ticket})["diagnoses"][0]["causes"][0];
  CHECK(cause["id"] == "trust-policy-not-edited");
  CHECK(cause["verdict"] == "confirmed");
  CHECK(cause["evidence"][0]["input"] == ticket + "#role.json");
  const auto cut = report({"--max-document", "1000", ticket});
  CHECK(cut["diagnoses"][0]["causes"][0]["verdict"] == "unknown");
  CHECK(cut["limits"][0]["name"] == "max-document");
  const auto first = report({"--max-members", "1", ticket});
  CHECK(first["diagnoses"][0]["causes"][0]["verdict"] == "unknown");
  REQUIRE(first["inputs"].size() == 2);
  CHECK(first["inputs"][1]["name"] == ticket + "#job.log");
  CHECK(first["limits"][0]["name"] == "max-members");
  CHECK(report({"--max-members", "2", ticket})["limits"].empty());
}

}  // namespace dtsdoctor::test
