// SPDX-License-Identifier: Apache-2.0
#include "cli/scan_command.h"

#include <algorithm>
#include <filesystem>

#include "cli/outcome.h"
#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "report/assemble.h"

namespace dtsdoctor {
namespace {

// The files below each folder take its place.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (path == "-" || !std::filesystem::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error)) {
      if (entry.is_regular_file(error)) files.push_back(entry.path().string());
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  return files;
}

ScanReport totals_of(const std::vector<InputReport>& inputs) {
  ScanReport scan;
  for (const InputReport& input : inputs) {
    if (input.kind == InputKind::archive) continue;
    ++scan.files;
    scan.bytes += input.bytes;
  }
  return scan;
}

}  // namespace

ExitCode scan_command(const Options& given, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(given);
  if (!rules.ok()) {
    show(rules.problem(), environment, Redactor());
    return ExitCode::bad_rules;
  }
  if (given.arguments.empty()) {
    show({"scan needs a PATH", std::nullopt, "",
          "give files, folders or archives, or \"-\" for standard input"},
         environment, Redactor());
    return ExitCode::bad_usage;
  }
  Options options = given;
  options.arguments = files_of(given.arguments);
  FailureReader reader(*rules, {options.limits, options.assume_dts, options.known_only});
  const Result<CaseFiles> files = read_case(options, *rules, reader);
  if (!files.ok()) {
    show(files.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Redactor redactor(files->secrets);
  show_notes(*files, environment, redactor);
  Report report = assemble(*rules, Case(), reader, options.known_only,
                           choose_language(options.lang, environment));
  add_inputs(*files, report);
  report.scan = totals_of(report.inputs);
  const ExitCode code = outcome(options, *files, report);
  if (code == ExitCode::bad_usage) return code;
  print(report, options, environment, redactor);
  return code;
}

}  // namespace dtsdoctor
