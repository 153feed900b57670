// SPDX-License-Identifier: Apache-2.0
#include "rules/load_tests.h"

namespace dtsdoctor {
namespace {

class PreflightLoader {
 public:
  explicit PreflightLoader(Build& build) : build_(build), tests_(build) {}

  PreflightRule rule(const Entry& entry) {
    const ObjectReader reader(build_.problems, entry.spot, "a pre-flight rule",
                              {"id", "title", "severity", "per_endpoint", "origin", "applies_if",
                               "when", "message", "at", "cases", "blocked_by", "fixes", "routine"});
    PreflightRule rule;
    rule.id = build_.keep(entry.id);
    rule.title = load_words(build_, reader, "title");
    rule.severity = reader.word("severity", kSeverities);
    rule.is_routine = reader.boolean_or("routine", false);
    rule.origin = load_origin(build_, reader);
    if (const auto test = reader.find("applies_if")) rule.applies_if = tests_.load(*test);
    rule.cases = cases(reader);
    rule.blocked_by =
        RuleArena::append(build_.to.preflight_refs,
                          load_refs(build_, reader.list("blocked_by"), build_.from.preflight));
    rule.fixes = tests_.fix_refs(reader);
    return rule;
  }

 private:
  // A rule with one case writes it at its top; one with several lists them.
  Range cases(const ObjectReader& reader) {
    std::vector<PreflightCase> cases;
    if (!reader.find("cases")) {
      cases.push_back(one(reader, true));
      return RuleArena::append(build_.to.preflight_cases, cases);
    }
    for (const std::string_view key : {"when", "message", "at"}) {
      const std::optional<Spot> extra = reader.find(key);
      if (!extra) continue;
      build_.problems.add(fmt::format("'{}' stands beside 'cases'", key), extra->place(), "",
                          "put it into one of the cases");
    }
    const bool per_endpoint = reader.boolean_or("per_endpoint", true);
    for (const Spot& spot : reader.list("cases")) {
      const ObjectReader one_case(build_.problems, spot, "a case",
                                  {"when", "message", "at", "per_endpoint"});
      cases.push_back(one(one_case, per_endpoint));
    }
    if (cases.empty()) build_.problems.add("'cases' needs a case", reader.need("cases")->place());
    return RuleArena::append(build_.to.preflight_cases, cases);
  }

  PreflightCase one(const ObjectReader& reader, bool per_endpoint) {
    PreflightCase out;
    out.per_endpoint = reader.boolean_or("per_endpoint", per_endpoint);
    if (const auto when = reader.need("when")) out.when = tests_.load(*when);
    out.message = load_words(build_, reader, "message");
    if (const auto at = reader.need("at")) out.at = load_fact_ref(build_, *at);
    return out;
  }

  Build& build_;
  TestLoader tests_;
};

}  // namespace

void load_preflight(Build& build) {
  PreflightLoader loader(build);
  for (const Entry& entry : build.from.preflight.entries())
    build.to.preflight.push_back(loader.rule(entry));
}

}  // namespace dtsdoctor
