// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_policy.h"

#include "facts/policy_evaluation.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kAssumeRole = "sts:AssumeRole";
constexpr std::size_t kMostFaults = 100;  // more say nothing new
constexpr std::size_t kMostPlaceBytes = std::size_t{4} << 20;

class Converter {
 public:
  explicit Converter(const PolicyDocument& policy) : policy_(policy) {}

  std::optional<Place> place(Span span) {
    if (place_bytes_ > kMostPlaceBytes) return std::nullopt;
    std::optional<Place> place = policy_.place(span);
    if (place) place_bytes_ += place->text.size();
    return place;
  }

  std::vector<FactValue> values(const std::vector<PolicyText>& texts) {
    std::vector<FactValue> out;
    for (const PolicyText& text : texts) out.push_back({text.text, place(text.span)});
    return out;
  }

  TrustStatement statement(const PolicyStatement& from) {
    TrustStatement to;
    to.allows = from.effect == PolicyEffect::allow;
    to.denies = from.effect == PolicyEffect::deny;
    to.covers_assume_role = covers_action(from, kAssumeRole);
    to.actions = values(from.actions);
    to.services = values(from.services);
    to.accounts = values(from.accounts);
    to.federated = values(from.federated);
    to.others = values(from.others);
    to.misplaced = values(from.misplaced);
    to.conditions = values(from.conditions);
    to.json = from.json;
    return to;
  }

 private:
  const PolicyDocument& policy_;
  std::size_t place_bytes_ = 0;
};

}  // namespace

TrustPolicy trust_policy(const PolicyDocument& policy) {
  Converter convert(policy);
  TrustPolicy out;
  out.place = convert.place(policy.span);
  out.json = policy.json;
  for (const PolicyFinding& finding : policy.findings) {
    if (out.faults.size() == kMostFaults) break;
    out.faults.push_back({std::string(name_of(finding.fault)), convert.place(finding.span)});
  }
  out.is_readable = policy.is_policy && policy.is_complete;
  for (const PolicyStatement& statement : policy.statements) {
    out.statements.push_back(convert.statement(statement));
    if (!statement.is_certain || statement.has_not_principal) out.is_readable = false;
  }
  return out;
}

}  // namespace dtsdoctor
