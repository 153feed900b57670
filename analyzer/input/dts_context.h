// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: database and generic API errors mean something to DTS only when DTS reports
// them. This tells whether a record is about DTS from what it contains: its codes, reply fields,
// product, host or resource types (design: DTS context belongs to the event). Neighbouring records
// lend none.
#pragma once

#include "input/record.h"

namespace dtsdoctor {

[[nodiscard]] bool has_dts_context(const Record& record);

}  // namespace dtsdoctor
