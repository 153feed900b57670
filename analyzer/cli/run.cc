// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>

#include "cli/check_command.h"
#include "cli/diagnose_command.h"
#include "cli/explain_command.h"
#include "cli/help.h"
#include "cli/merge_command.h"
#include "cli/output.h"
#include "cli/redact_command.h"
#include "cli/replaced_input.h"
#include "cli/rule_bundle.h"
#include "cli/rules_command.h"
#include "cli/safe_file.h"
#include "cli/scan_command.h"
#include "report/refit.h"

namespace dtsdoctor {
namespace {

std::string version_text(const RuleSet& rules) {
  return fmt::format("dtsdoctor {}\nrules {} ({} patterns, {})\n", DTSDOCTOR_VERSION, rules.date,
                     rules.patterns.size(), rules.hash);
}

ExitCode run_command(const Options& options, const Environment& environment) {
  if (options.help) {
    const std::string help = help_text(options.command, choose_language(options.lang, environment));
    environment.out(environment.stdout_is_terminal ? refitted(help, choose_width(environment))
                                                   : help);
    return ExitCode::done;
  }
  if (options.version) {
    const Result<RuleSet> rules = rules_for(options);
    if (!rules.ok()) {
      show(rules.problem(), environment);
      return ExitCode::bad_rules;
    }
    environment.out(version_text(*rules));
    return ExitCode::done;
  }
  switch (options.command) {
    case Command::explain:
      return explain_command(options, environment);
    case Command::check:
      return check_command(options, environment);
    case Command::rules:
      return rules_command(options, environment);
    case Command::scan:
      return scan_command(options, environment);
    case Command::merge:
      return merge_command(options, environment);
    case Command::redact:
      return redact_command(options, environment);
    case Command::diagnose:
      break;
  }
  return diagnose_command(options, environment);
}

// What an option says in a command line that cannot be parsed.
std::vector<std::string> values_of(const std::string& option,
                                   const std::vector<std::string>& words) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == option && i + 1 < words.size()) values.push_back(words[i + 1]);
    if (words[i].starts_with(option + "=")) values.push_back(words[i].substr(option.size() + 1));
  }
  return values;
}

// What --lang says there, so that what is wrong can be told in it.
std::string language_in(const std::vector<std::string>& words) {
  std::string lang;
  for (const std::string& value : values_of("--lang", words)) {
    if (value == "en" || value == "zh") lang = value;
  }
  return lang;
}

// Rules that are invalid come before wrong usage, whatever else is wrong with the command line.
ExitCode refuse(const std::vector<std::string>& words, const Problem& usage,
                const Environment& environment) {
  show(usage, environment);
  Options options;
  options.rules = values_of("--rules", words);
  options.builtin_rules =
      std::find(words.begin(), words.end(), "--no-builtin-rules") == words.end();
  if (options.rules.empty()) return ExitCode::bad_usage;
  const Result<RuleSet> rules = rules_for(options);
  if (rules.ok()) return ExitCode::bad_usage;
  show(rules.problem(), environment);
  return ExitCode::bad_rules;
}

// Has the run no answer: was it refused, or is nothing known of what it was asked about?
bool has_no_answer(const Options& options, ExitCode code) {
  const bool is_question = options.command == Command::explain || options.command == Command::rules;
  return code == ExitCode::bad_usage || code == ExitCode::bad_rules ||
         (is_question && code == ExitCode::met);
}

// What would be printed goes to the file of --output, also where that is nothing, as for `github`
// without an error: an earlier answer must not stand for this one.
ExitCode run_into_file(const Options& options, const Environment& environment) {
  std::string text;
  const ExitCode code = run_command(options, writing_to(text, environment));
  if (text.empty() && has_no_answer(options, code)) return code;
  const auto problem = write_whole(options.output, text);
  if (!problem) return code;
  show(*problem, environment);
  return ExitCode::lost_input;
}

// A report that did not arrive, on a full disk say, must not look like one that had nothing to
// tell.
ExitCode with_lost_output(ExitCode code, const Environment& environment) {
  const int error = environment.out_error ? environment.out_error() : 0;
  if (error == 0) return code;
  show({"cannot write standard output", std::nullopt, Message::known(std::strerror(error)), ""},
       environment);
  const bool is_graver = code == ExitCode::bad_usage || code == ExitCode::bad_rules;
  return is_graver ? code : ExitCode::lost_input;
}

}  // namespace

std::vector<std::string> arguments(int argc, char** argv) {
  return argc > 1 ? std::vector<std::string>(argv + 1, argv + argc) : std::vector<std::string>();
}

int run(const std::vector<std::string>& words, const Environment& process) {
  Environment environment = process;
  environment.lang = choose_language(language_in(words), process);
  try {
    const Result<Options> options = parse_options(words);
    if (!options.ok()) return static_cast<int>(refuse(words, options.problem(), environment));
    environment.lang = choose_language(options->lang, process);
    if (const auto problem = options->help ? std::nullopt : replaces_input(*options))
      return static_cast<int>(refuse(words, *problem, environment));
    // With --state a report is written together with the state.
    const bool prints = options->output.empty() || !options->state.empty() || options->help;
    const ExitCode code =
        prints ? run_command(*options, environment) : run_into_file(*options, environment);
    return static_cast<int>(with_lost_output(code, environment));
  } catch (const std::exception& exception) {
    // A defect, or no memory: say so rather than vanish.
    show({"dtsdoctor failed", std::nullopt, std::string(exception.what()),
          "please report this with the command line"},
         environment);
    return static_cast<int>(ExitCode::lost_input);
  }
}

}  // namespace dtsdoctor
