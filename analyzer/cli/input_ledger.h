// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whoever reads an input says how that went: a row of the report, what was lost,
// what the user cut short. This keeps it in the order of reading. It opens and reads nothing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "facts/case.h"
#include "input/file_mark.h"
#include "input/limits.h"
#include "input/stop_signal.h"
#include "report/report.h"

namespace dtsdoctor {

struct InputRow : InputReport {
  Message why;  // why it is not "ok"
};

// A file that was not read, as all of it stands in another one.
struct MarkedCopy {
  FileMark mark;
  const FileMark* outdated;  // may be null
  FileId original;
};

struct CaseFiles {
  Case evidence;
  std::vector<InputRow> inputs;  // in the order of the command line; an archive, then its leaves
  std::size_t documents = 0;     // how many of them, the first ones, are those of -c and -e
  std::vector<LimitHit> limit_hits;
  std::vector<std::string> secrets;       // values that no output may hold
  std::vector<Problem> notes;             // to be shown, nothing failed
  std::vector<Problem> lost;              // what could not be read
  bool was_interrupted = false;           // something was cut short by the user
  std::vector<Problem> broken;            // why FILEs that look like JSON are taken for a log
  std::vector<Problem> misread;           // of these what was meant as a document, with what to do
  std::vector<FileMark> marks;            // with --state: how far files were read
  std::vector<const FileMark*> outdated;  // earlier ones in whose place these come
  std::vector<MarkedCopy> copies;         // with --state: files that were passed over
};

// What was cut short is no loss: nobody waits for it.
void forget_interruption(CaseFiles& files);

class InputLedger {
 public:
  // `stop` may be null, and must outlive it otherwise.
  explicit InputLedger(const StopSignal* stop) : stop_(stop) {}

  // Valid until the next one is added.
  InputRow& add_row(const std::string& name, InputKind kind, std::uint64_t bytes);
  void lose(InputRow& row, const Problem& problem);
  // A row of what could not be opened.
  void unreadable(const std::string& name, const Problem& problem);

  // How many inputs were lost or cut short by now.
  [[nodiscard]] std::size_t losses() const { return files_.lost.size() + cut_short_; }
  [[nodiscard]] bool is_stopped() const { return stop_ != nullptr && stop_->is_raised(); }
  [[nodiscard]] const StopSignal* stop() const { return stop_; }

  [[nodiscard]] CaseFiles& files() { return files_; }

  // Adds what stands in another one behind this one's. Its documents are no part of the case.
  void take_in(InputLedger&& other);

  [[nodiscard]] CaseFiles take();

 private:
  // Keeps the marks of copies whose originals were read as far as that.
  void settle_copies();

  const StopSignal* stop_;
  CaseFiles files_;
  std::size_t cut_short_ = 0;  // inputs, since the user stopped it
};

}  // namespace dtsdoctor
