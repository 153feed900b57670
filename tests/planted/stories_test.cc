// SPDX-License-Identifier: Apache-2.0
//
// A first run with little in hand says which commands decide; their output, saved under the names
// that it gives, is taken by the run that it prints, and the verdict moves. Played through the
// program itself, with a small cloud that answers the commands.
#include <sstream>

#include "planted/cloud.h"
#include "support.h"

namespace dtsdoctor::planted {
namespace {

using test::Run;

const Fault& fault_of(const Json& story) {
  for (const Fault& fault : faults()) {
    if (fault.error == story.at("error") && fault.name == story.at("fault")) return fault;
  }
  throw std::runtime_error("no such fault: " + story.at("fault").get<std::string>());
}

// The words of a line of the next step; it quotes as a shell does, with single quotes.
Strings shell_words(const std::string& line) {
  Strings words(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '\'') quoted = !quoted;
    if (c == ' ' && !quoted) {
      words.emplace_back();
    } else if (c != '\'') {
      words.back() += c;
    }
  }
  words.erase(std::remove(words.begin(), words.end(), ""), words.end());
  return words;
}

// The lines of the block below "next step" that begin with that program.
std::vector<Strings> next_steps(const std::string& answer, const std::string& program) {
  const std::string heading = "\nnext step\n";
  const std::size_t begin = answer.find(heading);
  std::vector<Strings> out;
  if (begin == std::string::npos) return out;
  std::istringstream rest(answer.substr(begin + heading.size()));
  for (std::string line; std::getline(rest, line) && line.starts_with(" ");) {
    if (line.starts_with("  " + program + " ")) out.push_back(shell_words(line));
  }
  return out;
}

std::string taken(Strings& words, const std::string& option) {
  const auto at = std::find(words.begin(), words.end(), option);
  if (at == words.end()) return "";
  std::string value = *(at + 1);
  words.erase(at, at + 2);
  return value;
}

std::map<std::string, Verdict> verdicts_in(const std::string& json) {
  std::map<std::string, Verdict> out;
  const Json report = Json::parse(json);
  REQUIRE(report.at("diagnoses").size() == 1);
  for (const Json& cause : report.at("diagnoses").at(0).at("causes")) {
    for (const Verdict verdict : {Verdict::confirmed, Verdict::likely, Verdict::conflicting,
                                  Verdict::unknown, Verdict::ruled_out}) {
      if (cause.at("verdict") == name_of(verdict)) out[cause.at("id")] = verdict;
    }
  }
  return out;
}

std::map<std::string, Verdict> expected(const Fault& fault, const std::string& letters) {
  std::map<std::string, Verdict> out;
  const Strings words = words_of(letters);
  REQUIRE(words.size() == fault.causes.size());
  for (std::size_t i = 0; i < words.size(); ++i) out[fault.causes[i]] = verdict_of(words[i]);
  return out;
}

// Does what the next step says; gives the arguments of the run that it prints.
Strings follow(const std::string& answer, Cloud& cloud, const Json& profiles,
               const test::TemporaryFolder& folder) {
  for (Strings words : next_steps(answer, "aliyun")) {
    const std::string profile = taken(words, "--profile");
    const std::string file = taken(words, ">");
    INFO(profile << " " << file);
    REQUIRE(profiles.contains(profile));
    REQUIRE_FALSE(file.empty());
    REQUIRE(words.back() == "2>&1");
    words.pop_back();
    (void)folder.file(file, cloud.run(words, profiles.at(profile)));
  }
  std::vector<Strings> runs = next_steps(answer, "dtsdoctor");
  if (runs.empty()) return {};
  REQUIRE(runs.size() == 1);
  return {runs[0].begin() + 1, runs[0].end()};
}

void play(const Json& story, Json profiles) {
  const Fault& fault = fault_of(story);
  const test::TemporaryFolder folder;
  (void)folder.file("error.log", fault.text);
  const std::string task = text_of(fault.world, "task", story.at("form"));
  Cloud cloud(fault.world);
  if (story.contains("profiles")) profiles.update(story.at("profiles"));

  Strings arguments = {"error.log"};
  if (story.value("task_at_first", true)) {
    (void)folder.file("task", task);
    arguments.insert(arguments.end(), {"-c", "task"});
  }
  std::size_t number = 0;
  for (const std::string letters : story.at("runs")) {
    INFO("run " << ++number);
    Strings as_json = arguments;
    as_json.insert(as_json.end(), {"-f", "json"});
    const Run json = test::run(as_json, {"", folder.path()});
    CHECK(json.exit == 0);
    CHECK(shown(verdicts_in(json.out)) == shown(expected(fault, letters)));
    const Run text = test::run(arguments, {"", folder.path()});
    INFO(text.out);
    if (number == story.at("runs").size()) return;
    const Strings next = follow(text.out, cloud, profiles, folder);
    if (!next.empty()) arguments = next;
    if (number > 1 || story.value("task_at_first", true)) {
      REQUIRE_FALSE(next.empty());
      continue;
    }
    REQUIRE(test::contains(text.out, "save it as task.json and add: -c task.json"));
    (void)folder.file("task.json", task);
    arguments.insert(arguments.end(), {"-c", "task.json"});
  }
}

}  // namespace

TEST_CASE("planted: following the next step settles what was open") {
  const Json table = load("stories.json");
  for (const Json& story : table.at("stories")) {
    INFO(story.at("name"));
    play(story, table.at("profiles"));
  }
  CHECK(table.at("stories").size() >= 13);
}

}  // namespace dtsdoctor::planted
