// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the trust policy of a RAM role (AssumeRolePolicyDocument) as rules ask about it:
// who is let in or denied by each statement, with the place of every principal. The grammar is
// policy_document.h's. It judges nothing: which principal is the right one is a matter of rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/policy_document.h"

namespace dtsdoctor {

struct TrustStatement {
  bool allows = false;                // Effect is Allow (any case)
  bool denies = false;                // Effect is Deny (any case); neither: it says something else
  bool covers_assume_role = false;    // an Action matches sts:AssumeRole, or NotAction leaves it
  std::vector<FactValue> actions;     // Action or NotAction
  std::vector<FactValue> services;    // Principal.Service
  std::vector<FactValue> accounts;    // Principal.RAM
  std::vector<FactValue> federated;   // Principal.Federated
  std::vector<FactValue> others;      // "*" and other principals without a kind
  std::vector<FactValue> misplaced;   // of a kind that RAM does not know, or under NotPrincipal
  std::vector<FactValue> conditions;  // condition keys
  std::string json;                   // the statement as it stands
};

struct TrustPolicy {
  std::vector<TrustStatement> statements;
  std::vector<FactValue> faults;  // names of PolicyFaults, where they stand
  bool is_readable = true;        // false: it may let in or keep out others than the statements say
  std::string json;               // the document; empty if it is too large to be shown
  std::optional<Place> place;     // of the document
};

// Places are worked out until they would hold 4 MiB of text (every Place carries its line); a real
// trust policy needs some KiB. Values behind that have none.
[[nodiscard]] TrustPolicy trust_policy(const PolicyDocument& policy);

}  // namespace dtsdoctor
