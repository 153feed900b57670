// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: any FILE, and each leaf of an archive, plays the part its content has: a failure
// text, a configuration, a RAM document, a reply about tasks. This opens files, looks into them and
// hands each to who reads its kind: documents are kept, failure texts go to a FailureReader and are
// kept nowhere. It diagnoses nothing.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cli/file_role.h"
#include "cli/input_ledger.h"
#include "cli/options.h"
#include "cli/resumed_file.h"
#include "diagnose/failure_reader.h"
#include "input/path_walk.h"
#include "input/scan_counters.h"

namespace dtsdoctor {

// How a run is stopped before its end, and what it counts meanwhile.
struct ScanWatch {
  const StopSignal& stop;
  ScanCounters& counters;
  // In place of FailureReader::read(). `is_live`: the source may pause.
  std::function<InputResult(ByteSource& source, const std::string& name, bool is_live,
                            std::uint64_t first_line)>
      read_log = nullptr;
  const EarlierRuns* earlier = nullptr;  // with --state only
};

class FileReader {
 public:
  // All must outlive it. `watch` may be null.
  FileReader(const Options& options, const RuleSet& rules, FailureReader& failures,
             const ScanWatch* watch);
  ~FileReader();

  // A FILE given with -c or -e: the Problem is what keeps it from being one.
  [[nodiscard]] std::optional<Problem> document(const std::string& name, Role role);
  void file(const std::string& name);
  void found(const FoundPath& path);

  // Adds what another one has read behind this one. Its documents are no part of the case.
  void take_in(FileReader& other);

  // How many rows of inputs there are by now.
  [[nodiscard]] std::size_t inputs() const;

  [[nodiscard]] CaseFiles take();

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace dtsdoctor
