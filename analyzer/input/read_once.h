// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: PATHs overlap (`scan logs logs/today`), and a file may stand in a folder under
// two names. Each is read once, by the name that it is reached by first. What is the same is told
// by device and inode, for PATHs and for files with several hard links, and by real paths for the
// folders that PATHs are: memory does not grow with files, but for those behind links where
// patterns are about paths. It knows nothing of symbolic links; a copy is a file of its own.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "input/path_globs.h"

namespace dtsdoctor {

class ReadOnce {
 public:
  // `globs` must outlive it.
  explicit ReadOnce(const PathGlobs& globs) : globs_(globs) {}

  // Each returns the name by which all of it was read before, if it was; else it is read now.
  [[nodiscard]] std::optional<std::string> path(const std::string& path, const struct stat& status);
  // In the folder that is the current PATH, `below` it; empty if a link led there. `included`: what
  // the patterns say of it.
  [[nodiscard]] std::optional<std::string> folder(std::string_view below, bool included) const;
  [[nodiscard]] std::optional<std::string> file(const std::string& name, std::string_view below,
                                                const struct stat& status);

 private:
  using FileId = std::pair<std::uint64_t, std::uint64_t>;  // device, inode

  [[nodiscard]] std::optional<std::string> covered(std::string_view real_path, bool is_folder,
                                                   bool included) const;
  [[nodiscard]] std::optional<std::string> known(const std::string& name,
                                                 const struct stat& status);

  const PathGlobs& globs_;
  std::map<FileId, std::string> files_;                      // name by which it was read
  std::map<std::string, std::string, std::less<>> folders_;  // PATHs so far, by real path
  std::string current_, current_real_;                       // PATH, if it is a folder
  bool overlaps_ = false;  // it has files in common with an earlier one, or may have
};

}  // namespace dtsdoctor
