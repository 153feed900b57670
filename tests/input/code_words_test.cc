// SPDX-License-Identifier: Apache-2.0
#include "input/code_words.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

bool is_known(std::string_view word) {
  return word == "AssumeRoleFail" || word == "NoPermission" || word == "Forbidden";
}

// What is found, as "code|message"; empty if nothing.
std::string found(std::string_view text, std::size_t from = 0) {
  const auto hit = find_code(text, from, is_known);
  if (!hit) return "";
  const auto part = [&](Span span) {
    return std::string(text.substr(span.begin, span.end - span.begin));
  };
  return part(hit->code) + "|" + part(hit->message);
}

std::string before(std::string_view text, std::string_view what) {
  const Span span = code_before(text, text.find(what), is_known);
  return std::string(text.substr(span.begin, span.end - span.begin));
}

}  // namespace

TEST_CASE("code words: camel case or dotted words look like codes") {
  CHECK(looks_like_code("NoPermission"));
  CHECK(looks_like_code("EntityNotExist.Role"));
  CHECK(looks_like_code("DTS.Msg.InvalidEndpoint"));
  CHECK(looks_like_code("Throttling.User"));
}

TEST_CASE("code words: class names, plain words and numbers do not") {
  for (const char* word : {"ClientException", "ResponseError", "DeprecationWarning", "Message",
                           "message", "noPermission", "ERROR", "12", "ABC", "Message.", ""}) {
    CHECK_FALSE(looks_like_code(word));
  }
}

TEST_CASE("code words: a code begins a word, and what follows one that does not is still read") {
  CHECK(found("xNoPermission -NoPermission: a").empty());
  CHECK(found("reNoPermission NoPermission: a") == "NoPermission|a");
  CHECK(found("9Forbidden.Forbidden Forbidden") == "Forbidden|");
  CHECK(found("xNoPermission: a", 1) == "");
  CHECK(found("角色NoPermission: a") == "NoPermission|a");
}

TEST_CASE("code words: an operation is none, unless it says that it failed") {
  for (const char* word : {"ConfigureDtsJob", "DescribeDtsJobDetail", "GetRole"})
    CHECK_FALSE(looks_like_code(word));
  for (const char* word : {"CreateFailed", "GetawayTimeout", "Create.InvalidName"})
    CHECK(looks_like_code(word));
}

TEST_CASE("code words: a known code and the rest of its line") {
  CHECK(found("AssumeRoleFail the role is missing") == "AssumeRoleFail|the role is missing");
  CHECK(found("error [AssumeRoleFail]: missing \nnext") == "AssumeRoleFail|missing");
  CHECK(found("AssumeRoleFail：角色不存在") == "AssumeRoleFail|角色不存在");
}

TEST_CASE("code words: a code alone on its line takes what follows") {
  CHECK(found("AssumeRoleFail\n\n the role\nis missing \n") ==
        "AssumeRoleFail|the role\nis missing");
  CHECK(found("AssumeRoleFail") == "AssumeRoleFail|");
}

TEST_CASE("code words: an unknown code needs a colon with blanks around") {
  CHECK(found("ClientException: EntityNotExist.Role : no role") == "EntityNotExist.Role|no role");
  CHECK(found("EntityNotExist.Role: no role").empty());
  CHECK(found("com.aliyuncs.exceptions.ClientException : x").empty());
}

TEST_CASE("code words: part of a path, a query or an address is none") {
  CHECK(found("https://x/AssumeRoleFail").empty());
  CHECK(found("q=AssumeRoleFail").empty());
  CHECK(found("x@AssumeRoleFail").empty());
  CHECK(found("my.AssumeRoleFail").empty());
  CHECK(found("AssumeRoleFailed here").empty());
}

TEST_CASE("code words: the value of an error that is written without marks") {
  CHECK(found("error=AssumeRoleFail: no role") == "AssumeRoleFail|no role");
  CHECK(found("error=AssumeRoleFail job=1").empty());
  CHECK(found("code=AssumeRoleFail: 0").empty());
}

TEST_CASE("code words: how often a code was met is none") {
  CHECK(found("AssumeRoleFail: 0\nNoPermission: 12").empty());
  CHECK(found("AssumeRoleFail: 12 roles") == "AssumeRoleFail|12 roles");
}

TEST_CASE("code words: what stands in source code is none") {
  for (const std::string_view line :
       {"case \"AssumeRoleFail\":", "if IsExpectedErrors(err, []string{\"AssumeRoleFail\"}) {",
        "if e.code == 'AssumeRoleFail' {", "  \"AssumeRoleFail\",\n  \"Other\"",
        "check(code, \"AssumeRoleFail\")", "// AssumeRoleFail : the role is not there"})
    CHECK(found(line).empty());
  CHECK(found("it failed: \"AssumeRoleFail\" no role") == "AssumeRoleFail|no role");
  CHECK(found("\"AssumeRoleFail\"") == "AssumeRoleFail|");
}

TEST_CASE("code words: Node's name of an error") {
  CHECK(found("AssumeRoleFailError: no role") == "AssumeRoleFail|no role");
}

TEST_CASE("code words: the search starts where it is told to") {
  CHECK(found("AssumeRoleFail x NoPermission b", 14) == "NoPermission|b");
  CHECK(found("AssumeRoleFail", 14).empty());
  CHECK(found("AssumeRoleFail", 99).empty());
}

TEST_CASE("code words: a full stop behind a code does not belong to it") {
  CHECK(found("It was AssumeRoleFail. More") == "AssumeRoleFail|More");
}

TEST_CASE("code words: the code in front of a message") {
  CHECK(before("AssumeRoleFail: code: 400, x", "code:") == "AssumeRoleFail");
  CHECK(before("AssumeRoleFail\nmessage: x", "message") == "AssumeRoleFail");
  CHECK(before("failed with EntityNotExist.Role : message: x", "message") == "EntityNotExist.Role");
}

TEST_CASE("code words: no code in front of a message") {
  CHECK(before("TeaException: code: 400, x", "code:").empty());
  CHECK(before("the call failed: code: 400, x", "code:").empty());
  CHECK(before("q=AssumeRoleFail code: 400", "code:").empty());
  CHECK(before("05:06:07.1234|ERROR|Dts.Client|code: 400, x", "code:").empty());
  CHECK(before("05:06:07 | ERROR | Dts.Client | code: 400, x", "code:").empty());
  CHECK(before("ERROR Dts.Client: code: 400, x", "code:").empty());
  CHECK(before("code: 400", "code:").empty());
}

TEST_CASE("code words: a status and a plain word are no codes") {
  for (const char* value :
       {"AssumeRoleFail", "DTS-1020042", "dts.retry.err.0046", "E1", "no_route"})
    CHECK(can_be_code(value));
  for (const char* value : {"", "400", "java", "fail"}) CHECK_FALSE(can_be_code(value));
}

}  // namespace dtsdoctor
