// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the planted faults beside this file are sound documents with one thing changed.
// This reads the tables: which documents there are, what is true, which verdicts have to come out.
// They were decided from the documentation; nothing here knows a verdict.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <vector>

#include "diagnose/verdict.h"
#include "planted/forms.h"

namespace dtsdoctor::planted {

using Strings = std::vector<std::string>;
using World = std::map<std::string, Json>;  // every document there is, by name

struct Fault {
  std::string error;  // id of the diagnosis
  std::string name;
  std::string text;                // what failed
  Strings causes;                  // in the order of the verdicts
  Strings planted;                 // those that are true
  std::vector<Strings> exclusive;  // pairs of causes of which at most one can be true
  std::string endpoint;
  World world;
  Json row;
};

// One cell: a fault, the form its task is given in, the evidence at hand, and what is to come out.
struct Cell {
  const Fault* fault = nullptr;
  std::string form;
  Strings with;  // names of documents, "fact=value" or "account=UID"
  std::map<std::string, Verdict> verdicts;

  [[nodiscard]] std::string label() const {
    std::string out = fault->error + ": " + fault->name + " (" + form;
    for (const std::string& one : with) out += ", " + one;
    return out + ")";
  }
};

inline Json load(const std::string& name) {
  const auto path = std::filesystem::path(DTSDOCTOR_SOURCE_DIR) / "tests/planted" / name;
  std::ifstream file(path, std::ios::binary);
  return Json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
}

inline const Json& base() {
  static const Json loaded = load("base.json");
  return loaded;
}

inline const Strings& areas() {
  static const Strings names = {
      "account-not-initialized", "account-id-format",      "role-arn-entered", "role-not-found",
      "role-not-assumable",      "role-lacks-permissions", "default-role"};
  return names;
}

// `edits` are merge patches by document; the others are short for what they are about.
inline World world_of(const Json& row) {
  World world;
  for (const auto& [name, document] : base().at("bases").at(row.value("base", "source")).items())
    world[name] = document;
  const auto each = [&](const char* key, auto&& change) {
    if (!row.contains(key)) return;
    for (const auto& [name, value] : row.at(key).items()) change(world[name], value);
  };
  const auto statements = [](Json& role) -> Json& {
    return role["Role"]["AssumeRolePolicyDocument"]["Statement"];
  };
  each("edits", [](Json& document, const Json& patch) { document.merge_patch(patch); });
  each("principals",
       [&](Json& role, const Json& value) { statements(role)[0]["Principal"] = value; });
  each("statements", [&](Json& role, const Json& value) { statements(role) = value; });
  each("attached", [](Json& document, const Json& names) {  // "System AliyunDTSRolePolicy"
    Json list = Json::array();
    for (const std::string name : names) {
      const std::size_t blank = name.find(' ');
      list.push_back({{"DefaultVersion", "v1"},
                      {"PolicyName", name.substr(blank + 1)},
                      {"PolicyType", name.substr(0, blank)}});
    }
    document["Policies"]["Policy"] = list;
  });
  return world;
}

inline Verdict verdict_of(const std::string& letter) {
  if (letter == "C") return Verdict::confirmed;
  if (letter == "L") return Verdict::likely;
  if (letter == "!") return Verdict::conflicting;
  if (letter == "?") return Verdict::unknown;
  if (letter == "X") return Verdict::ruled_out;
  throw std::runtime_error("no verdict: " + letter);
}

inline const std::vector<Fault>& faults() {
  static const std::vector<Fault> all = [] {
    std::vector<Fault> out;
    for (const std::string& area : areas()) {
      const Json table = load(area + ".json");
      for (const Json& row : table.at("faults")) {
        out.push_back({table.at("error"), row.at("name"),
                       row.value("text", table.at("text").get<std::string>()),
                       table.at("causes").get<Strings>(), row.at("planted").get<Strings>(),
                       table.at("exclusive").get<std::vector<Strings>>(), row.value("endpoint", ""),
                       world_of(row), row});
      }
    }
    return out;
  }();
  return all;
}

inline Strings words_of(const std::string& text) {
  Strings out;
  for (const char c : text) {
    if (c == ' ' || out.empty()) out.emplace_back();
    if (c != ' ') out.back() += c;
  }
  return out;
}

inline std::vector<Cell> cells() {
  std::vector<Cell> out;
  for (const Fault& fault : faults()) {
    for (const Json& row : fault.row.at("verdicts")) {
      Cell cell{&fault, "", row.at("with").get<Strings>(), {}};
      const Strings letters = words_of(row.at("are"));
      if (letters.size() != fault.causes.size()) throw std::runtime_error(fault.name);
      for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] != "-") cell.verdicts[fault.causes[i]] = verdict_of(letters[i]);
      }
      const Json& forms = row.contains("forms") ? row.at("forms") : fault.row.at("forms");
      for (const std::string form : forms) {
        cell.form = form;
        out.push_back(cell);
      }
    }
  }
  return out;
}

}  // namespace dtsdoctor::planted
