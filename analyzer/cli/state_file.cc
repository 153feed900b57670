// SPDX-License-Identifier: Apache-2.0
#include "cli/state_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "cli/held_signals.h"
#include "cli/safe_file.h"
#include "input/byte_source.h"

namespace dtsdoctor {
namespace {

Result<std::string> all_of(const std::string& path) {
  const auto source = open_regular_file(path);
  if (!source.ok()) return source.problem();
  std::string bytes;
  const Result<bool> ended = read_up_to(**source, std::string::npos, bytes);
  if (!ended.ok()) return ended.problem();
  return bytes;
}

bool holds(const std::string& path, const Fingerprint& content) {
  const Result<std::string> bytes = all_of(path);
  return bytes.ok() && fingerprint_of(*bytes) == content;
}

bool is_there(const std::string& path) {
  std::error_code error;
  return std::filesystem::symlink_status(path, error).type() !=
         std::filesystem::file_type::not_found;
}

}  // namespace

Result<std::unique_ptr<StateFile>> StateFile::open(const std::string& name) {
  const std::string path = real_path(name);
  const std::string lock_name = path + ".lock";
  const int lock = ::open(lock_name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (lock < 0) {
    return Problem{said("cannot write {}", lock_name), std::nullopt,
                   Message::known(std::strerror(errno)),
                   "the folder of --state has to be there, and may be written to"};
  }
  std::unique_ptr<StateFile> out(new StateFile(path, lock));
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    return Problem{said("another run uses the state {}", name), std::nullopt,
                   errno == EWOULDBLOCK ? Message() : Message::known(std::strerror(errno)),
                   "wait for its end, or give each its own --state"};
  }
  if (!is_there(path)) return out;
  const Result<std::string> text = all_of(path);
  if (!text.ok()) return text.problem();
  Result<ScanState> state = read_state(*text, name);
  if (!state.ok()) return state.problem();
  out->state_ = std::move(*state);
  if (auto problem = out->finish_report()) return *problem;
  return out;
}

StateFile::~StateFile() { ::close(lock_); }

std::optional<Problem> StateFile::finish_report() const {
  if (!state_.report) return std::nullopt;
  const auto& [path, content] = *state_.report;
  if (!holds(beside(path), content)) return std::nullopt;  // it is in its place, or was moved on
  return put_in_place(path);
}

std::optional<Problem> StateFile::commit(ScanState state, const std::optional<Output>& report) {
  const HeldSignals held;
  state.report.reset();
  if (report) {
    state.report = CommittedReport{report->path, fingerprint_of(report->text)};
    if (auto problem = write_beside(report->path, report->text)) return problem;
  }
  auto problem = write_beside(path_, write_state(std::move(state)));
  if (!problem) {
    problem = put_in_place(path_);
    if (problem) remove_beside(path_);
  }
  if (problem && report) remove_beside(report->path);
  if (problem || !report) return problem;
  return put_in_place(report->path);  // where that fails the next run finds it beside
}

}  // namespace dtsdoctor
