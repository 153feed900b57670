// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is reached by links must not be counted twice. What a link leads to is not
// read by way of the link where it is below a PATH itself, or was reached by another link before.
// Only links are remembered: memory does not grow with files. What PATHs share is read_once.h's.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/path_globs.h"

namespace dtsdoctor {

class SeenLinks {
 public:
  // Both must outlive it.
  SeenLinks(const std::vector<std::string>& paths, const PathGlobs& globs)
      : paths_(paths), globs_(globs) {}

  // By which name it is read anyway, if it is; `target`: its real path. `included`: what the
  // patterns say of the link.
  [[nodiscard]] std::optional<std::string> read_as(std::string_view target, bool is_folder,
                                                   bool included);

  // The same for something that stands, itself, in a folder that a link led to.
  [[nodiscard]] std::optional<std::string> followed_as(std::string_view real_path,
                                                       bool is_folder) const;

  void follow(std::string target, std::string name, bool is_folder, bool included);

 private:
  struct Known {
    std::string name;
    bool is_included = false;
  };
  using Paths = std::map<std::string, Known, std::less<>>;  // by real path

  [[nodiscard]] std::optional<std::string> read_below(const Paths& known, std::string_view target,
                                                      bool is_folder, bool included) const;

  const std::vector<std::string>& paths_;
  const PathGlobs& globs_;
  std::optional<Paths> resolved_paths_;  // once the first link asks for them
  Paths followed_;
};

}  // namespace dtsdoctor
