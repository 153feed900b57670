// SPDX-License-Identifier: Apache-2.0
#include "input/reply_slices.h"

#include "base/ascii.h"
#include "input/slice_reader.h"

namespace dtsdoctor {

ReplySlicer::ReplySlicer(char first, std::size_t max_bytes, std::uint64_t line,
                         std::size_t left_columns, Take take, std::optional<std::size_t> levels)
    : reader_(first == '<' ? xml_slices(max_bytes, line, left_columns, std::move(take))
                           : json_slices(max_bytes, line, left_columns, std::move(take), levels)) {}

ReplySlicer::~ReplySlicer() = default;

std::size_t ReplySlicer::feed(std::string_view bytes) { return reader_->feed(bytes); }
void ReplySlicer::finish() { reader_->finish(); }
bool ReplySlicer::ended() const { return reader_->ended(); }
bool ReplySlicer::has_list() const { return reader_->has_list(); }
std::uint64_t ReplySlicer::line() const { return reader_->line(); }
std::size_t ReplySlicer::left_columns() const { return reader_->left_columns(); }
std::uint64_t ReplySlicer::cut_line() const { return reader_->cut_line(); }

char first_sign(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? '\0' : text[at];
}

bool begins_with_reply_list(std::string_view head) {
  const char first = first_sign(head);
  if (first != '{' && first != '<') return false;
  ReplySlicer slicer(first, 0, 1, 0, [](const ReplySlice&) {});
  slicer.feed(head);
  return slicer.has_list();
}

}  // namespace dtsdoctor
