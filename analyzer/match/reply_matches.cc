// SPDX-License-Identifier: Apache-2.0
#include "match/reply_matches.h"

#include <set>
#include <utility>

#include "input/reply_fields.h"

namespace dtsdoctor {
namespace {

// Words name a failure more closely than the code that stands beside them, so codes are asked only
// if no words were understood.
template <typename RecordOf>
void add_failure(const JobFailure& failure, const RecordOf& record_of, const MatchReplyText& match,
                 std::vector<ReplyFinding>& out) {
  const std::size_t before = out.size();
  std::set<std::uint32_t> found;
  ReplyFinding unknown;
  for (const ReplyText& text : failure.texts) {
    if (text.is_code && !found.empty()) break;
    ReplyFinding finding;
    finding.record = record_of(text);
    finding.item = failure.item;
    finding.matches = match(finding.record);
    std::erase_if(finding.matches,
                  [&](const Match& each) { return !found.insert(each.pattern).second; });
    if (finding.matches.empty()) {
      if (unknown.record.raw.empty()) unknown = std::move(finding);
      continue;
    }
    finding.further = out.size() > before;
    out.push_back(std::move(finding));
  }
  if (out.size() == before) out.push_back(std::move(unknown));
}

}  // namespace

ReplyFindings reply_findings(const RawRecord& raw, const std::string& input, const Limits& limits,
                             const IsKnownCode& is_known_code, std::vector<LimitHit>& hits,
                             const MatchReplyText& match) {
  ReplyFindings findings;
  if (!may_hold_job_reply(raw.text())) return findings;
  const std::vector<JobReply> replies = find_job_replies(text_of(raw), limits);
  if (replies.empty()) return findings;
  findings.any = true;
  findings.beside = std::string(raw.bytes);
  ReplyPlaces places(raw);
  for (const JobReply& reply : replies) {
    findings.broken = findings.broken || reply.broken;
    for (const JobFailure& failure : job_failures(reply)) {
      const auto record_of = [&](const ReplyText& text) {
        return places.record_of(failure, text, input, limits, is_known_code, hits);
      };
      add_failure(failure, record_of, match, findings.told);
    }
    for (std::size_t at = reply.outer.begin; at < reply.outer.end; ++at) {
      if (findings.beside[at] != '\n') findings.beside[at] = ' ';
    }
  }
  return findings;
}

}  // namespace dtsdoctor
