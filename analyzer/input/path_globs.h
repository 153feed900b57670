// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what --include and --exclude leave of a folder, said once: excluded wins, and a
// pattern that names a folder speaks of all that is in it. Without --include everything is
// included. It is asked about files as they are stored, not about the members of archives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"

namespace dtsdoctor {

class PathGlobs {
 public:
  [[nodiscard]] static Result<PathGlobs> parse(const std::vector<std::string>& include,
                                               const std::vector<std::string>& exclude);

  // What becomes of a thing in a folder whose fate is known: nullopt if it is excluded, else
  // whether it is included. A folder that is neither may still hold something that is.
  [[nodiscard]] std::optional<bool> judge(std::string_view path, bool is_folder,
                                          bool folder_included) const;

  // The same for a path whose folders were not judged yet.
  [[nodiscard]] std::optional<bool> judge_all(std::string_view path, bool is_folder,
                                              bool folder_included) const;

  [[nodiscard]] bool includes_all() const { return include_.empty(); }

  // May one file fare differently where it is found by another path, but the same name?
  [[nodiscard]] bool are_about_paths() const;

 private:
  std::vector<Glob> include_;
  std::vector<Glob> exclude_;
};

}  // namespace dtsdoctor
