// SPDX-License-Identifier: Apache-2.0
#include "input/paste_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/pair_find.h"
#include "base/utf8.h"
#include "input/broken_box.h"
#include "input/encoded_paste.h"
#include "input/job_columns.h"
#include "input/job_lists.h"
#include "input/job_tables.h"
#include "input/line_marks.h"
#include "input/line_opening.h"
#include "input/line_shape.h"
#include "input/line_split.h"
#include "input/paste_cells.h"
#include "input/paste_colours.h"
#include "input/paste_margin.h"
#include "input/paste_tags.h"
#include "input/paste_text.h"
#include "input/printed_replies.h"
#include "input/quoted_printable.h"
#include "input/spread_blanks.h"
#include "input/yaml_scalars.h"

namespace dtsdoctor {
namespace {

// Calls take(begin, end) with the lines of a text, without their ends.
template <typename Take>
void each_line(std::string_view text, const Take& take) {
  const LineSplit split = split_lines(text);
  for (std::size_t i = 0; i < split.lines(); ++i) {
    const std::string_view line = split.line(text, i);
    const std::size_t begin = split.begins[i];
    take(begin, begin + line.size() - (line.ends_with('\r') ? 1 : 0));
  }
}

struct Line {
  std::size_t begin, end;
  std::size_t width;    // in characters
  std::size_t columns;  // of a terminal
  bool ends_by_tag;     // nobody broke it for its width
};

constexpr std::size_t kNarrowest = 50;
constexpr std::size_t kUsualWrap = 72;  // the narrowest of the usual ones
constexpr std::size_t kWidestWrap = 80;
constexpr std::array<std::size_t, 2> kWideWraps = {100, 120};  // of editors
constexpr std::array<std::size_t, 4> kTerminals = {80, 100, 120, 132};

std::vector<Line> lines_of(const MappedText& text, std::string_view document) {
  const std::string_view bytes = text.bytes();
  std::vector<Line> lines;
  const std::size_t all_ascii = ascii_length(bytes);  // mostly all of it
  each_line(bytes, [&](std::size_t begin, std::size_t end) {
    const std::string_view line = bytes.substr(begin, end - begin);
    const bool ascii = end <= all_ascii || ascii_length(line) == line.size();
    const std::size_t width = ascii ? line.size() : count_characters(line);
    const bool by_tag = end < bytes.size() && document[text.origin({end, end + 1}).begin] == '<';
    lines.push_back({begin, end, width, ascii ? width : display_width(line), by_tag});
  });
  return lines;
}

// Without the blanks at their ends: mails leave one where they broke a line ("format=flowed"). A
// short line with one is what a program printed.
std::vector<Line> without_trailing_blanks(std::vector<Line> lines, std::string_view bytes) {
  constexpr std::size_t kShort = 40;
  for (Line& line : lines) {
    for (; line.width > kShort && bytes[line.end - 1] == ' '; --line.end) {
      --line.width;
      --line.columns;
    }
  }
  return lines;
}

// The text with the line ends between lines[i] and lines[i + 1] replaced wherever joins(i).
template <typename Joins>
std::optional<MappedText> joined(const MappedText& text, const std::vector<Line>& lines,
                                 std::string_view glue, const Joins& joins) {
  MappedText out;
  std::size_t kept = 0;
  bool changed = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool join = !lines[i].ends_by_tag && joins(i);
    changed = changed || join;
    const Span end{lines[i].end, lines[i + 1].begin};
    if (!join && end.end - end.begin == 1) continue;  // a plain line end stays
    out.append(text, kept, end.begin);
    out.append_for(join ? glue : std::string_view("\n"), text.origin(end));
    kept = end.end;
  }
  if (!changed) return std::nullopt;
  out.append(text, kept, text.size());
  return out;
}

struct Unwrapped {
  std::optional<MappedText> text;
  bool at_edge = false;  // all of the joined lines are as wide as the widest
};

// One word, which may be longer than a line is to be.
bool is_unbreakable(std::string_view line) {
  return line.find(' ', indent_of(line)) == std::string_view::npos;
}

// The width at which lines may have been wrapped: that of the widest, if it is a usual one and no
// more than `most`.
std::size_t wrap_width(std::string_view bytes, const std::vector<Line>& lines, std::size_t most) {
  std::size_t width = 0;
  std::size_t of_words = 0;
  for (const Line& line : lines) {
    if (line.width > most || line.width <= width) continue;
    const bool is_word = is_unbreakable(bytes.substr(line.begin, line.end - line.begin));
    std::size_t& widest = is_word ? of_words : width;
    widest = std::max(widest, line.width);
  }
  return width == 0 ? of_words : width;
}

// Wrapped at blanks: the first word of the next line would not have fitted into this one.
Unwrapped unwrapped(const MappedText& text, const std::vector<Line>& lines, std::size_t most) {
  const std::string_view bytes = text.bytes();
  std::size_t width = wrap_width(bytes, lines, most);
  // Words too long for any line leave only short ones beside them.
  const bool guessed = width < kNarrowest;
  if (guessed) width = kUsualWrap;
  bool broken = false;      // a line that had room for blanks ends before a word that did not fit
  std::size_t at_edge = 0;  // joined lines that end where the widest does, and others
  std::size_t before_edge = 0;
  std::optional<MappedText> out = joined(text, lines, " ", [&](std::size_t i) {
    const std::string_view line = bytes.substr(lines[i].begin, lines[i].end - lines[i].begin);
    const std::string_view next =
        bytes.substr(lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin);
    const auto would_fit = [&] {
      return lines[i].width + 1 + count_characters(next.substr(0, next.find(' '))) <= width;
    };
    // Of a log most lines are too long or too short, which is seen at once.
    const bool too_long = lines[i].width > width;
    if ((too_long && !is_unbreakable(line)) || would_fit()) return false;
    if (is_blank_line(line) || stands_alone(next) || is_blank(next[0]) || begins_as(line, next))
      return false;
    broken = broken || !too_long;
    if (!too_long) ++(lines[i].width == width ? at_edge : before_edge);
    return true;
  });
  if (guessed && !broken) out.reset();
  return {std::move(out), at_edge > 0 && before_edge == 0};
}

// Is the widest line about as wide as an editor lets them become?
bool is_usual_wide(const std::vector<Line>& lines) {
  constexpr std::size_t kShort = 8;  // of the edge, for a word that did not fit
  std::size_t width = 0;
  for (const Line& line : lines) {
    if (line.width <= kWideWraps.back()) width = std::max(width, line.width);
  }
  return std::any_of(kWideWraps.begin(), kWideWraps.end(),
                     [&](std::size_t edge) { return width <= edge && width + kShort > edge; });
}

// Cut at an edge, also inside of words: a line as wide as the widest goes on. Terminals count
// columns, other programs characters.
std::optional<MappedText> uncut(const MappedText& text, const std::vector<Line>& lines,
                                std::size_t Line::*wide) {
  const std::string_view bytes = text.bytes();
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.*wide);
  const auto full = std::count_if(lines.begin(), lines.end(),
                                  [&](const Line& line) { return line.*wide == width; });
  // One line alone may have any width by chance.
  const bool usual = (full > 1 && width >= 70 && width <= kWidestWrap) ||
                     std::find(kTerminals.begin(), kTerminals.end(), width) != kTerminals.end();
  if (!usual) return std::nullopt;
  // A character of two columns does not fit into the last one.
  const auto is_full = [&](std::size_t i) {
    const std::string_view next = bytes.substr(lines[i + 1].begin);
    return lines[i].*wide == width ||
           (wide == &Line::columns && lines[i].columns + 1 == width && !next.empty() &&
            display_width(next.substr(0, character_length(next))) == 2);
  };
  return joined(text, lines, "", [&](std::size_t i) {
    const std::string_view line = bytes.substr(lines[i].begin, lines[i].end - lines[i].begin);
    const std::string_view next =
        bytes.substr(lines[i + 1].begin, lines[i + 1].end - lines[i + 1].begin);
    return is_full(i) && !is_blank_line(next) && !starts_with_time(next) && box_prefix(next) == 0 &&
           block_label(next).empty() && !begins_as(line, next);
  });
}

std::optional<MappedText> without_paste_marks(const MappedText& text) {
  return has_paste_marks(text.bytes()) ? std::optional(unpasted(text)) : std::nullopt;
}

}  // namespace

std::vector<MappedText> rejoined(std::string_view document, bool spread) {
  MappedText text(document);
  bool changed = false;
  for (const auto undo :
       {without_base64, without_url_spelling, without_quoted_printable, without_tags,
        without_paste_marks, without_spelled_colours, without_quotation, without_lost_bars,
        without_line_marks, without_doubled_quotes, with_whole_yaml_scalars}) {
    std::optional<MappedText> plain = undo(text);
    if (!plain) continue;
    text = std::move(*plain);
    changed = true;
  }
  if (const std::size_t indent = common_indent(text.bytes()); indent > 0) {
    text = without_indent(text, indent);
    changed = true;
  }
  std::vector<MappedText> readings;
  if (may_name_tasks(text.bytes())) {
    for (const auto spell :
         {with_job_tables_as_json, with_job_lists_as_json, with_printed_replies_as_json}) {
      if (std::optional<MappedText> spelled = spell(text)) readings.push_back(std::move(*spelled));
    }
  }
  std::vector<Line> lines = lines_of(text, document);
  std::optional<MappedText> cut = uncut(text, lines, &Line::columns);
  const bool differ = std::any_of(lines.begin(), lines.end(),
                                  [](const Line& line) { return line.columns != line.width; });
  if (!cut && differ) cut = uncut(text, lines, &Line::width);
  if (std::optional<MappedText> boxes = cut ? std::nullopt : with_whole_boxes(text)) {
    text = std::move(*boxes);
    lines = lines_of(text, document);
    changed = true;
  }
  // A blank at the edge of a terminal counts.
  const std::vector<Line> shown = cut ? lines : without_trailing_blanks(lines, text.bytes());
  auto [wrapped, at_edge] = unwrapped(text, shown, kWidestWrap);
  std::optional<MappedText> wide;
  if (is_usual_wide(shown)) wide = unwrapped(text, shown, kWideWraps.back()).text;
  if (wide && wrapped && wide->bytes() == wrapped->bytes()) wide.reset();
  // Widths are those of the lines as they are, so blanks go last.
  std::optional<MappedText> closed;
  if (spread) closed = without_spread_blanks(wrapped ? *wrapped : text);
  if (changed) readings.push_back(std::move(text));
  // Blanks seldom stand at the edge, time and again: what ends there was cut.
  if (cut && at_edge) std::swap(cut, wrapped);
  for (std::optional<MappedText>* reading : {&wrapped, &cut, &wide, &closed}) {
    if (*reading) readings.push_back(std::move(**reading));
  }
  return readings;
}

}  // namespace dtsdoctor
