// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: matching works on text that was unescaped, unwrapped and unboxed; carets must
// still point at what the user wrote. A MappedText is text plus a piecewise map from its bytes back
// to offsets in the bytes it came from. It resolves no lines and knows no input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

class MappedText {
 public:
  MappedText() = default;
  // Text taken as it stands from `origin` on.
  explicit MappedText(std::string_view verbatim, std::size_t origin = 0);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }

  // Where it begins in its origin, if all of it stands there as it is; nothing if it is empty.
  [[nodiscard]] std::optional<std::size_t> verbatim_begin() const;

  void clear();
  // Appends bytes that stand as they are at `origin`.
  void append(std::string_view verbatim, std::size_t origin);
  // Appends `replacement`, all of which stands for the origin range `stands_for`.
  void append_for(std::string_view replacement, Span stands_for);
  // Appends a part of another text that maps to the same origin, or to one that stands `shift`
  // bytes further on in this one's.
  void append(const MappedText& other, std::size_t begin, std::size_t end, std::size_t shift = 0);

  // The origin range behind a range of this text. An empty range maps to an empty one.
  [[nodiscard]] Span origin(Span range) const;

  [[nodiscard]] MappedText slice(std::size_t begin, std::size_t end) const;

  // The same text where the origin begins `base` bytes later. Precondition: nothing maps before it.
  [[nodiscard]] MappedText rebased(std::size_t base) const;

  // This text's origin offsets count in `outer`; the result's count in outer's origin.
  [[nodiscard]] MappedText through(const MappedText& outer) const;

 private:
  struct Piece {
    std::size_t begin;  // offset in bytes_
    Span origin;        // what it stands for
    bool verbatim;      // byte for byte, else all for all
  };

  [[nodiscard]] std::size_t pieces() const { return bytes_.empty() ? 0 : 1 + more_.size(); }
  [[nodiscard]] const Piece& piece(std::size_t index) const {
    return index == 0 ? first_ : more_[index - 1];
  }
  [[nodiscard]] std::size_t end_of(std::size_t index) const {
    return index < more_.size() ? more_[index].begin : bytes_.size();
  }
  [[nodiscard]] std::size_t piece_at(std::size_t offset) const;

  std::string bytes_;
  Piece first_ = {};         // most texts have one piece: it costs no memory of its own
  std::vector<Piece> more_;  // those behind it
};

}  // namespace dtsdoctor
