// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a nightly scan reads only what is new. A mark says how far a file was read, and
// what its content looks like at both ends of that, so that it is known again after it was renamed,
// copied or compressed. Marks look at bytes and, where these are few, at names; they open nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dtsdoctor {

// So many bytes tell a content: its first ones, and those in front of where reading ended.
inline constexpr std::size_t kMarkHead = 4096;
inline constexpr std::size_t kMarkTail = 256;

// FNV-1a, 64 bits: tells contents apart that nobody made to be mistaken.
struct Fingerprint {
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;

  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

[[nodiscard]] Fingerprint fingerprint_of(std::string_view bytes);

// How far a content was read, unpacked if it is packed.
struct ContentMark {
  std::uint64_t size = 0;    // bytes that there were
  std::uint64_t offset = 0;  // bytes that were read; less if its last line had no end
  std::uint64_t lines = 0;   // line ends in them
  Fingerprint head, tail;    // their first and last ones

  friend bool operator==(const ContentMark&, const ContentMark&) = default;
};

// A packed file that was read to its end, as it is stored.
struct StoredMark {
  std::uint64_t size = 0;
  Fingerprint head, tail;

  friend bool operator==(const StoredMark&, const StoredMark&) = default;
};

struct FileId {
  std::string path;
  std::uint64_t device = 0, number = 0;  // 0: not known
};

struct FileMark {
  FileId file;
  std::optional<ContentMark> content;  // not of an archive with members
  std::optional<StoredMark> stored;    // not of a file that is not packed
  std::uint64_t unseen = 0;            // runs that did not meet it, since one did
};

[[nodiscard]] bool is_same_file(const FileId& one, const FileId& other);

// Is it likely, by their names, that the one is the other after a log rotation? "a/app.log" and
// "a/app.log.1.gz", "a/app-2026-03-04.log", "a/old/app.log".
[[nodiscard]] bool may_be_rotated(std::string_view path, std::string_view other);

// The marks of an earlier run. Nothing changes in it: threads may share it.
class FileMarks {
 public:
  FileMarks() = default;
  explicit FileMarks(std::vector<FileMark> marks);

  // Those with contents that begin like `head`, which are kMarkHead bytes or all there are; how
  // they end is left to the caller. Less was read of an earlier one of them. Few bytes may be alike
  // by chance: then it has to be the same file, or one with a name that fits.
  [[nodiscard]] std::vector<const FileMark*> beginning_like(std::string_view head,
                                                            const FileId& file) const;

  // Was the file met with as many bytes, one line without an end, and left as it was?
  [[nodiscard]] const FileMark* of_unread(const FileId& file, std::uint64_t size) const;

  // The one of a packed file that did not change; null if there is none.
  [[nodiscard]] const FileMark* of_stored(const StoredMark& stored, const FileId& file) const;

  [[nodiscard]] const std::vector<FileMark>& all() const { return marks_; }

 private:
  void add_small(const Fingerprint& head, const FileId& file,
                 std::vector<const FileMark*>& found) const;

  std::vector<FileMark> marks_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_head_;  // of contents that tell enough
  // Of the others, by the number of the file, and sorted by head, name and folder: many small files
  // are alike.
  std::unordered_multimap<std::uint64_t, std::size_t> small_by_number_;
  std::vector<std::size_t> small_;
  std::unordered_set<std::uint64_t> small_heads_;
  std::unordered_multimap<std::uint64_t, std::size_t> by_tail_;           // as stored
  std::unordered_multimap<std::uint64_t, std::size_t> stored_by_number_;  // of the file
  std::unordered_multimap<std::uint64_t, std::size_t> unread_;  // by the number of the file
  std::set<std::uint64_t> lengths_;                             // of the heads of contents
};

}  // namespace dtsdoctor
