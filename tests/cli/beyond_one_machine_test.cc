// SPDX-License-Identifier: Apache-2.0
//
// The recipes of docs/beyond-one-machine.md, as they stand there: run, and compared with one scan.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using nlohmann::json;

// The first shell block of a section.
std::string recipe(const std::string& section) {
  const std::string page = read_file(in_source("docs/beyond-one-machine.md"));
  const std::size_t heading = page.find("\n## " + section + "\n");
  REQUIRE(heading != std::string::npos);
  const std::size_t begin = page.find("```sh\n", heading) + 6;
  return page.substr(begin, page.find("\n```", begin) + 1 - begin);
}

class Place {
 public:
  Place() {
    for (int i = 0; i < 7; ++i) {
      const std::string day = "2026-03-0" + std::to_string(i + 1) + " 05:06:07 ERROR ";
      (void)folder_.file(
          "logs/web" + std::to_string(i % 3 + 1) + "/a " + std::to_string(i) + ".log",
          day +
              "AssumeRoleFail EntityNotExist.Role : The role not exists: "
              "acs:ram::140882613775001" +
              std::to_string(i % 2) + ":role/ram-for-dts\n" + day + "the widget is lost\n");
    }
  }

  [[nodiscard]] Run shell_in(const std::string& script) const {
    Given given;
    given.folder = folder_.path();
    return shell("set -e; PATH=\"$PWD/bin:$(dirname \"$dtsdoctor\"):$PATH\"\n" + script, given);
  }

  // What a recipe came to must be what one scan of everything tells.
  void check(const std::string& script) const {
    const Run ran = shell_in(script);
    INFO(script << ran.err);
    REQUIRE(ran.exit == 0);
    REQUIRE(shell_in("dtsdoctor scan -f json logs > whole.json").exit == 0);
    const json whole = read("whole.json");
    const json sum = read("dts.json");
    CHECK(sum.at("summary") == whole.at("summary"));
    CHECK(sum.at("scan") == whole.at("scan"));
    REQUIRE(whole.at("diagnoses").size() == 2);
    CHECK(counts(sum) == counts(whole));
  }

  [[nodiscard]] std::string path() const { return folder_.path().string(); }
  [[nodiscard]] const TemporaryFolder& folder() const { return folder_; }
  [[nodiscard]] json read(const std::string& name) const {
    return json::parse(read_file(folder_.path() / name));
  }

 private:
  static std::map<std::string, json> counts(const json& report) {
    std::map<std::string, json> out;
    for (const json& each : report.at("diagnoses"))
      out[each.at("id").dump() + each.at("identity").dump()] = {
          each.at("count"), each.at("files"), each.at("histogram"), each.at("first")};
    return out;
  }

  TemporaryFolder folder_;
};

bool is_there(const std::string& command) { return shell("command -v " + command).exit == 0; }

void make_command(const Place& place, const std::string& name, const std::string& script) {
  std::filesystem::permissions(place.folder().file("bin/" + name, script),
                               std::filesystem::perms::owner_all);
}

}  // namespace

TEST_CASE("beyond one machine: the recipe of xargs") { Place().check(recipe("xargs")); }

TEST_CASE("beyond one machine: the recipe of GNU parallel") {
  if (!is_there("parallel")) {
    WARN("skipped: needs GNU parallel");
    return;
  }
  Place().check("export PARALLEL_HOME=$PWD\n" + recipe("GNU parallel"));
}

TEST_CASE("beyond one machine: the recipe of Slurm, task by task") {
  const Place place;
  const std::string script = place.folder().file("scan.sbatch", recipe("Slurm"));
  place.check(
      "export SLURM_ARRAY_TASK_COUNT=3\n"
      "for i in 0 1 2; do SLURM_ARRAY_TASK_ID=$i sh scan.sbatch; done\n"
      "dtsdoctor merge -f json part-*.json > dts.json\n");
}

TEST_CASE("beyond one machine: the recipe of ssh, each host with logs of its own") {
  const Place place;
  // A host is a folder: what stands in /var/log/dts and /tmp there is below it here.
  make_command(
      place, "ssh",
      "#!/bin/sh\n"
      "[ \"$1\" = -n ] && shift\n"
      "mkdir -p \"$PWD/hosts/$1\"\n"
      "script=$(printf %s \"$2\" | sed \"s|/tmp|$PWD/hosts/$1|g; s|/var/log/dts|$PWD/logs/$1|\")\n"
      "exec sh -c \"$script\"\n");
  place.check(recipe("Several machines, over ssh"));
  CHECK(place.read("dts.json").at("inputs").at(0).at("name") == "web1/a 0.log");
}

TEST_CASE("beyond one machine: the recipe of every day finds nothing new in the same logs") {
  const Place place;
  place.check(recipe("Day after day"));
  CHECK(place.read("dts.json").at("baseline") ==
        json{{"name", "yesterday.json"}, {"new_diagnoses", 0}, {"new_unrecognized", 0}});
}

TEST_CASE("beyond one machine: a part that is empty or cut is not overlooked") {
  const Place place;
  const std::string parts =
      "dtsdoctor scan -f jsonl logs/web1 > a.jsonl; dtsdoctor scan -f jsonl logs/web2 > b.jsonl\n";
  CHECK(place.shell_in(parts + "cat a.jsonl b.jsonl | dtsdoctor merge -").exit == 0);
  CHECK(place.shell_in(parts + ": > b.jsonl; dtsdoctor merge a.jsonl b.jsonl").exit == 2);
  CHECK(place.shell_in(parts + "head -n 1 b.jsonl | dtsdoctor merge a.jsonl -").exit == 2);
}

}  // namespace dtsdoctor::test
