// SPDX-License-Identifier: Apache-2.0
#include "input/seen_links.h"

#include "input/path_names.h"

namespace dtsdoctor {

std::optional<std::string> SeenLinks::read_as(std::string_view target, bool is_folder,
                                              bool included) {
  if (!resolved_paths_) {
    resolved_paths_.emplace();
    for (const std::string& path : paths_) {
      if (path == "-") continue;
      if (std::optional<std::string> real = real_path_of(path))
        resolved_paths_->emplace(std::move(*real), Known{path, globs_.includes_all()});
    }
  }
  std::optional<std::string> name = read_below(*resolved_paths_, target, is_folder, included);
  return name ? name : read_below(followed_, target, is_folder, included);
}

std::optional<std::string> SeenLinks::followed_as(std::string_view real_path,
                                                  bool is_folder) const {
  if (is_folder && globs_.are_about_paths()) return std::nullopt;
  const auto known = followed_.find(real_path);
  if (known != followed_.end()) return known->second.name;
  // The folder was followed for what patterns leave out where it stands; this may be no such thing.
  const bool may_be_read = !is_folder && globs_.are_about_paths();
  return may_be_read ? read_below(*resolved_paths_, real_path, false, true) : std::nullopt;
}

void SeenLinks::follow(std::string target, std::string name, bool is_folder, bool included) {
  // A folder that patterns see by another path may show other files there.
  if (is_folder && globs_.are_about_paths()) return;
  followed_.emplace(std::move(target), Known{std::move(name), included});
}

std::optional<std::string> SeenLinks::read_below(const Paths& known, std::string_view target,
                                                 bool is_folder, bool included) const {
  if (is_folder && globs_.are_about_paths()) return std::nullopt;
  for (std::string_view above = target; !above.empty(); above = folder_of(above)) {
    const auto found = known.find(above);
    if (found == known.end()) continue;
    std::string_view below = target.substr(above.size());
    if (below.starts_with('/')) below.remove_prefix(1);
    const bool is_it = below.empty();  // a file given as a PATH is read whatever patterns say
    const std::optional<bool> fate =
        is_it ? std::optional(is_folder ? found->second.is_included : true)
              : globs_.judge_all(below, is_folder, found->second.is_included);
    if (fate && (*fate || (is_folder && !included))) return path_below(found->second.name, below);
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
