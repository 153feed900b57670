// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: libarchive hands out what it unpacks in blocks, and drops the block at hand when
// the stream turns out to be cut off: up to 128 KiB, which is all of a short file; and what follows
// an empty frame of LZ4 it passes over without a word. So xz, bzip2, Zstandard and LZ4 streams are
// unpacked by the libraries that libarchive brings along, loaded as it is.
// Their headers need not be installed: the few functions are declared here by their stable binary
// interfaces. It knows no archives, no names and no limits.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "input/byte_source.h"
#include "input/packing.h"

namespace dtsdoctor {

// One of these libraries at work on one stream.
class StreamCodec {
 public:
  enum class State {
    within,   // more has to come
    whole,    // here the content may end
    damaged,  // it cannot go on
  };
  struct Step {
    std::size_t taken = 0;  // bytes of `packed`
    std::size_t given = 0;  // bytes in `to`
    State state = State::within;
  };

  StreamCodec() = default;
  StreamCodec(const StreamCodec&) = delete;
  StreamCodec& operator=(const StreamCodec&) = delete;
  virtual ~StreamCodec() = default;

  // `last`: nothing follows `packed`.
  [[nodiscard]] virtual Step step(std::string_view packed, bool last, char* to,
                                  std::size_t room) = 0;
};

// nullptr: the library is not on this machine.
[[nodiscard]] std::unique_ptr<StreamCodec> xz_codec();
[[nodiscard]] std::unique_ptr<StreamCodec> bzip2_codec();
[[nodiscard]] std::unique_ptr<StreamCodec> zstd_codec();
[[nodiscard]] std::unique_ptr<StreamCodec> lz4_codec();

// The content of a stream, its parts one behind the other. What comes before damage is given out;
// then a Problem without a place or an input's name. `packed` must outlive it. nullptr: it is
// packed in another way, or by a library that is not on this machine.
[[nodiscard]] std::unique_ptr<ByteSource> open_stream(ByteSource& packed, Packing packing);

}  // namespace dtsdoctor
