// SPDX-License-Identifier: Apache-2.0
#include "cli/command_words.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/spelling.h"

namespace dtsdoctor {
namespace {

constexpr std::pair<std::string_view, Command> kCommands[] = {
    {"check", Command::check},   {"explain", Command::explain}, {"merge", Command::merge},
    {"redact", Command::redact}, {"rules", Command::rules},     {"scan", Command::scan}};

}  // namespace

std::vector<std::string_view> command_words() {
  std::vector<std::string_view> words;
  for (const auto& [word, command] : kCommands) words.push_back(word);
  return words;
}

Command command_of(std::string_view word) {
  const auto* const known = std::find_if(std::begin(kCommands), std::end(kCommands),
                                         [&](const auto& each) { return each.first == word; });
  return known == std::end(kCommands) ? Command::diagnose : known->second;
}

Message command_meant(const std::string& name) {
  if (name == "help" || name == "version") return said("did you mean '{}'?", "--" + name);
  if (name == "diagnose") return "to diagnose takes no command: dtsdoctor FILE…";
  if (command_of(name) != Command::diagnose)
    return said("the command comes first: dtsdoctor {} …", name);
  return did_you_mean(name, command_words());
}

Message meant_by_file(const std::string& name) {
  std::error_code none;
  if (std::filesystem::is_directory(name, none))
    return said("scan reads folders: dtsdoctor scan {}", name);
  return command_meant(name);
}

}  // namespace dtsdoctor
