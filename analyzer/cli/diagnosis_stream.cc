// SPDX-License-Identifier: Apache-2.0
#include "cli/diagnosis_stream.h"

#include <algorithm>

#include "report/assemble.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

std::string key_of(const FailureGroup& group) {
  std::string key = std::to_string(group.pattern);
  for (const auto& [name, value] : group.identity) key += '\x1f' + name + '\x1f' + value;
  for (const Job& job : group.jobs) key += '\x1e' + job.id + '\x1f' + job.name;
  return key;
}

}  // namespace

void DiagnosisStream::write(const FailureGroup& group) {
  DiagnosisReport one = assemble(rules_, Case(), group, lang_);
  redactor_.redact(one);
  environment_.out(write_json_line(one));
}

void DiagnosisStream::counted() {
  const FailureGroups& groups = book_.failures().groups();
  for (; written_ < groups.size(); ++written_) {
    if (early_.erase(key_of(groups[written_])) == 0) write(groups[written_]);
  }
}

void DiagnosisStream::paused(const std::vector<Reading>& readings) {
  const TimeRules& times = book_.options().times;
  FailureTally tally(book_.options().limits);
  for (const Reading& reading : readings) {
    if (reading.time && !times.takes(*reading.time)) continue;
    for (const Match& match : reading.matches) tally.add(*reading.record, match, reading.time);
  }
  for (const FailureGroup& group : tally.groups()) {
    const std::string key = key_of(group);
    const FailureGroups& counted = book_.failures().groups();
    const bool is_known =
        std::any_of(counted.begin(), counted.end(),
                    [&](const FailureGroup& known) { return key_of(known) == key; });
    if (!is_known && early_.insert(key).second) write(group);
  }
}

}  // namespace dtsdoctor
