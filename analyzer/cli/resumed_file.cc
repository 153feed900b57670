// SPDX-License-Identifier: Apache-2.0
#include "cli/resumed_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "input/packing.h"

namespace dtsdoctor {
namespace {

FileId id_of(const std::string& name) {
  std::error_code error;
  const std::filesystem::path path = std::filesystem::absolute(name, error);
  FileId id{error ? name : path.lexically_normal().string()};
  struct stat status {};
  if (::stat(name.c_str(), &status) == 0) {
    id.device = status.st_dev;
    id.number = status.st_ino;
  }
  return id;
}

// The bytes from `begin` to `end`; fewer if they cannot be had.
std::string part_of(ByteSource& source, std::uint64_t begin, std::uint64_t end) {
  std::string bytes;
  if (source.seek(begin)) (void)read_up_to(source, static_cast<std::size_t>(end - begin), bytes);
  return bytes;
}

std::uint64_t tail_begin(std::uint64_t end) {
  return end - std::min<std::uint64_t>(kMarkTail, end);
}

}  // namespace

ResumedFile::ResumedFile(const std::string& name, const EarlierRuns& earlier)
    : earlier_(earlier), file_(id_of(name)) {}

bool ResumedFile::is_own() const {
  return std::find(earlier_.own.begin(), earlier_.own.end(), file_.path) != earlier_.own.end();
}

bool ResumedFile::look_at(ByteSource& stored) {
  const std::optional<std::uint64_t> size = stored.size();
  if (!size) return false;
  std::string head;
  (void)read_up_to(stored, kMarkHead, head);  // an error comes again
  stored_.size = *size;
  is_packed_ = packing_of(head) != Packing::none;
  if (is_packed_) {
    stored_.head = fingerprint_of(head);
    stored_.tail = fingerprint_of(part_of(stored, tail_begin(*size), *size));
    old_mark_ = earlier_.marks.of_stored(stored_, file_);
    unchanged_ = old_mark_ != nullptr;
  } else {
    unread_ = earlier_.marks.of_unread(file_, *size);
  }
  if (unchanged_) {
    new_mark_ = *old_mark_;
    new_mark_->file = file_;
    new_mark_->unseen = 0;
  }
  return stored.seek(0);
}

ReadBefore ResumedFile::find(ByteSource& content) {
  ReadBefore before =
      again_ ? go_behind(content, old_mark_) : find_read_before(content, earlier_.marks, file_);
  again_ = before.again && !before.problem;
  old_mark_ = before.mark;
  return before;
}

bool ResumedFile::is_copy(ByteSource& content, const ReadBefore& before) {
  if (before.mark == nullptr) return false;
  // The file of a mark is read, whatever it is a copy of: so the original always is. Under another
  // name it may be a new one with the number of one that is gone.
  const FileId& marked = before.mark->file;
  if (is_same_file(file_, marked) && file_.path == marked.path) return false;
  const ContentMark& told = *before.mark->content;
  // Copies of one content have marks of their own; some of the files may be gone.
  for (const FileMark* each : earlier_.marks.beginning_like(before.head, file_)) {
    if (each->content->offset != told.offset || each->content->tail != told.tail) continue;
    if (!is_copy_of(content, *each)) continue;
    original_ = each->file;
    return true;
  }
  return false;
}

bool ResumedFile::is_copy_of(ByteSource& content, const FileMark& mark) const {
  const ContentMark& told = *mark.content;
  // Another file in its place might itself be taken for a copy, and neither be read.
  if (!is_same_file(mark.file, id_of(mark.file.path))) return false;
  const auto other = open_regular_file(mark.file.path);
  const std::optional<std::uint64_t> size = other.ok() ? (*other)->size() : std::nullopt;
  if (!size || *size < told.offset) return false;
  const bool has_mark =
      fingerprint_of(part_of(**other, 0, told.head.bytes)) == told.head &&
      fingerprint_of(part_of(**other, told.offset - told.tail.bytes, told.offset)) == told.tail;
  if (!has_mark || is_packed_) return has_mark && may_be_rotated(file_.path, mark.file.path);
  const std::uint64_t end = stored_.size;
  const std::string here = part_of(content, tail_begin(end), end);
  return content.seek(told.offset) && *size >= end &&
         here == part_of(**other, tail_begin(end), end);
}

bool ResumedFile::takes_last_line(const ReadBefore& before, std::uint64_t size) const {
  if (is_packed_) return true;
  const std::uint64_t met = before.mark != nullptr ? before.mark->content->size
                            : unread_ != nullptr   ? unread_->content->size
                                                   : 0;
  return met == size;
}

void ResumedFile::mark(const std::optional<ContentMark>& content, bool whole) {
  if (old_mark_ == nullptr) old_mark_ = unread_;
  new_mark_ = FileMark{file_, content, std::nullopt, 0};
  if (is_packed_ && whole) new_mark_->stored = stored_;
  if (!new_mark_->stored && (!content || content->size == 0)) new_mark_.reset();
}

void ResumedFile::mark_copy(const ReadBefore& before, const ContentMark& content, bool whole) {
  // The mark that was found is the other file's, which needs it.
  old_mark_ = nullptr;
  for (const FileMark* each : earlier_.marks.beginning_like(before.head, file_)) {
    if (is_same_file(each->file, file_) && each->content->offset <= content.offset)
      old_mark_ = each;
  }
  mark(content, whole);
}

}  // namespace dtsdoctor
