// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_bundle.h"

#include <algorithm>

#include "match/example_matches.h"
#include "report/open_secret.h"
#include "rules/builtin.h"
#include "rules/selftest.h"

namespace dtsdoctor {

Result<LoadedRules> load_for(const Options& options) {
  std::vector<RuleFile> files;
  if (options.builtin_rules) {
    for (const RuleFileView& file : builtin_rule_files())
      files.push_back({std::string(file.name), std::string(file.text), 0});
  }
  int level = 0;
  for (const std::string& folder : options.rules) {
    Result<std::vector<RuleFile>> overlay = read_rule_folder(folder, ++level);
    if (!overlay.ok()) return overlay.problem();
    for (RuleFile& file : *overlay) {
      file.name = folder + "/" + file.name;
      files.push_back(std::move(file));
    }
  }
  Result<LoadedRules> loaded = load_rules(files);
  if (loaded.ok() || !loaded.problem().where) return loaded;
  // What is no rule file may be a configuration.
  Problem problem = loaded.problem();
  for (const RuleFile& file : files) {
    if (file.name == problem.where->input) hide_open_secrets(problem, file.text);
  }
  return problem;
}

std::function<bool(std::string_view file)> in_overlay(const Options& options) {
  if (options.rules.empty()) return nullptr;
  return [folders = options.rules](std::string_view file) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const std::string& folder) { return file.starts_with(folder + "/"); });
  };
}

Result<RuleSet> rules_for(const Options& options) {
  if (options.rules.empty() && options.builtin_rules) return builtin_rules();
  Result<LoadedRules> loaded = load_for(options);
  if (!loaded.ok()) return loaded.problem();
  // The built-in rules were tested when the program was built.
  const SelfTest test = selftest(*loaded, example_matches(loaded->rules), in_overlay(options));
  if (!test.errors.empty()) return test.errors.front();
  return loaded->rules;
}

}  // namespace dtsdoctor
