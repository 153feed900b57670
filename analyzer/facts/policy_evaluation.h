// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether a role may do something follows from all its policies together, in the
// order that RAM documents: an explicit Deny beats an Allow, and without an Allow nothing is
// allowed. This is that order as a pure function. What the documents at hand cannot decide (a
// Condition, a part of the resources, a policy nobody handed over) is undecidable and says why: it
// is taken neither for a yes nor for a no. Control policies and session policies are not looked at.
#pragma once

#include <span>
#include <string>

#include "facts/policy_document.h"

namespace dtsdoctor {

// One policy attached to an identity; null: attached, but its document is not at hand.
using AttachedStatements = const PolicyDocument*;

struct AccessRequest {
  std::string action;   // "rds:DescribeDBInstances"
  std::string account;  // owner of the resources, empty: not known. All of them are asked for.
};

enum class Decision {
  allowed,      // an Allow covers all of it, nothing denies it
  denied,       // a Deny covers all of it
  missing,      // no Allow covers any of it
  undecidable,  // see Doubt
};

enum class Doubt {
  none,
  condition,        // it hangs on a Condition
  narrow_resource,  // it holds for a part of the resources
  malformed,        // a statement could not be read as a whole
  unread_policy,    // a document is not at hand
};

// How far one Effect covers a request.
enum class Cover { none, open, whole };

struct Side {
  Cover cover = Cover::none;
  Doubt doubt = Doubt::none;  // of an open one, the reason that the first such statement gives
  const PolicyDocument* policy = nullptr;  // what decided, if a statement did
  const PolicyStatement* statement = nullptr;
};

struct Evaluation {
  Decision decision = Decision::missing;
  Doubt doubt = Doubt::none;
  const PolicyDocument* policy = nullptr;  // the deciding or doubtful statement and its policy
  const PolicyStatement* statement = nullptr;
  Side allow;  // as if there were no Deny
  Side deny;
};

// Pointers in the answer point into `policies`. Linear in their size times the action's length.
[[nodiscard]] Evaluation evaluate_access(std::span<const AttachedStatements> policies,
                                         const AccessRequest& request);

// Does the statement name this action? Only Action and NotAction are looked at.
[[nodiscard]] bool covers_action(const PolicyStatement& statement, std::string_view action);

}  // namespace dtsdoctor
