// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `scan --state` continues where the run before it stopped. This is what one run
// tells the next, as a JSON document: how far each file was read, which events were counted, and
// which report counts them. It refuses to read what it did not write.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/file_mark.h"

namespace dtsdoctor {

// The report that was written together with a state.
struct CommittedReport {
  std::string path;  // absolute
  Fingerprint content;

  friend bool operator==(const CommittedReport&, const CommittedReport&) = default;
};

struct ScanState {
  std::vector<FileMark> files;
  std::vector<std::string> events;  // request ids, the latest last
  std::optional<CommittedReport> report;
};

// The document; equal states give equal bytes.
[[nodiscard]] std::string write_state(ScanState state);

// `name`: the file that the text stands in.
[[nodiscard]] Result<ScanState> read_state(const std::string& text, const std::string& name);

// Puts the marks of a run in the place of those that they outdate. Of files that were not met, the
// marks of the `most` that were met last stay: they may be away, or about to be compressed. Gives
// how many were dropped.
std::size_t renew(ScanState& state, const std::vector<const FileMark*>& outdated,
                  std::vector<FileMark> marks, std::size_t most);

}  // namespace dtsdoctor
