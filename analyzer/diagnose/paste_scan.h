// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a short input of a scan may be a paste, with its lines broken, and most of it
// does not matter. This finds what FailureReader::read finds in it, but frames only the records
// around the places that matter, and reads again only records that are others where broken lines
// are put together. Limits are told as far as they touch such records. It counts nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnose/failure_reader.h"
#include "match/block_filter.h"

namespace dtsdoctor {

struct PasteFindings {
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::vector<Reading> readings;  // in the order of their lines
  std::vector<LimitHit> limit_hits;
};

// `judge` belongs to the calling thread. Precondition: it does not assume DTS context, and no rule
// wants every record.
[[nodiscard]] PasteFindings scan_paste(std::string bytes, const std::string& name,
                                       std::uint64_t first_line, const BlockFilter& filter,
                                       FailureReader& judge);

}  // namespace dtsdoctor
