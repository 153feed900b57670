// SPDX-License-Identifier: Apache-2.0
//
// The pages of `explain`: one golden page of each kind over small rules, what holds for every page
// of the built-in rules.
#include "report/explain.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "catch.h"
#include "diagnose/fill.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using test::contains;

constexpr Lang kLanguages[] = {Lang::en, Lang::zh};
constexpr std::size_t kWidths[] = {80, 100, 120};

TextStyle style(std::size_t width = 80, Lang lang = Lang::en) {
  TextStyle out;
  out.width = width;
  out.lang = lang;
  return out;
}

LoadedRules small_rules() {
  return testing::loaded({
      testing::file("knowledge/facts.json", R"({"schema": "dtsdoctor-facts/1",
"documents": {"GetRole": {"command": ["aliyun", "ram", "GetRole", "--RoleName", "{endpoint.role_name}"],
  "as": {"en": "the owner"}, "then": {"en": "add: -e role.json"}}},
"facts": [
{"key": "ram.trust.ids", "type": "list", "from": ["ram"], "about": {"en": "the trusted ids"}, "obtain": "GetRole"},
{"key": "diagnosis.id", "type": "text", "from": ["diagnosis"], "about": {"en": "the diagnosis"}},
{"key": "endpoint.role_name", "type": "role_name", "from": ["config"], "about": {"en": "the role"}}]})"),
      testing::cause_file(
          R"("title": {"en": "Nobody is trusted"}, "because": {"en": "The list is empty."},
"origin": {"kind": "documented", "url": "https://example.com/trust", "captured": "2026-01-02"},
"checks": [
{"id": "k", "test": {"present": "ram.trust.ids"}, "if_true": "rules_out", "if_false": "confirms",
 "says": {"true": {"en": "{endpoint.role_name} trusts somebody"}, "false": {"en": "this is empty"}},
 "shows": ["ram.trust.ids"]},
{"id": "l", "test": {"all": [{"eq": [{"fact": "diagnosis.id"}, "a/y"]}, {"present": "ram.trust.ids"}]},
 "if_true": "supports", "says": {"true": {"en": "only seen with y"}}, "shows": ["ram.trust.ids"]}],
"fixes": ["f"])"),
      testing::fix_file(
          R"("title": {"en": "Trust somebody"}, "steps": [{"en": "Edit {endpoint.role_name}."}],
"commands": [["aliyun", "ram", "UpdateRole", "--RoleName", "{endpoint.role_name}", "--NewAssumeRolePolicyDocument", "{artifact:trust.json}"]],
"artifacts": [{"name": "trust.json", "content": {"Allow": ["{endpoint.role_name}"]}}])"),
      testing::pattern_file(
          testing::pattern(R"("code": "Some.Code", "causes": ["c"], "title": {"en": "It failed"},
"origin": {"kind": "observed", "url": "https://example.com/errors"})",
                           "a/x") +
          "," +
          testing::pattern(
              R"("code": "Some.Code", "causes": ["c"], "match": {"text": "AnotherFailed"},
"examples": {"match": ["AnotherFailed"], "no_match": ["no"]})",
              "a/y")),
  });
}

constexpr const char* kPatternPage = R"page(NAME
    a/x — It failed

CODE
    Some.Code

MESSAGE
    SomethingFailed

MEANING
    severity  error
    retry     succeeds only after the cause is fixed
    status    experimental: the rule may still change

CAUSES
    1. Nobody is trusted
       The list is empty.

       the trusted ids
         ✓ confirms   this is empty
         ✗ rules out  <the role> trusts somebody

       needs    GetRole
       fix      Trust somebody
       details  dtsdoctor explain c

WHAT TO COLLECT
    GetRole
       aliyun ram GetRole --RoleName '<the role>'
       run as  the owner
       then    add: -e role.json

FIXES
    Trust somebody
    fill in the <…> first
    1. Edit <the role>.

       aliyun ram UpdateRole --RoleName '<the role>' \
           --NewAssumeRolePolicyDocument "$(cat trust.json)"

       trust.json
       {
         "Allow": ["<the role>"]
       }

SOURCE
    observed, not documented
    https://example.com/errors
    documented, as of 2026-01-02
    https://example.com/trust

SEE ALSO
    a/y  same code; shares c
)page";

constexpr const char* kCausePage = R"page(NAME
    c — Nobody is trusted

MEANING
    The list is empty.

ERRORS
    a/x
        It failed (Some.Code)
    a/y
        T (Some.Code)

HOW IT IS TOLD
    the trusted ids
      ✓ confirms   this is empty
      ~ supports   only seen with y (only for a/y)
      ✗ rules out  <the role> trusts somebody

WHAT TO COLLECT
)page";

TEST_CASE("the page of an error") {
  const LoadedRules loaded = small_rules();
  const Pattern* pattern = find_pattern(loaded.rules, "a/x");
  REQUIRE(pattern != nullptr);
  CHECK(explain_pattern(loaded.rules, *pattern, style()) == kPatternPage);
}

TEST_CASE("where an error is told is wrapped like all prose") {
  const Pattern* pattern = find_pattern(builtin_rules(), "mysql/1062-duplicate-entry");
  REQUIRE(pattern != nullptr);
  CHECK(contains(explain_pattern(builtin_rules(), *pattern, style(40)),
                 "    inferred, not documented, as of\n    2026-"));
}

TEST_CASE("the page of a cause says for which errors a check counts") {
  const LoadedRules loaded = small_rules();
  const Cause* cause = find_cause(loaded.rules, "c");
  REQUIRE(cause != nullptr);
  const std::string page = explain_cause(loaded.rules, *cause, style());
  CHECK(page.substr(0, std::string_view(kCausePage).size()) == kCausePage);
}

TEST_CASE("an error without causes still has a page") {
  const LoadedRules loaded =
      testing::loaded({testing::pattern_file(testing::pattern(R"("severity": "info")"))});
  const std::string page = explain_pattern(loaded.rules, loaded.rules.patterns[0], style());
  CHECK(contains(page, "CODE\n    none documented\n"));
  CHECK(contains(page, "CAUSES\n    no cause is documented\n"));
  CHECK(contains(page, "FIXES\n    no fix is documented\n"));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, stop - at));
    at = stop + 1;
  }
  return lines;
}

// The lines of all files that fixes print.
const std::set<std::string>& lines_of_artifacts() {
  static const std::set<std::string> all = [] {
    const RuleSet& rules = builtin_rules();
    std::set<std::string> lines;
    for (std::uint32_t fix = 0; fix < rules.fixes.size(); ++fix) {
      for (const Lang lang : kLanguages) {
        for (const FilledArtifact& artifact : fill_fix(fix, Facts(rules), lang).artifacts) {
          for (const std::string& line : lines_of(artifact.content + "\n"))
            lines.insert(std::string(trimmed(line)));
        }
      }
    }
    return lines;
  }();
  return all;
}

// Addresses and what is there to be copied may be longer than the terminal is wide.
bool may_overflow(const std::string& line) {
  return lines_of_artifacts().count(std::string(trimmed(line))) > 0 ||
         trimmed(line).find(" ") == std::string_view::npos || contains(line, "https://") ||
         contains(line, "acs:ram::") || contains(line, "aliyun ") ||
         line.find_first_of("{}[]\"") != std::string::npos || contains(line, "    --");
}

void check_layout(const std::string& page, std::size_t width) {
  CHECK(page.ends_with('\n'));
  CHECK_FALSE(page.ends_with("\n\n"));
  CHECK_FALSE(contains(page, "\n\n\n"));
  CHECK_FALSE(contains(page, " \n"));
  CHECK_FALSE(contains(page, "{endpoint."));
  CHECK_FALSE(contains(page, "{artifact:"));
  for (const std::string& line : lines_of(page)) {
    INFO(line);
    CHECK((may_overflow(line) || display_width(line) <= width));
  }
}

TEST_CASE("every built-in page fits the terminal and leaves no placeholder") {
  const RuleSet& rules = builtin_rules();
  for (const Lang lang : kLanguages) {
    for (const std::size_t width : kWidths) {
      for (const Pattern& pattern : rules.patterns)
        check_layout(explain_pattern(rules, pattern, style(width, lang)), width);
      for (const Cause& cause : rules.causes)
        check_layout(explain_cause(rules, cause, style(width, lang)), width);
      for (const Fix& fix : rules.fixes)
        check_layout(explain_fix(rules, fix, style(width, lang)), width);
      for (const PreflightRule& rule : rules.preflight)
        check_layout(explain_preflight(rules, rule, style(width, lang)), width);
      for (const FactDecl& fact : rules.facts)
        check_layout(explain_fact(rules, fact, style(width, lang)), width);
    }
  }
}

TEST_CASE("a page names all causes of the error, each of its fixes and documents once") {
  const RuleSet& rules = builtin_rules();
  for (const Pattern& pattern : rules.patterns) {
    const std::string page = explain_pattern(rules, pattern, style(120));
    INFO(pattern.id);
    for (const std::uint32_t cause : RuleSet::part(rules.cause_refs, pattern.causes)) {
      CHECK(contains(page, "dtsdoctor explain " + std::string(rules.causes[cause].id) + "\n"));
    }
    std::set<std::string> headings;
    bool in_fixes = false;
    for (const std::string& line : lines_of(page)) {
      if (!line.empty() && line[0] != ' ') in_fixes = line == "FIXES" || line == "WHAT TO COLLECT";
      const bool heading = in_fixes && line.starts_with("    ") && line[4] != ' ' && line[5] != '.';
      if (heading && !line.starts_with("    for ") && !line.starts_with("    fill ") &&
          line != "    by hand" && line != "    ready to run") {
        CHECK(headings.insert(line).second);
      }
    }
  }
}

TEST_CASE("the list has one aligned line per rule, sorted by id") {
  const RuleSet& rules = builtin_rules();
  for (const Lang lang : kLanguages) {
    const std::vector<std::string> lines = lines_of(explain_list(rules, style(0, lang)));
    REQUIRE(lines.size() == rules.patterns.size());
    CHECK(std::is_sorted(lines.begin(), lines.end()));
    const std::size_t column = lines[0].find_first_not_of(' ', lines[0].find(' '));
    for (const std::string& line : lines) CHECK((line[column] != ' ' && line[column - 1] == ' '));
  }
}

TEST_CASE("the list fits a terminal: the title stands below where a line has no room for it") {
  const RuleSet& rules = builtin_rules();
  const std::vector<std::string> lines = lines_of(explain_list(rules, style(80)));
  const auto at = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.starts_with("cross-account/role-not-found");
  });
  REQUIRE(at + 1 < lines.end());
  CHECK(*at == "cross-account/role-not-found  AssumeRoleFail");
  CHECK((at + 1)->starts_with("    "));
  for (const std::string& line : lines) CHECK(display_width(line) <= 80);
}

TEST_CASE("colour changes no text") {
  const RuleSet& rules = builtin_rules();
  TextStyle coloured = style();
  coloured.colour = true;
  for (const Pattern& pattern : rules.patterns) {
    const std::string page = explain_pattern(rules, pattern, coloured);
    CHECK(contains(page, "\x1b["));
    std::string plain;
    for (std::size_t i = 0; i < page.size(); ++i) {
      if (page[i] == '\x1b')
        i = page.find('m', i);
      else
        plain += page[i];
    }
    CHECK(plain == explain_pattern(rules, pattern, style()));
  }
}

TEST_CASE("the page of a pre-flight rule says what it finds, needs, and follows from") {
  const LoadedRules loaded = testing::loaded(
      {testing::fact_file(),
       testing::preflight_file(R"({"id": "ROLE-001", "title": {"en": "An ARN was entered"},
"severity": "error", "origin": {"kind": "inferred"}, "when": {"present": "endpoint.role_name"},
"message": {"en": "'{endpoint.role_name}' is an ARN"}, "at": "endpoint.role_name"},
{"id": "TRU-002", "title": {"en": "Nobody is trusted"}, "severity": "warning",
"origin": {"kind": "documented", "url": "https://example.com/trust"}, "blocked_by": ["ROLE-001"],
"when": {"absent": "ram.trust.ids"}, "message": {"en": "{endpoint.role_name} trusts nobody"},
"at": "ram.trust.ids"})")});
  const RuleSet& rules = loaded.rules;
  CHECK(explain_preflight(rules, *find_preflight(rules, "TRU-002"), style()) == R"(NAME
    TRU-002 — Nobody is trusted

MEANING
    severity  warning
    run by    dtsdoctor check, before anything failed

WHAT IT FINDS
    - <the role> trusts nobody

WHAT TO COLLECT
    GetRole
       aliyun ram GetRole
       run as  the owner

FIXES
    the finding itself says what to do

SOURCE
    documented
    https://example.com/trust

SEE ALSO
    ROLE-001  if it is found too, this one follows from it
)");
}

}  // namespace
}  // namespace dtsdoctor
