// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a chunk is looked at as a chunk of its own and as a neighbour of others, by
// several threads. Where its lines begin, and which are the nearest lines of the same stream, is
// found out once for all of them, when somebody asks. It judges no line beyond who printed it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "input/line_split.h"

namespace dtsdoctor {

// Of each line of a chunk the nearest ones of the same stream.
class StreamLinks {
 public:
  StreamLinks() = default;
  // `in_pipeline`: as for CarrierReader, in front of the first line.
  StreamLinks(std::string_view bytes, const LineSplit& split, bool in_pipeline);

  // Within the chunk; nothing if there is none.
  [[nodiscard]] std::optional<std::uint32_t> above(std::size_t line) const;
  [[nodiscard]] std::optional<std::uint32_t> below(std::size_t line) const;
  [[nodiscard]] std::optional<std::uint32_t> first(std::uint64_t stream) const;
  [[nodiscard]] std::optional<std::uint32_t> last(std::uint64_t stream) const;

  // As LineFacts has it.
  [[nodiscard]] std::uint64_t stream(std::size_t line) const {
    return streams_[lines_[line].stream].name;
  }
  // A line that only Jenkins' pipelines print stands in the chunk or in front of it.
  [[nodiscard]] bool ends_in_pipeline() const { return ends_in_pipeline_; }

 private:
  static constexpr std::uint32_t kNone = UINT32_MAX;
  struct Links {
    std::uint32_t stream;  // index
    std::uint32_t above = kNone;
    std::uint32_t below = kNone;
  };
  struct Stream {
    std::uint64_t name;
    std::uint32_t first;
    std::uint32_t last;
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t stream) const;
  void link(std::uint64_t stream, std::uint32_t line);
  void grow();

  std::vector<Links> lines_;
  std::vector<Stream> streams_;
  std::vector<std::uint32_t> slots_;  // indices of streams_, by hash
  bool ends_in_pipeline_ = false;
};

// Made once for each chunk; `bytes` are those of the chunk, the same each time.
class ChunkLines {
 public:
  [[nodiscard]] const LineSplit& split(std::string_view bytes);
  [[nodiscard]] const StreamLinks& links(std::string_view bytes, bool in_pipeline);

 private:
  std::once_flag is_split_;
  LineSplit split_;
  std::once_flag is_linked_[2];
  StreamLinks links_[2];  // outside of a pipeline, in one
};

}  // namespace dtsdoctor
