// SPDX-License-Identifier: Apache-2.0
//
// Patterns for file names.
#include "base/glob.h"

#include <chrono>

#include "catch.h"

namespace dtsdoctor {
namespace {

bool matches(std::string_view pattern, std::string_view path, bool is_folder = false) {
  const Result<Glob> glob = Glob::parse(pattern);
  REQUIRE(glob.ok());
  return glob->matches(path, is_folder);
}

}  // namespace

TEST_CASE("glob: without a slash it is about the last name, wherever it stands") {
  CHECK(matches("*.log", "dts.log"));
  CHECK(matches("*.log", "a/b/dts.log"));
  CHECK(matches("*.log", ".log"));
  CHECK_FALSE(matches("*.log", "dts.log.gz"));
  CHECK_FALSE(matches("*.log", "dts.log/x"));
  CHECK_FALSE(matches("a", "a/b"));
}

TEST_CASE("glob: with a slash it is about the whole path") {
  CHECK(matches("logs/*.log", "logs/dts.log"));
  CHECK_FALSE(matches("logs/*.log", "a/logs/dts.log"));
  CHECK_FALSE(matches("logs/*.log", "logs/b/dts.log"));
  CHECK(matches("/dts.log", "dts.log"));
  CHECK_FALSE(matches("/dts.log", "a/dts.log"));
}

TEST_CASE("glob: two stars go through folders, none or many") {
  CHECK(matches("**/dts.log", "dts.log"));
  CHECK(matches("**/dts.log", "a/b/dts.log"));
  CHECK_FALSE(matches("**/dts.log", "a/xdts.log"));
  CHECK(matches("a/**/z", "a/z"));
  CHECK(matches("a/**/z", "a/b/c/z"));
  CHECK_FALSE(matches("a/**/z", "ab/z"));
  CHECK_FALSE(matches("a/**/z", "a/bz"));
  CHECK(matches("a/**", "a/b/c"));
  CHECK_FALSE(matches("a/**", "a"));
  CHECK(matches("**", "a"));
  CHECK(matches("a/x**y", "a/x..y"));
  CHECK_FALSE(matches("a/x**y", "a/x/y"));
}

TEST_CASE("glob: a question mark and a class are one character, also a Chinese one") {
  CHECK(matches("?.log", "a.log"));
  CHECK(matches("?.log", "日.log"));
  CHECK(matches("?.log", "\xff.log"));
  CHECK_FALSE(matches("?.log", "ab.log"));
  CHECK_FALSE(matches("a/b?c", "a/b/c"));
  CHECK(matches("[a-c1].log", "b.log"));
  CHECK(matches("[a-c1].log", "1.log"));
  CHECK_FALSE(matches("[a-c1].log", "d.log"));
  CHECK(matches("[!a-c].log", "d.log"));
  CHECK_FALSE(matches("[^a-c].log", "a.log"));
  CHECK(matches("[]-].log", "].log"));
  CHECK(matches("[]-].log", "-.log"));
  CHECK(matches("[一-龥].log", "日.log"));
}

TEST_CASE("glob: a backslash takes the meaning off a character") {
  CHECK(matches("\\*.log", "*.log"));
  CHECK_FALSE(matches("\\*.log", "a.log"));
  CHECK(matches("\\[a].log", "[a].log"));
}

TEST_CASE("glob: with a slash at its end it is about folders only") {
  CHECK(matches("old/", "a/old", true));
  CHECK_FALSE(matches("old/", "a/old", false));
  CHECK(matches("a/old/", "a/old", true));
  CHECK_FALSE(matches("a/old/", "b/a/old", true));
}

TEST_CASE("glob: what is no pattern is refused") {
  CHECK(Glob::parse("").problem().why == "it names nothing");
  CHECK(Glob::parse("/").problem().why == "it names nothing");
  CHECK(Glob::parse("[a").problem().why == "its '[' has no ']'");
  CHECK(Glob::parse("[]").problem().why == "its '[' has no ']'");
}

TEST_CASE("glob: many stars on a long name cost no more than their product") {
  const std::string name(20000, 'a');
  const auto begin = std::chrono::steady_clock::now();
  CHECK_FALSE(matches("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", name));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}

}  // namespace dtsdoctor
