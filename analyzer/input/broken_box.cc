// SPDX-License-Identifier: Apache-2.0
#include "input/broken_box.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "input/clean_text.h"
#include "input/line_shape.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

enum class Line { other, bar, opening, closing };

Line kind_of(std::string_view line) {
  const MappedText visible = visible_text(line, 0);
  const std::string_view bytes = visible.bytes();
  if (box_prefix(bytes) == 0) return Line::other;
  const std::string_view corner = bytes.substr(indent_of(bytes));
  if (corner.starts_with("╷")) return Line::opening;
  return corner.starts_with("╵") ? Line::closing : Line::bar;
}

// Which lines are rests: those behind a bar whose next line with a bar is of the same box.
std::vector<bool> rests_of(std::string_view text, const LineSplit& split) {
  std::vector<bool> rests(split.lines(), false);
  bool box_goes_on = false;  // below the line
  for (std::size_t i = split.lines(); i-- > 0;) {
    const std::string_view line = split.line(text, i);
    const Line kind = kind_of(line);
    if (kind != Line::other) {
      box_goes_on = kind != Line::opening;
    } else if (is_blank_line(line) || starts_with_time(line)) {
      box_goes_on = false;
    } else {
      rests[i] = box_goes_on;
    }
  }
  bool in_box = false;
  for (std::size_t i = 0; i < split.lines(); ++i) {
    const Line kind = rests[i] ? Line::other : kind_of(split.line(text, i));
    if (rests[i]) {
      rests[i] = in_box;
    } else {
      in_box = kind == Line::bar;
    }
  }
  return rests;
}

}  // namespace

std::optional<MappedText> with_whole_boxes(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  if (bytes.find("│") == std::string_view::npos) return std::nullopt;  // nearly every text
  const LineSplit split = split_lines(bytes);
  const std::vector<bool> rests = rests_of(bytes, split);
  MappedText out;
  std::size_t kept = 0;
  for (std::size_t i = 1; i < rests.size(); ++i) {
    if (!rests[i]) continue;
    std::size_t end = split.begins[i] - 1;
    if (end > kept && bytes[end - 1] == '\r') --end;
    out.append(text, kept, end);
    out.append_for(" ", text.origin({end, split.begins[i]}));
    kept = split.begins[i];
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
