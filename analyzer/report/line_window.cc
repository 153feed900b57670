// SPDX-License-Identifier: Apache-2.0
#include "report/line_window.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLeastContext = 8;
constexpr std::size_t kLeastMark = 12;

}  // namespace

LineWindow::LineWindow(std::string_view line, const std::vector<Span>& marks, std::size_t width,
                       std::size_t label_room)
    : line_(line) {
  // More bytes than this cannot fit; a megabyte is then not measured.
  const bool may_fit = line.size() <= width * 4;
  if (may_fit && cells(0, line.size()) <= width) {
    parts_.push_back({0, line.size(), 0});
  } else {
    keep(marks, width);
    widen(width, label_room);
    join();
  }
  compose();
}

// The marks themselves, each cut to its share of the width.
void LineWindow::keep(const std::vector<Span>& marks, std::size_t width) {
  for (const Span& mark : marks) {
    if (!parts_.empty() && mark.begin <= parts_.back().end) {
      parts_.back().end = std::max(parts_.back().end, mark.end);
    } else {
      parts_.push_back({mark.begin, mark.end, 0});
    }
  }
  if (parts_.empty()) parts_.push_back({});
  const std::size_t signs = parts_.size() + 1;
  const std::size_t share = std::max(kLeastMark, (width - std::min(width, signs)) / parts_.size());
  for (Part& part : parts_) {
    std::size_t end = part.begin;
    std::size_t used = 0;
    while (end < part.end) {
      const std::size_t next = after(end);
      used += cells(end, next);
      if (used > share) break;
      end = next;
    }
    part.end = end;
  }
}

// Spends the remaining width on what stands around the marks, evenly.
void LineWindow::widen(std::size_t width, std::size_t label_room) {
  std::size_t used = parts_.size() + 1;
  for (const Part& part : parts_) used += cells(part.begin, part.end);
  std::size_t left = width - std::min(width, used);
  std::size_t front = std::max(kLeastContext, left - std::min(left, label_room));
  bool grew = true;
  while (grew && left > 0) {
    grew = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const std::size_t floor = i == 0 ? 0 : parts_[i - 1].end;
      if (parts_[i].begin > floor && (i > 0 || front > 0)) {
        const std::size_t next = before(parts_[i].begin);
        const std::size_t cost = cells(next, parts_[i].begin);
        if (cost <= left) {
          parts_[i].begin = next;
          left -= cost;
          if (i == 0) front -= std::min(front, std::max<std::size_t>(cost, 1));
          grew = true;
        }
      }
      const std::size_t ceiling = i + 1 < parts_.size() ? parts_[i + 1].begin : line_.size();
      if (parts_[i].end < ceiling) {
        const std::size_t next = after(parts_[i].end);
        const std::size_t cost = cells(parts_[i].end, next);
        if (cost <= left) {
          parts_[i].end = next;
          left -= cost;
          grew = true;
        }
      }
    }
  }
}

// A "…" for a single character would be silly.
void LineWindow::join() {
  if (parts_.front().begin > 0 && before(parts_.front().begin) == 0) parts_.front().begin = 0;
  if (parts_.back().end < line_.size() && after(parts_.back().end) == line_.size())
    parts_.back().end = line_.size();
  std::vector<Part> joined;
  for (const Part& part : parts_) {
    if (!joined.empty() &&
        (joined.back().end >= part.begin || after(joined.back().end) >= part.begin)) {
      joined.back().end = part.end;
    } else {
      joined.push_back(part);
    }
  }
  parts_ = std::move(joined);
}

void LineWindow::compose() {
  std::size_t column = 0;
  std::size_t shown = 0;
  for (Part& part : parts_) {
    if (part.begin > shown) {
      text_ += "…";
      ++column;
    }
    part.column = column;
    text_ += visible(line_.substr(part.begin, part.end - part.begin));
    column += cells(part.begin, part.end);
    shown = part.end;
  }
  if (shown < line_.size()) text_ += "…";
}

std::size_t LineWindow::column(std::size_t byte) const {
  const Part* part = &parts_.front();
  for (const Part& each : parts_) {
    if (each.begin <= byte) part = &each;
  }
  byte = std::clamp(byte, part->begin, part->end);
  return part->column + cells(part->begin, byte);
}

std::size_t LineWindow::cells(std::size_t begin, std::size_t end) const {
  return display_width(visible(line_.substr(begin, end - begin)));
}

std::size_t LineWindow::before(std::size_t byte) const {
  std::size_t begin = byte - 1;
  while (begin > 0 && byte - begin < 4 && continues_character(line_[begin])) --begin;
  return character_length(line_.substr(begin)) == byte - begin ? begin : byte - 1;
}

std::size_t LineWindow::after(std::size_t byte) const {
  return byte + character_length(line_.substr(byte));
}

}  // namespace dtsdoctor
