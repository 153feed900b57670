// SPDX-License-Identifier: Apache-2.0
#include "cli/input_ledger.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <utility>

namespace dtsdoctor {

void forget_interruption(CaseFiles& files) {
  if (files.was_interrupted) files.lost.pop_back();
  files.was_interrupted = false;
}

InputRow& InputLedger::add_row(const std::string& name, InputKind kind, std::uint64_t bytes) {
  files_.inputs.push_back({{name, kind, bytes, 0, "ok"}, {}});
  return files_.inputs.back();
}

void InputLedger::lose(InputRow& row, const Problem& problem) {
  row.why = problem.why.empty() ? problem.what : problem.why;
  if (is_stopped()) {  // one message for all, not one for each
    ++cut_short_;
    return;
  }
  files_.lost.push_back(problem);
}

void InputLedger::unreadable(const std::string& name, const Problem& problem) {
  lose(add_row(name, InputKind::log, 0), problem);
}

void InputLedger::take_in(InputLedger&& other) {
  const auto append = [](auto& to, auto& from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(files_.inputs, other.files_.inputs);
  append(files_.limit_hits, other.files_.limit_hits);
  append(files_.secrets, other.files_.secrets);
  append(files_.notes, other.files_.notes);
  append(files_.lost, other.files_.lost);
  append(files_.broken, other.files_.broken);
  append(files_.misread, other.files_.misread);
  append(files_.marks, other.files_.marks);
  append(files_.outdated, other.files_.outdated);
  append(files_.copies, other.files_.copies);
  cut_short_ += other.cut_short_;
}

CaseFiles InputLedger::take() {
  files_.was_interrupted = cut_short_ > 0;
  if (files_.was_interrupted) {  // the last of what was lost
    files_.lost.push_back({"interrupted", std::nullopt,
                           cut_short_ == 1
                               ? Message("1 input was not read, or not to the end")
                               : said("{} inputs were not read, or not to the end", cut_short_),
                           ""});
  }
  settle_copies();
  return std::move(files_);
}

// What a copy has behind the mark of its original is read there. Where that did not happen, by
// another choice of paths or as the run was ended, the copy may be all that is left of it.
void InputLedger::settle_copies() {
  std::map<std::string, std::uint64_t> read;
  for (const FileMark& each : files_.marks) {
    if (each.content) read[each.file.path] = each.content->offset;
  }
  for (MarkedCopy& each : files_.copies) {
    const auto original = read.find(each.original.path);
    if (original == read.end() || original->second < each.mark.content->offset) continue;
    files_.marks.push_back(std::move(each.mark));
    if (each.outdated != nullptr) files_.outdated.push_back(each.outdated);
  }
  files_.copies.clear();
}

}  // namespace dtsdoctor
