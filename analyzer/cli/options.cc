// SPDX-License-Identifier: Apache-2.0
#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <initializer_list>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/option_uses.h"
#include "input/calendar.h"
#include "input/time_stamp.h"

namespace dtsdoctor {
namespace {

namespace po = boost::program_options;
using Words = std::vector<std::string>;

// All commands parse the same set; which of them have a use for an option: cli/option_uses.h.
po::options_description described(Options& o) {
  po::options_description all("options");
  const auto words = [](Words& to) { return po::value<Words>(&to)->composing(); };
  all.add_options()("config,c", words(o.configs), "")("evidence,e", words(o.evidence), "")(
      "account", po::value<std::string>(&o.account), "")(
      "task", po::value<std::string>(&o.task), "")("fact", po::value<Words>()->composing(), "")(
      "format,f", po::value<std::string>(&o.format), "")(
      "lang", po::value<std::string>(&o.lang), "")("color", po::value<std::string>(&o.colour), "")(
      "rules", words(o.rules), "")("no-builtin-rules", "")("redact", po::value<std::string>(), "")(
      "fail-on", words(o.fail_on), "")("assume-dts", po::bool_switch(&o.assume_dts), "")(
      "known-only", po::bool_switch(&o.known_only), "")("why", po::bool_switch(&o.why), "")(
      "quiet,q", po::bool_switch(&o.quiet), "")("list", po::bool_switch(&o.list), "")(
      "all", po::bool_switch(&o.all), "")("area", po::value<std::string>(&o.area), "")(
      "engine", po::value<std::string>(&o.engine), "")(
      "stage", po::value<std::string>(&o.stage), "")("status", po::value<std::string>(&o.status),
                                                     "")(
      "progress", po::value<std::string>(&o.progress), "")("baseline",
                                                           po::value<std::string>(&o.baseline), "")(
      "max-report", po::value<std::size_t>(&o.limits.max_report), "")(
      "cluster", po::value<std::string>(&o.cluster), "")("include", words(o.include), "")(
      "exclude", words(o.exclude), "")("ignore", words(o.ignore), "")(
      "jobs", po::value<std::size_t>(&o.jobs), "")("examples",
                                                   po::value<std::size_t>(&o.limits.examples), "")(
      "max-line", po::value<std::size_t>(&o.limits.max_line), "")(
      "max-record", po::value<std::size_t>(&o.limits.max_record), "")(
      "max-streams", po::value<std::size_t>(&o.limits.max_streams), "")(
      "max-interleave", po::value<std::size_t>(&o.limits.max_interleave), "")(
      "max-held", po::value<std::size_t>(&o.limits.max_held), "")(
      "max-document", po::value<std::size_t>(&o.limits.max_document), "")(
      "max-depth", po::value<std::size_t>(&o.limits.max_depth), "")(
      "max-nesting", po::value<std::size_t>(&o.limits.max_nesting), "")(
      "max-unpacked", po::value<std::uint64_t>(&o.limits.max_unpacked), "")(
      "max-members", po::value<std::size_t>(&o.limits.max_members), "")(
      "max-layers", po::value<std::size_t>(&o.limits.max_layers), "")(
      "max-diagnoses", po::value<std::size_t>(&o.limits.max_diagnoses), "")(
      "max-templates", po::value<std::size_t>(&o.limits.max_templates), "")(
      "max-tasks", po::value<std::size_t>(&o.limits.max_tasks), "")(
      "max-paste", po::value<std::size_t>(&o.limits.max_paste), "")(
      "max-labels", po::value<std::size_t>(&o.redaction.max_labels), "")(
      "max-remembered", po::value<std::size_t>(&o.limits.max_remembered), "")(
      "state", po::value<std::string>(&o.state), "")("output,o", po::value<std::string>(&o.output),
                                                     "")("since", po::value<std::string>(), "")(
      "until", po::value<std::string>(), "")("time-zone", po::value<std::string>(), "")(
      "help,h", po::bool_switch(&o.help), "")("version", po::bool_switch(&o.version), "")(
      "argument", words(o.arguments), "");
  return all;
}

Problem usage(Message what, Message help) {
  return {std::move(what), std::nullopt, "", std::move(help)};
}

std::optional<Problem> must_be_one_of(const std::string& option, const std::string& value,
                                      const std::vector<std::string_view>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return std::nullopt;
  // "cn" is as near to "en" as it is to nothing.
  constexpr std::size_t kTooShort = 2;
  Message help = value.size() > kTooShort ? did_you_mean(value, allowed) : Message();
  if (help.empty()) help = said("one of: {}", fmt::format("{}", fmt::join(allowed, " ")));
  return usage(said("--{} does not take '{}'", option, value), help);
}

std::vector<std::string_view> formats_of(const Options& o) {
  // A rule is JSON, whatever it is printed for.
  const bool is_stub = !o.arguments.empty() && o.arguments.front() == "stub";
  if (o.command == Command::rules && is_stub) return {"text", "json"};
  switch (o.command) {
    case Command::explain:
      return {"text", "json", "markdown"};
    case Command::rules:
      return {"text", "json", "csv", "markdown"};
    case Command::redact:
      return {"text"};
    case Command::check:
    case Command::scan:
    case Command::merge:
    case Command::diagnose:
      break;
  }
  return {"text", "json", "jsonl", "markdown", "sarif", "csv", "junit", "github", "html"};
}

std::optional<Problem> check(const Options& o) {
  if (auto problem = must_be_one_of("format", o.format, formats_of(o))) return problem;
  if (!o.lang.empty()) {
    if (auto problem = must_be_one_of("lang", o.lang, {"en", "zh"})) return problem;
  }
  if (auto problem = must_be_one_of("color", o.colour, {"auto", "always", "never"})) return problem;
  if (auto problem = must_be_one_of("progress", o.progress, {"auto", "always", "never"}))
    return problem;
  for (const std::string& level : o.fail_on) {
    if (auto problem =
            must_be_one_of("fail-on", level, {"any", "likely", "confirmed", "unexplained"}))
      return problem;
  }
  const std::pair<const char*, std::size_t> limits[] = {
      {"max-line", o.limits.max_line},           {"max-record", o.limits.max_record},
      {"max-streams", o.limits.max_streams},     {"max-interleave", o.limits.max_interleave},
      {"max-held", o.limits.max_held},           {"max-document", o.limits.max_document},
      {"max-depth", o.limits.max_depth},         {"max-nesting", o.limits.max_nesting},
      {"max-unpacked", o.limits.max_unpacked},   {"max-members", o.limits.max_members},
      {"max-layers", o.limits.max_layers},       {"max-diagnoses", o.limits.max_diagnoses},
      {"max-templates", o.limits.max_templates}, {"max-tasks", o.limits.max_tasks},
      {"max-paste", o.limits.max_paste},         {"examples", o.limits.examples},
      {"max-report", o.limits.max_report},       {"max-remembered", o.limits.max_remembered},
      {"max-labels", o.redaction.max_labels}};
  for (const auto& [name, value] : limits) {
    constexpr std::size_t kMost = std::size_t{1} << 40;  // also what "-1" turns into
    if (value == 0 || value > kMost)
      return usage(said("--{} takes a number from 1 to {}", name, kMost), "");
  }
  if (!o.account.empty() && !all_digits(o.account)) {
    return usage(said("--account takes an account id, not '{}'", o.account),
                 "an account id has digits only; `aliyun sts GetCallerIdentity` prints it");
  }
  return std::nullopt;
}

std::optional<Problem> add_facts(const Words& facts, Options& o) {
  for (const std::string& fact : facts) {
    const std::size_t equals = fact.find('=');
    if (equals == std::string::npos || equals == 0) {
      return usage(said("--fact takes KEY=VALUE, not '{}'", fact),
                   "for example --fact user.ram_set_up_by=account");
    }
    o.facts.emplace_back(fact.substr(0, equals), fact.substr(equals + 1));
  }
  return std::nullopt;
}

// The zone first: times may have none of their own.
std::optional<Problem> take_times(const po::variables_map& values, TimeRules& times) {
  if (values.count("time-zone") != 0) {
    const std::string& given = values["time-zone"].as<std::string>();
    const std::optional<int> east = zone_minutes(given);
    if (!east) {
      return usage(said("--time-zone does not take '{}'", given),
                   "give what a clock there is ahead of UTC, for example +08:00, or Z");
    }
    times.zone_minutes = *east;
  }
  for (const char* name : {"since", "until"}) {
    if (values.count(name) == 0) continue;
    const std::string& given = values[name].as<std::string>();
    const std::optional<TimeSpan> span = read_time_span(given, times.zone_minutes);
    if (!span) {
      return usage(said("--{} does not take '{}'", name, given),
                   "for example 2026-03-04, 2026-03-04T05:06 or 2026-03-04T05:06:07+08:00");
    }
    if (std::string_view(name) == "since") {
      times.since_ms = span->begin;
    } else {
      times.until_ms = span->end;  // what is named is within
    }
  }
  if (times.since_ms && times.until_ms && *times.since_ms >= *times.until_ms)
    return usage("--until is earlier than --since", "");
  return std::nullopt;
}

// Takes a leading command off the words.
Command take_command(Words& words) {
  const Command command = words.empty() ? Command::diagnose : command_of(words.front());
  if (command != Command::diagnose) words.erase(words.begin());
  return command;
}

// A command that is planned: taking it for a FILE would answer with something else.
std::optional<Problem> refuse_later_command(const Words& words) {
  if (words.empty() || words.front() != "triage") return std::nullopt;
  return usage("this release has no command 'triage'", "for a FILE of that name write ./triage");
}

constexpr const char* kSeeHelp = "see dtsdoctor --help";

// Boost tells what is wrong in words only; the kinds that users meet get words of ours.
Message boost_words(const po::error& error) {
  const std::string_view words = error.what();
  const auto* option = dynamic_cast<const po::error_with_option_name*>(&error);
  if (option == nullptr) return std::string(words);
  const std::string name = option->get_option_name();
  if (words.find("is missing") != std::string_view::npos)
    return said("the required argument for option '{}' is missing", name);
  if (words.find("does not take any arguments") != std::string_view::npos)
    return said("option '{}' does not take any arguments", name);
  if (words.find("should follow immediately") != std::string_view::npos)
    return said("the argument for option '{}' should follow immediately after the equal sign",
                name);
  if (words.find("cannot be specified more than once") != std::string_view::npos)
    return said("option '{}' cannot be specified more than once", name);
  constexpr std::string_view kBefore = "the argument ('";
  const std::size_t end = words.find("') for option");
  if (words.starts_with(kBefore) && end != std::string_view::npos) {
    return said("the argument ('{}') for option '{}' is invalid",
                words.substr(kBefore.size(), end - kBefore.size()), name);
  }
  return std::string(words);
}

// The only one that begins so, or else the nearest.
Message option_meant(std::string_view typed, const std::vector<std::string_view>& names) {
  const auto begins_so = [&](std::string_view name) { return name.starts_with(typed); };
  if (std::count_if(names.begin(), names.end(), begins_so) != 1) return did_you_mean(typed, names);
  return said("did you mean '{}'?", *std::find_if(names.begin(), names.end(), begins_so));
}

// Boost names an unknown option in its exception only.
Problem boost_problem(const po::error& error, const po::options_description& all) {
  const auto* unknown = dynamic_cast<const po::unknown_option*>(&error);
  // Of the options that are typed at all every one is a number.
  const auto* invalid = dynamic_cast<const po::validation_error*>(&error);
  if (invalid != nullptr && invalid->kind() == po::validation_error::invalid_option_value)
    return usage(boost_words(error), "give a whole number, without a unit");
  if (unknown == nullptr) return usage(boost_words(error), kSeeHelp);
  std::string name = unknown->get_option_name();
  std::vector<std::string> names;
  for (const auto& option : all.options()) names.push_back("--" + option->long_name());
  std::vector<std::string_view> views;
  for (const std::string& candidate : names) {
    if (candidate != "--argument") views.push_back(candidate);
  }
  const Message help = option_meant(name.substr(0, name.find('=')), views);
  return usage(said("unknown option '{}'", name), help.empty() ? Message(kSeeHelp) : help);
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& given) {
  Options options;
  if (auto problem = refuse_later_command(given)) return *problem;
  Words words = given;
  options.command = take_command(words);
  Words given_options;
  const po::options_description all = described(options);
  po::positional_options_description positional;
  positional.add("argument", -1);
  try {  // the seam where Boost's exceptions become Problems
    po::variables_map values;
    const auto style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::store(po::command_line_parser(words).options(all).positional(positional).style(style).run(),
              values);
    po::notify(values);
    for (const auto& [name, value] : values) {
      if (!value.defaulted()) given_options.push_back(name);
    }
    options.builtin_rules = values.count("no-builtin-rules") == 0;
    std::string redact = options.command == Command::redact ? "ids" : "secrets";
    if (values.count("redact") != 0) redact = values["redact"].as<std::string>();
    if (auto problem = must_be_one_of("redact", redact, {"secrets", "ids"})) return *problem;
    options.redaction.ids = redact == "ids";
    if (values.count("fact") != 0) {
      if (auto problem = add_facts(values["fact"].as<Words>(), options)) return *problem;
    }
    // A variable of a script that was not set.
    for (const char* name : {"state", "output", "baseline", "task", "account", "cluster"}) {
      if (values.count(name) != 0 && values[name].as<std::string>().empty())
        return usage(said("--{} is empty", name), "");
    }
    if (auto problem = take_times(values, options.times)) return *problem;
    constexpr std::size_t kMostJobs = 256;
    if (values.count("jobs") != 0 && (options.jobs == 0 || options.jobs > kMostJobs))
      return usage(said("--jobs takes a number from 1 to {}", kMostJobs), "");
  } catch (const po::error& error) {
    return boost_problem(error, all);
  }
  if (options.output == "-") options.output.clear();  // as FILE "-" is standard input
  if (options.help || options.version) return options;
  if (auto problem = useless_option(options, given_options)) return *problem;
  if (auto problem = check(options)) return *problem;
  return options;
}

}  // namespace dtsdoctor
