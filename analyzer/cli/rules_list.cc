// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/explain_lookup.h"
#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/rules_words.h"
#include "rules/coverage.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

class Filter {
 public:
  Filter(const RuleSet& rules, const Options& options) : rules_(rules), options_(options) {}

  [[nodiscard]] bool takes(const Pattern& pattern) const {
    const auto is = [](const std::string& wanted, std::string_view value) {
      return wanted.empty() || equals_fold(wanted, value);
    };
    const auto engines = RuleSet::part(rules_.strings, pattern.engines);
    return is(options_.area, area_of(pattern)) && is(options_.stage, pattern.stage) &&
           is(options_.status, name_of(pattern.status)) &&
           (options_.engine.empty() ||
            std::any_of(engines.begin(), engines.end(),
                        [&](std::string_view engine) { return is(options_.engine, engine); })) &&
           std::all_of(options_.arguments.begin(), options_.arguments.end(),
                       [&](const std::string& word) { return mentions(rules_, pattern, word); });
  }

  // A value that no rule has is a slip of the pen, not an empty answer.
  [[nodiscard]] std::optional<Problem> unknown() const {
    std::vector<std::string_view> areas, engines, stages;
    const auto add = [](std::vector<std::string_view>& to, std::string_view value) {
      if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
    };
    for (const Pattern& pattern : rules_.patterns) {
      add(areas, area_of(pattern));
      add(stages, pattern.stage);
      for (const std::string_view engine : RuleSet::part(rules_.strings, pattern.engines))
        add(engines, engine);
    }
    if (auto problem = must_be(options_.area, "area", areas)) return problem;
    if (auto problem = must_be(options_.engine, "engine", engines)) return problem;
    if (auto problem = must_be(options_.stage, "stage", stages)) return problem;
    return must_be(options_.status, "status", {"experimental", "stable", "deprecated"});
  }

 private:
  static std::optional<Problem> must_be(const std::string& value, std::string_view what,
                                        const std::vector<std::string_view>& known) {
    const bool found = value.empty() || std::any_of(known.begin(), known.end(), [&](auto each) {
                         return equals_fold(each, value);
                       });
    if (found) return std::nullopt;
    const Message near = did_you_mean(value, known);
    return Problem{
        said("no rule has the {} '{}'", what, value), std::nullopt, "",
        near.empty() ? said("there are {}", fmt::format("{}", fmt::join(known, ", "))) : near};
  }

  const RuleSet& rules_;
  const Options& options_;
};

Json to_json(const RuleSet& rules, const Pattern& pattern, Lang lang) {
  const auto strings = [&](Range range) {
    Json out = Json::array();
    for (const std::string_view text : RuleSet::part(rules.strings, range)) out.push_back(text);
    return out;
  };
  return {{"id", pattern.id},
          {"rev", pattern.rev},
          {"status", name_of(pattern.status)},
          {"code", pattern.code.empty() ? Json() : Json(pattern.code)},
          {"aliases", strings(pattern.aliases)},
          {"title", pattern.title.in(lang)},
          {"severity", name_of(pattern.severity)},
          {"stage", pattern.stage},
          {"engines", strings(pattern.engines)},
          {"only_in_dts_context", pattern.context != Context::any},
          {"causes", pattern.causes.count}};
}

}  // namespace

ExitCode rules_list(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  const Filter filter(*rules, options);
  if (const auto problem = filter.unknown()) {
    show(*problem, environment);
    return ExitCode::bad_usage;
  }
  const Lang lang = table_language(options, environment);
  std::vector<Cells> rows;
  Json list = Json::array();
  for (const Pattern& pattern : rules->patterns) {
    if (!filter.takes(pattern)) continue;
    list.push_back(to_json(*rules, pattern, lang));
    rows.push_back({std::string(pattern.id), std::to_string(pattern.rev),
                    std::string(name_of(pattern.status)),
                    pattern.code.empty() ? "-" : std::string(pattern.code),
                    std::string(pattern.title.in(lang))});
  }
  if (options.format == "json") {
    const Json document = {{"schema", "dtsdoctor-rules/1"}, {"rules", std::move(list)}};
    environment.out(document.dump(2) + "\n");
    return ExitCode::done;
  }
  print_table(
      {{"ID", "ID"}, {"REV", "版本"}, {"STATUS", "状态"}, {"CODE", "错误码"}, {"TITLE", "标题"}},
      rows, {}, options, environment);
  return ExitCode::done;
}

ExitCode rules_coverage(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  const Lang lang = table_language(options, environment);
  std::vector<Cells> rows;
  Json list = Json::array();
  const auto add = [&](const char* kind, const Words& family, const std::vector<CoverageRow>& all) {
    for (const CoverageRow& row : all) {
      rows.push_back({fmt::format("{} {}", family.in(lang), row.name), std::to_string(row.known),
                      std::to_string(row.with_message), std::to_string(row.with_cause),
                      std::to_string(row.with_fix), std::to_string(row.bilingual),
                      std::to_string(row.experimental)});
      list.push_back({{"kind", kind},
                      {"name", row.name},
                      {"known", row.known},
                      {"with_message", row.with_message},
                      {"with_cause", row.with_cause},
                      {"with_fix", row.with_fix},
                      {"bilingual", row.bilingual},
                      {"experimental", row.experimental}});
    }
  };
  add("area", {"area", "类别"}, coverage_by_area(*rules));
  add("engine", {"engine", "数据库"}, coverage_by_engine(*rules));
  if (options.format == "json") {
    const Json document = {{"schema", "dtsdoctor-coverage/1"}, {"rows", std::move(list)}};
    environment.out(document.dump(2) + "\n");
    return ExitCode::done;
  }
  print_table({{"FAMILY", "范围"},
               {"KNOWN", "已知"},
               {"MESSAGE", "报错信息"},
               {"CAUSE", "原因"},
               {"FIX", "解决方法"},
               {"EN+ZH", "中英文"},
               {"EXPERIMENTAL", "实验性"}},
              rows, {1, 2, 3, 4, 5, 6}, options, environment);
  return ExitCode::done;
}

}  // namespace dtsdoctor
