// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: libarchive does not compare the checksum at the end of a gzip stream, so that
// nearly every damage passes for content. zlib, which libarchive brings along, does. This is the
// only place that calls it, loaded with the first gzip file. It knows no names and no limits.
#pragma once

#include <memory>

#include "input/byte_source.h"

namespace dtsdoctor {

// The content of a gzip file, its parts one behind the other. What comes before damage is given
// out; then a Problem without a place or an input's name. `packed` must outlive it. nullptr: there
// is no zlib on this machine.
[[nodiscard]] std::unique_ptr<ByteSource> open_gzip(ByteSource& packed);

}  // namespace dtsdoctor
