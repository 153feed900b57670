// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: of every diagnosis the first few places where it was seen are kept, with their
// lines, captures and runtime chains, until the report is written. A log with errors of all kinds
// has thousands, and they are most of what a scan holds. So each is kept as one string of bytes and
// unpacked when it is read. What it unpacks to is what was added; it judges nothing.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/record.h"

namespace dtsdoctor {

struct CapturedValue {
  std::string name;
  std::string value;
  // In the line of its occurrence, which keeps that line for all: so is nearly every one.
  std::size_t column = 0;
  std::size_t length = 0;
  Span mark = {};
  std::shared_ptr<const Place> elsewhere = {};  // set: there instead
};

// Which call failed, as far as the text says so.
struct CallFacts {
  std::string status;     // of HTTP
  std::string product;    // "Dts", "dts"
  std::string operation;  // "ConfigureDtsJob", "configureDtsJob"
};

// One place where a failure was seen.
struct Occurrence {
  Place place;
  std::string excerpt;
  std::vector<CapturedValue> captures;
  std::vector<PathLink> path;  // the runtime chain it stands in, outermost first
  CallFacts call;
  std::optional<std::int64_t> time = {};  // ms since 1970

  // Of one of its captures.
  [[nodiscard]] Place place_of(const CapturedValue& capture) const;
  // For a report that shows none: its places keep their numbers alone.
  void forget_lines();
};

class Occurrences {
 public:
  void add(const Occurrence& occurrence);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  // Aborts on an index that there is not.
  [[nodiscard]] Occurrence at(std::size_t index) const;

 private:
  std::string packed_;             // one behind the other
  std::vector<std::size_t> ends_;  // of each
};

}  // namespace dtsdoctor
