// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: people run one aliyun command after the other and hand over all of what the
// terminal shows, or collect the answers in one file. The answer of ListPoliciesForRole does not
// say whose policies it lists, but the command did. This finds the answers and the command of each,
// and what stands as a block between the words of a ticket. A log that has JSON in its lines is no
// transcript. It parses no JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

struct PrintedJson {
  Span span;
  Span command;           // the line of the aliyun command that printed it; empty if none is shown
  bool is_block = false;  // it fills several lines, or stands below a fence of Markdown
};

struct Transcript {
  std::vector<PrintedJson> values;
  bool is_only_output = true;  // nothing but commands, their answers and prompts stands there
};

// May a text that begins so be one? Cheap.
[[nodiscard]] bool may_be_transcript(std::string_view head);
// May JSON stand as a block in it? Cheap, too.
[[nodiscard]] bool may_have_blocks(std::string_view head);

// Answers count if a command of aliyun printed them, if nothing but answers stands in the text, or
// as blocks.
// Where answers were promised all JSON counts, also behind words on its line. Linear.
[[nodiscard]] Transcript read_transcript(std::string_view text, bool is_promised = false);

// The operation that the command calls: "GetRole".
[[nodiscard]] std::string operation_of(std::string_view text, Span command);

// What `--name value` of the command says; empty if it is not there or computed. Hyphens and case
// of the name do not matter.
[[nodiscard]] std::string option_of(std::string_view text, Span command, std::string_view name);

}  // namespace dtsdoctor
