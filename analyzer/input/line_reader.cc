// SPDX-License-Identifier: Apache-2.0
#include "input/line_reader.h"

#include <algorithm>
#include <cstring>

namespace dtsdoctor {
namespace {
constexpr std::size_t kBlock = std::size_t{1} << 18;
}

LineReader::LineReader(ByteSource& source, std::size_t max_line, std::uint64_t first)
    : source_(source), max_line_(std::max<std::size_t>(max_line, 1)), lines_read_(first - 1) {}

// Moves the rest to the front and reads on behind it. False if nothing more came.
bool LineReader::refill() {
  if (ended_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + kBlock) buffer_.resize(end_ + kBlock);
  const Result<std::size_t> got = source_.read(buffer_.data() + end_, kBlock);
  if (!got.ok()) problem_ = got.problem();
  ended_ = !got.ok() || *got == 0;
  if (ended_) return false;
  end_ += *got;
  const bool first = bytes_read_ == 0;
  bytes_read_ += *got;
  if (first && std::string_view(buffer_).substr(0, end_).starts_with("\xEF\xBB\xBF")) begin_ = 3;
  return true;
}

void LineReader::skip_to_line_end() {
  while (true) {
    const void* at = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
    if (at != nullptr) {
      begin_ = static_cast<std::size_t>(static_cast<const char*>(at) - buffer_.data()) + 1;
      return;
    }
    begin_ = end_;
    if (!refill()) return;
  }
}

bool LineReader::next(Line& line) {
  std::size_t searched = 0;
  while (true) {
    const char* from = buffer_.data() + begin_;
    const std::size_t have = end_ - begin_;
    const void* at =
        have > searched ? std::memchr(from + searched, '\n', have - searched) : nullptr;
    const std::size_t length =
        at != nullptr ? static_cast<std::size_t>(static_cast<const char*>(at) - from) : have;
    if (at == nullptr && length <= max_line_) {
      searched = have;
      if (refill()) continue;
      if (have == 0) return false;
    }
    line.cut = length > max_line_;
    line.number = ++lines_read_;
    if (!line.cut) {
      // refill() may have moved the buffer, so the view is made last.
      line.bytes = std::string_view(buffer_).substr(begin_, length);
      begin_ += length + (at != nullptr ? 1 : 0);
      return true;
    }
    cut_ = buffer_.substr(begin_, max_line_);
    begin_ += max_line_;
    skip_to_line_end();
    line.bytes = cut_;
    return true;
  }
}

}  // namespace dtsdoctor
