// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a request of the RPC API is a query string: in a URL, in a form body, or passed
// to curl. This splits one into names and values, decoded, with their places. It knows no names.
#pragma once

#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "facts/task_text.h"

namespace dtsdoctor {

// name=value&name=value; what stands before a '?' and behind a '#' is left out. Offsets of `query`
// count in the Source. A value that is a shell variable or a <placeholder> is unresolved.
[[nodiscard]] std::vector<NamedValue> read_query(const MappedText& query);

// %XX and + decoded; broken escapes stay.
[[nodiscard]] std::string percent_decoded(std::string_view text);

// Is a parameter Action=… in it, or the host of DTS? Else it is no request of ours.
[[nodiscard]] bool is_request(std::string_view query);

// The requests that stand in running text, one per run of characters without blanks and quotes, at
// most `most`, and none that lies in one of `taken` (sorted). They name an action, or several
// parameters, of which one is an endpoint's.
[[nodiscard]] std::vector<TaskText> read_query_tasks(std::string_view text,
                                                     const std::vector<Span>& taken,
                                                     std::size_t most);

}  // namespace dtsdoctor
