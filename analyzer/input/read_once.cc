// SPDX-License-Identifier: Apache-2.0
#include "input/read_once.h"

#include "input/path_names.h"

namespace dtsdoctor {

std::optional<std::string> ReadOnce::path(const std::string& path, const struct stat& status) {
  if (!current_real_.empty()) folders_.emplace(std::move(current_real_), std::move(current_));
  current_real_.clear();
  const bool is_folder = S_ISDIR(status.st_mode);
  const std::optional<std::string> real =
      is_folder || !folders_.empty() ? real_path_of(path) : std::nullopt;
  if (!is_folder) {
    // What is named is read, also if patterns left it out where it stands.
    if (auto name = real ? covered(*real, false, true) : std::nullopt) return name;
    return known(path, status);
  }
  if (!real) return std::nullopt;
  if (auto name = covered(*real, true, globs_.includes_all())) return name;
  current_ = path;
  current_real_ = *real;
  overlaps_ = false;
  for (std::string_view above = *real; !above.empty(); above = folder_of(above))
    overlaps_ = overlaps_ || folders_.find(above) != folders_.end();
  const std::string inside = *real + (*real == "/" ? "" : "/");
  const auto next = folders_.lower_bound(inside);
  overlaps_ = overlaps_ || (next != folders_.end() && next->first.starts_with(inside));
  return std::nullopt;
}

std::optional<std::string> ReadOnce::folder(std::string_view below, bool included) const {
  // Patterns see the same files by other paths.
  if (!overlaps_ || globs_.are_about_paths()) return std::nullopt;
  return covered(path_below(current_real_, below), true, included);
}

std::optional<std::string> ReadOnce::file(const std::string& name, std::string_view below,
                                          const struct stat& status) {
  if (overlaps_ && !below.empty()) {
    if (auto before = covered(path_below(current_real_, below), false, true)) return before;
  }
  // Patterns about paths are why a folder may have been followed twice.
  const bool is_behind_link = below.empty() && globs_.are_about_paths();
  if (status.st_nlink > 1 || is_behind_link) return known(name, status);
  const auto found = files_.find({status.st_dev, status.st_ino});
  return found == files_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> ReadOnce::known(const std::string& name, const struct stat& status) {
  const auto [entry, is_new] = files_.try_emplace({status.st_dev, status.st_ino}, name);
  return is_new ? std::nullopt : std::optional(entry->second);
}

// By the PATHs that it stands in. Patterns see what is below a PATH, so that each of them may have
// left out other things.
std::optional<std::string> ReadOnce::covered(std::string_view real_path, bool is_folder,
                                             bool included) const {
  for (std::string_view above = real_path; !above.empty(); above = folder_of(above)) {
    const auto found = folders_.find(above);
    if (found == folders_.end()) continue;
    const std::string& name = found->second;
    std::string_view below = real_path.substr(above.size());
    if (below.starts_with('/')) below.remove_prefix(1);
    if (below.empty()) {
      if (globs_.includes_all() || !included || !is_folder) return name;
      continue;
    }
    if (is_folder && globs_.are_about_paths()) continue;
    const auto fate = globs_.judge_all(below, is_folder, globs_.includes_all());
    if (fate && (*fate || (is_folder && !included))) return path_below(name, below);
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
