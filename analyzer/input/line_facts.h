// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: to find the record around a line, its neighbours must be asked who printed them
// and whether they can only begin a record. This answers from one line alone; it puts nothing
// together. What it calls sure follows from line_group.h, and errs towards not sure.
#pragma once

#include <cstdint>
#include <string_view>

#include "input/carrier.h"

namespace dtsdoctor {

struct LineFacts {
  std::uint64_t stream = 0;  // stream_name()
  bool known = false;        // else nothing was looked at
  bool wrapped = false;
  bool goes_on_bare = false;  // lines without a wrapping may go on with it
  bool partial = false;       // the next line of the stream goes on within this one
  bool blank = false;
  bool begins = false;     // whatever stands above, it begins a record
  bool may_begin = false;  // it begins a record unless the line above it is one that `leads`
  bool leads = false;      // the next line of the stream may go on with it whatever it looks like
};

// Tells streams apart; 0: no wrapping.
[[nodiscard]] std::uint64_t stream_name(const CarriedLine& carried);

[[nodiscard]] LineFacts line_facts(const CarriedLine& carried);

}  // namespace dtsdoctor
