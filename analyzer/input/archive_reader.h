// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one packed thing as an object: its members in order, their bytes as a stream,
// its errors as Problems. It is the only place that calls libarchive. It knows no nesting, no names
// of inputs and no limits.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "input/byte_source.h"
#include "input/packing.h"

struct archive;

namespace dtsdoctor {

struct ArchiveMember {
  std::string name;  // valid UTF-8; empty for the content of a compressed stream
  bool is_file = false;
  bool encrypted = false;
};

class ArchiveReader : public ByteSource {
 public:
  // `packed` must outlive it. A Problem of open() or next() has no place and no input's name.
  [[nodiscard]] static Result<std::unique_ptr<ArchiveReader>> open(ByteSource& packed,
                                                                   Packing packing);
  ~ArchiveReader() override;
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // Goes to the next member; nullopt at the end. After a Problem nothing more can be had.
  [[nodiscard]] Result<std::optional<ArchiveMember>> next();

  // Reads the current member. A Problem here may concern this member only.
  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  struct Feed;
  ArchiveReader(ByteSource& packed);
  [[nodiscard]] Problem problem() const;

  std::unique_ptr<Feed> feed_;
  ::archive* handle_ = nullptr;
  std::string_view block_;      // of the current member, not handed out
  std::uint64_t block_at_ = 0;  // where it stands in the member
  std::uint64_t position_ = 0;  // in the member
  // A stream that breaks off early passes for an empty one; this is what was said when it was
  // opened.
  std::optional<Problem> early_problem_;
};

}  // namespace dtsdoctor
