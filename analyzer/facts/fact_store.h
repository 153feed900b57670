// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a verdict needs to know the difference between "it is not there" and "nobody
// looked". A fact is known (one value or a list, each with the place it was read from), known
// absent (the document that would hold it was read and lacks it) or unknown. Facts of one store
// belong to one endpoint of one task; nothing is joined here.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct FactValue {
  std::string text;
  std::optional<Place> place;  // where it was read; none for what the program or the user says

  friend bool operator==(const FactValue&, const FactValue&) = default;
};

// Bytes [begin, begin + length) of a value. Its place moves along where the value stands in the
// line as it is; where it was unescaped, the place of the whole stays.
[[nodiscard]] FactValue part_of(const FactValue& whole, std::size_t begin, std::size_t length);

enum class FactState { unknown, absent, known };

struct Fact {
  FactState state = FactState::unknown;
  bool is_list = false;
  bool is_partial = false;        // of a known list: it may have other values as well
  std::vector<FactValue> values;  // one, unless is_list
  std::optional<Place> document;  // of a known absent or empty one: the document that lacks it

  friend bool operator==(const Fact&, const Fact&) = default;
};

class Facts {
 public:
  // `rules` must outlive the store.
  explicit Facts(const RuleSet& rules) : rules_(&rules), facts_(rules.facts.size()) {}

  // Keys that the vocabulary does not declare are dropped: rules cannot ask for them.
  void set(std::string_view key, FactValue value);
  void set_list(std::string_view key, std::vector<FactValue> values,
                std::optional<Place> document = {});
  // A list that may have other values as well.
  void set_part(std::string_view key, std::vector<FactValue> values,
                std::optional<Place> document = {});
  void set_absent(std::string_view key, std::optional<Place> document = {});
  // The same fact under the same key of another store.
  void copy(std::string_view key, const Fact& fact);

  [[nodiscard]] const Fact& at(FactId id) const { return facts_[id]; }
  [[nodiscard]] const Fact& at(std::string_view key) const;
  // The value of a known single fact, else nullptr.
  [[nodiscard]] const FactValue* value(std::string_view key) const;
  [[nodiscard]] const RuleSet& rules() const { return *rules_; }

 private:
  const RuleSet* rules_;
  std::vector<Fact> facts_;
};

}  // namespace dtsdoctor
