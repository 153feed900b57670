// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether bytes are packed is decided by what they begin with, never by a file's
// name, and without loading anything.
#pragma once

#include <string_view>

namespace dtsdoctor {

enum class Packing {
  none,
  gzip,
  bzip2,
  xz,
  zstd,
  lz4,
  tar,
  zip,
  seven_zip,
  rar,  // known, so that its bytes are not taken for a log, and not unpacked, as those below
  lzip,
  lzop,
  compress,  // .Z
};

// How many first bytes packing_of() wants to see.
constexpr std::size_t kPackingHead = 512;

[[nodiscard]] Packing packing_of(std::string_view head);

// Does it hold members with names, or is it one compressed stream?
[[nodiscard]] bool has_members(Packing packing);

// Is it one that is only known, and not unpacked?
[[nodiscard]] bool is_foreign(Packing packing);

// "gzip", "zip archive"
[[nodiscard]] std::string_view name_of(Packing packing);

}  // namespace dtsdoctor
