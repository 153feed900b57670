// SPDX-License-Identifier: Apache-2.0
#include "input/path_walk.h"

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include "base/utf8.h"
#include "input/path_names.h"

namespace dtsdoctor {
namespace {

FoundPath unread(const std::string& name, Message why, bool is_lost, Message help = "") {
  Place where;
  where.input = name;
  return {name, Problem{said("cannot read {}", name), where, std::move(why), std::move(help)},
          is_lost};
}

FoundPath lost(const std::string& name, int error) {
  return unread(name,
                error == ENOENT ? Message("it vanished after its folder was listed")
                                : Message::known(std::strerror(error)),
                true);
}

FoundPath stopped(const std::string& name) { return unread(name, "interrupted: not read", true); }

FoundPath read_before(const std::string& name, const std::string& as) {
  return unread(name, said("it was read as {}", to_valid_utf8(as)), false);
}

std::string target_of(const std::string& link) {
  std::string target(std::size_t{4096}, '\0');
  const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
  target.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
  return to_valid_utf8(target);
}

Message kind_of(mode_t mode) {
  if (S_ISFIFO(mode)) return "a FIFO";
  return S_ISSOCK(mode) ? "a socket" : "a device";
}

// The names in a folder, sorted; false with errno set where the listing breaks off.
bool list(const std::string& folder, std::string& names, std::vector<std::size_t>& begins) {
  const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), &::closedir);
  if (!open) return false;
  errno = 0;
  while (const dirent* entry = ::readdir(open.get())) {  // NOLINT(concurrency-mt-unsafe): own DIR
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    begins.push_back(names.size());
    names.append(name).push_back('\0');
    errno = 0;
  }
  const int error = errno;
  std::sort(begins.begin(), begins.end(), [&names](std::size_t a, std::size_t b) {
    return std::strcmp(names.data() + a, names.data() + b) < 0;
  });
  errno = error;
  return error == 0;
}

}  // namespace

// Something in the innermost folder.
struct PathWalk::Entry {
  std::string name;
  std::string resolved;  // its real path, where a link was on the way
  struct stat status {};
  bool is_link = false;
  bool is_folder = false;    // itself, or where the link leads to
  bool is_included = false;  // with all that is in it
};

PathWalk::PathWalk(std::vector<std::string> paths, PathGlobs globs, const std::atomic<bool>* stop)
    : paths_(std::move(paths)),
      globs_(std::move(globs)),
      stop_(stop),
      links_(paths_, globs_),
      once_(globs_) {}

std::optional<FoundPath> PathWalk::next() {
  while (true) {
    std::optional<FoundPath> found;
    if (folders_.empty()) {
      if (next_path_ == paths_.size()) return std::nullopt;
      found = begin(paths_[next_path_++]);
    } else if (Folder& folder = folders_.back(); folder.at < folder.begins.size()) {
      Entry entry;
      entry.name = folder.name + (folder.names.data() + folder.begins[folder.at++]);
      found = visit(std::move(entry));
    } else {
      folders_.pop_back();
      if (folders_.empty() && !found_any_)
        found = unread(paths_[next_path_ - 1], "nothing in it is to be read", false);
    }
    if (!found) continue;
    found_any_ = true;
    return found;
  }
}

std::optional<FoundPath> PathWalk::begin(const std::string& path) {
  if (is_stopped()) return stopped(path);
  struct stat status {};
  const bool is_there = path != "-" && ::stat(path.c_str(), &status) == 0;
  if (is_there && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode))) {
    if (const auto name = once_.path(path, status)) return read_before(path, *name);
  }
  if (!is_there || !S_ISDIR(status.st_mode)) {
    FoundPath found{path, std::nullopt};
    found.is_explicit = true;
    found.is_stream = path == "-" || (is_there && !S_ISREG(status.st_mode));
    if (is_there && S_ISREG(status.st_mode))
      found.size = static_cast<std::uint64_t>(status.st_size);
    return found;
  }
  found_any_ = false;
  Folder folder;
  folder.name = path + (path.ends_with('/') ? "" : "/");
  folder.path_length = folder.name.size();
  folder.device = status.st_dev;
  folder.number = status.st_ino;
  folder.is_included = globs_.includes_all();
  return enter(std::move(folder));
}

std::optional<FoundPath> PathWalk::visit(Entry entry) {
  const Folder& in = folders_.back();
  if (!in.resolved.empty()) entry.resolved = in.resolved + entry.name.substr(in.name.size() - 1);
  const int failed = ::lstat(entry.name.c_str(), &entry.status) == 0 ? 0 : errno;
  entry.is_link = failed == 0 && S_ISLNK(entry.status.st_mode);
  const int dangles = entry.is_link && ::stat(entry.name.c_str(), &entry.status) != 0 ? errno : 0;
  const bool is_there = failed == 0 && dangles == 0;
  entry.is_folder = is_there && S_ISDIR(entry.status.st_mode);

  const std::string_view below_path = std::string_view(entry.name).substr(in.path_length);
  const std::optional<bool> fate = globs_.judge(below_path, entry.is_folder, in.is_included);
  if (!fate || (!entry.is_folder && !*fate)) return std::nullopt;
  entry.is_included = *fate;
  if (failed != 0) return lost(entry.name, failed);
  if (dangles != 0) {
    const Message why =
        dangles == ENOENT ? Message("which is not there") : Message::known(std::strerror(dangles));
    return unread(entry.name, said("a link to {}: {}", target_of(entry.name), why), true);
  }
  if (!entry.is_folder && !S_ISREG(entry.status.st_mode)) {
    return unread(entry.name, said("not a regular file: {}", kind_of(entry.status.st_mode)), false,
                  S_ISFIFO(entry.status.st_mode) ? "to read it, name it as a PATH" : "");
  }
  if (auto elsewhere = read_elsewhere(entry)) return elsewhere;
  if (is_stopped()) return stopped(entry.name);
  if (!entry.is_folder) {
    FoundPath found{entry.name, std::nullopt};
    found.size = static_cast<std::uint64_t>(entry.status.st_size);
    return found;
  }
  Folder folder;
  folder.name = entry.name + "/";
  folder.resolved = std::move(entry.resolved);
  folder.path_length = in.path_length;
  folder.device = entry.status.st_dev;
  folder.number = entry.status.st_ino;
  folder.is_included = entry.is_included;
  return enter(std::move(folder));
}

std::optional<FoundPath> PathWalk::read_elsewhere(Entry& entry) {
  const auto same = std::find_if(folders_.begin(), folders_.end(), [&](const Folder& folder) {
    return folder.device == entry.status.st_dev && folder.number == entry.status.st_ino;
  });
  if (same != folders_.end()) {
    return unread(entry.name,
                  said("a loop: it is the folder it stands in, {}", to_valid_utf8(same->name)),
                  false);
  }
  if (entry.is_link) {
    std::optional<std::string> target = real_path_of(entry.name);
    if (!target) return lost(entry.name, errno);
    if (const auto name = links_.read_as(*target, entry.is_folder, entry.is_included))
      return unread(entry.name, said("a link to what is read as {}", to_valid_utf8(*name)), false);
    links_.follow(*target, entry.name, entry.is_folder, entry.is_included);
    entry.resolved = std::move(*target);
  } else if (!entry.resolved.empty()) {
    if (const auto name = links_.followed_as(entry.resolved, entry.is_folder))
      return read_before(entry.name, *name);
  }
  const std::string_view below = std::string_view(entry.name).substr(folders_.back().path_length);
  // Where a link led to the real path is not that of the PATH and what is below it.
  const bool is_below = entry.resolved.empty();
  std::optional<std::string> name;
  if (!entry.is_folder) {
    name = once_.file(entry.name, is_below ? below : std::string_view(), entry.status);
  } else if (is_below) {
    name = once_.folder(below, entry.is_included);
  }
  return name ? std::optional(read_before(entry.name, *name)) : std::nullopt;
}

// What was listed before an error is gone through all the same.
std::optional<FoundPath> PathWalk::enter(Folder folder) {
  const int error = list(folder.name, folder.names, folder.begins) ? 0 : errno;
  const std::string name =
      folders_.empty() ? paths_[next_path_ - 1] : folder.name.substr(0, folder.name.size() - 1);
  folders_.push_back(std::move(folder));
  if (error == 0) return std::nullopt;
  return lost(name, error);
}

}  // namespace dtsdoctor
