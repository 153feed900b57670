// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: with --state a run reads on where an earlier one stopped. This takes a file, and
// the content in it, to that place, has the rest read by others, and keeps how far they came. What
// a file's mark is and when it holds is told by ResumedFile; nothing is decoded or diagnosed here.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "cli/input_ledger.h"
#include "cli/resumed_file.h"
#include "input/path_walk.h"

namespace dtsdoctor {

class Resuming {
 public:
  using Read = std::function<void(const std::string& name, ByteSource& bytes)>;

  // `ledger` must outlive it. `earlier` may be null: nothing is resumed then. `read_file` reads a
  // file as it is stored and comes back to content() where that is wanted; `read_text` reads a
  // content on.
  Resuming(const EarlierRuns* earlier, InputLedger& ledger, Read read_file, Read read_text)
      : earlier_(earlier),
        ledger_(ledger),
        read_file_(std::move(read_file)),
        read_text_(std::move(read_text)) {}

  [[nodiscard]] bool is_on() const { return earlier_ != nullptr; }

  // A file of which an earlier run may have read a part.
  void file(const FoundPath& path);

  // Is the content of the file wanted that is read now, if it is no archive?
  [[nodiscard]] bool wants_content() const { return file_ != nullptr; }
  void content(const std::string& name, ByteSource& bytes);
  // The file turned out to be an archive.
  void note_members() { has_members_ = true; }

  // Of the content that is read now: is it one at all, does it begin behind a mark, and where?
  [[nodiscard]] bool is_reading() const { return reading_ != nullptr; }
  [[nodiscard]] bool is_behind_a_mark() const;
  [[nodiscard]] std::uint64_t first_line() const;
  // Is its last line to be read if it has no end?
  [[nodiscard]] bool takes_last_line() const { return reading_->takes_last_line(); }
  // It was read; `left_some`: but for its last line.
  void finish(InputReport& row, bool left_some);

 private:
  struct Reading {
    MarkedContent& content;
    std::uint64_t first_line;
    std::function<bool()> takes_last_line;
    bool left_some = false;

    [[nodiscard]] ContentMark mark() const {
      return left_some ? content.at_line_end() : content.at_end();
    }
  };

  // False if it could not be opened, or did not change.
  [[nodiscard]] bool read_once(const FoundPath& path, ResumedFile& file);
  void pass_over(const ReadBefore& before, ByteSource& rest);

  const EarlierRuns* earlier_;
  InputLedger& ledger_;
  Read read_file_;
  Read read_text_;
  ResumedFile* file_ = nullptr;  // that is read
  Reading* reading_ = nullptr;   // its content
  bool has_members_ = false;
};

}  // namespace dtsdoctor
