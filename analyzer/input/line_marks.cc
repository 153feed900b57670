// SPDX-License-Identifier: Apache-2.0
#include "input/line_marks.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/pair_find.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostDigits = 7;  // of a line's number
constexpr std::size_t kLongestFile = 256;
constexpr std::string_view kBoxBar = "│";

// What stands behind a line's number, or instead of it.
enum class Kind : char { none, grep, file, bar, tab, blank, plus, minus };

struct Mark {
  Kind kind = Kind::none;
  std::size_t length = 0;
  std::string_view file;       // that grep names
  std::size_t number = 0;      // 0: has none
  std::size_t number_end = 0;  // its column
  bool padded = false;         // blanks stand in front of the number
};

// "12:" and "12-" of grep, "12 | ", "12\t" and "12 "; `at`: where the number is to stand.
Mark numbered(std::string_view line, std::size_t at) {
  Mark mark;
  const std::size_t begin = at;
  while (at < line.size() && at - begin <= kMostDigits && is_digit(line[at]))
    mark.number = mark.number * 10 + static_cast<std::size_t>(line[at++] - '0');
  if (at == begin || at - begin > kMostDigits || mark.number == 0) return {};
  mark.number_end = at;
  const std::size_t behind = past_blanks(line, at);
  const auto keep = [&](Kind kind, std::size_t length) {
    mark.kind = kind;
    mark.length = std::min(length, line.size());
    return mark;
  };
  if (line.substr(at).starts_with(':') || line.substr(at).starts_with('-'))
    return keep(Kind::grep, at + 1);
  for (const std::string_view bar : {std::string_view("|"), kBoxBar}) {
    if (behind - at > 1 || !line.substr(behind).starts_with(bar)) continue;
    const std::size_t end = behind + bar.size();
    return keep(Kind::bar, line.substr(end).starts_with(' ') ? end + 1 : end);
  }
  if (at < line.size() && line[at] == '\t') return keep(Kind::tab, at + 1);
  if (at == line.size() || line[at] == ' ') return keep(Kind::blank, at + 1);
  return {};
}

constexpr ByteSet kOfFiles([](char c) { return is_alnum(c) || is_one_of(c, "./_-+@\\"); });

// "D:\\logs\\dts.log"
std::size_t past_drive(std::string_view line) {
  return line.size() > 2 && is_alpha(line[0]) && line.substr(1, 2) == ":\\" ? 2 : 0;
}

// "logs/dts.log:12:", "logs/dts.log-13-" of a line that is only shown beside one that was found.
Mark of_grep(std::string_view line) {
  for (std::size_t at = past_drive(line) + 1; at < std::min(line.size(), kLongestFile); ++at) {
    if (line[at] == ':' || line[at] == '-') {
      Mark mark = numbered(line, at + 1);
      if (mark.kind == Kind::grep && line[mark.number_end] == line[at]) {
        mark.file = line.substr(0, at);
        return mark;
      }
    }
    if (!kOfFiles.holds(line[at])) return {};
  }
  return {};
}

// "10:05:00 …", "2026-03-04 …": the number in front is none of a line.
bool begins_time(std::string_view line, std::size_t number_end) {
  const std::string_view rest = line.substr(number_end + 1);
  const auto is_digit_at = [&](std::size_t i) { return i < rest.size() && is_digit(rest[i]); };
  if (line[number_end] == '-') return is_digit_at(0);
  return is_digit_at(0) && is_digit_at(1) && rest.substr(2, 1) == ":" && is_digit_at(3) &&
         is_digit_at(4) && rest.substr(5, 1) != ":";
}

// Where a name ends that can be nothing but a file's: behind ".log", ".log.1"; 0 if none does.
std::size_t end_of_extension(std::string_view line, std::size_t at) {
  constexpr std::array<std::string_view, 5> kExtensions = {".log", ".txt", ".out", ".err", ".json"};
  for (const std::string_view extension : kExtensions) {
    if (!line.substr(at).starts_with(extension)) continue;
    std::size_t end = at + extension.size();
    while (end < line.size() && (is_digit(line[end]) || line[end] == '.')) ++end;
    return end;
  }
  return 0;
}

// "logs/dts.log:", "logs/dts.log-", "/var/log/messages:" of grep without numbers.
Mark of_file(std::string_view line) {
  bool has_folder = false;
  for (std::size_t at = past_drive(line); at < std::min(line.size(), kLongestFile); ++at) {
    const std::size_t end = line[at] == '.' ? end_of_extension(line, at) : 0;
    const std::size_t mark = end > 0 ? end : at;
    const bool ends = mark < line.size() && (line[mark] == ':' || (line[mark] == '-' && end > 0));
    if (ends && mark > 0 && (end > 0 || has_folder))
      return {Kind::file, mark + 1, line.substr(0, mark)};
    if (!kOfFiles.holds(line[at])) return {};
    has_folder = has_folder || is_one_of(line[at], "/\\");
  }
  return {};
}

Mark mark_of(std::string_view line) {
  if (line.empty()) return {};
  if (line[0] == '+') return {Kind::plus, 1, {}};
  if (line[0] == '-') return {Kind::minus, 1, {}};
  if (line[0] == '|') {  // a table has more of them
    const bool is_bar = line.size() == 1 || (line[1] == ' ' && line.find('|', 1) == line.npos);
    return is_bar ? Mark{Kind::bar, std::min<std::size_t>(2, line.size()), {}} : Mark();
  }
  if (is_digit(line[0]) || is_blank(line[0])) {
    const std::size_t at = past_blanks(line, 0);
    if (at == line.size()) return {};
    Mark mark = numbered(line, at);
    mark.padded = at > 0;
    const bool is_time = mark.kind == Kind::grep && begins_time(line, mark.number_end);
    return is_time || line[at] == '0' ? Mark() : mark;
  }
  if (!is_alpha(line[0]) && line[0] != '.' && line[0] != '/') return {};
  const Mark mark = of_grep(line);
  const bool is_line = mark.kind == Kind::grep && !begins_time(line, mark.number_end);
  return is_line ? mark : of_file(line);
}

// Terraform's box has bars of its own, and lines that were wrapped have none (broken_box.h).
bool is_box(std::string_view bytes) {
  constexpr std::string_view kHeadline = "| Error: ";
  constexpr std::size_t kRare = 7;  // ": "
  return find_by_pair(bytes, kHeadline, kRare) != std::string_view::npos;
}

// Does `next` go on behind `mark`?
bool goes_on(const Mark& mark, const Mark& next) {
  if (mark.kind == Kind::none || mark.kind != next.kind || mark.file != next.file) return false;
  if (mark.number == 0 || next.number == 0) return mark.number == next.number;
  const bool aligned = mark.number_end == next.number_end;
  return next.number == mark.number + 1 && (aligned || !(mark.padded || next.padded));
}

// Are as many lines, of which this is the first, marked so? A list has numbers with a blank behind
// them, and so have the rows of a table.
template <typename InBox>
bool are_marks(const Mark& first, std::string_view line, std::size_t lines, InBox& in_box) {
  constexpr std::size_t kFewest = 3;
  if (lines < 2) return false;
  switch (first.kind) {
    case Kind::none:
      return false;
    case Kind::grep:
    case Kind::file:
      return first.length == line.size() || !is_blank(line[first.length]);
    case Kind::tab:
      return first.padded;
    case Kind::blank:
      return first.padded && lines >= kFewest;
    case Kind::bar:
      return first.number > 0 || !in_box();
    case Kind::plus:
      return true;
    case Kind::minus:  // parts of a request id that a terminal cut begin so, too
      return lines >= kFewest && (first.length == line.size() || !is_blank(line[first.length]));
  }
  return false;
}

}  // namespace

std::optional<MappedText> without_line_marks(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  const LineSplit split = split_lines(bytes);
  std::optional<bool> is_boxed;  // few texts have to be looked through for it
  const auto in_box = [&] {
    if (!is_boxed) is_boxed = is_box(bytes);
    return *is_boxed;
  };
  MappedText out;
  std::size_t kept = 0;  // up to here all is in `out`
  Mark mark = split.lines() == 0 ? Mark() : mark_of(split.line(bytes, 0));
  std::vector<std::size_t> lengths;  // of the marks that go on, up to this line
  for (std::size_t i = 0; i < split.lines(); ++i) {
    const Mark first = mark;
    lengths.assign(1, mark.length);
    std::size_t end = i + 1;
    for (; end < split.lines(); ++end) {
      const Mark next = mark_of(split.line(bytes, end));
      const bool more = goes_on(mark, next);
      mark = next;
      if (!more) break;
      lengths.push_back(next.length);
    }
    if (are_marks(first, split.line(bytes, i), lengths.size(), in_box)) {
      for (std::size_t k = 0; k < lengths.size(); ++k) {
        out.append(text, kept, split.begins[i + k]);
        kept = split.begins[i + k] + lengths[k];
      }
    }
    i = end - 1;
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
