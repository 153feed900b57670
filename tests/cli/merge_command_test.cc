// SPDX-License-Identifier: Apache-2.0
//
// `dtsdoctor merge` and --baseline, as a user runs them.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using nlohmann::json;

std::string missing_role(const std::string& account) {
  return "2026-03-04 05:06:07 ERROR AssumeRoleFail EntityNotExist.Role : The role not exists: "
         "acs:ram::" +
         account + ":role/ram-for-dts\n";
}

constexpr const char* kOne = "1408826137750019";
constexpr const char* kOther = "1777720036541188";

// A folder with logs and the reports of scans.
class Folder {
 public:
  void log(const std::string& name, const std::string& text) const {
    (void)folder_.file(name, text);
  }

  void scan(const std::string& log, const std::string& report,
            const std::string& format = "json") const {
    const Run ran = dtsdoctor({"scan", log, "-f", format});
    REQUIRE(ran.exit == 0);
    (void)folder_.file(report, ran.out);
  }

  [[nodiscard]] Run dtsdoctor(const std::vector<std::string>& arguments,
                              const std::string& input = "") const {
    Given given;
    given.folder = folder_.path();
    given.input = input;
    return run(arguments, given);
  }

  [[nodiscard]] json report(std::vector<std::string> arguments,
                            const std::string& input = "") const {
    arguments.insert(arguments.end(), {"-f", "json"});
    const Run ran = dtsdoctor(arguments, input);
    INFO(ran.err);
    CHECK(ran.exit == 0);
    return json::parse(ran.out);
  }

  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

 private:
  TemporaryFolder folder_;
};

// Two logs with a failure in common and one each, scanned apart.
class TwoDays : public Folder {
 public:
  TwoDays() {
    log("mon.log", missing_role(kOne) + "ERROR the widget is lost\n");
    log("tue.log", missing_role(kOne) + missing_role(kOther) + "ERROR the gadget is on fire\n");
    scan("mon.log", "mon.json");
    scan("tue.log", "tue.jsonl", "jsonl");
  }
};

std::string on_one_line(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || out.empty() || out.back() != ' ') out += blank ? ' ' : c;
  }
  return out;
}

}  // namespace

TEST_CASE("merge command: a file and JSON lines from standard input add up to one scan") {
  const TwoDays folder;
  const json whole = folder.report({"scan", "mon.log", "tue.log"});
  const json sum = folder.report({"merge", "mon.json", "-"}, read_file(folder.path("tue.jsonl")));
  for (const char* key : {"tool", "inputs", "diagnoses", "scan", "summary", "limits"}) {
    CAPTURE(key);
    CHECK(sum.at(key) == whole.at(key));
  }
  CHECK(sum.at("unrecognized") == whole.at("unrecognized"));
}

TEST_CASE("merge command: packed reports are read, also several in one file") {
  const TwoDays folder;
  const Run packed = shell("cd '" + folder.path(".") +
                           "' && cat mon.json tue.jsonl | gzip > both.gz && "
                           "\"$dtsdoctor\" merge -f json both.gz");
  CHECK(packed.exit == 0);
  CHECK(json::parse(packed.out).at("summary").at("error_records") == 5);
}

TEST_CASE("merge command: it writes every format that scan writes") {
  const TwoDays folder;
  for (const std::string format :
       {"text", "json", "jsonl", "markdown", "sarif", "csv", "junit", "github", "html"}) {
    CAPTURE(format);
    const Run ran = folder.dtsdoctor({"merge", "mon.json", "tue.jsonl", "-f", format});
    CHECK(ran.exit == 0);
    CHECK(contains(ran.out, "role-not-found"));
    CHECK(ran.err.empty());
  }
  const Run lines = folder.dtsdoctor({"merge", "mon.json", "tue.jsonl", "-f", "jsonl"});
  CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 3);
}

TEST_CASE("merge command: a report that cannot be read is lost, one that is none is refused") {
  const TwoDays folder;
  const Run lost = folder.dtsdoctor({"merge", "mon.json", "wed.json", "-f", "json"});
  CHECK(lost.exit == 3);
  const json sum = json::parse(lost.out);
  CHECK(sum.at("inputs").size() == 2);
  CHECK(sum.at("inputs").at(1).at("name") == "wed.json");
  CHECK(sum.at("inputs").at(1).at("status") != "ok");
  CHECK(folder.dtsdoctor({"merge", "wed.json"}).exit == 2);

  const Run refused = folder.dtsdoctor({"merge", "mon.json", "mon.log"});
  CHECK(refused.exit == 2);
  CHECK(refused.out.empty());
  CHECK(contains(refused.err, "this is no report of dtsdoctor\n --> mon.log:1:1\n"));
  CHECK(folder.dtsdoctor({"merge"}).exit == 2);
  CHECK(folder.dtsdoctor({"merge", "--max-report", "100", "mon.json"}).exit == 2);
}

TEST_CASE("merge command: a report whose counts do not add up is refused") {
  const TwoDays folder;
  json report = json::parse(folder.dtsdoctor({"merge", "mon.json", "-f", "json"}).out);
  const int explained = report["summary"]["explained"];
  report["summary"]["explained"] = explained + 1;
  const Run ran = folder.dtsdoctor({"merge", "mon.json", "-"}, report.dump());
  CHECK(ran.exit == 2);
  CHECK(ran.out.empty());
  CHECK(contains(ran.err, "the counts of this report do not add up"));
  const Run list = folder.dtsdoctor({"merge", "-"}, "[]");
  CHECK(list.exit == 2);
  CHECK(contains(list.err, "= a report is a JSON object"));
}

TEST_CASE("merge command: --fail-on looks at the sum") {
  const TwoDays folder;
  CHECK(folder.dtsdoctor({"merge", "mon.json", "--fail-on", "unexplained"}).exit == 1);
  CHECK(folder.dtsdoctor({"merge", "mon.json", "--fail-on", "confirmed"}).exit ==
        folder.dtsdoctor({"scan", "mon.log", "--fail-on", "confirmed"}).exit);
}

TEST_CASE("merge command: secrets in a report from elsewhere do not get through") {
  const TwoDays folder;
  std::string report = read_file(folder.path("mon.json"));
  const std::string lost = "the widget is lost";
  report.replace(report.rfind(lost), lost.size(), "AccessKeySecret=Vq8sKx2LmN4pRt6wYz0aBc3dEf5gHj");
  folder.log("mon.json", report);
  CHECK_FALSE(contains(folder.dtsdoctor({"merge", "mon.json", "-f", "json"}).out, "Vq8sKx2L"));
}

TEST_CASE("baseline: what the earlier report lacks is new, and nothing else") {
  const TwoDays folder;
  const json report = folder.report({"scan", "tue.log", "--baseline", "mon.json"});
  REQUIRE(report.at("diagnoses").size() == 2);
  for (const json& each : report.at("diagnoses"))
    CHECK(each.at("new") == (each.at("identity").at("account_id") == kOther));
  CHECK(report.at("unrecognized").at(0).at("new") == true);
  CHECK(report.at("baseline") ==
        json{{"name", "mon.json"}, {"new_diagnoses", 1}, {"new_unrecognized", 1}});
  const json sum = folder.report({"merge", "tue.jsonl", "mon.json", "--baseline", "mon.json"});
  CHECK(sum.at("baseline") == report.at("baseline"));
  CHECK(folder.report({"scan", "tue.log"}).at("diagnoses").at(0).at("new").is_null());
}

TEST_CASE("baseline: --fail-on counts only what is new") {
  const TwoDays folder;
  const auto exit = [&](const std::string& log, const std::string& level) {
    return folder.dtsdoctor({"scan", log, "--baseline", "mon.json", "--fail-on", level}).exit;
  };
  for (const std::string level : {"any", "unexplained", "likely", "confirmed"}) {
    CAPTURE(level);
    CHECK(exit("mon.log", level) == 0);
    const bool is_met = folder.dtsdoctor({"scan", "tue.log", "--fail-on", level}).exit == 1;
    CHECK(exit("tue.log", level) == (is_met ? 1 : 0));
  }
  CHECK(exit("tue.log", "any") == 1);
  CHECK(exit("tue.log", "unexplained") == 1);
}

TEST_CASE("baseline: the text says how much is new, and marks it") {
  const TwoDays folder;
  const std::vector<std::string> command = {"scan", "tue.log", "--baseline", "mon.json"};
  const std::string text = on_one_line(folder.dtsdoctor(command).out);
  CHECK(contains(text, "2 new since mon.json: 1 diagnosis, 1 not explained"));
  CHECK(contains(text, "role-not-found new "));
  CHECK(contains(text, "new; first at tue.log:3:"));
  const Run zh = folder.dtsdoctor({"scan", "tue.log", "--baseline", "mon.json", "--lang", "zh"});
  CHECK(contains(on_one_line(zh.out), "与 mon.json 相比新增 2 项"));
}

TEST_CASE("baseline: that it lacks the unexplained is told in the report's language") {
  const TwoDays folder;
  folder.log("known.json", folder.dtsdoctor({"scan", "mon.log", "--known-only", "-f", "json"}).out);
  const auto told = [&](const std::string& lang) {
    const json report =
        folder.report({"scan", "tue.log", "--baseline", "known.json", "--lang", lang});
    return report.at("limits").at(0).at("what").get<std::string>();
  };
  CHECK(contains(told("en"), "does not list all errors"));
  CHECK(contains(told("zh"), "无法判断哪些是新出现的"));
}

TEST_CASE("baseline: SARIF, Markdown and the page mark what is new") {
  const TwoDays folder;
  const auto written = [&](const std::string& format) {
    return folder.dtsdoctor({"scan", "tue.log", "--baseline", "mon.json", "-f", format}).out;
  };
  std::vector<std::string> states;
  const json sarif = json::parse(written("sarif"));
  for (const json& each : sarif.at("runs").at(0).at("results"))
    states.push_back(each.at("baselineState"));
  CHECK(states == std::vector<std::string>{"unchanged", "new", "new"});
  CHECK(contains(written("markdown"), "**new** RAM has no role"));
  CHECK(contains(written("html"), "<strong>new</strong>"));
  CHECK_FALSE(contains(folder.dtsdoctor({"scan", "tue.log", "-f", "sarif"}).out, "baselineState"));
}

TEST_CASE("baseline: a template that became more general is no new error") {
  Folder folder;
  folder.log("a.log", "ERROR worker alice lost the connection\n");
  folder.log("b.log",
             "ERROR worker alice lost the connection\nERROR worker bruno lost the connection\n");
  folder.scan("a.log", "a.json");
  const json report = folder.report({"scan", "b.log", "--baseline", "a.json"});
  REQUIRE(report.at("unrecognized").size() == 1);
  CHECK(report.at("unrecognized").at(0).at("template") == "worker <*> lost the connection");
  CHECK(report.at("unrecognized").at(0).at("new") == false);
}

TEST_CASE("baseline: where the earlier report left something out, nothing is called new") {
  const TwoDays folder;
  const Run known = folder.dtsdoctor({"scan", "mon.log", "--known-only", "-f", "json"});
  folder.log("known.json", known.out);
  const json report = folder.report({"scan", "tue.log", "--baseline", "known.json"});
  CHECK(report.at("unrecognized").at(0).at("new").is_null());
  CHECK(report.at("limits").at(0).at("name") == "baseline");

  const Run mixed = folder.dtsdoctor({"scan", "tue.log", "--max-diagnoses", "1", "-f", "json"});
  folder.log("mixed.json", mixed.out);
  const json other = folder.report({"scan", "tue.log", "--baseline", "mixed.json"});
  for (const json& each : other.at("diagnoses")) {
    const bool is_first = each.at("identity").at("account_id") == kOne;
    CHECK(each.at("new") == (is_first ? json(false) : json()));
  }
}

TEST_CASE("baseline: one that is none ends the run, and it is of scan and merge alone") {
  const TwoDays folder;
  CHECK(folder.dtsdoctor({"scan", "tue.log", "--baseline", "mon.log"}).exit == 2);
  CHECK(folder.dtsdoctor({"scan", "tue.log", "--baseline", "none.json"}).exit == 2);
  CHECK(folder.dtsdoctor({"tue.log", "--baseline", "mon.json"}).exit == 2);
}

}  // namespace dtsdoctor::test
