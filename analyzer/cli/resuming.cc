// SPDX-License-Identifier: Apache-2.0
#include "cli/resuming.h"

#include <utility>

namespace dtsdoctor {

void Resuming::file(const FoundPath& path) {
  ResumedFile file(path.name, *earlier_);
  if (file.is_own()) {
    ledger_.add_row(path.name, InputKind::empty, 0).why = "not read: this run writes it";
    return;
  }
  do {
    if (!read_once(path, file)) return;
  } while (!file.is_unchanged() && file.wants_again());
  CaseFiles& files = ledger_.files();
  if (file.new_mark() && file.original()) {
    files.copies.push_back({*file.new_mark(), file.old_mark(), *file.original()});
    return;
  }
  if (file.new_mark()) files.marks.push_back(*file.new_mark());
  if (file.new_mark() && file.old_mark() != nullptr) files.outdated.push_back(file.old_mark());
}

bool Resuming::read_once(const FoundPath& path, ResumedFile& file) {
  const auto source = path.is_explicit ? open_file(path.name, ledger_.stop())
                                       : open_regular_file(path.name, ledger_.stop());
  if (!source.ok()) {
    ledger_.unreadable(path.name, source.problem());
    return false;
  }
  const bool is_resumed = file.wants_again() || file.look_at(**source);
  if (file.is_unchanged()) {
    const bool is_log = file.new_mark()->content.has_value();
    ledger_.add_row(path.name, is_log ? InputKind::log : InputKind::archive, 0).skipped =
        file.stored_size();
    return true;
  }
  const std::size_t losses = ledger_.losses();
  has_members_ = false;
  if (is_resumed) file_ = &file;
  read_file_(path.name, **source);
  file_ = nullptr;
  const bool is_cut_short = ledger_.is_stopped() && ledger_.losses() > losses;
  if (is_resumed && has_members_ && !is_cut_short) file.mark(std::nullopt, true);
  return true;
}

void Resuming::content(const std::string& name, ByteSource& bytes) {
  ReadBefore before = file_->find(bytes);
  if (before.again && !before.problem) return;
  // What was taken of the beginning may be too little to know it by.
  if (!before.problem && before.mark == nullptr && ledger_.is_stopped())
    before.problem = Problem{"interrupted", std::nullopt, "interrupted", ""};
  const std::uint64_t offset = before.mark == nullptr ? 0 : before.mark->content->offset;
  std::string ahead = std::move(before.ahead);
  Result<bool> ended = false;
  if (before.problem || file_->is_copy(bytes, before)) {
    InputRow& row = ledger_.add_row(name, InputKind::log, 0);
    row.skipped = offset;
    if (before.problem) {
      ledger_.lose(row, *before.problem);
    } else {
      pass_over(before, *read_after(std::move(ahead), bytes));
    }
    return;
  }
  if (offset > 0 && ahead.empty()) ended = read_up_to(bytes, 1, ahead);
  if (ended.ok() && *ended) {
    ledger_.add_row(name, InputKind::log, 0).skipped = offset;
    file_->mark(before.mark->content, true);
    return;
  }
  const std::unique_ptr<ByteSource> rest = read_after(std::move(ahead), bytes);
  MarkedContent content(*rest, before);
  Reading reading{content, offset == 0 ? 1 : before.mark->content->lines + 1,
                  [&] { return file_->takes_last_line(before, content.end()); }};
  const std::size_t losses = ledger_.losses();
  reading_ = &reading;
  read_text_(name, *read_after(content.byte_order_mark(), content));
  reading_ = nullptr;
  file_->mark(reading.mark(), ledger_.losses() == losses);
}

// Goes to the end of a copy, so that it is known when the other file is longer, or gone.
void Resuming::pass_over(const ReadBefore& before, ByteSource& rest) {
  MarkedContent content(rest, before);
  std::string block(std::size_t{1} << 16, '\0');
  while (!ledger_.is_stopped()) {
    const Result<std::size_t> got = content.read(block.data(), block.size());
    if (!got.ok()) return;
    if (*got == 0) return file_->mark_copy(before, content.at_end(), true);
  }
}

bool Resuming::is_behind_a_mark() const {
  return reading_ != nullptr && reading_->content.begin() > 0;
}

std::uint64_t Resuming::first_line() const {
  return reading_ == nullptr ? 1 : reading_->first_line;
}

void Resuming::finish(InputReport& row, bool left_some) {
  reading_->left_some = left_some;
  const ContentMark mark = reading_->mark();
  row.bytes = mark.offset - reading_->content.begin();
  row.skipped = reading_->content.begin();
  row.left = mark.size - mark.offset;
}

}  // namespace dtsdoctor
