// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: fixes and next steps are commands, and a test of them has to see what they do.
// This is as much of RAM and STS as they use: roles with trust policy and attached policies by
// account, made of the documents of a planted case, printed as the aliyun CLI prints them. What it
// does not know is an error: no command passes unseen.
#pragma once

#include "planted/planted.h"

namespace dtsdoctor::planted {

class Cloud {
 public:
  explicit Cloud(const World& world) {
    for (const auto& [name, document] : world) {
      if (!document.is_object()) continue;
      if (document.contains("Role")) roles_[document["Role"]["Arn"]] = document["Role"];
      if (document.contains("AccountId")) identities_[document["AccountId"]] = document;
      if (document.contains("PolicyVersion")) versions_.push_back(document);
    }
    for (const std::string side : {"source", "destination", "default"}) {
      const std::string prefix = side == "default" ? "default-role" : side;
      const auto policies = world.find(prefix + "-policies");
      const auto role = world.find(side == "default" ? prefix : prefix + "-role");
      if (policies != world.end() && role != world.end() && role->second.is_object())
        attached_[role->second["Role"]["Arn"]] = policies->second["Policies"]["Policy"];
    }
  }

  // What the command prints when `account` runs it.
  std::string run(const Strings& argv, const std::string& account) {
    const auto option = [&](const std::string& name) -> std::string {
      const auto at = std::find(argv.begin(), argv.end(), "--" + name);
      return at == argv.end() || at + 1 == argv.end() ? "" : *(at + 1);
    };
    if (argv.size() < 3 || argv[0] != "aliyun") throw std::runtime_error("not an aliyun command");
    const std::string& call = argv[2];
    const std::string arn = "acs:ram::" + account + ":role/" + option("RoleName");
    if (call == "GetCallerIdentity") return printed(identity(account));
    if (call == "CreateRole") return create(arn, option("RoleName"), argv);
    if (call == "GetPolicy") return policy(option("PolicyName"));
    if (call == "ListRoles" || call == "AttachPolicyToUser") return "{}\n";
    if (roles_.count(arn) == 0)
      return "ERROR: SDK.ServerError\nErrorCode: EntityNotExist.Role\nMessage: The role not "
             "exists: " +
             arn + "\n";
    if (call == "GetRole") return printed({{"Role", roles_[arn]}});
    if (call == "ListPoliciesForRole")
      return printed(
          {{"Policies", {{"Policy", attached_.emplace(arn, Json::array()).first->second}}}});
    if (call == "AttachPolicyToRole") {
      attached_.emplace(arn, Json::array())
          .first->second.push_back({{"DefaultVersion", "v1"},
                                    {"PolicyName", option("PolicyName")},
                                    {"PolicyType", option("PolicyType")}});
      return "{}\n";
    }
    if (call == "UpdateRole") {
      roles_[arn]["AssumeRolePolicyDocument"] = Json::parse(option("NewAssumeRolePolicyDocument"));
      roles_[arn]["UpdateDate"] = "2026-10-09T08:00:00Z";
      return "{}\n";
    }
    throw std::runtime_error("no such call: " + call);
  }

 private:
  Json identity(const std::string& account) const {
    const auto known = identities_.find(account);
    if (known != identities_.end()) return known->second;
    return {{"AccountId", account},
            {"Arn", "acs:ram::" + account + ":root"},
            {"IdentityType", "Account"},
            {"PrincipalId", account}};
  }

  std::string create(const std::string& arn, const std::string& name, const Strings& argv) {
    if (roles_.count(arn) != 0)
      return "ERROR: SDK.ServerError\nErrorCode: EntityAlreadyExists.Role\n";
    const auto document = std::find(argv.begin(), argv.end(), "--AssumeRolePolicyDocument");
    roles_[arn] = {{"Arn", arn},
                   {"AssumeRolePolicyDocument", Json::parse(*(document + 1))},
                   {"CreateDate", "2026-10-09T08:00:00Z"},
                   {"RoleName", name},
                   {"UpdateDate", "2026-10-09T08:00:00Z"}};
    return "{}\n";
  }

  // The planted cases have one custom policy at most.
  std::string policy(const std::string& name) const {
    if (versions_.size() != 1) throw std::runtime_error("no such policy: " + name);
    Json version = versions_.front().at("PolicyVersion");
    version["PolicyDocument"] = version["PolicyDocument"].dump();
    return Json({{"Policy",
                  {{"PolicyName", name}, {"PolicyType", "Custom"}, {"DefaultVersion", "v1"}}},
                 {"DefaultPolicyVersion", version}})
               .dump(2) +
           "\n";
  }

  std::map<std::string, Json> roles_;     // by ARN
  std::map<std::string, Json> attached_;  // by the role's ARN
  std::map<std::string, Json> identities_;
  std::vector<Json> versions_;
};

}  // namespace dtsdoctor::planted
