// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what failed in many tasks is often shown as a table: `aliyun dts … --output
// cols=DtsJobId,Status,ErrorMessage`, an export as CSV, Markdown in a ticket, the answer of a
// database. The first row has the names, and a row by itself does not say which task failed. This
// spells each row about a task as the reply that it was taken from, so that one reader does for
// all. It refuses a table that has no column with tasks, or none with what went wrong.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with each row of such tables as JSON on a line of its own; it maps to the same origin.
// Nothing if there is no such row. Linear.
[[nodiscard]] std::optional<MappedText> with_job_tables_as_json(const MappedText& text);

}  // namespace dtsdoctor
