// SPDX-License-Identifier: Apache-2.0
#include "match/flexible_text.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

// What is found, quoted; empty if nothing.
std::string found(std::string_view text, std::string_view needle, bool fold = false,
                  std::size_t from = 0) {
  const auto span = find_flexible(text, needle, from, fold);
  if (!span) return "";
  REQUIRE(span->begin <= span->end);
  REQUIRE(span->end <= text.size());
  return "'" + std::string(text.substr(span->begin, span->end - span->begin)) + "'";
}

}  // namespace

TEST_CASE("flexible text: a plain substring") {
  CHECK(found("The role not exists: x", "role not exists") == "'role not exists'");
  CHECK(found("abc", "abc") == "'abc'");
  CHECK(found("abc", "abcd").empty());
  CHECK(found("", "a").empty());
}

TEST_CASE("flexible text: any run of blanks stands for a blank") {
  CHECK(found("perform this action.  Please\tcontact", "action. Please contact") ==
        "'action.  Please\tcontact'");
  CHECK(found("the role\r\n  not exists", "role not exists") == "'role\r\n  not exists'");
}

TEST_CASE("flexible text: blanks may be lost") {
  CHECK(found("this action.Please contact", "action. Please contact") == "'action.Please contact'");
  CHECK(found("rolenotexists", "role not exists") == "'rolenotexists'");
}

TEST_CASE("flexible text: several blanks of the needle are one") {
  CHECK(found("a b", "a \n  b") == "'a b'");
  CHECK(found("ab", "a  b") == "'ab'");
}

TEST_CASE("flexible text: no blank comes in where the needle has none") {
  CHECK(found("ro le", "role").empty());
  CHECK(found("Assume RoleFail", "AssumeRoleFail").empty());
}

TEST_CASE("flexible text: blanks around the needle do not count") {
  CHECK(found("x abc y", "  abc ") == "'abc'");
  CHECK(found("abc", " ").empty());
  CHECK(found("abc", "").empty());
}

TEST_CASE("flexible text: the first place is found") {
  CHECK(find_flexible("ab ab", "ab", 0, false) == Span{0, 2});
  CHECK(find_flexible("ab ab", "ab", 1, false) == Span{3, 5});
  CHECK(find_flexible("ab ab", "ab", 3, false) == Span{3, 5});
  CHECK_FALSE(find_flexible("ab ab", "ab", 4, false));
  CHECK_FALSE(find_flexible("ab", "ab", 99, false));
}

TEST_CASE("flexible text: a false start does not hide a place inside it") {
  CHECK(find_flexible("aab", "ab", 0, false) == Span{1, 3});
  CHECK(find_flexible("a a b", "a b", 0, false) == Span{2, 5});
}

TEST_CASE("flexible text: case counts unless it is folded") {
  CHECK(found("ACCESS denied", "access denied").empty());
  CHECK(found("ACCESS  Denied", "access denied", true) == "'ACCESS  Denied'");
  CHECK(found("É", "é", true).empty());  // ASCII only
}

TEST_CASE("flexible text: Chinese is matched byte for byte") {
  CHECK(found("错误：角色 不存在", "角色不存在").empty());
  CHECK(found("错误：角色 不存在", "角色 不存在") == "'角色 不存在'");
  CHECK(found("错误：角色不存在", "角色 不存在") == "'角色不存在'");
}

}  // namespace dtsdoctor
