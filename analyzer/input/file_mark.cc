// SPDX-License-Identifier: Apache-2.0
#include "input/file_mark.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::uint64_t kBegin = 0xcbf29ce484222325ULL;

std::uint64_t with_byte(std::uint64_t hash, char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
}

bool may_be(const FileId& file, const FileId& marked, std::uint64_t bytes) {
  return bytes >= kMarkHead || is_same_file(file, marked) || may_be_rotated(file.path, marked.path);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

std::string_view above(std::string_view folder) {
  folder.remove_suffix(folder.empty() ? 0 : 1);
  return folder_of(folder);
}

// "app" of "a/app.log.1".
std::string_view first_part(std::string_view path) {
  path.remove_prefix(folder_of(path).size());
  return path.substr(0, path.find('.', 1));
}

// Where a small content stands among the others.
using SmallKey = std::tuple<std::uint64_t, std::string_view, std::string_view>;

SmallKey small_key(const FileMark& mark) {
  const std::string_view path = mark.file.path;
  return {mark.content->head.hash, first_part(path), folder_of(path)};
}

}  // namespace

bool is_same_file(const FileId& one, const FileId& other) {
  return one.number != 0 && one.device == other.device && one.number == other.number;
}

Fingerprint fingerprint_of(std::string_view bytes) {
  Fingerprint print{bytes.size(), kBegin};
  for (const char byte : bytes) print.hash = with_byte(print.hash, byte);
  return print;
}

bool may_be_rotated(std::string_view path, std::string_view other) {
  const std::string_view folder = folder_of(path), other_folder = folder_of(other);
  if (!folder.starts_with(other_folder) && !other_folder.starts_with(folder)) return false;
  std::string_view name = first_part(path), shorter = first_part(other);
  if (name.size() < shorter.size()) std::swap(name, shorter);
  if (shorter.empty() || !name.starts_with(shorter)) return false;
  return name.size() == shorter.size() || !is_alnum(name[shorter.size()]);
}

FileMarks::FileMarks(std::vector<FileMark> marks) : marks_(std::move(marks)) {
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    if (const auto& content = marks_[i].content; content && content->offset > 0) {
      lengths_.insert(content->head.bytes);
      if (content->offset >= kMarkHead) {
        by_head_.emplace(content->head.hash, i);
      } else {
        small_by_number_.emplace(marks_[i].file.number, i);
        small_.push_back(i);
        small_heads_.insert(content->head.hash);
      }
    } else if (content) {
      unread_.emplace(marks_[i].file.number, i);
    }
    if (!marks_[i].stored) continue;
    by_tail_.emplace(marks_[i].stored->tail.hash, i);
    stored_by_number_.emplace(marks_[i].file.number, i);
  }
  std::sort(small_.begin(), small_.end(), [this](std::size_t a, std::size_t b) {
    return small_key(marks_[a]) < small_key(marks_[b]);
  });
}

// Those of the file itself, and those that may_be_rotated() has to be asked about.
void FileMarks::add_small(const Fingerprint& head, const FileId& file,
                          std::vector<const FileMark*>& found) const {
  if (!small_heads_.contains(head.hash)) return;
  const auto add = [&](const FileMark& mark) {
    if (mark.content->head == head && may_be(file, mark.file, mark.content->offset))
      found.push_back(&mark);
  };
  const auto [same, end] = small_by_number_.equal_range(file.number);
  for (auto each = same; each != end; ++each) add(marks_[each->second]);
  // From a place on, as long as `goes_on(name, folder)`.
  const auto add_from = [&](std::string_view first_name, std::string_view first_folder,
                            const auto& goes_on) {
    const SmallKey key(head.hash, first_name, first_folder);
    auto at = std::lower_bound(
        small_.begin(), small_.end(), key,
        [this](std::size_t i, const SmallKey& wanted) { return small_key(marks_[i]) < wanted; });
    for (; at != small_.end(); ++at) {
      const auto& [hash, name, folder] = small_key(marks_[*at]);
      if (hash != head.hash || !goes_on(name, folder)) break;
      add(marks_[*at]);
    }
  };
  const std::string_view own = first_part(file.path), own_folder = folder_of(file.path);
  // Names that the own one begins with, in its folder, those below and those above.
  for (std::size_t length = own.size(); length > 0; --length) {
    if (length < own.size() && is_alnum(own[length])) continue;
    const std::string_view wanted = own.substr(0, length);
    add_from(wanted, own_folder, [&](std::string_view name, std::string_view folder) {
      return name == wanted && folder.starts_with(own_folder);
    });
    for (std::string_view in = own_folder; !in.empty();) {
      in = above(in);
      add_from(wanted, in, [&](std::string_view name, std::string_view folder) {
        return name == wanted && folder == in;
      });
    }
  }
  // Names that begin with the own one.
  add_from(std::string(own) + '\0', "",
           [&](std::string_view name, std::string_view) { return name.starts_with(own); });
}

std::vector<const FileMark*> FileMarks::beginning_like(std::string_view head,
                                                       const FileId& file) const {
  std::vector<const FileMark*> found;
  Fingerprint print{0, kBegin};
  for (const std::uint64_t length : lengths_) {
    if (length > head.size()) break;
    for (; print.bytes < length; ++print.bytes)
      print.hash = with_byte(print.hash, head[print.bytes]);
    const auto [begin, end] = by_head_.equal_range(print.hash);
    for (auto each = begin; each != end; ++each) {
      if (marks_[each->second].content->head == print) found.push_back(&marks_[each->second]);
    }
    add_small(print, file, found);
  }
  // Of a content and its copy the file's own mark is the last one.
  const auto key = [&](const FileMark* mark) {
    return std::tuple(mark->content->offset, is_same_file(mark->file, file), mark);
  };
  std::sort(found.begin(), found.end(),
            [&](const FileMark* a, const FileMark* b) { return key(a) < key(b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

const FileMark* FileMarks::of_unread(const FileId& file, std::uint64_t size) const {
  const auto [begin, end] = unread_.equal_range(file.number);
  for (auto each = begin; each != end; ++each) {
    const FileMark& mark = marks_[each->second];
    if (is_same_file(file, mark.file) && mark.content->size == size) return &mark;
  }
  return nullptr;
}

const FileMark* FileMarks::of_stored(const StoredMark& stored, const FileId& file) const {
  const auto first = [&](const auto& marks, std::uint64_t key, const auto& fits) {
    const auto [begin, end] = marks.equal_range(key);
    const auto found = std::find_if(begin, end, [&](const auto& each) {
      const FileMark& mark = marks_[each.second];
      return *mark.stored == stored && fits(mark);
    });
    return found == end ? nullptr : &marks_[found->second];
  };
  // Many may be alike, and the file itself is nearly always there.
  const FileMark* const same = first(stored_by_number_, file.number, [&](const FileMark& mark) {
    return is_same_file(file, mark.file);
  });
  if (same != nullptr) return same;
  return first(by_tail_, stored.tail.hash,
               [&](const FileMark& mark) { return may_be(file, mark.file, stored.size); });
}

}  // namespace dtsdoctor
