// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a file that a run writes is there whole or not at all, whenever the run is
// killed. It is written beside its place, brought to the disk, and renamed; where that fails,
// nothing stays beside. Of two runs that write one file at once the last one's is there. What is no
// regular file (a pipe, a device) is written as it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dtsdoctor {

// Where NAME leads to: absolute, links followed.
[[nodiscard]] std::string real_path(const std::string& name);

// The file beside PATH that is to take its place.
[[nodiscard]] std::string beside(const std::string& path);

// May PATH be replaced? Not if it is a folder, a pipe, a device.
[[nodiscard]] bool is_replaceable(const std::string& path);

// Why PATH cannot be written, as far as that shows before it is tried.
[[nodiscard]] std::optional<Problem> unwritable(const std::string& path);

[[nodiscard]] std::optional<Problem> write_beside(const std::string& path, std::string_view bytes);
void remove_beside(const std::string& path);
[[nodiscard]] std::optional<Problem> put_in_place(const std::string& path);

// Both, or what comes nearest; a signal that asks the program to end waits for it.
[[nodiscard]] std::optional<Problem> write_whole(const std::string& path, std::string_view bytes);

}  // namespace dtsdoctor
