// SPDX-License-Identifier: Apache-2.0
#include "cli/option_uses.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dtsdoctor {
namespace {

struct Use {
  std::string_view option;
  std::string_view places;  // as they are typed, ", " in between
};

constexpr std::string_view kDiagnose = "dtsdoctor FILE";

constexpr std::array<Use, 24> kUses = {{
    {"config", "dtsdoctor FILE, check, scan"},
    {"evidence", "dtsdoctor FILE, check, scan"},
    {"account", "dtsdoctor FILE, check"},
    {"task", "dtsdoctor FILE, check"},
    {"fact", "dtsdoctor FILE, check"},
    {"assume-dts", "dtsdoctor FILE, check, scan"},
    {"known-only", "dtsdoctor FILE, scan"},
    {"since", "dtsdoctor FILE, scan"},
    {"until", "dtsdoctor FILE, scan"},
    {"time-zone", "dtsdoctor FILE, scan"},
    {"fail-on", "dtsdoctor FILE, check, scan, merge"},
    {"redact", "dtsdoctor FILE, check, scan, merge, redact"},
    {"baseline", "scan, merge"},
    {"ignore", "scan"},
    {"include", "scan"},
    {"exclude", "scan"},
    {"state", "scan"},
    {"list", "explain"},
    {"all", "explain"},
    {"area", "rules list"},
    {"engine", "rules list"},
    {"stage", "rules list"},
    {"status", "rules list"},
    {"cluster", "rules stub"},
}};

// The command as it was typed, with the word that says what `rules` does.
std::string place_of(const Options& options) {
  for (const std::string_view word : command_words()) {
    if (command_of(word) != options.command) continue;
    if (options.command != Command::rules || options.arguments.empty()) return std::string(word);
    return std::string(word) + " " + options.arguments.front();
  }
  return std::string(kDiagnose);
}

bool holds(std::string_view places, std::string_view place) {
  while (!places.empty()) {
    const std::size_t end = std::min(places.find(", "), places.size());
    if (places.substr(0, end) == place) return true;
    places.remove_prefix(std::min(places.size(), end + 2));
  }
  return false;
}

Problem usage(Message what, Message help) {
  return {std::move(what), std::nullopt, "", std::move(help)};
}

std::optional<Problem> misplaced(const Options& options, const std::string& option) {
  const auto* const use = std::find_if(kUses.begin(), kUses.end(),
                                       [&](const Use& each) { return each.option == option; });
  if (use == kUses.end() || holds(use->places, place_of(options))) return std::nullopt;
  if (option == "redact" && !options.redaction.ids) return std::nullopt;  // so it is everywhere
  const bool is_time = option == "since" || option == "until";
  if (is_time && options.command == Command::merge) {
    return usage("reports are added up as they are: --since and --until are options of scan",
                 "give them to each of the scans");
  }
  const bool is_of_scan = use->places == "scan";
  return usage(said("--{} is an option of {}", option, use->places),
               is_of_scan ? "see dtsdoctor scan --help" : "see dtsdoctor --help");
}

}  // namespace

std::optional<Problem> useless_option(const Options& options,
                                      const std::vector<std::string>& given) {
  for (const std::string& option : given) {
    if (auto problem = misplaced(options, option)) return problem;
  }
  for (const std::string& level : options.fail_on) {
    if (options.command == Command::check && level != "any") {
      return usage(said("check finds faults, not causes: --fail-on {} is never met", level),
                   "it fails on errors; on any finding with --fail-on any");
    }
    if (options.known_only && level == "unexplained") {
      return usage(
          "with --known-only no errors are unexplained: --fail-on unexplained is never met",
          "leave out one of the two");
    }
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
