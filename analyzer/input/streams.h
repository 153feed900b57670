// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: each program whose lines stand in an input has a record of its own open, and
// there may be more programs than memory. This keeps the streams that were heard of last.
#pragma once

#include <cstdint>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

#include "input/line_group.h"
#include "input/open_records.h"

namespace dtsdoctor {

struct Stream {
  std::string name;
  LineGroup group;                // of the record, also after it had to be closed
  OpenRecord* record = nullptr;   // null: none is open
  OpenRecord* partial = nullptr;  // a line whose end has not come yet
  std::uint64_t last_line = 0;
  bool goes_on_bare = false;        // its last line had a wrapping that further lines may lack
  const char* closed_by = nullptr;  // the limit that closed its last record early
};

class Streams {
 public:
  // The stream of that name, which becomes the latest; null if there is none yet.
  [[nodiscard]] Stream* find(std::string_view name);
  Stream& add(std::string_view name);

  [[nodiscard]] std::size_t size() const { return streams_.size(); }
  // The one not heard of for longest; there must be one.
  [[nodiscard]] Stream& oldest() { return streams_.back(); }
  void remove_oldest();

 private:
  std::list<Stream> streams_;  // latest first
  std::unordered_map<std::string_view, std::list<Stream>::iterator> by_name_;
};

}  // namespace dtsdoctor
