// SPDX-License-Identifier: Apache-2.0
//
// Every format as the program prints it: of one sample word for word, and of every command whole.
#include <cstdlib>

#include "base/utf8.h"
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::string>;

const Words kFormats = {"text", "json", "jsonl", "markdown", "sarif", "csv", "junit", "github"};

Run run_in(const std::string& sample, Words words, const std::string& format) {
  words.insert(words.end(), {"-f", format});
  return run(words, {"", in_source("samples/" + sample)});
}

const Words kFirstLook = {"error.log", "-c", "task.json", "-e", "caller.json", "-e", "role.json"};

// Rewritten by DTSDOCTOR_UPDATE_GOLDEN=1; look at the difference before you keep it.
void check_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path golden = in_source("tests/golden/" + name);
  if (std::getenv("DTSDOCTOR_UPDATE_GOLDEN") != nullptr) write_file(golden, text);
  INFO(golden.string());
  CHECK(text == read_file(golden));
}

}  // namespace

TEST_CASE("formats: the answer to a sample is word for word the golden one") {
  const std::pair<const char*, const char*> kGolden[] = {
      {"markdown", "md"}, {"csv", "csv"}, {"junit", "junit.xml"}, {"github", "github.txt"}};
  for (const auto& [format, ending] : kGolden) {
    const Run result = run_in("first-look", kFirstLook, format);
    CHECK(result.exit == 0);
    check_golden(std::string("first-look.") + ending, result.out);
  }
}

// The rules it declares change with every new one; what it says of the sample does not.
TEST_CASE("formats: SARIF of a sample, its results word for word") {
  const Json run = Json::parse(run_in("first-look", kFirstLook, "sarif").out).at("runs").at(0);
  check_golden("first-look.sarif-results.json", run.at("results").dump(2) + "\n");
  const Json& rules = run.at("tool").at("driver").at("rules");
  CHECK(rules.size() > 600);
  CHECK(rules.at(run.at("results").at(0).at("ruleIndex").get<std::size_t>()).at("id") ==
        "cross-account/role-not-assumable");
}

TEST_CASE("formats: JSON lines of a sample are what its JSON holds") {
  const Run lines = run_in("first-look", kFirstLook, "jsonl");
  const Json whole = Json::parse(run_in("first-look", kFirstLook, "json").out);
  const std::size_t end = lines.out.find('\n');
  REQUIRE(end != std::string::npos);
  CHECK(Json::parse(lines.out.substr(0, end)) == whole.at("diagnoses").at(0));
  CHECK(Json::parse(lines.out.substr(end + 1)) == whole);
}

TEST_CASE("formats: every command prints every format, and ends as with text") {
  const std::pair<Words, std::string> kCommands[] = {
      {kFirstLook, "first-look"},
      {{"check", "task.json", "role.json", "caller.json"}, "first-look"},
      {{"scan", "."}, "two-errors-one-ticket"}};
  for (const auto& [words, sample] : kCommands) {
    const int exit = run_in(sample, words, "text").exit;
    for (const std::string& format : kFormats) {
      INFO(words.front() << " -f " << format);
      const Run result = run_in(sample, words, format);
      CHECK(result.exit == exit);
      CHECK(result.err == "");
      CHECK(result.out.ends_with("\n"));
      CHECK(run_in(sample, words, format).out == result.out);
    }
  }
}

TEST_CASE("formats: no format lets a log act on a terminal") {
  const std::string log =
      "ErrorCode: AssumeRoleFail\nMessage: EntityNotExist.Role : The role not exists: "
      "acs:ram::1244295338897798:role/\x1b]0;x\x07\xE2\x80\xAE\xff\n"
      "ERROR: \x1b[2J\xE2\x80\x8B something else \xC2\x9B\n";
  for (const std::string& format : kFormats) {
    for (const Words& words : {Words{"-"}, Words{"scan", "-"}}) {
      Words given = words;
      given.insert(given.end(), {"-f", format});
      const std::string out = run(given, {log}).out;
      INFO(format << ":\n" << out);
      CHECK(contains(out, "role-not-found"));
      CHECK(is_valid_utf8(out));
      std::size_t dangerous = 0;
      for (std::string_view rest = out; !rest.empty(); rest.remove_prefix(character_length(rest)))
        dangerous += rest.front() != '\r' && is_dangerous(code_point(rest)) ? 1U : 0U;
      CHECK(dangerous == 0);
    }
  }
}

}  // namespace dtsdoctor::test
