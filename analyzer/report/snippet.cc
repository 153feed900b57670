// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/line_window.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

// A label beside or below its mark is not squeezed into less than this.
constexpr std::size_t kLabelRoom = 20;

// A mark as it is drawn: cells instead of bytes.
struct Drawn {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool primary = true;
  std::string label;
};

struct Chunk {
  std::size_t column = 0;
  std::string text;
  Ink ink = Ink::plain;
};
using Row = std::vector<Chunk>;

std::size_t widest_line(std::string_view label) {
  std::size_t widest = 0;
  for (const std::string& line : wrapped(label, label.size() * 2 + 1))
    widest = std::max(widest, display_width(line));
  return widest;
}

class LineDrawing {
 public:
  LineDrawing(const MarkedLine& line, std::size_t width, Ink primary)
      : width_(width), primary_(primary), window_(window(line, width)) {
    for (const Mark& mark : line.marks) {
      const std::size_t begin = window_.column(mark.place.mark_begin);
      const std::size_t end = std::max(begin + 1, window_.column(mark.place.mark_end));
      marks_.push_back({begin, end, mark.primary, mark.label});
    }
  }

  [[nodiscard]] const std::string& text() const { return window_.text(); }

  // What stands below the line: carets and labels.
  [[nodiscard]] std::vector<Row> rows() const {
    std::vector<Row> rows = {carets()};
    std::vector<Drawn> pending;  // labels still to write, the rightmost first
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
      if (!mark->label.empty()) pending.push_back(*mark);
    }
    if (pending.empty()) return rows;
    if (write_beside(pending.front(), pending, rows)) pending.erase(pending.begin());
    if (!pending.empty()) rows.push_back(connectors(pending, width_));
    while (!pending.empty()) {
      const Drawn mark = pending.front();
      pending.erase(pending.begin());
      write_below(mark, pending, rows);
    }
    return rows;
  }

 private:
  static LineWindow window(const MarkedLine& line, std::size_t width) {
    std::vector<Span> spans;
    for (const Mark& mark : line.marks)
      spans.push_back({mark.place.mark_begin, mark.place.mark_end});
    const std::size_t label = line.marks.empty() ? 0 : widest_line(line.marks.back().label);
    return LineWindow(line.text, spans, width, std::min(label + 1, width / 2));
  }

  Ink ink(bool primary) const { return primary ? primary_ : Ink::blue; }

  Row carets() const {
    std::size_t end = 0;
    for (const Drawn& mark : marks_) end = std::max(end, mark.end);
    std::string signs(end, ' ');
    for (const bool primary : {false, true}) {
      for (const Drawn& mark : marks_) {
        if (mark.primary != primary) continue;
        std::fill_n(signs.begin() + static_cast<std::ptrdiff_t>(mark.begin), mark.end - mark.begin,
                    primary ? '^' : '-');
      }
    }
    Row row;
    for (std::size_t at = 0; at < signs.size();) {
      const std::size_t stop = std::min(signs.find_first_not_of(signs[at], at), signs.size());
      if (signs[at] != ' ') row.push_back({at, signs.substr(at, stop - at), ink(signs[at] == '^')});
      at = stop;
    }
    return row;
  }

  Row connectors(const std::vector<Drawn>& pending, std::size_t before) const {
    Row row;
    for (auto mark = pending.rbegin(); mark != pending.rend(); ++mark) {
      const bool doubled = !row.empty() && row.back().column == mark->begin;
      if (mark->begin < before && !doubled) row.push_back({mark->begin, "|", ink(mark->primary)});
    }
    return row;
  }

  // The last label, right of its mark, if it fits there in a line or two.
  bool write_beside(const Drawn& mark, const std::vector<Drawn>& pending,
                    std::vector<Row>& rows) const {
    for (const Drawn& other : marks_) {
      if (other.end > mark.end) return false;
    }
    const std::size_t column = mark.end + 1;
    const std::size_t room = width_ - std::min(width_, column);
    const std::size_t wanted = widest_line(mark.label);
    if (wanted > room && room < kLabelRoom) return false;
    const std::vector<std::string> lines = wrapped(mark.label, room);
    if (wanted > room && lines.size() > 2) return false;
    const std::vector<Drawn> others(pending.begin() + 1, pending.end());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) rows.push_back(connectors(others, column));
      rows.back().push_back({column, lines[i], ink(mark.primary)});
    }
    return true;
  }

  void write_below(const Drawn& mark, const std::vector<Drawn>& pending,
                   std::vector<Row>& rows) const {
    const std::size_t wanted = std::min(widest_line(mark.label), width_);
    std::size_t column = mark.begin;
    // Too far right to be read there: moved left as far as it takes.
    if (width_ - std::min(width_, column) < std::min(wanted, kLabelRoom)) {
      column = width_ - std::min(width_, std::max(kLabelRoom, std::min(wanted, 3 * kLabelRoom)));
    }
    for (const std::string& line : wrapped(mark.label, width_ - std::min(width_, column))) {
      rows.push_back(connectors(pending, column));
      rows.back().push_back({column, line, ink(mark.primary)});
    }
  }

  std::size_t width_;
  Ink primary_;
  LineWindow window_;
  std::vector<Drawn> marks_;
};

class Drawer {
 public:
  Drawer(const SnippetStyle& style, const Paint& paint) : style_(style), paint_(paint) {}

  std::string draw(const std::vector<Mark>& marks) {
    for (const MarkedInput& input : grouped(marks)) {
      const bool first = out_.empty();
      if (!first) gutter("");
      const std::string blanks(style_.gutter, ' ');
      out_ += fmt::format("{}{} {}:{}:{}\n", blanks, paint_(Ink::blue, first ? "-->" : ":::"),
                          visible(input.name), input.line, input.column);
      gutter("");
      lines(input.lines);
    }
    return std::move(out_);
  }

 private:
  void lines(const std::vector<MarkedLine>& lines) {
    const std::size_t room = style_.width - std::min(style_.width, style_.gutter + 3);
    std::size_t last = 0;
    for (const MarkedLine& line : lines) {
      if (last != 0 && line.number > last + 1) out_ += paint_(Ink::blue, "...") + "\n";
      last = line.number;
      const LineDrawing drawing(line, room, style_.primary);
      gutter(std::to_string(line.number), drawing.text());
      for (const Row& row : drawing.rows()) gutter("", composed(row));
    }
  }

  std::string composed(const Row& row) const {
    std::string text;
    std::size_t column = 0;
    for (const Chunk& chunk : row) {
      if (chunk.column < column) continue;
      text.append(chunk.column - column, ' ');
      text += paint_(chunk.ink, chunk.text);
      column = chunk.column + display_width(chunk.text);
    }
    return text;
  }

  void gutter(const std::string& number, std::string_view text = {}) {
    const std::string bar = fmt::format("{:>{}} |", number, style_.gutter);
    out_ += paint_(Ink::blue, bar);
    const std::size_t end = text.find_last_not_of(' ');
    if (end != std::string_view::npos) out_ += fmt::format(" {}", text.substr(0, end + 1));
    out_ += '\n';
  }

  const SnippetStyle& style_;
  const Paint& paint_;
  std::string out_;
};

}  // namespace

std::size_t gutter_of(const std::vector<Mark>& marks) {
  std::size_t line = 1;
  for (const Mark& mark : marks) line = std::max(line, mark.place.line);
  return std::to_string(line).size();
}

std::string draw(const std::vector<Mark>& marks, const SnippetStyle& style, const Paint& paint) {
  return Drawer(style, paint).draw(marks);
}

}  // namespace dtsdoctor
