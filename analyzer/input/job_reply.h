// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a reply about tasks (DescribeDtsJobs, DescribeDtsJobDetail,
// DescribePreCheckStatus, DescribeMigrationJobStatus …) holds the failures of many tasks beside
// what is fine. This finds such replies in a text, JSON or XML, also pretty-printed ones and ones
// inside a string of another document, and lists what failed in them, task by task. It tells no
// error from another.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/json_text.h"
#include "base/mapped_text.h"
#include "input/limits.h"
#include "input/record.h"

namespace dtsdoctor {

// A reply that stands in a text. `root` counts in `text`, which maps to the origin of the searched
// text.
struct JobReply {
  std::shared_ptr<const MappedText> text;
  JsonValue root;
  MappedText (*decode)(std::string_view text, Span value) = unescape_json;
  Span outer;           // the document around it, in the searched text
  bool broken = false;  // what may hold a reply was not whole in the searched text
};

// What a reply says of one failure: in words, or as a documented code or key.
struct ReplyText {
  MappedText text;  // unescaped; maps to the origin of the searched text
  bool is_code = false;
  bool is_summary = false;  // of a check whose items speak for themselves
};

// One failure of one task. A task's own message, its stages' and its retry state's are one failure;
// every failed check, step or object is one of its own.
struct JobFailure {
  Job job;
  std::string stage;  // precheck, schema, full, incremental …; empty if the task itself
  std::string item;   // the check, step or object that failed
  std::vector<ReplyText> texts;  // words in front of codes; at least one; no two are equal. Codes
                                 // alone where a check failed and all that is told is its name
};

// The replies about tasks in `text`, in order. A document that is cut off yields what is there:
// JSON up to its last byte, XML those of its parts that are whole. Linear in the text times a
// bounded number of attempts.
[[nodiscard]] std::vector<JobReply> find_job_replies(const MappedText& text, const Limits& limits);

// What failed, in the order of the reply. Empty for a reply in which nothing failed.
[[nodiscard]] std::vector<JobFailure> job_failures(const JobReply& reply);

}  // namespace dtsdoctor
