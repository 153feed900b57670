// SPDX-License-Identifier: Apache-2.0
#include "facts/fact_store.h"

namespace dtsdoctor {

void Facts::copy(std::string_view key, const Fact& fact) {
  const FactId id = find_fact(*rules_, key);
  if (id != kNoFact) facts_[id] = fact;
}

void Facts::set(std::string_view key, FactValue value) {
  Fact fact;
  fact.state = FactState::known;
  fact.values.push_back(std::move(value));
  copy(key, fact);
}

void Facts::set_list(std::string_view key, std::vector<FactValue> values,
                     std::optional<Place> document) {
  copy(key, Fact{FactState::known, true, std::move(values), std::move(document)});
}

void Facts::set_absent(std::string_view key, std::optional<Place> document) {
  copy(key, Fact{FactState::absent, false, {}, std::move(document)});
}

const Fact& Facts::at(std::string_view key) const {
  static const Fact kUnknown;
  const FactId id = find_fact(*rules_, key);
  return id == kNoFact ? kUnknown : facts_[id];
}

const FactValue* Facts::value(std::string_view key) const {
  const Fact& fact = at(key);
  return fact.state == FactState::known && !fact.is_list ? &fact.values.front() : nullptr;
}

}  // namespace dtsdoctor
