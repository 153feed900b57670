// SPDX-License-Identifier: Apache-2.0
//
// The command line as a value, and what is said about a wrong one.
#include "cli/options.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

using Words = std::vector<std::string>;

Options parsed(const Words& words) {
  const Result<Options> options = parse_options(words);
  REQUIRE(options.ok());
  return *options;
}

std::string refused(const Words& words) {
  const Result<Options> options = parse_options(words);
  REQUIRE_FALSE(options.ok());
  return options.problem().what.english() + " | " + options.problem().help.english();
}

}  // namespace

TEST_CASE("options: a command comes first, else the words are FILEs") {
  CHECK(parsed({"explain", "AssumeRoleFail"}).command == Command::explain);
  CHECK(parsed({"explain", "AssumeRoleFail"}).arguments == Words{"AssumeRoleFail"});
  CHECK(parsed({"rules", "check"}).command == Command::rules);
  CHECK(parsed({"a.log", "explain"}).command == Command::diagnose);
  CHECK(parsed({"a.log", "explain"}).arguments == Words{"a.log", "explain"});
  CHECK(parsed({"-"}).arguments == Words{"-"});
}

TEST_CASE("options: short, long, glued and repeated") {
  const Options options = parsed({"-c", "a.json", "--config=b.json", "-er.json", "-fjson", "-q",
                                  "--fact", "user.x=1=2", "x.log"});
  CHECK(options.configs == Words{"a.json", "b.json"});
  CHECK(options.evidence == Words{"r.json"});
  CHECK(options.format == "json");
  CHECK(options.quiet);
  CHECK(options.facts.at(0) == std::pair<std::string, std::string>("user.x", "1=2"));
  CHECK(options.arguments == Words{"x.log"});
}

TEST_CASE("options: limits have the documented defaults and may be set") {
  CHECK(parsed({}).limits.max_line == 1048576);
  CHECK(parsed({}).limits.examples == 5);
  CHECK(parsed({"--max-line", "100"}).limits.max_line == 100);
}

TEST_CASE("options: a time names all of its day, minute or second") {
  const TimeRules day = parsed({"--since", "2026-03-04", "--until", "2026-03-04"}).times;
  CHECK(day.since_ms == 1772582400000);
  CHECK(day.until_ms == 1772668800000);
  const TimeRules rest = parsed({"--since", "2026-03-04T05:06:07.089Z"}).times;
  CHECK(rest.since_ms == 1772600767089);
  CHECK_FALSE(rest.until_ms);
  CHECK(parsed({"--until", "2026-03-04 05:06"}).times.until_ms == 1772600820000);
  CHECK(parsed({"--until", "2026-03-04T05:06:07"}).times.until_ms == 1772600768000);
  CHECK(parsed({"--until", "2026-03-04T05:06:07.089"}).times.until_ms == 1772600767090);
  CHECK_FALSE(parsed({}).times.has_range());
}

TEST_CASE("options: a time may be of any year, also where no log has it") {
  const TimeRules all = parsed({"--since", "1969-12-31", "--until", "2100-01-01T00:00:01Z"}).times;
  CHECK(all.since_ms == -86400000);
  CHECK(all.until_ms == 4102444802000);
}

TEST_CASE("options: a time without a zone is of --time-zone, wherever that stands") {
  const Options options = parsed({"--since", "2026-03-04T13:06:07",
                                  "--until=2026-03-04T13:06:07+07:00", "--time-zone=+08:00"});
  CHECK(options.times.zone_minutes == 480);
  CHECK(options.times.since_ms == 1772600767000);
  CHECK(options.times.until_ms == 1772604368000);
}

TEST_CASE("options: what is no time, no zone or no range is refused") {
  for (const char* none : {"yesterday", "2026-13-01", "2026-03-04T", "2026-03-04T05", "2026-3-4",
                           "2026-03-04 x", "2026-03-04T05:06:07 CST", ""}) {
    INFO(none);
    CHECK(refused({"--since", none}).starts_with("--since does not take"));
  }
  CHECK(refused({"--time-zone", "CST"}).starts_with("--time-zone does not take 'CST'"));
  CHECK(refused({"--since", "2026-03-05", "--until", "2026-03-04"}) ==
        "--until is earlier than --since | ");
}

TEST_CASE("options: what is mistyped is answered with what was meant") {
  CHECK(refused({"--confg", "x"}) == "unknown option '--confg' | did you mean '--config'?");
  CHECK(refused({"-f", "jsn"}) == "--format does not take 'jsn' | did you mean 'json'?");
  CHECK(refused({"--fail-on", "always"}) ==
        "--fail-on does not take 'always' | one of: any likely confirmed unexplained");
  CHECK(refused({"--account", "ops@corp"})
            .starts_with("--account takes an account id, not 'ops@corp'"));
  CHECK(refused({"--fact", "x"}).starts_with("--fact takes KEY=VALUE, not 'x'"));
  CHECK(refused({"--max-line", "-1"}).starts_with("--max-line takes a number"));
  CHECK(refused({"scan", "x", "--jobs", "0"}).starts_with("--jobs takes a number from 1 to 256"));
  CHECK(refused({"scan", "x", "--jobs", "-1"}).starts_with("--jobs takes a number from 1 to 256"));
  CHECK(refused({"--max-line", "1M"}) ==
        "the argument ('1M') for option '--max-line' is invalid | give a whole number, without a "
        "unit");
}

TEST_CASE("options: what only a scan leaves out is refused where it would be left in") {
  for (const char* option : {"--ignore", "--include", "--exclude", "--state"}) {
    CAPTURE(option);
    CHECK(refused({option, "x", "a.log"}) ==
          std::string(option) + " is an option of scan | see dtsdoctor scan --help");
    CHECK(refused({"merge", option, "x", "a.json"}).starts_with(option));
    CHECK(parse_options({"scan", option, "x", "a.log"}).ok());
  }
  CHECK(refused({"merge", "--since", "2026-03-04", "a.json"}).starts_with("reports are added up"));
  CHECK(parse_options({"--since", "2026-03-04", "a.log"}).ok());
}

TEST_CASE("options: one that a command has no use for is refused, and where it belongs is told") {
  using Words = std::vector<std::string>;
  const std::pair<Words, const char*> wrong[] = {
      {{"check", "--since", "2026-03-04", "t.json"},
       "--since is an option of dtsdoctor FILE, scan | see dtsdoctor --help"},
      {{"merge", "--known-only", "r.json"},
       "--known-only is an option of dtsdoctor FILE, scan | see dtsdoctor --help"},
      {{"explain", "x", "--fail-on", "any"},
       "--fail-on is an option of dtsdoctor FILE, check, scan, merge | see dtsdoctor --help"},
      {{"redact", "-c", "t.json", "a.log"},
       "--config is an option of dtsdoctor FILE, check, scan | see dtsdoctor --help"},
      {{"scan", "--account", "1", "a.log"},
       "--account is an option of dtsdoctor FILE, check | see dtsdoctor --help"},
      {{"rules", "check", "--area", "ram"},
       "--area is an option of rules list | see dtsdoctor --help"},
      {{"rules", "stub", "--redact", "ids"},
       "--redact is an option of dtsdoctor FILE, check, scan, merge, redact | see dtsdoctor "
       "--help"},
      {{"--list"}, "--list is an option of explain | see dtsdoctor --help"},
      {{"check", "--fail-on", "confirmed", "t.json"},
       "check finds faults, not causes: --fail-on confirmed is never met | it fails on errors; on "
       "any finding with --fail-on any"},
      {{"scan", "--known-only", "--fail-on", "unexplained", "a.log"},
       "with --known-only no errors are unexplained: --fail-on unexplained is never met | leave "
       "out one of the two"}};
  for (const auto& [words, problem] : wrong) {
    CAPTURE(problem);
    CHECK(refused(words) == problem);
  }
  const Words fine[] = {{"check", "--fail-on", "any", "t.json"},
                        {"rules", "list", "--area", "ram"},
                        {"rules", "stub", "r.json", "--cluster", "1"},
                        {"explain", "--list"},
                        {"scan", "--known-only", "--fail-on", "any", "a.log"}};
  for (const Words& words : fine) {
    CAPTURE(words);
    CHECK(parse_options(words).ok());
  }
}

TEST_CASE("options: a draft of a rule has one format") {
  CHECK(refused({"rules", "stub", "-f", "csv"}).starts_with("--format does not take 'csv'"));
  CHECK(parse_options({"rules", "stub", "-f", "json"}).ok());
  CHECK(parse_options({"rules", "list", "-f", "csv", "stub"}).ok());
}

TEST_CASE("options: what only says how is taken by every command") {
  for (const char* command : {"a.log", "check", "scan", "merge", "explain", "rules", "redact"}) {
    CAPTURE(command);
    CHECK(parse_options(
              {command,   "--color",    "never", "--lang",     "zh",    "--jobs",
               "2",       "-q",         "--why", "--progress", "never", "--redact",
               "secrets", "--examples", "1",     "--max-line", "9",     "--no-builtin-rules",
               "-o",      "x"})
              .ok());
  }
}

TEST_CASE("options: a value that is empty is none") {
  for (const char* option : {"--state", "-o", "--baseline"}) {
    CAPTURE(option);
    CHECK(refused({"scan", option, "", "a.log"}).ends_with(" is empty | "));
  }
}

TEST_CASE("options: standard output may be named as standard input is") {
  CHECK(parsed({"-o", "-", "a.log"}).output.empty());
  CHECK(parsed({"-o", "./-", "a.log"}).output == "./-");
}

TEST_CASE("options: a command of a later release is no FILE") {
  CHECK(refused({"triage", "logs"}) ==
        "this release has no command 'triage' | for a FILE of that name write ./triage");
  CHECK(parsed({"./triage"}).arguments == Words{"./triage"});
}

}  // namespace dtsdoctor
