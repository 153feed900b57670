// SPDX-License-Identifier: Apache-2.0
#include "cli/safe_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

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

std::optional<Problem> write_to(const std::string& path, std::string_view bytes, int flags,
                                bool to_disk) {
  constexpr mode_t kMode = 0666;  // the user's mask takes what it takes
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, kMode);
  if (descriptor < 0) return cannot_write(path, errno);
  const bool written = write_all(descriptor, bytes) && (!to_disk || ::fsync(descriptor) == 0);
  const int error = errno;
  if (::close(descriptor) != 0 && written) return cannot_write(path, errno);
  if (!written) return cannot_write(path, error);
  return std::nullopt;
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

std::optional<Problem> write_beside(const std::string& path, std::string_view bytes) {
  return write_to(beside(path), bytes, O_CREAT | O_TRUNC, true);
}

std::optional<Problem> put_in_place(const std::string& path) {
  if (std::rename(beside(path).c_str(), path.c_str()) != 0) return cannot_write(path, errno);
  sync_folder_of(path);
  return std::nullopt;
}

std::optional<Problem> write_whole(const std::string& path, std::string_view bytes) {
  if (!is_replaceable(path)) return write_to(path, bytes, 0, false);
  const std::string place = real_path(path);
  if (auto problem = write_beside(place, bytes)) return problem;
  return put_in_place(place);
}

}  // namespace dtsdoctor
