// SPDX-License-Identifier: Apache-2.0
//
// The build's step from patterns/ and knowledge/ to read-only tables: loads them, runs their
// examples through the real pipeline, and writes the C++ source of the embedded bundle. Any fault
// in the rules fails the build here, with the line and a caret.
#include <cstdio>
#include <fstream>

#include "match/example_matches.h"
#include "rules/embed.h"
#include "rules/loader.h"
#include "rules/selftest.h"

namespace {

using dtsdoctor::Problem;

int fail(const Problem& problem) {
  std::fputs(dtsdoctor::render(problem).c_str(), stderr);
  return 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4)
    return fail({"usage: dtsdoctor_embed PATTERNS KNOWLEDGE OUTPUT", std::nullopt, "", ""});
  std::vector<dtsdoctor::RuleFile> files;
  for (const auto& [folder, prefix] :
       {std::pair{argv[1], "patterns/"}, std::pair{argv[2], "knowledge/"}}) {
    auto read = dtsdoctor::read_rule_folder(folder);
    if (!read.ok()) return fail(read.problem());
    for (dtsdoctor::RuleFile& file : *read) {
      file.name = prefix + file.name;
      files.push_back(std::move(file));
    }
  }
  const auto loaded = dtsdoctor::load_rules(files);
  if (!loaded.ok()) return fail(loaded.problem());
  const dtsdoctor::SelfTest test =
      dtsdoctor::selftest(*loaded, dtsdoctor::example_matches(loaded->rules));
  for (const Problem& warning : test.warnings)
    std::fputs(render(warning, "warning").c_str(), stderr);
  for (const Problem& error : test.errors) fail(error);
  if (!test.errors.empty()) return 1;
  std::ofstream out(argv[3], std::ios::binary);
  out << dtsdoctor::embed_source(loaded->rules, files);
  out.flush();
  return out.good() ? 0 : fail({std::string("cannot write ") + argv[3], std::nullopt, "", ""});
}
