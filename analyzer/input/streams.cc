// SPDX-License-Identifier: Apache-2.0
#include "input/streams.h"

namespace dtsdoctor {

Stream* Streams::find(std::string_view name) {
  if (!streams_.empty() && streams_.front().name == name) return &streams_.front();
  const auto found = by_name_.find(name);
  if (found == by_name_.end()) return nullptr;
  streams_.splice(streams_.begin(), streams_, found->second);
  return &streams_.front();
}

Stream& Streams::add(std::string_view name) {
  Stream& stream = streams_.emplace_front();
  stream.name = std::string(name);
  by_name_.emplace(stream.name, streams_.begin());
  return stream;
}

void Streams::remove_oldest() {
  by_name_.erase(streams_.back().name);
  streams_.pop_back();
}

}  // namespace dtsdoctor
