// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one thread's part of a scan: what failed in one chunk of an input, as readings
// in the order of their lines, the same as FailureReader finds in the whole input, wherever the
// chunk was cut out. A record belongs to the chunk with the first line of it that matters. It
// counts nothing: what comes first depends on other chunks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnose/failure_reader.h"
#include "input/chunk.h"
#include "input/record_finder.h"
#include "match/block_filter.h"

namespace dtsdoctor {

// A chunk and what is known of its surroundings.
struct ChunkTask {
  std::string input;
  std::vector<ChunkPointer> before;  // the chunks in front of it, as far as a record may reach back
  ChunkPointer chunk;
  std::vector<ChunkPointer> behind;
  bool complete = false;     // nothing follows `behind`
  bool in_pipeline = false;  // a mark of Jenkins' pipelines stands in a chunk before
  bool every = false;        // each record is looked at, whatever stands in it
  KnownBegins begins = {};   // of records in the chunks before
};

struct ChunkFindings {
  std::vector<Reading> readings;  // they may view the bytes of the chunk
  std::vector<LimitHit> limit_hits;
  std::vector<RecordBegin> begins;  // of records of it, for the chunks behind
  // It has to be done again, with more behind it or with all begins before it; nothing else is
  // told.
  bool needs_more = false;
  bool needs_begin = false;
  bool has_pipeline = false;  // such a mark stands in the chunk
  bool is_clean = false;      // nothing in it matters
};

// The line from which on the chunk is of a pipeline, by its index; `hit` is where the first text
// that may be a mark stands. Such a text elsewhere in a line is none.
[[nodiscard]] std::optional<std::int64_t> pipeline_line(const ChunkPointer& chunk, std::size_t hit);

// `judge` belongs to the calling thread.
[[nodiscard]] ChunkFindings scan_chunk(const ChunkTask& task, const BlockFilter& filter,
                                       FailureReader& judge);

}  // namespace dtsdoctor
