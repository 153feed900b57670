// SPDX-License-Identifier: Apache-2.0
#include "cli/safe_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/held_signals.h"

namespace dtsdoctor {
namespace {

Problem cannot_write(const std::string& path, int error) {
  return {said("cannot write {}", path), std::nullopt, Message::known(std::strerror(error)), ""};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// The errno of what went wrong, or 0.
int write_into(int descriptor, std::string_view bytes, bool to_disk) {
  const bool written = write_all(descriptor, bytes) && (!to_disk || ::fsync(descriptor) == 0);
  const int error = written ? 0 : errno;
  return ::close(descriptor) != 0 && written ? errno : error;
}

// What is neither a file nor to become one.
std::optional<Problem> write_as_it_is(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  const int error = descriptor < 0 ? errno : write_into(descriptor, bytes, false);
  return error == 0 ? std::nullopt : std::optional(cannot_write(path, error));
}

// A rename is on the disk when its folder is. Not every file system can do it, and then there is
// nothing better.
void sync_folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

// Writes `file`, which is to become `path`.
std::optional<Problem> write_new(const std::string& file, const std::string& path,
                                 std::string_view bytes) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
  constexpr mode_t kMode = 0666;  // the user's mask takes what it takes
  const int descriptor = ::open(file.c_str(), kFlags, kMode);
  if (descriptor < 0) return cannot_write(file, errno);
  const int error = write_into(descriptor, bytes, true);
  if (error == 0) return std::nullopt;
  ::unlink(file.c_str());
  return cannot_write(path, error);
}

std::optional<Problem> move_to(const std::string& file, const std::string& path) {
  if (std::rename(file.c_str(), path.c_str()) != 0) return cannot_write(path, errno);
  sync_folder_of(path);
  return std::nullopt;
}

}  // namespace

std::string real_path(const std::string& name) {
  std::error_code error;
  const std::filesystem::path path = std::filesystem::weakly_canonical(name, error);
  return error ? name : std::filesystem::absolute(path, error).string();
}

std::string beside(const std::string& path) { return path + ".tmp"; }

bool is_replaceable(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) != 0 || S_ISREG(status.st_mode);
}

std::optional<Problem> unwritable(const std::string& path) {
  std::error_code none;
  if (std::filesystem::is_directory(path, none)) return cannot_write(path, EISDIR);
  const std::string written =  // a file is made anew in its folder
      is_replaceable(path) ? std::filesystem::path(real_path(path)).parent_path().string() : path;
  if (::access(written.c_str(), W_OK) != 0) return cannot_write(path, errno);
  return std::nullopt;
}

std::optional<Problem> write_beside(const std::string& path, std::string_view bytes) {
  return write_new(beside(path), path, bytes);
}

void remove_beside(const std::string& path) { ::unlink(beside(path).c_str()); }

std::optional<Problem> put_in_place(const std::string& path) { return move_to(beside(path), path); }

std::optional<Problem> write_whole(const std::string& path, std::string_view bytes) {
  if (auto problem = unwritable(path)) return problem;
  if (!is_replaceable(path)) return write_as_it_is(path, bytes);
  const std::string place = real_path(path);
  const std::string file = fmt::format("{}.{}.tmp", place, ::getpid());  // two runs may write it
  const HeldSignals held;
  if (auto problem = write_new(file, place, bytes)) return problem;
  auto problem = move_to(file, place);
  if (problem) ::unlink(file.c_str());
  return problem;
}

}  // namespace dtsdoctor
