// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a reply about tasks says is matched failure by failure, in the same way
// wherever a reply is read: in a log, in a rule's own example, in a pasted text. This is that one
// way. It counts nothing, and leaves what stands beside the replies to its caller.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "input/job_record.h"
#include "match/matcher.h"

namespace dtsdoctor {

// One text of a failure, and what it means.
struct ReplyFinding {
  Record record;
  std::vector<Match> matches;  // empty: no rule explains the failure, whose first text this is
  std::string item;            // the check, step or object that failed
  bool further = false;        // an earlier text of the same failure was understood too
};

struct ReplyFindings {
  std::vector<ReplyFinding> told;
  std::string beside;   // the record's bytes with the replies blanked out
  bool any = false;     // was there a reply at all?
  bool broken = false;  // was there one that is not whole?
};

// The events of one record that was taken out of a reply.
using MatchReplyText = std::function<std::vector<Match>(const Record&)>;

// Limits that were reached are appended to `hits`.
[[nodiscard]] ReplyFindings reply_findings(const RawRecord& raw, const std::string& input,
                                           const Limits& limits, const IsKnownCode& is_known_code,
                                           std::vector<LimitHit>& hits,
                                           const MatchReplyText& match);

}  // namespace dtsdoctor
