// SPDX-License-Identifier: Apache-2.0
#include "base/spelling.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("edit distance: inserted, deleted, replaced and swapped letters cost one") {
  CHECK(edit_distance("config", "config") == 0);
  CHECK(edit_distance("config", "confiig") == 1);
  CHECK(edit_distance("config", "cnfig") == 1);
  CHECK(edit_distance("config", "konfig") == 1);
  CHECK(edit_distance("config", "cnofig") == 1);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("edit distance: empty words and case") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("SourceEndpointRole", "sourceendpointrole") == 0);
}

TEST_CASE("nearest: the nearest comes first, equals keep their order") {
  CHECK(nearest("formt", {"from", "format", "forms"}) ==
        std::vector<std::string>{"format", "forms"});
  CHECK(nearest("evidenca", {"evidenco", "evidence"}) ==
        std::vector<std::string>{"evidenco", "evidence"});
}

TEST_CASE("nearest: nothing that is not clearly close") {
  CHECK(nearest("color", {"format", "rules", "jobs"}).empty());
  CHECK(nearest("x", {"abc"}).empty());
  CHECK(nearest("xyz", {}).empty());
}

TEST_CASE("nearest: a third of the word may differ, one edit at least") {
  CHECK(nearest("ab", {"ax"}) == std::vector<std::string>{"ax"});
  CHECK(nearest("abcdef", {"abcdxy"}) == std::vector<std::string>{"abcdxy"});
  CHECK(nearest("abcdef", {"abcxyz"}).empty());
}

TEST_CASE("nearest: no more than asked for, and each once") {
  CHECK(nearest("aaa", {"aab", "aab", "aac", "aad", "aae"}) ==
        std::vector<std::string>{"aab", "aac", "aad"});
  CHECK(nearest("aaa", {"aab", "aac"}, 1) == std::vector<std::string>{"aab"});
}

TEST_CASE("nearest: an endless word is answered with nothing") {
  const std::string word(100000, 'a');
  CHECK(nearest(word, {"a", word}).empty());
}

TEST_CASE("did you mean: a question, or nothing") {
  CHECK(did_you_mean("RoleNmae", {"RoleName", "RoleId"}) == "did you mean 'RoleName'?");
  CHECK(did_you_mean("whatever", {"RoleName"}).empty());
}

}  // namespace dtsdoctor
