// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a task config or RAM document, and the facts that follow from it. The first byte
// tells where the text is cut in two documents of one case.
#include <cstdlib>

#include "facts/derive.h"
#include "facts/failed_lookup.h"
#include "facts/recognise.h"
#include "rules/builtin.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_place(const std::optional<Place>& place) {
  if (!place) return;
  require(place->mark_begin <= place->mark_end && place->mark_end <= place->text.size());
  require(place->line == 0 || (place->column >= 1 && place->length >= 1));
}

void read_into(Case& evidence, std::string text) {
  const Source source("doc.json", std::move(text));
  if (auto role = read_missing_role(source, builtin_rules())) add(evidence, std::move(*role));
  Result<Recognised> found = recognise(source, builtin_rules(), {});
  if (!found.ok()) return;
  for (Document& document : found->documents) add(evidence, std::move(document));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = text.size() * data[0] / 256;
  Case evidence;
  read_into(evidence, text);
  read_into(evidence, text.substr(0, cut));
  read_into(evidence, text.substr(cut));
  const RuleSet& rules = builtin_rules();
  const FailureFacts failure = {
      "cross-account/role-not-found", "AssumeRoleFail", {{"role_name", {"ram-for-dts", {}}}}, {}};
  for (const Unit& unit : units_of(evidence)) {
    const Facts facts = collect_facts(rules, evidence, unit, failure);
    for (std::size_t i = 0; i < rules.facts.size(); ++i) {
      const Fact& fact = facts.at(static_cast<FactId>(i));
      require(fact.is_list || fact.state != FactState::known || fact.values.size() == 1);
      for (const FactValue& value : fact.values) check_place(value.place);
      check_place(fact.document);
    }
  }
  return 0;
}
