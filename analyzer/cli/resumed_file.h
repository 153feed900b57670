// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: with --state a file is read from where an earlier run stopped. This is one file
// on that way: which mark it has, whether anything in it is new, and the mark it gets. Files are
// opened and read by others; only a file that it may be a copy of is looked into here.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "input/byte_source.h"
#include "input/marked_content.h"

namespace dtsdoctor {

// What a run knows of those before it. Nothing changes in it: threads may share it.
struct EarlierRuns {
  FileMarks marks;
  std::vector<std::string> own;  // absolute paths that are no input: the state, the report
};

class ResumedFile {
 public:
  // `earlier` must outlive it.
  ResumedFile(const std::string& name, const EarlierRuns& earlier);

  [[nodiscard]] bool is_own() const;

  // `stored`: the file as it is, at its beginning, where it stands again afterwards. False if it
  // cannot be resumed: it has no size, or only one way to go.
  [[nodiscard]] bool look_at(ByteSource& stored);
  // Is it packed, and was it read to its end as it is stored?
  [[nodiscard]] bool is_unchanged() const { return unchanged_; }
  [[nodiscard]] std::uint64_t stored_size() const { return stored_.size; }

  // What was read of the content, which stands at its beginning. If it has to be opened again, this
  // is to be asked again.
  [[nodiscard]] ReadBefore find(ByteSource& content);
  [[nodiscard]] bool wants_again() const { return again_; }

  // Does all of it stand in a file that is there and has a mark? Then it is a copy that was made,
  // or is being made, and is not read beside the other file.
  [[nodiscard]] bool is_copy(ByteSource& content, const ReadBefore& before);

  // Is a last line without an end to be read? Nothing follows in a packed file; in others nothing
  // came since the last run.
  // `size`: bytes of the content that there were.
  [[nodiscard]] bool takes_last_line(const ReadBefore& before, std::uint64_t size) const;

  // `content`: how far it was read; nullopt of an archive. `whole`: nothing in it was lost.
  void mark(const std::optional<ContentMark>& content, bool whole);

  // The same of a copy that was not read. It holds once the file that it is a copy of was read as
  // far as that.
  void mark_copy(const ReadBefore& before, const ContentMark& content, bool whole);
  [[nodiscard]] const std::optional<FileId>& original() const { return original_; }

  [[nodiscard]] const std::optional<FileMark>& new_mark() const { return new_mark_; }
  // The mark that the new one takes the place of; may be null.
  [[nodiscard]] const FileMark* old_mark() const { return old_mark_; }

 private:
  [[nodiscard]] bool is_copy_of(ByteSource& content, const FileMark& mark) const;

  const EarlierRuns& earlier_;
  FileId file_;
  bool is_packed_ = false;
  StoredMark stored_;
  bool unchanged_ = false;
  bool again_ = false;
  const FileMark* unread_ = nullptr;
  const FileMark* old_mark_ = nullptr;
  std::optional<FileMark> new_mark_;
  std::optional<FileId> original_;  // of a copy
};

}  // namespace dtsdoctor
