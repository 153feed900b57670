// SPDX-License-Identifier: Apache-2.0
#include "input/marked_content.h"

#include <algorithm>

#include "input/chunk.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

// Appends to the last bytes of a content, and keeps no more than a mark needs.
void add_to_tail(std::string& tail, std::string_view bytes) {
  if (bytes.size() >= kMarkTail) {
    tail = bytes.substr(bytes.size() - kMarkTail);
    return;
  }
  tail.append(bytes);
  if (tail.size() > kMarkTail) tail.erase(0, tail.size() - kMarkTail);
}

// Takes bytes of `content`, which `at` were taken of, until there are `end`. False if it ends.
Result<bool> take_until(ByteSource& content, std::uint64_t end, std::uint64_t& at,
                        std::string& tail) {
  std::string block(kBlock, '\0');
  while (at < end) {
    const Result<std::size_t> got =
        content.read(block.data(), std::min<std::uint64_t>(kBlock, end - at));
    if (!got.ok()) return got.problem();
    if (*got == 0) return false;
    at += *got;
    add_to_tail(tail, std::string_view(block).substr(0, *got));
  }
  return true;
}

std::string_view tail_at(std::string_view bytes, std::uint64_t end) {
  const std::size_t length = std::min<std::uint64_t>(kMarkTail, end);
  return bytes.substr(static_cast<std::size_t>(end) - length, length);
}

using Marks = std::vector<const FileMark*>;

// The farthest of the marks that fits, of a content with any way to go.
bool find_by_seeking(ByteSource& content, const Marks& marks, ReadBefore& out) {
  const std::optional<std::uint64_t> size = content.size();
  if (!size || !content.seek(0)) return false;
  for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
    const ContentMark& told = *(*mark)->content;
    if (told.offset > *size || !content.seek(told.offset - told.tail.bytes)) continue;
    std::string tail;
    if (!read_up_to(content, told.tail.bytes, tail).ok() || fingerprint_of(tail) != told.tail)
      continue;
    out.mark = *mark;
    out.tail = std::move(tail);
    return true;
  }
  return content.seek(0);
}

// The same of a content with one way only, of which `out.head` was taken.
void find_by_reading(ByteSource& content, const Marks& marks, ReadBefore& out) {
  std::uint64_t at = out.head.size();
  std::string tail(tail_at(out.head, at));
  for (const FileMark* mark : marks) {
    const ContentMark& told = *mark->content;
    if (told.offset > at) {
      const Result<bool> there = take_until(content, told.offset, at, tail);
      if (!there.ok()) out.problem = there.problem();
      if (!there.ok() || !*there) break;
    }
    const std::string_view here = told.offset < at ? tail_at(out.head, told.offset) : tail;
    if (fingerprint_of(here) != told.tail) continue;
    out.mark = mark;
    out.tail = here;
  }
  const std::uint64_t offset = out.mark == nullptr ? 0 : out.mark->content->offset;
  if (at == out.head.size()) {
    out.ahead = out.head.substr(static_cast<std::size_t>(offset));
  } else {
    out.again = offset != at;
  }
}

}  // namespace

ReadBefore find_read_before(ByteSource& content, const FileMarks& marks, const FileId& file) {
  ReadBefore out;
  // An error comes again behind the head.
  (void)read_up_to(content, kMarkHead, out.head);
  const Marks candidates = marks.beginning_like(out.head, file);
  if (candidates.empty()) {
    out.ahead = out.head;
  } else if (!find_by_seeking(content, candidates, out)) {
    find_by_reading(content, candidates, out);
  }
  return out;
}

ReadBefore go_behind(ByteSource& content, const FileMark* mark) {
  ReadBefore out;
  (void)read_up_to(content, kMarkHead, out.head);
  out.ahead = out.head;
  if (mark != nullptr) find_by_reading(content, {mark}, out);
  return out;
}

MarkedContent::MarkedContent(ByteSource& rest, const ReadBefore& before) : rest_(rest) {
  if (before.mark == nullptr) return;
  const ContentMark& told = *before.mark->content;
  begin_ = told.offset;
  end_ = line_end_ = {told.offset, told.lines, before.tail};
  head_ = before.head.substr(
      0, static_cast<std::size_t>(std::min<std::uint64_t>(before.head.size(), told.offset)));
  form_ = find_utf16(before.head);
  is_form_known_ = true;
}

std::string MarkedContent::byte_order_mark() const {
  if (!form_.found || begin_ == 0) return "";
  return form_.order == ByteOrder::little ? "\xFF\xFE" : "\xFE\xFF";
}

Result<std::size_t> MarkedContent::read(char* to, std::size_t size) {
  Result<std::size_t> got = rest_.read(to, size);
  if (got.ok() && *got > 0) pass({to, *got});
  return got;
}

// 0: there is none.
std::size_t MarkedContent::behind_last_line_end(std::string_view bytes,
                                                std::uint64_t& lines) const {
  if (!form_.found) {
    const std::size_t last = bytes.rfind('\n');
    if (last == std::string_view::npos) return 0;
    lines += count_lines(bytes);
    return last + 1;
  }
  std::size_t behind = 0;
  const bool is_little = form_.order == ByteOrder::little;
  for (std::size_t i = end_.offset % 2 == 0 ? 1 : 0; i < bytes.size(); i += 2) {
    const char before = i > 0 ? bytes[i - 1] : end_.tail.back();
    if ((is_little ? before : bytes[i]) != '\n' || (is_little ? bytes[i] : before) != '\0')
      continue;
    behind = i + 1;
    ++lines;
  }
  return behind;
}

void MarkedContent::pass(std::string_view bytes) {
  if (head_.size() < kMarkHead) head_.append(bytes.substr(0, kMarkHead - head_.size()));
  if (!is_form_known_) {
    form_ = find_utf16(head_);
    is_form_known_ = true;
  }
  const std::size_t behind = behind_last_line_end(bytes, end_.lines);
  if (behind > 0) {
    line_end_ = end_;
    line_end_.offset += behind;
    add_to_tail(line_end_.tail, bytes.substr(0, behind));
  }
  end_.offset += bytes.size();
  add_to_tail(end_.tail, bytes);
}

ContentMark MarkedContent::mark_of(const Point& point) const {
  const std::size_t head = std::min<std::uint64_t>(head_.size(), point.offset);
  return {end_.offset, point.offset, point.lines,
          fingerprint_of(std::string_view(head_).substr(0, head)), fingerprint_of(point.tail)};
}

}  // namespace dtsdoctor
