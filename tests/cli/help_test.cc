// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <algorithm>
#include <array>
#include <regex>
#include <sstream>
#include <vector>

#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

constexpr std::array kCommands{Command::diagnose, Command::check, Command::explain, Command::rules,
                               Command::scan,     Command::merge, Command::redact};

// Options that a page tells of, sorted: languages order their sentences differently.
std::vector<std::string> options_in(const std::string& page) {
  static const std::regex option("--[a-z][a-z-]+");
  std::vector<std::string> out;
  for (std::sregex_iterator at(page.begin(), page.end(), option), end; at != end; ++at)
    out.push_back(at->str());
  std::sort(out.begin(), out.end());
  return out;
}

// The first words of the lines that begin with an option, a command or an exit status.
std::vector<std::string> terms_in(const std::string& page) {
  static const std::regex term("^ {1,6}(-[^ ]+( [A-Z]+)?|dtsdoctor( [a-z]+)?|[0-4] )");
  std::vector<std::string> out;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    std::smatch found;
    if (std::regex_search(line, found, term)) out.push_back(found[1]);
  }
  return out;
}

std::vector<std::string> numbers_in(const std::string& page) {
  static const std::regex number("\\d{2,}");
  std::vector<std::string> out;
  for (std::sregex_iterator at(page.begin(), page.end(), number), end; at != end; ++at)
    out.push_back(at->str());
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("help: every option stands in it") {
  const std::string help = help_text(Command::diagnose, Lang::en);
  for (const std::string option :
       {"--config",        "--evidence",      "--account",     "--fact",
        "--assume-dts",    "--known-only",    "--rules",       "--no-builtin-rules",
        "--format",        "--lang",          "--color",       "--why",
        "--quiet",         "--redact",        "--fail-on",     "--examples",
        "--max-line",      "--max-record",    "--max-streams", "--max-interleave",
        "--max-held",      "--max-document",  "--max-depth",   "--max-layers",
        "--max-diagnoses", "--max-templates", "--max-nesting", "--max-unpacked",
        "--max-members",   "--version"}) {
    CAPTURE(option);
    CHECK(help.find(option) != std::string::npos);
  }
}

TEST_CASE("help: the Chinese pages tell what the English ones do") {
  for (const Command command : kCommands) {
    const std::string en = help_text(command, Lang::en);
    const std::string zh = help_text(command, Lang::zh);
    CAPTURE(zh);
    CHECK(options_in(zh) == options_in(en));
    CHECK(terms_in(zh) == terms_in(en));
    CHECK(numbers_in(zh) == numbers_in(en));
  }
}

TEST_CASE("help: a page fits a wide terminal, its texts stand in one column") {
  for (const Command command : kCommands) {
    for (const Lang lang : {Lang::en, Lang::zh}) {
      std::istringstream lines(help_text(command, lang));
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= 112);
        const std::size_t text = std::min(line.find_first_not_of(' '), line.size());
        const std::size_t gap = line.find("  ", text);
        if (text == 6 && line[text] == '-' && gap != std::string::npos)
          CHECK(line.find_first_not_of(' ', gap) == 27);
      }
    }
  }
}

}  // namespace dtsdoctor
