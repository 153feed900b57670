// SPDX-License-Identifier: Apache-2.0
#include "facts/fact_store.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {

FactValue part_of(const FactValue& whole, std::size_t begin, std::size_t length) {
  FactValue part{whole.text.substr(begin, length), whole.place};
  if (part.place && part.place->mark_end - part.place->mark_begin == whole.text.size()) {
    part.place->mark_begin += begin;
    part.place->mark_end = part.place->mark_begin + length;
    part.place->column += count_characters(std::string_view(whole.text).substr(0, begin));
    part.place->length = std::max<std::size_t>(1, count_characters(part.text));
  }
  return part;
}

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
  copy(key, Fact{FactState::known, true, false, std::move(values), std::move(document)});
}

void Facts::set_part(std::string_view key, std::vector<FactValue> values,
                     std::optional<Place> document) {
  copy(key, Fact{FactState::known, true, true, std::move(values), std::move(document)});
}

void Facts::set_absent(std::string_view key, std::optional<Place> document) {
  copy(key, Fact{FactState::absent, false, false, {}, std::move(document)});
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
