// SPDX-License-Identifier: Apache-2.0
//
// Documents in, verdicts of the shipped rules out, for tests that plant a fault.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "diagnose/differential.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {

using Documents = std::vector<std::pair<std::string, std::string>>;

struct Told {
  std::map<std::string, std::string> captures = {};
  std::map<std::string, std::string> denial = {};
  std::map<std::string, std::string> statements = {};
};

class Verdicts {
 public:
  Verdicts(const std::string& pattern_id, const Documents& documents, const Told& told = {})
      : Verdicts(pattern_id, case_of(documents), told) {}

  Verdicts(const std::string& pattern_id, Case documents, const Told& told = {})
      : case_(std::move(documents)) {
    const RuleSet& rules = builtin_rules();
    const bool is_whole = pattern_id.find('/') != std::string::npos;
    const Pattern* pattern =
        find_pattern(rules, is_whole ? pattern_id : "cross-account/" + pattern_id);
    REQUIRE(pattern != nullptr);
    FailureFacts failure{std::string(pattern->id), std::string(pattern->code), {}, {}};
    for (const auto& [key, value] : told.captures)
      failure.captures.emplace_back(key, FactValue{value, {}});
    for (const auto& [key, value] : told.denial)
      failure.denial.emplace_back(key, FactValue{value, {}});
    for (const auto& [key, value] : told.statements) case_.statements[key] = {value, {}};
    differential_ = differentiate(rules, *pattern, case_, failure);
  }

  std::string operator[](const std::string& cause) const {
    for (const CauseVerdict& one : differential_.causes) {
      if (builtin_rules().causes[one.cause].id == cause) return std::string(name_of(one.verdict));
    }
    return "no such cause";
  }

  // Ids with that verdict, in order, blanks between.
  std::string with(const std::string& verdict) const {
    std::string out;
    for (const CauseVerdict& one : differential_.causes) {
      if (name_of(one.verdict) == verdict)
        out += (out.empty() ? "" : " ") + std::string(builtin_rules().causes[one.cause].id);
    }
    return out;
  }

  const std::string& endpoint() const { return differential_.endpoint; }

 private:
  Case case_;
  Differential differential_;
};

inline const std::pair<std::string, std::string> kTask = {"task.json", source_task()};
inline const std::pair<std::string, std::string> kCaller = {"caller.json", identity(kCreator)};
inline const std::pair<std::string, std::string> kPolicies = {"policies.json",
                                                              attached("AliyunDTSRolePolicy")};

}  // namespace dtsdoctor::testing
