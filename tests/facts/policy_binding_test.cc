// SPDX-License-Identifier: Apache-2.0
//
// Which attached policy a document belongs to.
#include "facts/policy_binding.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

using Policies = std::vector<std::pair<std::string, std::string>>;
using Files = std::vector<std::pair<std::string, std::string>>;

const std::string kAllow = R"({"Effect":"Allow","Action":"*","Resource":"*"})";
const std::string kBare = R"({"Version":"1","Statement":[)" + kAllow + "]}";

// The file of each attached policy, "-" for none.
std::string bound(const Policies& policies, const Files& files) {
  const auto list = std::get<AttachmentsDocument>(document("p.json", attached_all(policies)));
  std::vector<PermissionDocument> documents;
  for (const auto& [name, text] : files)
    documents.push_back(std::get<PermissionDocument>(document(name, text)));
  const auto per_list = bind_policies({&list}, documents);
  std::string out;
  for (const PermissionDocument* one : per_list.at(0))
    out += (out.empty() ? "" : " ") + (one == nullptr ? "-" : one->input);
  return out;
}

}  // namespace

TEST_CASE("binding: a policy that was printed twice is one") {
  const std::string named = R"({"Policy":{"PolicyName":"mine","PolicyType":"Custom"},)"
                            R"("DefaultPolicyVersion":{"VersionId":"v1","PolicyDocument":")" +
                            escaped(kBare) + "\"}}";
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", named}, {"b.json", named}}) == "a.json");
}

TEST_CASE("binding: a nameless document is the only attached custom policy's") {
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", policy_version(kAllow)}}) == "a.json");
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", kBare}}) == "a.json");
  CHECK(bound({{"AliyunDTSRolePolicy", "System"}, {"mine", "Custom"}}, {{"a.json", kBare}}) ==
        "- a.json");
  CHECK(bound({{"AliyunDTSRolePolicy", "System"}}, {{"a.json", kBare}}) == "-");
}

TEST_CASE("binding: a version that is not in force belongs to none") {
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", policy_version(kAllow, "v2")}}) == "-");
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", get_policy("mine", kAllow, "v2")}}) == "-");
}

TEST_CASE("binding: of several custom policies the file's name decides, or nothing") {
  const Policies two = {{"dts-read", "Custom"}, {"dts-read-vpc", "Custom"}};
  CHECK(bound(two, {{"a.json", kBare}}) == "- -");
  CHECK(bound(two, {{"dts-read.json", kBare}}) == "dts-read.json -");
  CHECK(bound(two, {{"dts-read-vpc.json", kBare}}) == "- dts-read-vpc.json");
}

TEST_CASE("binding: a named document is the policy's of that name only") {
  const Policies two = {{"one", "Custom"}, {"two", "Custom"}};
  CHECK(bound(two, {{"a.json", get_policy("two", kAllow)}}) == "- a.json");
  CHECK(bound(two, {{"one.json", get_policy("three", kAllow)}}) == "- -");
  CHECK(bound({{"one", "System"}}, {{"a.json", get_policy("one", kAllow)}}) == "-");
}

TEST_CASE("binding: two documents for one policy are none, unless one says its name") {
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", kBare}, {"b.json", kBare}}) == "-");
  CHECK(bound({{"mine", "Custom"}}, {{"a.json", kBare}, {"b.json", get_policy("mine", kAllow)}}) ==
        "b.json");
}

TEST_CASE("binding: a policy of that name in two accounts is ambiguous") {
  const auto source = std::get<AttachmentsDocument>(document("s.json", attached("mine", "Custom")));
  const auto target = std::get<AttachmentsDocument>(document("d.json", attached("mine", "Custom")));
  const std::vector<PermissionDocument> documents = {
      std::get<PermissionDocument>(document("a.json", get_policy("mine", kAllow)))};
  const auto both = bind_policies({&source, &target, nullptr}, documents);
  REQUIRE(both.size() == 3);
  CHECK(both[0].at(0) == nullptr);
  CHECK(both[1].at(0) == nullptr);
  CHECK(both[2].empty());
}

}  // namespace dtsdoctor::testing
