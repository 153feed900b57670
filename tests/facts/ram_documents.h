// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tests of facts and verdicts are about one detail of a document; these helpers
// write the rest of it, in the shapes that the aliyun CLI prints. They check nothing.
#pragma once

#include <stdexcept>
#include <string>

#include "facts/case.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

inline const std::string kOwner = "1408826137750019";
inline const std::string kOther = "1777720036541188";
inline const std::string kCreator = "1530275981640027";

inline std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// The documented trust policy, with these principals.
inline std::string trust(const std::string& ram, const std::string& service,
                         const std::string& more = "") {
  const std::string services = service.empty() ? "" : R"(,"Service":[")" + service + R"("])";
  return R"({"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":[")" +
         ram + R"("])" + services + "}" + more + R"(}],"Version":"1"})";
}

inline std::string trusting(const std::string& account) {
  return trust("acs:ram::" + account + ":root", account + "@dts.aliyuncs.com");
}

inline std::string get_role(const std::string& policy, const std::string& owner = kOwner,
                            const std::string& name = "ram-for-dts",
                            const std::string& updated = "2026-10-08T02:19:03Z") {
  return R"({"RequestId":"04B1E2D3-77A0-4C11-9E52-6A0F3C8D1145","Role":{"Arn":"acs:ram::)" + owner +
         ":role/" + name + R"(","AssumeRolePolicyDocument":")" + escaped(policy) +
         R"(","CreateDate":"2026-10-08T02:11:45Z","RoleName":")" + name + R"(","UpdateDate":")" +
         updated + R"("}})";
}

inline std::string attached(const std::string& name, const std::string& type = "System") {
  const std::string policy =
      name.empty() ? "" : R"({"PolicyName":")" + name + R"(","PolicyType":")" + type + R"("})";
  return R"({"Policies":{"Policy":[)" + policy +
         R"(]},"RequestId":"7B8A4E7D-6CFF-471D-84DF-195A7A241ECB"})";
}

// GetPolicyVersion, with these statements.
inline std::string policy_version(const std::string& statements,
                                  const std::string& version = "v1") {
  const std::string policy = R"({"Version":"1","Statement":[)" + statements + "]}";
  return R"({"PolicyVersion":{"IsDefaultVersion":true,"PolicyDocument":")" + escaped(policy) +
         R"(","VersionId":")" + version + R"("}})";
}

// GetPolicy, with these statements.
inline std::string get_policy(const std::string& name, const std::string& statements,
                              const std::string& version = "v1") {
  const std::string policy = R"({"Version":"1","Statement":[)" + statements + "]}";
  return R"({"Policy":{"PolicyName":")" + name + R"(","PolicyType":"Custom","DefaultVersion":")" +
         version + R"("},"DefaultPolicyVersion":{"IsDefaultVersion":true,"PolicyDocument":")" +
         escaped(policy) + R"(","VersionId":")" + version + R"("}})";
}

// ListPoliciesForRole with several policies: name and type.
inline std::string attached_all(const std::vector<std::pair<std::string, std::string>>& policies,
                                const std::string& version = "v1") {
  std::string list;
  for (const auto& [name, type] : policies)
    list += (list.empty() ? "" : ",") + (R"({"PolicyName":")" + name + R"(","PolicyType":")" +
                                         type + R"(","DefaultVersion":")" + version + R"("})");
  return R"({"Policies":{"Policy":[)" + list + "]}}";
}

inline std::string identity(const std::string& account, const std::string& type = "Account") {
  return R"({"AccountId":")" + account + R"(","Arn":"acs:ram::)" + account +
         R"(:root","IdentityType":")" + type + R"(","PrincipalId":")" + account + R"("})";
}

inline std::string source_task(const std::string& owner = kOwner,
                               const std::string& role = "ram-for-dts") {
  return R"({"JobType":"SYNC","SourceEndpointInstanceType":"RDS","SourceEndpointOwnerID":")" +
         owner + R"(","SourceEndpointRole":")" + role +
         R"(","DestinationEndpointInstanceType":"RDS"})";
}

inline std::string both_task(const std::string& source, const std::string& destination) {
  return R"({"SourceEndpointOwnerID":")" + source +
         R"(","SourceEndpointRole":"ram-for-dts","DestinationEndpointOwnerID":")" + destination +
         R"(","DestinationEndpointRole":"ram-for-dts"})";
}

// Reads a document the way the program does; throws if it is none.
inline Document document(const std::string& name, const std::string& text) {
  const Source source(name, text);
  Result<JsonValue> json = parse_json(source);
  if (!json.ok()) throw std::runtime_error(render(json.problem()));
  std::optional<Document> read = read_document(*json, source, builtin_rules());
  if (!read) throw std::runtime_error("not recognised: " + text);
  return std::move(*read);
}

inline Case case_of(const std::vector<std::pair<std::string, std::string>>& documents) {
  Case out;
  for (const auto& [name, text] : documents) add(out, document(name, text));
  return out;
}

}  // namespace dtsdoctor::testing
