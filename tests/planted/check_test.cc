// SPDX-License-Identifier: Apache-2.0
//
// `check` on the documents of the planted cases, before anything failed: it finds the planted fault
// on the line where it stands, in every form, and nothing else; in sound documents it finds
// nothing.
#include "diagnose/preflight.h"
#include "planted/planted.h"

namespace dtsdoctor::planted {
namespace {

Case all_documents(const World& world, const std::string& form) {
  Strings with;
  for (const auto& [name, document] : world) {
    if (name != "task") with.push_back(name);
  }
  return case_of(world, form, with);
}

// "RULE document:line", with " < RULE" for the fault that it follows from.
Strings found_in(const World& world, const std::string& form) {
  const RuleSet& rules = builtin_rules();
  const Case of = all_documents(world, form);
  const Preflight result = run_preflight(rules, of, nullptr);
  Strings out;
  for (const Finding& finding : result.findings) {
    const PreflightRule& rule = rules.preflight[finding.rule];
    if (rule.severity == Severity::info) continue;
    std::string shown(rule.id);
    if (finding.place) {
      const std::string& input = finding.place->input;
      shown +=
          " " + input.substr(0, input.find(".json")) + ":" + std::to_string(finding.place->line);
    }
    if (finding.blocked_by) shown += " < " + std::string(rules.preflight[*finding.blocked_by].id);
    out.push_back(shown);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "RULE document field < RULE" of a table, with the line that the field is on in this form.
std::string with_line(const std::string& expected, const World& world, const std::string& form) {
  const Strings words = words_of(expected);
  const std::string text = text_of(world, words.at(1), form);
  const std::string name = world.at(words[1]).is_string() ? words.at(2) : "\"" + words.at(2) + "\"";
  const std::size_t at = text.find(name);
  const std::size_t line = words[1] == "task"        ? line_of_field(base(), text, words[2], form)
                           : at == std::string::npos ? 0
                                                     : line_at(text, at);
  std::string out = words[0] + " " + words[1] + ":" + std::to_string(line);
  for (std::size_t i = 3; i < words.size(); ++i) out += " " + words[i];
  return out;
}

}  // namespace

TEST_CASE("planted: check finds each fault on its line, in every form, and nothing else") {
  std::size_t checked = 0;
  for (const Fault& fault : faults()) {
    if (!fault.row.contains("findings")) continue;
    for (const std::string form : fault.row.at("forms")) {
      if (form == "none") continue;
      INFO(fault.error << ": " << fault.name << " (" << form << ")");
      Strings expected;
      for (const std::string one : fault.row.at("findings"))
        expected.push_back(with_line(one, fault.world, form));
      std::sort(expected.begin(), expected.end());
      CHECK(found_in(fault.world, form) == expected);
      ++checked;
    }
  }
  CHECK(checked >= 300);
}

TEST_CASE("planted: check finds nothing wrong with sound documents, in any form") {
  for (const auto& [name, documents] : base().at("bases").items()) {
    for (const char* form : {"request", "command", "query", "hcl", "terraform_json", "ros_yaml",
                             "ros_json", "console", "console_zh", "plan", "detail"}) {
      INFO(name << " (" << form << ")");
      CHECK(found_in(world_of({{"base", name}}), form) == Strings());
    }
  }
}

}  // namespace dtsdoctor::planted
