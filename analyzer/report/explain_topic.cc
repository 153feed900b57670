// SPDX-License-Identifier: Apache-2.0
#include "report/explain_topic.h"

#include "report/explain.h"

namespace dtsdoctor {

std::string explain_text(const RuleSet& rules, const ExplainTopic& topic, const TextStyle& style) {
  switch (topic.kind) {
    case ExplainTopic::Kind::errors:
      return explain_patterns(rules, topic.errors, topic.shared_name, style);
    case ExplainTopic::Kind::cause:
      return explain_cause(rules, *topic.cause, style);
    case ExplainTopic::Kind::fix:
      return explain_fix(rules, *topic.fix, style);
    case ExplainTopic::Kind::preflight:
      return explain_preflight(rules, *topic.rule, style);
    case ExplainTopic::Kind::fact:
      return explain_fact(rules, *topic.fact, style);
    case ExplainTopic::Kind::matrix:
      return explain_matrix(rules, style);
    case ExplainTopic::Kind::everything:
      break;
  }
  return explain_list(rules, style);
}

}  // namespace dtsdoctor
