// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: any FILE, and each leaf of an archive, plays the part its content has: a failure
// text, a configuration, a RAM document, a reply about tasks. This opens files, looks into them and
// keeps what they are; failure texts go to a FailureReader and are kept nowhere. It diagnoses
// nothing.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/file_role.h"
#include "cli/options.h"
#include "cli/resumed_file.h"
#include "diagnose/failure_reader.h"
#include "facts/case.h"
#include "input/packing.h"
#include "input/path_walk.h"
#include "input/scan_counters.h"
#include "report/report.h"

namespace dtsdoctor {

struct CaseFiles {
  Case evidence;
  std::vector<InputReport> inputs;  // in the order of the command line; an archive, then its leaves
  std::vector<LimitHit> limit_hits;
  std::vector<std::string> secrets;       // values that no output may hold
  std::vector<Problem> notes;             // to be shown, nothing failed
  std::vector<Problem> lost;              // what could not be read
  bool was_interrupted = false;           // something was cut short by the user
  std::vector<Problem> broken;            // why FILEs that look like JSON are taken for a log
  std::vector<FileMark> marks;            // with --state: how far files were read
  std::vector<const FileMark*> outdated;  // earlier ones in whose place these come
};

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

  [[nodiscard]] CaseFiles take();

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace dtsdoctor
