// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/rule_bundle.h"
#include "diagnose/nearest_rule.h"
#include "input/byte_source.h"
#include "match/match_text.h"
#include "report/explain.h"
#include "report/redact.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kList = "dtsdoctor explain --list names every error it knows";
constexpr std::string_view kMatrix = "matrix";
constexpr std::string_view kOwnPrefix = "DTS.Msg.";
constexpr const char* kTerminalHint =
    "Paste the error and end it with Ctrl-D on a line of its own.\n";

// The query may be a whole log, with secrets in it.
void show(const Problem& problem, const Environment& environment,
          const std::string& headline = "error") {
  environment.err(Redactor().redact(render(problem, headline)).bytes());
}

ExitCode wrong_usage(std::string what, std::string help, const Environment& environment) {
  show({std::move(what), std::nullopt, "", std::move(help)}, environment);
  return ExitCode::bad_usage;
}

using Patterns = std::vector<const Pattern*>;

std::string_view without_prefix(std::string_view code) {
  return starts_with_fold(code, kOwnPrefix) ? code.substr(kOwnPrefix.size()) : code;
}

// The codes that a match asks for. Those under `none` are other errors' codes.
void add_codes(const RuleSet& rules, std::uint32_t index, std::vector<std::string_view>& out) {
  const MatchNode& node = rules.match_nodes[index];
  if (node.op == MatchOp::none) return;
  if (node.op == MatchOp::equals && node.field == Field::code) out.push_back(node.value);
  for (std::uint32_t i = 0; i < node.children.count; ++i)
    add_codes(rules, node.children.begin + i, out);
}

std::vector<std::string_view> codes_of(const RuleSet& rules, const Pattern& pattern) {
  std::vector<std::string_view> codes;
  if (!pattern.code.empty()) codes.push_back(pattern.code);
  add_codes(rules, pattern.match, codes);
  return codes;
}

Patterns with_code(const RuleSet& rules, std::string_view wanted) {
  Patterns found;
  for (const Pattern& pattern : rules.patterns) {
    const auto codes = codes_of(rules, pattern);
    const bool carries = std::any_of(codes.begin(), codes.end(), [&](std::string_view code) {
      return equals_fold(without_prefix(code), without_prefix(wanted));
    });
    if (carries) found.push_back(&pattern);
  }
  return found;
}

Patterns in_text(const RuleSet& rules, std::string_view text) {
  Patterns found;
  for (const Match& match : match_text(rules, text)) {
    const Pattern* pattern = &rules.patterns[match.pattern];
    if (std::find(found.begin(), found.end(), pattern) == found.end()) found.push_back(pattern);
  }
  return found;
}

// The text to print, empty if nothing is known under that name.
std::string explained(const RuleSet& rules, std::string_view query, const TextStyle& style) {
  const std::string_view name = trimmed(query);
  if (equals_fold(name, kMatrix)) return explain_matrix(rules, style);
  for (const Pattern& pattern : rules.patterns) {
    if (equals_fold(pattern.id, name)) return explain_pattern(rules, pattern, style);
  }
  for (const Cause& cause : rules.causes) {
    if (equals_fold(cause.id, name)) return explain_cause(rules, cause, style);
  }
  for (const PreflightRule& rule : rules.preflight) {
    if (equals_fold(rule.id, name)) return explain_preflight(rules, rule, style);
  }
  if (const Patterns found = with_code(rules, name); !found.empty()) {
    const std::string_view code = found[0]->code;
    const bool same = equals_fold(without_prefix(code), without_prefix(name));
    return explain_patterns(rules, found, same ? code : name, style);
  }
  const Patterns found = in_text(rules, query);
  return found.empty() ? std::string() : explain_patterns(rules, found, "", style);
}

// Names that come close, as they have to be typed.
std::vector<std::string> near_misses(const RuleSet& rules, std::string_view name) {
  std::vector<std::string_view> typed, meant;
  const auto add = [&](std::string_view spelling, std::string_view full) {
    typed.push_back(spelling);
    meant.push_back(full);
  };
  for (const Pattern& pattern : rules.patterns) {
    add(pattern.id, pattern.id);
    add(pattern.id.substr(pattern.id.find('/') + 1), pattern.id);  // the area is easily forgotten
    for (const std::string_view code : codes_of(rules, pattern)) {
      add(code, code);
      add(without_prefix(code), code);
    }
  }
  for (const Cause& cause : rules.causes) add(cause.id, cause.id);
  add(kMatrix, kMatrix);
  for (const PreflightRule& rule : rules.preflight) add(rule.id, rule.id);
  std::vector<std::string> out;
  for (const std::string& near : nearest(name, typed)) {
    const auto at = std::find(typed.begin(), typed.end(), near) - typed.begin();
    const std::string full(meant[static_cast<std::size_t>(at)]);
    if (std::find(out.begin(), out.end(), full) == out.end()) out.push_back(full);
  }
  return out;
}

Problem unknown(const RuleSet& rules, std::string_view query) {
  constexpr std::size_t kShown = 60;
  const std::string_view name = trimmed(query);
  if (name.empty())
    return {"the text is empty: there is nothing to explain", std::nullopt, "", std::string(kList)};
  // Redacted before it is cut: half a secret is not recognised as one.
  const std::string shown = shortened(Redactor().redact(name).bytes(), kShown);
  Problem problem{fmt::format("nothing is known under '{}'", shown), std::nullopt, "",
                  std::string(kList)};
  const std::vector<std::string> near = near_misses(rules, name);
  const std::string rule = nearest_rule(rules, query);
  if (!near.empty()) {
    problem.why = fmt::format("did you mean '{}'?", fmt::join(near, "' or '"));
  } else if (!rule.empty()) {
    problem.why = fmt::format("no rule fits this text; the nearest is {}", rule);
  }
  return problem;
}

struct Query {
  std::string text;
  std::optional<Problem> lost;  // what kept the rest from being read
};

Query read_stdin(const Options& options, const Environment& environment) {
  Query query;
  if (environment.stdin_is_terminal) environment.err(kTerminalHint);
  const Result<std::unique_ptr<ByteSource>> source = open_file("-");
  if (!source.ok()) return {"", source.problem()};
  const std::size_t most = options.limits.max_document;
  const Result<bool> whole = read_up_to(**source, most, query.text);
  if (!whole.ok()) {
    query.lost = whole.problem();
  } else if (!*whole) {
    show({fmt::format("limit max-document reached: only the first {} bytes are explained", most),
          std::nullopt, "", "raise it with --max-document, or give the failing lines alone"},
         environment, "warning");
  }
  return query;
}

// The words of the command line, or standard input for "-".
Query read_query(const Options& options, const Environment& environment) {
  std::string words = fmt::format("{}", fmt::join(options.arguments, " "));
  if (words == "-") return read_stdin(options, environment);
  return {std::move(words), std::nullopt};
}

}  // namespace

ExitCode explain_command(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  if (options.format != "text") {
    return wrong_usage(fmt::format("explain prints text, not {}", options.format),
                       "leave out --format", environment);
  }
  const bool named = std::any_of(options.arguments.begin(), options.arguments.end(),
                                 [](const std::string& word) { return !trimmed(word).empty(); });
  if (options.list && named) {
    return wrong_usage("explain --list takes no name", "dtsdoctor explain --list | grep NAME",
                       environment);
  }
  if (!options.list && !named) {
    return wrong_usage("explain needs an id, an error code or the text of an error",
                       std::string(kList), environment);
  }
  const bool colour = choose_colour(options.colour, environment);
  const TextStyle style{colour, colour && environment.stdout_is_terminal, choose_width(environment),
                        choose_language(options.lang, environment)};
  if (options.list) {
    environment.out(explain_list(*rules, style));
    return ExitCode::done;
  }
  const Query query = read_query(options, environment);
  if (query.lost) {
    show(*query.lost, environment);
    if (query.text.empty()) return ExitCode::bad_usage;
  }
  const std::string text = explained(*rules, query.text, style);
  if (text.empty()) {
    show(unknown(*rules, query.text), environment);
  } else {
    environment.out(text);
  }
  if (query.lost) return ExitCode::lost_input;
  return text.empty() ? ExitCode::met : ExitCode::done;
}

}  // namespace dtsdoctor
