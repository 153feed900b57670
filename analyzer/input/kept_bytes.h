// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an input is read as a stream, but a paste must be looked at as a whole once the
// stream has ended. This hands a source's bytes on and keeps a copy, as long as they are few.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>

#include "input/byte_source.h"

namespace dtsdoctor {

class KeptBytes : public ByteSource {
 public:
  // `source` must outlive it.
  KeptBytes(ByteSource& source, std::size_t most) : source_(source), most_(most) {}

  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override {
    Result<std::size_t> got = source_.read(to, size);
    if (!got.ok() || too_many_) return got;
    too_many_ = kept_.size() + *got > most_;
    kept_.append(to, std::min(*got, most_ - kept_.size()));
    return got;
  }

  // Were there more than `most` bytes? Only the first ones are kept then.
  [[nodiscard]] bool too_many() const { return too_many_; }
  [[nodiscard]] const std::string& bytes() const { return kept_; }
  void forget() { std::string().swap(kept_); }

 private:
  ByteSource& source_;
  std::size_t most_;
  std::string kept_;
  bool too_many_ = false;
};

}  // namespace dtsdoctor
