// SPDX-License-Identifier: Apache-2.0
#include "facts/config_facts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/json.h"
#include "base/spelling.h"
#include "facts/trust_principals.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kTrue = "true";
constexpr std::string_view kFalse = "false";

bool is_known(const Facts& facts, std::string_view key) {
  return facts.at(key).state == FactState::known;
}

bool is_open(const Facts& facts, std::string_view key) {
  return facts.at(key).state == FactState::unknown;
}

bool says(const Facts& facts, std::string_view key, std::string_view text) {
  const FactValue* value = facts.value(key);
  return value != nullptr && equals_fold(trimmed(value->text), text);
}

void add_cross_account(Facts& facts, const Unit& unit) {
  constexpr std::string_view kKey = "endpoint.is_cross_account";
  if (unit.task == nullptr) {
    // A role is set up, and its policies are listed, for an endpoint of another account only.
    if (unit.role != nullptr || unit.attachments != nullptr)
      facts.set(kKey, {std::string(kTrue), std::nullopt});
    return;
  }
  for (const std::string_view field : {"endpoint.owner_id", "endpoint.role_name"}) {
    if (is_known(facts, field))
      return facts.set(kKey, {std::string(kTrue), facts.value(field)->place});
  }
  if (!is_open(facts, "endpoint.owner_id") && !is_open(facts, "endpoint.role_name"))
    facts.set(kKey, {std::string(kFalse), facts.at("endpoint.owner_id").document});
}

void add_entered_values(Facts& facts) {
  std::vector<FactValue> values;
  for (const std::string_view field : {"endpoint.owner_id", "endpoint.role_name"}) {
    if (const FactValue* value = facts.value(field)) values.push_back(*value);
  }
  const bool complete =
      !is_open(facts, "endpoint.owner_id") && !is_open(facts, "endpoint.role_name");
  if (complete || !values.empty())
    facts.set_list("endpoint.entered_values", std::move(values),
                   facts.at("endpoint.owner_id").document);
}

// "source", "destination" and "both" as Chinese texts call them.
void add_scenario_words(Facts& facts, const std::string& key) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords = {
      {{"source", "源端"}, {"destination", "目标端"}, {"both", "两端"}}};
  const FactValue* scenario = facts.value(key);
  for (const auto& [word, chinese] : kWords) {
    if (scenario != nullptr && scenario->text == word)
      facts.set(key + "_zh", {std::string(chinese), scenario->place});
  }
}

// Which ends name an owner: DTS takes those for the ends of other accounts.
void add_scenario(Facts& facts, std::string_view side) {
  if (side.empty() || is_open(facts, "endpoint.owner_id") || is_open(facts, "other.owner_id"))
    return;
  const bool here = is_known(facts, "endpoint.owner_id");
  const bool there = is_known(facts, "other.owner_id");
  const std::string_view opposite = side == "source" ? "destination" : "source";
  const std::string_view scenario = here && there ? "both"
                                    : here        ? side
                                    : there       ? opposite
                                                  : "none";
  const Fact& owner = facts.at(here ? "endpoint.owner_id" : "other.owner_id");
  facts.set("task.scenario",
            {std::string(scenario), owner.values.empty() ? owner.document : owner.values[0].place});
  // Where nothing is set and nothing was said, nobody means to cross accounts.
  if (const FactValue* stated = facts.value("user.scenario")) {
    facts.set("task.intended_scenario", *stated);
  } else if (scenario == "none") {
    facts.set_absent("task.intended_scenario");
  }
  add_scenario_words(facts, "task.scenario");
  add_scenario_words(facts, "task.intended_scenario");
}

// Is the entered name a role's or a RAM user's? A role that was found settles it, else the user.
void add_role_kind(Facts& facts) {
  constexpr std::string_view kKey = "endpoint.role_kind";
  const FactValue* entered = facts.value("endpoint.role_name");
  if (entered == nullptr) {
    if (!is_open(facts, "endpoint.role_name"))
      facts.set_absent(kKey, facts.at("endpoint.role_name").document);
    return;
  }
  const FactValue* found = facts.value("ram.role.name");
  if (found != nullptr && equals_fold(entered->text, found->text)) {
    facts.set(kKey, {"role", found->place});
  } else if (const FactValue* stated = facts.value("user.role_kind")) {
    facts.set(kKey, {stated->text, entered->place});
  } else if (const FactValue* user = facts.value("ram.user.name")) {
    facts.set(kKey, {"ram_user", user->place});
  }
}

// A request does not say whether the topology is two-way, but the reverse direction and other kinds
// of task than synchronization settle it.
void add_topology(Facts& facts) {
  constexpr std::string_view kKey = "task.is_two_way";
  const FactValue* type = facts.value("task.job_type");
  if (says(facts, "user.topology", "two_way") || says(facts, "task.direction", "Reverse")) {
    facts.set(kKey, {std::string(kTrue), std::nullopt});
  } else if (says(facts, "user.topology", "one_way") ||
             (type != nullptr && !equals_fold(type->text, "SYNC"))) {
    facts.set(kKey, {std::string(kFalse), std::nullopt});
  }
}

// "acs:ram::<account>:…" in `from`: its account becomes the fact `to`.
void add_account_in_arn(Facts& facts, std::string_view from, std::string_view to) {
  const FactValue* value = facts.value(from);
  const std::optional<FactValue> account = value == nullptr ? std::nullopt : account_of(*value);
  if (account && all_digits(account->text)) {
    facts.set(to, *account);
  } else if (!is_open(facts, from)) {
    facts.set_absent(to, value == nullptr ? facts.at(from).document : value->place);
  }
}

// The documented spelling of a value, or else the documented value that comes closest; returns what
// the table says of it.
std::optional<std::string_view> add_spelling(Facts& facts, const std::string& key,
                                             const std::string& table) {
  const FactValue* value = facts.value(key);
  if (value == nullptr) return std::nullopt;
  const auto rows = find_table(facts.rules(), table);
  const auto row = [&](const auto& fits) { return std::find_if(rows.begin(), rows.end(), fits); };
  auto found = row([&](const TableRow& r) { return r.key == value->text; });
  if (found == rows.end())
    found = row([&](const TableRow& r) { return equals_fold(r.key, value->text); });
  if (found != rows.end()) {
    facts.set(key + "_spelling", {std::string(found->key), value->place});
    return found->value;
  }
  facts.set_absent(key + "_spelling", value->place);
  std::vector<std::string_view> keys;
  for (const TableRow& r : rows) keys.push_back(r.key);
  const std::vector<std::string> near = nearest(value->text, keys, 1);
  if (near.empty()) {
    facts.set_absent(key + "_nearest", value->place);
  } else {
    facts.set(key + "_nearest", {near.front(), value->place});
  }
  return std::nullopt;
}

void add_documented_values(Facts& facts, const std::string& side) {
  const auto kind = add_spelling(facts, "endpoint.instance_type", side + "-instance-types");
  if (kind) {
    facts.set("endpoint.instance_kind",
              {std::string(*kind), facts.value("endpoint.instance_type")->place});
  } else if (!is_open(facts, "endpoint.instance_type")) {
    facts.set_absent("endpoint.instance_kind", facts.at("endpoint.instance_type").document);
  }
  (void)add_spelling(facts, "endpoint.engine", side + "-engines");
}

// What is wrong with a parameter that has to hold JSON; absent if nothing is. `most`: its longest
// documented length in bytes, 0 if there is none.
void add_json_fault(Facts& facts, const std::string& key, std::size_t most) {
  if (is_open(facts, key)) return;
  const FactValue* value = facts.value(key);
  const std::string fault = key + "_fault";
  if (value != nullptr && most != 0 && value->text.size() > most) {
    facts.set(fault, {"too_long", value->place});
  } else if (value != nullptr && !parse_json(value->text).ok()) {
    facts.set(fault, {"not_json", value->place});
  } else {
    facts.set_absent(fault, facts.at(key).document);
  }
}

}  // namespace

void add_config_facts(Facts& facts, const Unit& unit) {
  constexpr std::size_t kLongestDbList = std::size_t{1} << 20;  // ConfigureDtsJob: 1 MB
  add_cross_account(facts, unit);
  add_entered_values(facts);
  add_role_kind(facts);
  add_scenario(facts, unit.side);
  add_topology(facts);
  add_account_in_arn(facts, "endpoint.owner_id", "endpoint.owner_id_from_arn");
  add_account_in_arn(facts, "endpoint.role_name", "endpoint.role_account_from_arn");
  if (!unit.side.empty()) add_documented_values(facts, unit.side);
  add_json_fault(facts, "task.db_list", kLongestDbList);
  add_json_fault(facts, "task.reserve", 0);
}

}  // namespace dtsdoctor
