// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: database and generic API errors mean something to DTS only when DTS reports
// them. This tells whether a record is about DTS from what it contains: its codes, reply fields,
// product, host or resource types (design: DTS context belongs to the event). Neighbouring records
// lend none.
#pragma once

#include <span>
#include <string_view>

#include "input/record.h"

namespace dtsdoctor {

[[nodiscard]] bool has_dts_context(const Record& record);

// Does the record say that a call of another product failed?
[[nodiscard]] bool is_of_other_product(const Record& record);

// Literals of at least 7 bytes, one of which stands in the raw bytes of every record in DTS context
// but those that may_hold_dts_number() takes. They may stand elsewhere too.
[[nodiscard]] std::span<const std::string_view> dts_windows();
[[nodiscard]] bool may_hold_dts_number(std::string_view bytes);

}  // namespace dtsdoctor
