// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tickets come as archives and logs are kept compressed. It walks through
// whatever is packed, at any depth, and streams each leaf to a visitor: nothing is written to disk
// and memory does not grow with what is unpacked. It refuses to follow links, to run programs, to
// ask for passwords, and to go on beyond its limits.
#pragma once

#include <string>
#include <vector>

#include "input/byte_source.h"
#include "input/limits.h"

namespace dtsdoctor {

// Names are the input's own, then "!" and the member's, level by level: case.zip!logs/dts.log. They
// are valid UTF-8 and otherwise untrusted. A compressed file goes by the name it has outside.
class UnpackVisitor {
 public:
  virtual ~UnpackVisitor() = default;

  // Something that holds nothing else. `bytes` is valid during the call; it need not be read to its
  // end. An error in it is the caller's to report.
  virtual void leaf(const std::string& name, ByteSource& bytes) = 0;

  // An archive begins; what is in it follows, then its end. `stored`: its size in bytes.
  // `problem`: why it could not be read to its end.
  virtual void archive_begins(const std::string& name) = 0;
  virtual void archive_ends(const std::string& name, std::uint64_t stored,
                            const std::optional<Problem>& problem) = 0;

  // A member of which nothing can be had, for example because it is encrypted.
  virtual void unreadable(const std::string& name, const Problem& problem) = 0;
};

// Visits `source` and all that is in it. Returns the limits that were reached; what lies behind one
// is not visited. A file that is not packed is one leaf.
[[nodiscard]] std::vector<LimitHit> walk(const std::string& name, ByteSource& source,
                                         const Limits& limits, UnpackVisitor& visitor);

}  // namespace dtsdoctor
