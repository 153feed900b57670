// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: log stores, CI systems and ticket systems hand out what they hold as one JSON
// document, with a list of entries that were printed at different times (SLS GetLogs, a search in
// Elasticsearch, an export of tickets). Each of them is a record of its own. This finds the list
// and takes it apart. It refuses a list whose elements have no time and no words of their own, and
// replies about tasks, and it parses nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

struct LogListing {
  std::size_t levels = 0;     // brackets open in front of the first list
  std::vector<Span> lists;    // with their brackets; the last one may be without its end
  std::vector<Span> entries;  // of all of them, in order; those that are whole
  Span rest;                  // of the last list, where the text ends within an entry

  [[nodiscard]] bool empty() const { return entries.empty(); }
};

// The lists of entries in the JSON document that a text begins with; what follows it is not looked
// at. Empty if there are fewer than two entries.
[[nodiscard]] LogListing find_listing(std::string_view text);

// Does what is known of a text begin with such a document, which may go on behind it?
[[nodiscard]] inline bool begins_with_listing(std::string_view head) {
  return !find_listing(head).empty();
}

}  // namespace dtsdoctor
