// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: nearly every line of most logs is a record of its own, and its neighbours tell
// so: the lines next to it in its stream and those without a wrapping beside it. This says so only
// where it is sure; what is not sure must be read as RecordReader reads it.
#pragma once

#include <cstdint>
#include <optional>

#include "input/line_table.h"

namespace dtsdoctor {

class LoneLines {
 public:
  // `table` must outlive it. `complete`: nothing follows the table's last line. `max_interleave`:
  // as in Limits.
  LoneLines(LineTable& table, bool complete, std::size_t max_interleave)
      : table_(table),
        complete_(complete),
        most_between_(static_cast<std::int64_t>(max_interleave)) {}

  // Is the line, which has no wrapping, sure to be a record of its own?
  [[nodiscard]] bool stands_alone_bare(std::int64_t index);
  // The same of a line of a carrier, between those of other programs.
  [[nodiscard]] bool stands_alone_in_stream(std::int64_t index);

  // Is a line without a wrapping sure to be no part of what a wrapped line above began?
  [[nodiscard]] bool stands_free(std::int64_t index);
  // Does what follows a line of a carrier perhaps go on with it, without a wrapping?
  [[nodiscard]] bool has_bare_below(std::int64_t index);

 private:
  [[nodiscard]] std::optional<std::int64_t> neighbour(std::int64_t index, std::int64_t step,
                                                      bool& certain);

  LineTable& table_;
  bool complete_;
  std::int64_t most_between_;
};

}  // namespace dtsdoctor
