// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a program that reads a scan's JSON lines wants each diagnosis when it is found,
// not at the end. This writes one line for a diagnosis that was not seen before, as it stands then;
// how often it was seen in the end stands in the report, which is the last line.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/environment.h"
#include "diagnose/failure_reader.h"
#include "report/redact.h"

namespace dtsdoctor {

class DiagnosisStream {
 public:
  // All must outlive it. `book` counts what the stream tells of.
  DiagnosisStream(const RuleSet& rules, const FailureReader& book, const Environment& environment,
                  Lang lang, Redactor redactor)
      : rules_(rules),
        book_(book),
        environment_(environment),
        lang_(lang),
        redactor_(std::move(redactor)) {}

  // Something was counted.
  void counted();

  // The input pauses: this will be counted when it goes on or ends.
  void paused(const std::vector<Reading>& readings);

 private:
  void write(const FailureGroup& group);

  const RuleSet& rules_;
  const FailureReader& book_;
  const Environment& environment_;
  Lang lang_;
  Redactor redactor_;
  std::size_t written_ = 0;           // groups of the book
  std::set<std::string> early_ = {};  // written before they were counted
};

}  // namespace dtsdoctor
