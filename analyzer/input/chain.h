// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a running task reports its failure as a chain ("DTS-100047: retry … cause:
// XException: component: DTS-10035: …") whose outer links only say that something was tried, and
// whose separators are often lost. This takes a chain apart into its links. It knows the grammar;
// it refuses to know what any code means.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// What the engine does about an error, by the prefix of its exception class.
enum class ChainClass : std::uint8_t { plain, recoverable, critical, fatal };

// "retry N times, S seconds, which exceed the supposed M seconds". N 0: the failure was judged not
// recoverable at once; the time limit was not reached.
struct ChainRetry {
  std::uint64_t times = 0;
  std::uint64_t seconds = 0;
  std::optional<std::uint64_t> limit;  // seconds allowed; none: no limit

  friend bool operator==(const ChainRetry&, const ChainRetry&) = default;
};

// One link; spans count in the parsed text.
struct ChainLink {
  Span span;       // with its head, without the separator behind it
  Span exception;  // class name, may be empty
  Span component;  // may be empty
  Span code;       // "DTS-10035", may be empty
  Span text;
  ChainClass kind = ChainClass::plain;
  std::optional<ChainRetry> retry;
};

struct Chain {
  std::vector<ChainLink> links;  // outermost first
  bool truncated = false;        // the message says so itself
};

// The links of a message; none if no DTS code stands in it. Linear.
[[nodiscard]] Chain parse_chain(std::string_view text);

}  // namespace dtsdoctor
