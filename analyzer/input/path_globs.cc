// SPDX-License-Identifier: Apache-2.0
#include "input/path_globs.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

std::optional<Problem> add(const std::vector<std::string>& patterns, const char* option,
                           std::vector<Glob>& globs) {
  for (const std::string& pattern : patterns) {
    Result<Glob> glob = Glob::parse(pattern);
    if (!glob.ok()) {
      Problem problem = glob.problem();
      problem.what = said("{}: {}", option, problem.what);
      return problem;
    }
    globs.push_back(std::move(*glob));
  }
  return std::nullopt;
}

bool any_matches(const std::vector<Glob>& globs, std::string_view path, bool is_folder) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](const Glob& glob) { return glob.matches(path, is_folder); });
}

}  // namespace

Result<PathGlobs> PathGlobs::parse(const std::vector<std::string>& include,
                                   const std::vector<std::string>& exclude) {
  PathGlobs globs;
  if (auto problem = add(include, "--include", globs.include_)) return *problem;
  if (auto problem = add(exclude, "--exclude", globs.exclude_)) return *problem;
  return globs;
}

std::optional<bool> PathGlobs::judge(std::string_view path, bool is_folder,
                                     bool folder_included) const {
  if (any_matches(exclude_, path, is_folder)) return std::nullopt;
  return folder_included || any_matches(include_, path, is_folder);
}

std::optional<bool> PathGlobs::judge_all(std::string_view path, bool is_folder,
                                         bool folder_included) const {
  std::optional<bool> included = folder_included;
  for (std::size_t end = path.find('/'); included && end != std::string_view::npos;
       end = path.find('/', end + 1))
    included = judge(path.substr(0, end), true, *included);
  return included ? judge(path, is_folder, *included) : included;
}

bool PathGlobs::are_about_paths() const {
  const auto about_paths = [](const Glob& glob) { return glob.is_about_paths(); };
  return std::any_of(include_.begin(), include_.end(), about_paths) ||
         std::any_of(exclude_.begin(), exclude_.end(), about_paths);
}

}  // namespace dtsdoctor
