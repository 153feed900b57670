// SPDX-License-Identifier: Apache-2.0
//
// What failed in the replies of a text, in a form that a test can compare with a literal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/job_reply.h"

namespace dtsdoctor::testing {

using Lines = std::vector<std::string>;

// The failures of every reply in a text, each as "id|name|stage|item|words;words|codes".
inline Lines failures_in(std::string_view text) {
  Lines lines;
  for (const JobReply& reply : find_job_replies(MappedText(text), {})) {
    for (const JobFailure& failure : job_failures(reply)) {
      std::string words;
      std::string codes;
      for (const ReplyText& each : failure.texts) {
        std::string& to = each.is_code ? codes : words;
        to += (to.empty() ? "" : ";") + each.text.bytes();
      }
      lines.push_back(failure.job.id + "|" + failure.job.name + "|" + failure.stage + "|" +
                      failure.item + "|" + words + "|" + codes);
    }
  }
  return lines;
}

}  // namespace dtsdoctor::testing
