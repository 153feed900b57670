// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same file is reached by several paths, and what tells so asks for parts of
// their names. These are taken as text, without looking at the disk, but for real_path_of().
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dtsdoctor {

// The folder that a path stands in; empty for "/".
[[nodiscard]] std::string_view folder_of(std::string_view path);

// The path of what is called `below` in a folder; the folder's own if that is empty.
[[nodiscard]] std::string path_below(const std::string& folder, std::string_view below);

// Where a path leads to in the end; nullopt with errno set.
[[nodiscard]] std::optional<std::string> real_path_of(const std::string& path);

}  // namespace dtsdoctor
