// SPDX-License-Identifier: Apache-2.0
#include "input/open_records.h"

#include <algorithm>

namespace dtsdoctor {

Place place_in_record(const std::string& input, std::string_view bytes, std::uint64_t first,
                      const std::vector<LineJump>& jumps, Span span) {
  const auto after = std::upper_bound(
      jumps.begin(), jumps.end(), span.begin,
      [](std::size_t offset, const LineJump& jump) { return offset < jump.offset; });
  const std::size_t begin = after == jumps.begin() ? 0 : (after - 1)->offset;
  const std::uint64_t line = after == jumps.begin() ? first : (after - 1)->line;
  // A jump stands behind the line break of the line before.
  const std::size_t end = after == jumps.end() ? bytes.size() : after->offset - 1;
  const std::size_t from = std::clamp(span.begin, begin, end);
  const std::size_t to = std::clamp(span.end, from, end);
  Place place = resolve(input, bytes.substr(begin, end - begin), line, {from - begin, to - begin});
  if (after != jumps.begin() && place.line == line) place.column += (after - 1)->left_columns;
  return place;
}

void OpenRecord::reset(std::uint64_t line, Stream* new_owner) {
  owner = new_owner;
  bytes_.clear();
  if (mapped_) text_ = MappedText();
  mapped_ = false;
  jumps_.clear();
  first_line_ = line;
  last_line_ = 0;
}

// From the first line on that has a wrapping, the text is kept beside the bytes.
void OpenRecord::map() {
  if (mapped_) return;
  mapped_ = true;
  text_ = MappedText(bytes_);
}

void OpenRecord::begin_line(std::uint64_t number, bool below) {
  if (last_line_ != 0) {
    const std::size_t end = bytes_.size();
    bytes_ += '\n';
    if (mapped_ && below) text_.append("\n", end);
    if (number != last_line_ + 1) jumps_.push_back({bytes_.size(), number, 0});
  }
  last_line_ = number;
}

void OpenRecord::add(const Line& line, const CarriedLine& carried, bool within) {
  if (carried.wrapped) map();
  begin_line(line.number, !within);
  const std::size_t begin = bytes_.size();
  bytes_ += line.bytes;
  if (!mapped_) return;
  if (carried.decoded != nullptr) {
    text_.append(*carried.decoded, carried.begin, carried.begin + carried.text.size(), begin);
  } else {
    text_.append(carried.text, begin + carried.begin);
  }
}

void OpenRecord::add(const OpenRecord& other) {
  if (other.mapped_) map();
  begin_line(other.first_line_, true);
  const std::size_t begin = bytes_.size();
  bytes_ += other.bytes_;
  for (const LineJump& jump : other.jumps_)
    jumps_.push_back({begin + jump.offset, jump.line, jump.left_columns});
  last_line_ = other.last_line_;
  if (!mapped_) return;
  if (other.mapped_) {
    text_.append(other.text_, 0, other.text_.size(), begin);
  } else {
    text_.append(other.bytes_, begin);
  }
}

OpenRecord& OpenRecords::open(std::uint64_t line, Stream* owner) {
  if (spare_.empty()) {
    records_.push_back(std::make_unique<OpenRecord>());
  } else {
    records_.push_back(std::move(spare_.back()));
    spare_.pop_back();
  }
  records_.back()->reset(line, owner);
  return *records_.back();
}

void OpenRecords::pop_front() {
  constexpr std::size_t kSpare = 4;
  if (spare_.size() < kSpare) spare_.push_back(std::move(records_.front()));
  records_.pop_front();
}

}  // namespace dtsdoctor
