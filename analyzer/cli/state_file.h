// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a report and the state that says what it counts are one step, though they are
// two files. Both are written beside their places; that the state gets into its place is the step,
// and it names the report, so that a run that was killed behind it is finished by the next. While
// it lives, no other run can use the state.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/scan_state.h"

namespace dtsdoctor {

class StateFile {
 public:
  // Waits for nobody: a state that another run uses is a Problem. A file that is not there is a
  // first run. A report that a run before did not get into its place is put there.
  [[nodiscard]] static Result<std::unique_ptr<StateFile>> open(const std::string& name);
  ~StateFile();
  StateFile(const StateFile&) = delete;
  StateFile& operator=(const StateFile&) = delete;

  [[nodiscard]] const ScanState& state() const { return state_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  // `report`: where to and what, nullopt if it was printed.
  struct Output {
    std::string path;  // absolute
    std::string_view text;
  };
  [[nodiscard]] std::optional<Problem> commit(ScanState state, const std::optional<Output>& report);

 private:
  StateFile(std::string path, int lock) : path_(std::move(path)), lock_(lock) {}
  [[nodiscard]] std::optional<Problem> finish_report() const;

  std::string path_;
  int lock_;
  ScanState state_;
};

}  // namespace dtsdoctor
