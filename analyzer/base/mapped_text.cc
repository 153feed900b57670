// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_text.h"

#include <algorithm>

namespace dtsdoctor {

MappedText::MappedText(std::string_view verbatim, std::size_t origin) { append(verbatim, origin); }

std::optional<std::size_t> MappedText::verbatim_begin() const {
  if (pieces() != 1 || !first_.verbatim) return std::nullopt;
  return first_.origin.begin;
}

void MappedText::clear() {
  bytes_.clear();
  more_.clear();
}

void MappedText::append(std::string_view verbatim, std::size_t origin) {
  if (verbatim.empty()) return;
  const std::size_t end = origin + verbatim.size();
  if (bytes_.empty()) {
    first_ = {0, {origin, end}, true};
  } else if (Piece& last = more_.empty() ? first_ : more_.back();
             last.verbatim && last.origin.end == origin) {
    last.origin.end = end;
  } else {
    more_.push_back({bytes_.size(), {origin, end}, true});
  }
  bytes_.append(verbatim);
}

void MappedText::append_for(std::string_view replacement, Span stands_for) {
  if (replacement.empty()) return;
  if (bytes_.empty()) {
    first_ = {0, stands_for, false};
  } else {
    more_.push_back({bytes_.size(), stands_for, false});
  }
  bytes_.append(replacement);
}

void MappedText::append(const MappedText& other, std::size_t begin, std::size_t end,
                        std::size_t shift) {
  end = std::min(end, other.size());
  if (begin >= end) return;
  for (std::size_t index = other.piece_at(begin); begin < end; ++index) {
    const Piece& piece = other.piece(index);
    const std::size_t stop = std::min(end, other.end_of(index));
    const std::string_view part = std::string_view(other.bytes_).substr(begin, stop - begin);
    if (piece.verbatim) {
      append(part, shift + piece.origin.begin + (begin - piece.begin));
    } else {
      append_for(part, {shift + piece.origin.begin, shift + piece.origin.end});
    }
    begin = stop;
  }
}

// The piece that holds an offset of a text that is not empty.
std::size_t MappedText::piece_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(more_.begin(), more_.end(), offset,
                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  return static_cast<std::size_t>(after - more_.begin());
}

Span MappedText::origin(Span range) const {
  if (empty()) return {};
  range.begin = std::min(range.begin, size());
  range.end = std::clamp(range.end, range.begin, size());
  const Piece& first = piece(piece_at(std::min(range.begin, size() - 1)));
  const std::size_t begin = first.verbatim ? first.origin.begin + (range.begin - first.begin)
                            : range.begin < size() ? first.origin.begin
                                                   : first.origin.end;
  if (range.end == range.begin) return {begin, begin};
  const Piece& last = piece(piece_at(range.end - 1));
  const std::size_t end =
      last.verbatim ? last.origin.begin + (range.end - last.begin) : last.origin.end;
  return {begin, std::max(begin, end)};
}

MappedText MappedText::slice(std::size_t begin, std::size_t end) const {
  MappedText out;
  out.append(*this, begin, end);
  return out;
}

MappedText MappedText::rebased(std::size_t base) const {
  MappedText out = *this;
  const auto move = [&](Piece& piece) {
    piece.origin.begin -= base;
    piece.origin.end -= base;
  };
  if (!out.empty()) move(out.first_);
  std::for_each(out.more_.begin(), out.more_.end(), move);
  return out;
}

MappedText MappedText::through(const MappedText& outer) const {
  MappedText out;
  for (std::size_t i = 0; i < pieces(); ++i) {
    const Piece& each = piece(i);
    if (each.verbatim) {
      out.append(outer, each.origin.begin, each.origin.end);
    } else {
      out.append_for(std::string_view(bytes_).substr(each.begin, end_of(i) - each.begin),
                     outer.origin(each.origin));
    }
  }
  return out;
}

}  // namespace dtsdoctor
