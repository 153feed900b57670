// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: programs, tests, search commands and metrics quote the messages of errors whole.
// A line that is plainly one of these tells of no failure. This knows the few forms that no log, no
// reply and no sentence takes; a quotation alone is none of them, as envelopes quote messages, too.
#pragma once

#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Does what stands at `span` of `text` belong to a line of source code, of a diff of it, of
// settings or of a query, to a search for it or to a count of none? False beyond the text.
[[nodiscard]] bool is_in_source_line(std::string_view text, Span span);

}  // namespace dtsdoctor
