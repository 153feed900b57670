// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: trust policies and permission policies share one grammar (RAM policy elements),
// and everything said about one must point into what the user handed over, also where the policy
// stands as JSON in a string. This reads both into statements. What does not fit the grammar is
// kept as a finding and makes the statement uncertain; it is never guessed. It decides nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/mapped_text.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// A value of a policy. Its place is worked out when it is shown: a policy may be one line of
// megabytes, and every Place carries its line.
struct PolicyText {
  std::string text;
  Span span;  // in the source, without quotes
};

enum class PolicyEffect { unknown, allow, deny };

struct PolicyStatement {
  PolicyEffect effect = PolicyEffect::unknown;
  std::vector<PolicyText> actions;
  bool all_but_actions = false;  // `actions` come from NotAction
  std::vector<PolicyText> resources;
  bool all_but_resources = false;      // `resources` come from NotResource
  std::vector<PolicyText> services;    // Principal.Service
  std::vector<PolicyText> accounts;    // Principal.RAM
  std::vector<PolicyText> federated;   // Principal.Federated
  std::vector<PolicyText> others;      // "*" and other principals without a kind
  std::vector<PolicyText> misplaced;   // of a kind that RAM does not know, or under NotPrincipal
  std::vector<PolicyText> conditions;  // condition keys
  bool is_certain = true;          // false: a part could not be read, so it may mean more or less
  bool has_not_principal = false;  // which RAM does not document: whom it means is open
  bool is_assumed = false;         // its parts are known, but not whether it stands in the policy
  Span span;                       // of its opening bracket in the source
  std::string json;                // the statement as it stands
};

// What the grammar of policies does not allow. Rules put it into words.
enum class PolicyFault : std::uint8_t {
  not_json,       // the text is no JSON
  too_deep,       // JSON, but nested deeper than is read
  too_large,      // larger than any policy that RAM accepts
  no_policy,      // JSON, but no object with a Statement
  no_version,     // RAM's grammar asks for one
  wrong_version,  // Version is not "1"
  repeated_key,
  wrong_type,  // a value is not of the type that its key asks for
  no_effect,   // neither Allow nor Deny
  no_action,
  two_actions,  // Action beside NotAction
  no_resource,
  two_resources,
};

[[nodiscard]] std::string_view name_of(PolicyFault fault);

struct PolicyFinding {
  PolicyFault fault = PolicyFault::not_json;
  Span span;  // in the source
};

// RAM accepts policies of some KiB (4096 characters in 2021). What is far beyond that is none: it
// is not read, and said to be too large.
constexpr std::size_t kMostPolicyBytes = std::size_t{256} << 10;

struct PolicyDocument {
  std::shared_ptr<const Source> source;  // null for a policy that the program knows by itself
  Span span;
  std::string json;  // the policy as it stands
  std::vector<PolicyStatement> statements;
  std::vector<PolicyFinding> findings;
  bool is_policy = true;    // false: it could not be read at all; a finding says why
  bool is_complete = true;  // false: there may be statements that were not read
  bool has_version = true;  // false: it states a version that RAM does not accept

  // Where something of this policy stands; nothing without a source.
  [[nodiscard]] std::optional<Place> place(Span part) const;
  [[nodiscard]] FactValue value(const PolicyText& text) const {
    return {text.text, place(text.span)};
  }
};

// Reads the policy `policy`, which was parsed from `text`; `text` maps back to `source`. nullopt:
// an object without Statement, which is no policy. Duplicate keys and wrong types are findings.
[[nodiscard]] std::optional<PolicyDocument> read_policy(
    const JsonValue& policy, const MappedText& text, const std::shared_ptr<const Source>& source);

// The same for a member that holds a policy as an object, or as JSON in a string that was escaped
// several times (facts/json_in_text.h). What is none says so by is_policy.
[[nodiscard]] PolicyDocument read_embedded_policy(const JsonValue& value,
                                                  const std::shared_ptr<const Source>& source);

}  // namespace dtsdoctor
