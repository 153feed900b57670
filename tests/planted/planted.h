// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: puts the documents of a planted case together, has the program read them, and
// asks for its verdicts. It judges nothing.
#pragma once

#include "catch.h"
#include "diagnose/differential.h"
#include "diagnose/failure_reader.h"
#include "facts/failed_lookup.h"
#include "facts/recognise.h"
#include "planted/tables.h"
#include "report/assemble.h"
#include "rules/builtin.h"

namespace dtsdoctor::planted {

// A document as the aliyun CLI prints it: policies inside are text.
inline std::string printed(const Json& document) {
  if (document.is_string()) return document.get<std::string>();
  Json out = document;
  for (const char* path : {"/Role/AssumeRolePolicyDocument", "/PolicyVersion/PolicyDocument",
                           "/DefaultPolicyVersion/PolicyDocument"}) {
    const Json::json_pointer pointer(path);
    if (out.contains(pointer)) out[pointer] = out[pointer].dump();
  }
  return out.dump(2) + "\n";
}

inline std::string text_of(const World& world, const std::string& name, const std::string& form) {
  return name == "task" ? written(base(), world.at("task"), form) : printed(world.at(name));
}

// Reads a document the way the program does when it is given with -c or -e.
inline void add_document(Case& to, const std::string& name, const std::string& text) {
  const Source source(name == "task" ? name : name + ".json", text);
  if (name != "task") {
    if (std::optional<RoleDocument> missing = read_missing_role(source, builtin_rules()))
      return add(to, std::move(*missing));
  }
  Result<Recognised> found = recognise(source, builtin_rules(), {});
  if (!found.ok() || found->documents.empty()) throw std::runtime_error("no document: " + text);
  for (Document& document : found->documents) add(to, std::move(document));
}

// The case that a user has who gives the task in `form` ("none": not at all) and `with`.
inline Case case_of(const World& world, const std::string& form, const Strings& with) {
  Case out;
  if (form != "none") add_document(out, "task", text_of(world, "task", form));
  for (const std::string& one : with) {
    const std::size_t equal = one.find('=');
    if (equal == std::string::npos) {
      add_document(out, one, text_of(world, one, form));
    } else if (one.starts_with("account=")) {
      out.account = FactValue{one.substr(equal + 1), std::nullopt};
    } else {
      out.statements[one.substr(0, equal)] = {one.substr(equal + 1), std::nullopt};
    }
  }
  return out;
}

inline FailureGroup failure_of(const std::string& text) {
  FailureReader reader(builtin_rules(), {});
  const auto source = read_memory(text);
  if (reader.read(*source, "error.log").problem) throw std::runtime_error(text);
  const FailureGroups groups = reader.failures().groups();
  if (groups.size() != 1) throw std::runtime_error("not one failure: " + text);
  return groups.front();
}

struct Answer {
  std::string error, endpoint;
  std::map<std::string, Verdict> verdicts;

  [[nodiscard]] bool confirms(const std::string& cause) const {
    const auto found = verdicts.find(cause);
    return found != verdicts.end() && found->second == Verdict::confirmed;
  }
};

inline Answer judged(const FailureGroup& failure, const Case& of) {
  const RuleSet& rules = builtin_rules();
  const Pattern& pattern = rules.patterns[failure.pattern];
  const Differential differential =
      differentiate(rules, pattern, of, failure_facts(pattern, failure));
  Answer out{std::string(pattern.id), differential.endpoint, {}};
  for (const CauseVerdict& cause : differential.causes)
    out.verdicts[std::string(rules.causes[cause.cause].id)] = cause.verdict;
  return out;
}

// Causes that cannot both be true, and are both confirmed.
inline Strings confirmed_rivals(const Fault& fault, const Answer& answer) {
  Strings out;
  for (const Strings& pair : fault.exclusive) {
    if (answer.confirms(pair.at(0)) && answer.confirms(pair.at(1)))
      out.push_back(pair.at(0) + " and " + pair.at(1));
  }
  return out;
}

inline std::string shown(const std::map<std::string, Verdict>& verdicts) {
  std::string out;
  for (const auto& [cause, verdict] : verdicts)
    out += (out.empty() ? "" : ", ") + cause + " " + std::string(name_of(verdict));
  return out;
}

}  // namespace dtsdoctor::planted
