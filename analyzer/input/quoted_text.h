// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what prints an error between quotation marks spells it in another way: loggers
// of key=value pairs (err="SDK.ServerError\nErrorCode: …", "column \"a\""), Python's repr
// ('…\nErrorCode: …'), fields of CSV ("column ""a"""). As they stand, labels are parts of other
// words and names are hidden by marks. This finds such strings. All others stay text: a path of
// Windows is no block.
#pragma once

#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "base/source.h"

namespace dtsdoctor {

struct QuotedText {
  Span span;  // with its quotation marks
  // The lines of an error block or JSON of several lines: it means nothing as it stands. Others may
  // be text that only looks quoted.
  bool is_block = false;
  bool doubles_marks = false;  // as CSV does
};

// Those that read differently once they are decoded, ascending. Linear.
[[nodiscard]] std::vector<QuotedText> quoted_texts(std::string_view text);

// What was quoted; maps to offsets in `text`.
[[nodiscard]] MappedText decoded(std::string_view text, const QuotedText& quoted);

}  // namespace dtsdoctor
