// SPDX-License-Identifier: Apache-2.0
//
// Documents that were quoted or escaped as a whole.
#include "facts/wrapped_text.h"

#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {

TEST_CASE("wrapped text: an answer that was quoted or escaped as a whole") {
  check_role("\"" + escaped(kGetRole) + "\"");
  check_role("\"" + escaped("\"" + escaped(kGetRole) + "\"") + "\"\n");
  check_role(escaped(kGetRole));
  check_role("'" + kGetRole + "'\n");
  check_role("> " + kGetRole + "\n");
  CHECK(all<RoleDocument>(documents_in("\"" + escaped(trusting(kCreator)) + "\"")).size() == 1);
}

TEST_CASE("wrapped text: an answer of several lines that a mail quotes") {
  const std::string text = "> {\n>   \"Role\": {\n>     \"Arn\": \"acs:ram::" + kOwner +
                           ":role/r\",\n>     \"AssumeRolePolicyDocument\": \"" +
                           escaped(trusting(kCreator)) + "\"\n>   }\n> }\n";
  for (const std::string words : {"", "Li wrote:\n"}) {
    const Result<Recognised> found =
        recognise(Source("x", words + text), builtin_rules(), {}, !words.empty());
    REQUIRE(found.ok());
    const auto roles = all<RoleDocument>(*found);
    REQUIRE(roles.size() == 1);
    CHECK(roles[0].owner_id->place->line == (words.empty() ? 3 : 4));
    CHECK(roles[0].owner_id->place->column == 24);
    CHECK(roles[0].trust->statements[0].services[0].place->line == (words.empty() ? 4 : 5));
  }
}

TEST_CASE("wrapped text: an error that was quoted as a whole is no evidence") {
  const std::string error = R"({"Code":"NoPermission","Message":"no","Role":{"Arn":"a"}})";
  CHECK(documents_in("\"" + escaped(error) + "\"").documents.empty());
  CHECK(documents_in("> NoPermission : no\n> {\"a\": 1}\n").documents.empty());
}

TEST_CASE("wrapped text: names in the words of Python and Terraform") {
  std::string text = kGetRole;
  for (const auto& [name, words] : {std::pair<std::string, std::string>{
                                        "AssumeRolePolicyDocument", "assume_role_policy_document"},
                                    {"RoleName", "role_name"},
                                    {"\"Arn\"", "\"arn\""},
                                    {"\"Role\"", "\"role\""}}) {
    text.replace(text.find(name), name.size(), words);
  }
  check_role(text);
  const auto lists = all<AttachmentsDocument>(
      documents_in(R"({"policies":{"policy":[{"policy_name":"p","policy_type":"System"}]}})"));
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].policies[0].is_system);
}

TEST_CASE("wrapped text: hostile text costs no more than its length, and is none") {
  for (const char* part : {"> ", "\"{", "{\\\"", "'", "%7B", "{&quot;"}) {
    std::string text;
    while (text.size() < 200000) text += part;
    CHECK_FALSE(json_of_wrapped(text, 200));
  }
  CHECK_FALSE(may_be_wrapped(""));
  CHECK_FALSE(may_be_wrapped(">"));
  CHECK_FALSE(may_be_wrapped("{\"a\": 1}"));
  CHECK_FALSE(json_of_wrapped(" ", 200));
}

}  // namespace dtsdoctor::testing
