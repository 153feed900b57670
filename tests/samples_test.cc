// SPDX-License-Identifier: Apache-2.0
//
// samples/ is documentation and test at once: every folder says what dtsdoctor has to answer.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;

std::vector<std::string> with(std::vector<std::string> words,
                              const std::vector<std::string>& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

// What expect.json may state about a diagnosis, read out of a report.
Json stated_about(const Json& diagnosis) {
  const Json& match = diagnosis.at("matches").at(0);
  Json causes = Json::object();
  for (const Json& cause : diagnosis.at("causes"))
    causes[cause.at("id").get<std::string>()] = cause.at("verdict");
  return {{"id", diagnosis.at("id")},
          {"code", diagnosis.at("code")},
          {"endpoint", diagnosis.at("endpoint")},
          {"count", diagnosis.at("count")},
          {"line", match.at("line")},
          {"column", match.at("column")},
          {"captures", match.at("captures")},
          {"causes", causes}};
}

std::vector<std::string> ids_of(const Json& diagnoses) {
  std::vector<std::string> ids;
  for (const Json& diagnosis : diagnoses) ids.push_back(diagnosis.at("id"));
  return ids;
}

int rank(const std::string& verdict) {
  const std::vector<std::string> order = {"confirmed", "likely", "conflicting", "unknown",
                                          "ruled_out"};
  return static_cast<int>(std::find(order.begin(), order.end(), verdict) - order.begin());
}

void check_diagnoses(const Json& expected, const Json& actual) {
  REQUIRE(ids_of(actual) == ids_of(expected));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const Json all = stated_about(actual[i]);
    Json said = Json::object();
    for (const auto& [key, value] : expected[i].items()) said[key] = all.value(key, Json());
    CHECK(said.dump(2) == expected[i].dump(2));
  }
}

}  // namespace

TEST_CASE("samples: every folder gets the answer that its expect.json states") {
  const std::vector<std::filesystem::path> folders = sample_folders();
  REQUIRE(folders.size() >= 45);
  for (const std::filesystem::path& folder : folders) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const Json expect = expectation_of(folder);
      INFO("samples/" << folder.filename().string() << ": "
                      << expect.at("about").get<std::string>());
      const Run json = run(with(command_of(expect), {"-f", "json"}), {"", folder});
      CHECK(json.err == "");
      CHECK(json.exit == expect.at("exit").get<int>());
      const Json actual = Json::parse(json.out, nullptr, false);
      REQUIRE(actual.is_object());
      check_diagnoses(expect.at("diagnoses"), actual.at("diagnoses"));
      if (expect.contains("unrecognized"))
        CHECK(actual.at("summary").at("unrecognized") == expect.at("unrecognized"));
    }
  }
}

TEST_CASE("samples: no secret of a task is in any output") {
  for (const std::filesystem::path& folder : sample_folders()) {
    const Json expect = expectation_of(folder);
    const std::vector<std::string> forbidden =
        expect.value("forbidden", std::vector<std::string>());
    if (forbidden.empty()) continue;
    DYNAMIC_SECTION(folder.filename().string()) {
      const std::vector<std::vector<std::string>> styles = {
          {"-f", "json"},
          {"-f", "jsonl"},
          {"-f", "markdown"},
          {"-f", "sarif"},
          {"-f", "csv"},
          {"-f", "junit"},
          {"-f", "github"},
          {"--lang", "en", "--why"},
          {"--lang", "zh", "--why"},
          {"--lang", "zh", "-q", "--color", "always"}};
      for (const auto& style : styles) {
        const Run result = run(with(command_of(expect), style), {"", folder});
        REQUIRE(result.out != "");
        for (const std::string& secret : forbidden) {
          INFO("samples/" << folder.filename().string() << ", secret " << secret << ", in:\n"
                          << result.out << result.err);
          CHECK_FALSE(contains(result.out + result.err, secret));
        }
      }
    }
  }
}

TEST_CASE("samples: failing outputs of other tools give no diagnosis") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(in_source("samples/unrelated"))) {
    ++files;
    const std::string name = entry.path().filename().string();
    DYNAMIC_SECTION(name) {
      const Json actual = report({name}, {"", entry.path().parent_path()});
      INFO("samples/unrelated/" << name);
      CHECK(ids_of(actual.at("diagnoses")) == std::vector<std::string>());
      CHECK(actual.at("inputs").at(0).at("status") == "ok");
    }
  }
  CHECK(files >= 10);
}

TEST_CASE("samples: each of the seven errors is shown in at least four shapes") {
  const std::vector<std::string> shapes = {"console",   "cli",       "go-tea",        "rpc",
                                           "java-core", "java-tea",  "python",        "node",
                                           "php",       "terraform", "success-false", "json-log"};
  std::map<std::string, std::set<std::string>> shown;
  for (const std::filesystem::path& folder : sample_folders()) {
    const std::string name = folder.filename().string();
    const Json diagnoses = expectation_of(folder).at("diagnoses");
    for (const std::string& shape : shapes) {
      if (contains(name, "-" + shape)) shown[diagnoses.at(0).at("id")].insert(shape);
    }
  }
  CHECK(shown.size() == 7);
  for (const auto& [id, of] : shown) {
    INFO(id);
    CHECK(of.size() >= 4);
    for (const char* must : {"console", "cli", "go-tea", "rpc"}) CHECK(of.count(must) == 1);
    CHECK(of.count("java-core") + of.count("java-tea") >= 1);
  }
}

TEST_CASE("samples: what is claimed is shown, and two runs say the same") {
  for (const std::filesystem::path& folder : sample_folders()) {
    DYNAMIC_SECTION(folder.filename().string()) {
      const std::vector<std::string> command =
          with(command_of(expectation_of(folder)), {"-f", "json"});
      const Run first = run(command, {"", folder});
      CHECK(run(command, {"", folder}).out == first.out);
      const Json actual = Json::parse(first.out, nullptr, false);
      REQUIRE(actual.is_object());
      const Json& summary = actual.at("summary");
      const auto number = [&](const char* name) { return summary.at(name).get<int>(); };
      CHECK(number("error_records") ==
            number("explained") + number("unrecognized") + number("skipped"));
      for (const Json& diagnosis : actual.at("diagnoses")) {
        int last = 0;
        for (const Json& cause : diagnosis.at("causes")) {
          const std::string verdict = cause.at("verdict");
          INFO("samples/" << folder.filename().string() << ", cause " << cause.at("id") << ": "
                          << verdict);
          CHECK(rank(verdict) >= last);
          last = rank(verdict);
          if (verdict == "confirmed") CHECK(!cause.at("evidence").empty());
          if (verdict == "confirmed" || verdict == "likely") CHECK(!cause.at("fixes").empty());
          if (verdict == "ruled_out") CHECK(cause.at("fixes").empty());
        }
      }
    }
  }
}

// Rewritten by DTSDOCTOR_UPDATE_GOLDEN=1; look at the difference before you keep it.
TEST_CASE("samples: the text answer is word for word the golden one") {
  const bool update = std::getenv("DTSDOCTOR_UPDATE_GOLDEN") != nullptr;
  for (const char* sample : {"first-look", "role-not-assumable-go-tea-both-ends",
                             "account-not-initialized-console-two-lines"}) {
    for (const char* lang : {"en", "zh"}) {
      DYNAMIC_SECTION(sample << " " << lang) {
        const std::filesystem::path folder = in_source(std::string("samples/") + sample);
        const std::filesystem::path golden =
            in_source(std::string("tests/golden/") + sample + "." + lang + ".txt");
        const Run result =
            run(with(command_of(expectation_of(folder)), {"--lang", lang}), {"", folder});
        CHECK(result.exit == 0);
        if (update) write_file(golden, result.out);
        INFO(golden.string());
        CHECK(result.out == read_file(golden));
      }
    }
  }
}

}  // namespace dtsdoctor::test
