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
};

constexpr Word kWords[] = {{"list", rules_list},
                           {"check", rules_check},
                           {"coverage", rules_coverage},
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
