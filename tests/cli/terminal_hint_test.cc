// SPDX-License-Identifier: Apache-2.0
//
// What is said before a terminal's input is waited for.
#include "cli/terminal_hint.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string hint(Pasted what, Lang lang, bool is_terminal) {
  std::string said;
  Environment environment;
  environment.stdin_is_terminal = is_terminal;
  environment.err = [&](std::string_view bytes) { said += bytes; };
  hint_at_typing(what, lang, environment);
  return said;
}

}  // namespace

TEST_CASE("terminal hint: what to paste and how to end, in the language of the answer") {
  for (const Pasted what : {Pasted::output, Pasted::error, Pasted::log, Pasted::report,
                            Pasted::config, Pasted::evidence}) {
    for (const Lang lang : {Lang::en, Lang::zh}) {
      CHECK(hint(what, lang, true).find("Ctrl-D") != std::string::npos);
      CHECK(hint(what, lang, true).ends_with('\n'));
      CHECK(hint(what, lang, false).empty());
    }
    CHECK(hint(what, Lang::zh, true).find("粘贴") != std::string::npos);
  }
}

TEST_CASE(
    "terminal hint: what -c and -e read from a terminal is asked for, in the order of reading") {
  std::string said;
  Environment environment;
  environment.stdin_is_terminal = true;
  environment.err = [&](std::string_view bytes) { said += bytes; };
  hint_at_typed_documents({"task.json"}, {}, Lang::en, environment);
  CHECK(said.empty());
  hint_at_typed_documents({"-"}, {"role.json", "-"}, Lang::en, environment);
  const std::size_t config = said.find("task configuration");
  REQUIRE(config != std::string::npos);
  CHECK(said.find("RAM document") > config);
  CHECK(said.find("RAM document") != std::string::npos);
}

TEST_CASE("terminal hint: only where standard input is one of the FILEs") {
  Environment environment;
  environment.stdin_is_terminal = true;
  CHECK(is_typed({"a.log", "-"}, environment));
  CHECK_FALSE(is_typed({"a.log"}, environment));
  environment.stdin_is_terminal = false;
  CHECK_FALSE(is_typed({"-"}, environment));
}

}  // namespace dtsdoctor
