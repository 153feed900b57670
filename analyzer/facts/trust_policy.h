// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: reads the trust policy of a RAM role (AssumeRolePolicyDocument) into statements
// with the place of every principal. Grammar: RAM policy elements; Statement may be one object,
// Action and principals a string or an array. It judges nothing: which principal is the right one
// is a matter of rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

struct TrustStatement {
  bool allows = false;                // Effect is Allow (any case), else it denies
  bool covers_assume_role = false;    // an Action matches sts:AssumeRole, or NotAction leaves it
  std::vector<FactValue> services;    // Principal.Service
  std::vector<FactValue> accounts;    // Principal.RAM
  std::vector<FactValue> others;      // Federated, "*" and what else stands there
  std::vector<FactValue> conditions;  // condition keys
  std::string json;                   // the statement as it stands
};

struct TrustPolicy {
  std::vector<TrustStatement> statements;
  std::optional<Place> place;  // of the document
};

// Places of values in the text that a policy was decoded from: `text` maps back to `source`.
// A document that is no policy (no Statement) gives nullopt.
[[nodiscard]] std::optional<TrustPolicy> read_trust_policy(const JsonValue& policy,
                                                           const MappedText& text,
                                                           const Source& source);

// `pattern` with "*" and "?" against the whole of `text`, ASCII case ignored (RAM action names).
[[nodiscard]] bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace dtsdoctor
