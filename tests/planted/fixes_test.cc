// SPDX-License-Identifier: Apache-2.0
//
// A fix that is called ready to run has to be: for every planted case with a confirmed cause its
// commands are carried out and its changes made in the user's own text; with the documents as they
// are then the cause is ruled out, and `check` finds no error.
#include "diagnose/preflight.h"
#include "planted/cloud.h"

namespace dtsdoctor::planted {
namespace {

// The text with that change made at the place it names.
std::string changed(const std::string& text, const ChangeReport& change) {
  std::size_t begin = 0;
  for (std::size_t line = 1; line < change.place.line; ++line) begin = text.find('\n', begin) + 1;
  REQUIRE(text.compare(begin, change.place.text.size(), change.place.text) == 0);
  return text.substr(0, begin + change.place.mark_begin) + change.to +
         text.substr(begin + change.place.mark_end);
}

std::string value_of(const TaskDocument& task, const std::string& side, const std::string& fact) {
  const auto& values = side == "destination" ? task.destination : task.source;
  const auto found = values.find(fact);
  return found == values.end() ? "" : found->second.text;
}

DiagnosisReport report_of(const Fault& fault, const Case& of) {
  return assemble(builtin_rules(), of, failure_of(fault.text), Lang::en);
}

// The endpoint on which the cause is confirmed.
std::string side_of(const CauseReport& cause) {
  for (const EndpointVerdict& one : cause.endpoints) {
    if (one.verdict == cause.verdict) return one.endpoint;
  }
  return "source";
}

struct Applied {
  std::string task;  // its text
  Cloud cloud;
};

// What the command sends is what the file beside it says.
void check_artifacts(const FixReport& fix) {
  for (const ArtifactReport& artifact : fix.artifacts) {
    const std::string content = Json::parse(artifact.content).dump();
    const bool sent = std::any_of(fix.commands.begin(), fix.commands.end(), [&](const Argv& argv) {
      return std::any_of(argv.begin(), argv.end(), [&](const std::string& word) {
        return word.starts_with("{") && Json::parse(word).dump() == content;
      });
    });
    INFO(artifact.name);
    CHECK(sent);
  }
}

// `owner`: the account in which the commands are run.
Applied apply(const FixReport& fix, std::string task, Cloud cloud, const std::string& owner) {
  for (const ChangeReport& change : fix.changes) task = changed(task, change);
  for (const Argv& command : fix.commands) (void)cloud.run(command, owner);
  return {std::move(task), std::move(cloud)};
}

// All there is to know after the fix.
Case case_after(Applied& after, const Cell& cell, const std::string& side) {
  Case of;
  if (cell.form != "none") add_document(of, "task", after.task);
  for (const auto& [name, document] : cell.fault->world) {
    if (name == "caller" || name.starts_with("default-")) add_document(of, name, printed(document));
  }
  for (const std::string end : {"source", "destination"}) {
    std::string owner = "1408826137750019", role = "ram-for-dts";
    if (!of.tasks.empty()) {
      owner = value_of(of.tasks.front(), end, "endpoint.owner_id");
      role = value_of(of.tasks.front(), end, "endpoint.role_name");
    } else if (end != side) {
      continue;
    }
    if (owner.empty() || role.empty()) continue;
    for (const auto& [call, name] :
         {std::pair{"GetRole", "-role"}, {"ListPoliciesForRole", "-policies"}})
      add_document(of, end + name,
                   after.cloud.run({"aliyun", "ram", call, "--RoleName", role}, owner));
  }
  return of;
}

Strings errors_of(const Case& of) {
  const RuleSet& rules = builtin_rules();
  const Preflight found = run_preflight(rules, of, nullptr);
  Strings out;
  for (const Finding& finding : found.findings) {
    const PreflightRule& rule = rules.preflight[finding.rule];
    if (rule.severity == Severity::error) out.emplace_back(rule.id);
  }
  return out;
}

}  // namespace

TEST_CASE("planted: a fix that is ready to run puts right what it is for") {
  std::map<std::string, std::size_t> tried;
  for (const Cell& cell : cells()) {
    const Fault& fault = *cell.fault;
    const std::string task = cell.form == "none" ? "" : text_of(fault.world, "task", cell.form);
    const DiagnosisReport before = report_of(fault, case_of(fault.world, cell.form, cell.with));
    const Answer by_text = judged(failure_of(fault.text), case_of(fault.world, "none", {}));
    for (const CauseReport& cause : before.causes) {
      // What the message itself says stays said.
      if (cause.verdict != Verdict::confirmed || by_text.confirms(cause.id)) continue;
      const std::string side = side_of(cause);
      for (const FixReport& fix : cause.fixes) {
        const bool ready = fix.applicability == Applicability::machine || !fix.changes.empty();
        if (!ready) continue;
        INFO(cell.label() << ": " << cause.id << ", " << fix.id);
        ++tried[fix.id];
        check_artifacts(fix);
        const Case given = case_of(fault.world, cell.form, {});
        const std::string owner = given.tasks.empty()
                                      ? "1408826137750019"
                                      : value_of(given.tasks.front(), side, "endpoint.owner_id");
        Applied after = apply(fix, task, Cloud(fault.world), owner);
        const Case of = case_after(after, cell, side);
        const Answer answer = judged(failure_of(fault.text), of);
        CHECK(answer.verdicts.at(cause.id) == Verdict::ruled_out);
        if (fault.row.contains("kept") && fix.id == "replace-trust-policy") {
          const Argv look = {"aliyun", "ram", "GetRole", "--RoleName", "ram-for-dts"};
          CHECK(after.cloud.run(look, owner).find(fault.row.at("kept")) != std::string::npos);
        }
        // A placeholder is an error until it is filled in.
        const bool is_whole = fix.applicability != Applicability::has_placeholders;
        if (is_whole && fault.planted.size() == 1) CHECK(errors_of(of) == Strings());
      }
    }
  }
  std::string all;
  for (const auto& [fix, times] : tried) all += fix + " " + std::to_string(times) + "\n";
  INFO(all);
  for (const char* fix :
       {"create-role", "create-dts-role", "attach-dts-policy", "attach-vpc-read-policy",
        "replace-trust-policy", "drop-deny-and-condition", "use-bare-role-name",
        "use-role-account-id", "enter-existing-role-name"})
    CHECK(tried[fix] >= 2);
}

}  // namespace dtsdoctor::planted
