// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>

#include "cli/explain_lookup.h"
#include "cli/output.h"
#include "cli/report_cluster.h"
#include "cli/rule_bundle.h"
#include "cli/rules_words.h"
#include "cli/terminal_hint.h"
#include "diagnose/draft_rule.h"
#include "input/byte_source.h"
#include "report/redact.h"

namespace dtsdoctor {
namespace {

void warn(const Environment& environment, Message what, Message help) {
  show({std::move(what), std::nullopt, "", std::move(help)}, environment, "note");
}

// The texts of the error to draft from: all that was given, or the examples of an entry of a
// report.
Result<std::vector<std::string>> texts_of(std::string text, bool cut, const Options& options,
                                          const Environment& environment) {
  if (const std::optional<JsonValue> report = read_report(text))
    return cluster_examples(*report, options.cluster);
  if (!options.cluster.empty()) {
    return Problem{"--cluster is for a report", std::nullopt, "",
                   "write one with: dtsdoctor scan -f json logs/ > report.json"};
  }
  if (cut || text.size() > options.limits.max_record) {
    text.resize(std::min(text.size(), options.limits.max_record));
    warn(environment, said("limit max-record reached: the first {} bytes are used", text.size()),
         "give the failing lines alone");
  }
  return std::vector<std::string>{std::move(text)};
}

}  // namespace

ExitCode rules_stub(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  if (options.arguments.size() > 1) {
    show({"rules stub takes one FILE, or standard input", std::nullopt, "",
          "dtsdoctor rules stub error.log > my-rules/my-error.json"},
         environment);
    return ExitCode::bad_usage;
  }
  const std::string name = options.arguments.empty() ? "-" : options.arguments.front();
  if (name == "-")
    hint_at_typing(Pasted::error, choose_language(options.lang, environment), environment);
  const Result<std::unique_ptr<ByteSource>> source = open_file(name);
  std::string text;
  // A report is a document.
  const std::size_t most = std::max(options.limits.max_record, options.limits.max_document);
  const Result<bool> whole = source.ok() ? read_up_to(**source, most, text) : source.problem();
  if (!whole.ok()) {
    show(whole.problem(), environment);
    return ExitCode::bad_usage;
  }
  Result<std::vector<std::string>> texts = texts_of(std::move(text), !*whole, options, environment);
  if (!texts.ok()) {
    show(texts.problem(), environment);
    return ExitCode::bad_usage;
  }
  // A rule is passed on: no secret may get into it.
  for (std::string& each : *texts) each = Redactor().redact(each).bytes();
  if (!texts->empty()) {
    if (const auto known = find_topic(*rules, texts->front()); known && !known->errors.empty()) {
      warn(environment, said("the rules know this already: {}", known->errors.front()->id),
           said("dtsdoctor explain {}", known->errors.front()->id));
    }
  }
  const std::optional<RuleDraft> draft = draft_rule(*rules, *texts);
  if (!draft) {
    show({"there are no words in it that a rule could match", std::nullopt, "",
          "give the lines that hold the code and the message"},
         environment);
    return ExitCode::met;
  }
  environment.out(draft->json);
  return ExitCode::done;
}

}  // namespace dtsdoctor
