// SPDX-License-Identifier: Apache-2.0
#include "input/scan_counters.h"

namespace dtsdoctor {

CountedInto::~CountedInto() { count_to(source_.size().value_or(0)); }

Result<std::size_t> CountedInto::read(char* to, std::size_t size) {
  Result<std::size_t> got = source_.read(to, size);
  if (got.ok()) count_to(position_ += *got);
  return got;
}

bool CountedInto::seek(std::uint64_t offset) {
  if (!source_.seek(offset)) return false;
  position_ = offset;
  return true;
}

void CountedInto::count_to(std::uint64_t position) {
  if (position <= counted_) return;
  count_.fetch_add(position - counted_, std::memory_order_relaxed);
  counted_ = position;
}

}  // namespace dtsdoctor
