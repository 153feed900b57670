// SPDX-License-Identifier: Apache-2.0
#include "cli/explain_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <sstream>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/explain_lookup.h"
#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/terminal_hint.h"
#include "diagnose/nearest_rule.h"
#include "input/byte_source.h"
#include "report/explain_topic.h"
#include "report/open_secret.h"
#include "report/redact.h"
#include "report/shell.h"
#include "report/wrap.h"
#include "rules/coverage.h"

namespace dtsdoctor {
namespace {

constexpr const char* kList = "dtsdoctor explain --list names every error it knows";

ExitCode wrong_usage(Message what, Message help, const Environment& environment) {
  show({std::move(what), std::nullopt, "", std::move(help)}, environment);
  return ExitCode::bad_usage;
}

// Is it the family of errors that stands in front of their ids?
bool is_area(const RuleSet& rules, std::string_view name) {
  return std::any_of(rules.patterns.begin(), rules.patterns.end(),
                     [&](const Pattern& pattern) { return equals_fold(area_of(pattern), name); });
}

// At most three.
Message did_you_mean_one_of(const std::vector<std::string>& near) {
  if (near.size() == 1) return said("did you mean '{}'?", near[0]);
  if (near.size() == 2) return said("did you mean '{}' or '{}'?", near[0], near[1]);
  return said("did you mean '{}' or '{}' or '{}'?", near[0], near[1], near[2]);
}

// Some words, none of which is much too common to look for.
std::vector<std::string> search_words(std::string_view query) {
  constexpr std::size_t kMostWords = 4;
  constexpr std::size_t kShortest = 3;  // bytes: one Chinese character
  std::vector<std::string> out;
  std::istringstream words{std::string(query)};
  for (std::string word; words >> word;) {
    if (word.size() < kShortest || out.size() == kMostWords) return {};
    out.push_back(std::move(word));
  }
  return out;
}

std::size_t count_mentions(const RuleSet& rules, const std::vector<std::string>& words) {
  if (words.empty()) return 0;
  return static_cast<std::size_t>(
      std::count_if(rules.patterns.begin(), rules.patterns.end(), [&](const Pattern& pattern) {
        return std::all_of(words.begin(), words.end(),
                           [&](const std::string& word) { return mentions(rules, pattern, word); });
      }));
}

Problem unknown(const RuleSet& rules, std::string_view query) {
  constexpr std::size_t kShown = 60;
  const std::string_view name = trimmed(query);
  if (name.empty())
    return {"the text is empty: there is nothing to explain", std::nullopt, "", kList};
  // Redacted before it is cut: half a secret is not recognised as one.
  const std::string shown =
      shortened(Redactor().redact(without_open_secrets(name)).bytes(), kShown);
  Problem problem{said("nothing is known under '{}'", shown), std::nullopt, "", kList};
  const std::vector<std::string> near = near_topics(rules, name);
  const std::string rule = nearest_rule(rules, query);
  const std::vector<std::string> words = search_words(name);
  std::vector<std::string> search = {"dtsdoctor", "rules", "list"};
  search.insert(search.end(), words.begin(), words.end());
  std::string_view area = name;
  if (area.ends_with('/')) area.remove_suffix(1);
  if (is_area(rules, area)) {
    problem.why = "it is an area with errors of its own";
    problem.help = said("dtsdoctor rules list --area {}", lowered(area));
  } else if (!near.empty()) {
    problem.why = did_you_mean_one_of(near);
  } else if (const std::size_t count = name == shown ? count_mentions(rules, words) : 0) {
    problem.why = count == 1 ? Message("1 error mentions it") : said("{} errors mention it", count);
    problem.help = shell_line(search);
  } else if (!rule.empty()) {
    problem.why = said("no rule fits this text; the nearest is {}", rule);
  }
  return problem;
}

struct Query {
  std::string text;
  std::optional<Problem> lost;  // what kept the rest from being read
};

Query read_stdin(const Options& options, const Environment& environment) {
  Query query;
  hint_at_typing(Pasted::error, choose_language(options.lang, environment), environment);
  const Result<std::unique_ptr<ByteSource>> source = open_file("-");
  if (!source.ok()) return {"", source.problem()};
  const std::size_t most = options.limits.max_document;
  const Result<bool> whole = read_up_to(**source, most + 1, query.text);
  if (!whole.ok()) {
    query.lost = whole.problem();
  } else if (!*whole) {
    query.text.resize(most);
    show({said("limit max-document reached: only the first {} bytes are explained", most),
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

std::string written(const RuleSet& rules, const ExplainTopic& topic, const Options& options,
                    const Environment& environment) {
  const Lang lang = choose_language(options.lang, environment);
  if (options.format == "json") return explain_json(rules, topic, lang);
  if (options.format == "markdown") return explain_markdown(rules, topic, lang);
  const bool colour = choose_colour(options.colour, environment);
  const bool terminal = environment.stdout_is_terminal;
  const bool bounded = terminal || topic.kind != ExplainTopic::Kind::everything;
  const TextStyle style{colour, colour && terminal, bounded ? choose_width(environment) : 0, lang};
  return explain_text(rules, topic, style);
}

}  // namespace

ExitCode explain_command(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  if (options.all && options.format == "text") {
    return wrong_usage("explain --all is a document, not a page for a terminal",
                       "dtsdoctor explain --all -f markdown, or -f json; --list for a table",
                       environment);
  }
  const bool named = std::any_of(options.arguments.begin(), options.arguments.end(),
                                 [](const std::string& word) { return !trimmed(word).empty(); });
  const bool whole = options.list || options.all;
  if (whole && named) {
    return wrong_usage("explain --list and --all take no name",
                       "dtsdoctor explain --list | grep NAME", environment);
  }
  if (!whole && !named) {
    return wrong_usage("explain needs an id, an error code or the text of an error", kList,
                       environment);
  }
  if (whole) {
    ExplainTopic everything;
    everything.kind = ExplainTopic::Kind::everything;
    environment.out(written(*rules, everything, options, environment));
    return ExitCode::done;
  }
  const Query query = read_query(options, environment);
  if (query.lost) {
    show(*query.lost, environment);
    if (query.text.empty()) return ExitCode::bad_usage;
  }
  const std::optional<ExplainTopic> topic = find_topic(*rules, query.text);
  if (topic) {
    environment.out(written(*rules, *topic, options, environment));
  } else {
    show(unknown(*rules, query.text), environment);
  }
  if (query.lost) return ExitCode::lost_input;
  return topic ? ExitCode::done : ExitCode::met;
}

}  // namespace dtsdoctor
