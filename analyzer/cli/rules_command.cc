// SPDX-License-Identifier: Apache-2.0
#include "cli/rules_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/spelling.h"
#include "cli/output.h"
#include "cli/rules_words.h"

namespace dtsdoctor {
namespace {

struct Word {
  std::string_view name;
  ExitCode (*run)(const Options&, const Environment&);
  bool takes_words = true;  // behind it
};

constexpr Word kWords[] = {{"list", rules_list},
                           {"check", rules_check, false},
                           {"coverage", rules_coverage, false},
                           {"profile", rules_profile},
                           {"stub", rules_stub}};

}  // namespace

ExitCode rules_command(const Options& options, const Environment& environment) {
  const std::string what = options.arguments.empty() ? std::string() : options.arguments.front();
  const auto word = std::find_if(std::begin(kWords), std::end(kWords),
                                 [&](const Word& each) { return each.name == what; });
  if (word != std::end(kWords)) {
    Options rest = options;
    rest.arguments.erase(rest.arguments.begin());
    if (!word->takes_words && !rest.arguments.empty()) {
      show({said("rules {} takes no '{}'", word->name, rest.arguments.front()), std::nullopt, "",
            "rules of your own are given with --rules DIR"},
           environment);
      return ExitCode::bad_usage;
    }
    return word->run(rest, environment);
  }
  std::vector<std::string_view> names;
  for (const Word& each : kWords) names.push_back(each.name);
  const Message help = did_you_mean(what, names);
  show({what.empty() ? said("rules needs a word: {}", fmt::format("{}", fmt::join(names, ", ")))
                     : said("rules knows no '{}'", what),
        std::nullopt, "", help.empty() ? Message("see dtsdoctor rules --help") : help},
       environment);
  return ExitCode::bad_usage;
}

}  // namespace dtsdoctor
