// SPDX-License-Identifier: Apache-2.0
#include "input/slice_reader.h"

#include "base/ascii.h"

namespace dtsdoctor {

std::size_t SliceReader::feed(std::string_view bytes) {
  std::size_t used = 0;
  while (used < bytes.size() && !ended_) take(bytes[used++]);
  return used;
}

void SliceReader::append(ReplySlice& slice, char c) {
  if (slice.bytes.size() < max_bytes_) {
    slice.bytes += c;
  } else {
    slice.whole = false;
    if (cut_line_ == 0) cut_line_ = slice.line;
  }
}

void SliceReader::pass(char c) {
  if (c == '\n') {
    ++line_;
    columns_ = 0;
  } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
    ++columns_;
  }
}

void SliceReader::keep(char c) {
  if (in_slice_) {
    append(slice_, c);
  } else if (!gap_ || !is_space(c)) {
    if (gap_) {
      append(rest_, '\n');
      rest_.jumps.push_back({rest_.bytes.size(), line_, columns_});
      gap_ = false;
    }
    append(rest_, c);
  }
  pass(c);
}

void SliceReader::leave_out(char c) {
  gap_ = true;
  pass(c);
}

void SliceReader::begin_slice(std::string before) {
  has_list_ = true;
  in_slice_ = true;
  gap_ = true;
  before_ = std::move(before);
  slice_ = ReplySlice();
  slice_.line = line_;
  slice_.left_columns = columns_;
}

void SliceReader::end_slice(std::string_view after) {
  in_slice_ = false;
  const std::size_t size = slice_.bytes.size();
  if (slice_.whole) {
    slice_.text.append_for(before_, {0, 0});
    slice_.text.append(slice_.bytes, 0);
    slice_.text.append_for(after, {size, size});
  } else {
    slice_.text = MappedText(slice_.bytes);
  }
  take_slice_(slice_);
}

void SliceReader::end() {
  ended_ = true;
  rest_.is_rest = true;
  rest_.text = MappedText(rest_.bytes);
  take_slice_(rest_);
}

void SliceReader::finish() {
  if (ended_) return;
  if (in_slice_) {
    slice_.whole = false;
    end_slice({});
  }
  rest_.whole = false;
  end();
}

}  // namespace dtsdoctor
