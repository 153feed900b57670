// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_text.h"

#include <algorithm>

namespace dtsdoctor {

MappedText::MappedText(std::string_view verbatim, std::size_t origin) { append(verbatim, origin); }

void MappedText::append(std::string_view verbatim, std::size_t origin) {
  if (verbatim.empty()) return;
  const bool joins =
      !pieces_.empty() && pieces_.back().verbatim && pieces_.back().origin.end == origin;
  if (joins) {
    pieces_.back().origin.end += verbatim.size();
  } else {
    pieces_.push_back({bytes_.size(), {origin, origin + verbatim.size()}, true});
  }
  bytes_.append(verbatim);
}

void MappedText::append_for(std::string_view replacement, Span stands_for) {
  if (replacement.empty()) return;
  pieces_.push_back({bytes_.size(), stands_for, false});
  bytes_.append(replacement);
}

void MappedText::append(const MappedText& other, std::size_t begin, std::size_t end,
                        std::size_t shift) {
  end = std::min(end, other.size());
  while (begin < end) {
    const std::size_t index = other.piece_at(begin);
    const Piece& piece = other.pieces_[index];
    const std::size_t piece_end =
        index + 1 < other.pieces_.size() ? other.pieces_[index + 1].begin : other.size();
    const std::size_t stop = std::min(end, piece_end);
    const std::string_view part = std::string_view(other.bytes_).substr(begin, stop - begin);
    if (piece.verbatim) {
      append(part, shift + piece.origin.begin + (begin - piece.begin));
    } else {
      append_for(part, {shift + piece.origin.begin, shift + piece.origin.end});
    }
    begin = stop;
  }
}

std::size_t MappedText::piece_at(std::size_t offset) const {
  const auto after =
      std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                       [](std::size_t value, const Piece& piece) { return value < piece.begin; });
  return static_cast<std::size_t>(after - pieces_.begin()) - 1;
}

Span MappedText::origin(Span range) const {
  if (pieces_.empty()) return {};
  range.begin = std::min(range.begin, size());
  range.end = std::clamp(range.end, range.begin, size());
  const Piece& first = pieces_[piece_at(std::min(range.begin, size() - 1))];
  const std::size_t begin = first.verbatim ? first.origin.begin + (range.begin - first.begin)
                            : range.begin < size() ? first.origin.begin
                                                   : first.origin.end;
  if (range.end == range.begin) return {begin, begin};
  const Piece& last = pieces_[piece_at(range.end - 1)];
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
  for (Piece& piece : out.pieces_) {
    piece.origin.begin -= base;
    piece.origin.end -= base;
  }
  return out;
}

MappedText MappedText::through(const MappedText& outer) const {
  MappedText out;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    const std::size_t end = i + 1 < pieces_.size() ? pieces_[i + 1].begin : bytes_.size();
    if (piece.verbatim) {
      out.append(outer, piece.origin.begin, piece.origin.end);
    } else {
      out.append_for(std::string_view(bytes_).substr(piece.begin, end - piece.begin),
                     outer.origin(piece.origin));
    }
  }
  return out;
}

}  // namespace dtsdoctor
