// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `scan` is given folders with millions of files. It turns PATHs into files to
// read, one at a time: depth first, the names of a folder by their bytes, so that the same tree
// gives the same order. It holds the names of the folders it is within, and nothing of what it has
// been through but the links that it followed and the hard links it met. It opens no file, and
// whatever is in a folder and is not to be read comes out with the reason.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "input/path_globs.h"
#include "input/read_once.h"
#include "input/seen_links.h"

namespace dtsdoctor {

struct FoundPath {
  std::string name;                // the PATH, and what is below it: raw bytes, to open it by
  std::optional<Problem> problem;  // why there is nothing to read; `why` is its status
  bool is_lost = false;            // … though there should be: what was to be read cannot be had
  bool is_explicit = false;        // a PATH itself: to be read whatever it is; it may be missing
  std::uint64_t size = 0;          // of a regular file
  bool is_stream = false;          // a PATH that is none: its size shows at its end
};

class PathWalk {
 public:
  // Once `stop` is set, the user wants no more: what is listed already comes with this as its
  // problem, and no further folder is listed.
  PathWalk(std::vector<std::string> paths, PathGlobs globs,
           const std::atomic<bool>* stop = nullptr);
  PathWalk(const PathWalk&) = delete;
  PathWalk& operator=(const PathWalk&) = delete;

  // nullopt at the end. What --exclude and --include leave out does not come.
  [[nodiscard]] std::optional<FoundPath> next();

 private:
  struct Folder {
    std::string name;      // with a / at its end
    std::string resolved;  // its real path; empty while no link was followed on the way
    std::uint64_t device = 0, number = 0;
    std::size_t path_length = 0;  // of `name`: the PATH, which patterns do not see
    bool is_included = true;
    std::string names;  // of what is in it, each ended by a 0 byte
    std::vector<std::size_t> begins;
    std::size_t at = 0;
  };
  struct Entry;

  [[nodiscard]] std::optional<FoundPath> begin(const std::string& path);
  [[nodiscard]] std::optional<FoundPath> visit(Entry entry);
  [[nodiscard]] std::optional<FoundPath> read_elsewhere(Entry& entry);
  [[nodiscard]] std::optional<FoundPath> enter(Folder folder);

  [[nodiscard]] bool is_stopped() const { return stop_ != nullptr && *stop_; }

  std::vector<std::string> paths_;
  PathGlobs globs_;
  const std::atomic<bool>* stop_;
  SeenLinks links_;
  ReadOnce once_;
  std::size_t next_path_ = 0;
  std::vector<Folder> folders_;  // that it is within, outermost first
  bool found_any_ = false;       // within the current PATH
};

}  // namespace dtsdoctor
