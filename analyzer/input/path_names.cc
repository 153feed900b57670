// SPDX-License-Identifier: Apache-2.0
#include "input/path_names.h"

#include <cstdlib>
#include <memory>

namespace dtsdoctor {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == 0) return path.size() > 1 ? path.substr(0, 1) : std::string_view();
  return path.substr(0, slash);
}

std::string path_below(const std::string& folder, std::string_view below) {
  if (below.empty()) return folder;
  return folder + (folder.ends_with('/') ? "" : "/") + std::string(below);
}

std::optional<std::string> real_path_of(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr),
                                                         &std::free);
  if (!real) return std::nullopt;
  return std::string(real.get());
}

}  // namespace dtsdoctor
