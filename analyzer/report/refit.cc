// SPDX-License-Identifier: Apache-2.0
#include "report/refit.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kIndent = 6;   // options and prose begin here at the latest
constexpr std::size_t kColumn = 24;  // narrower than this a column is given up

// What stands at the left of a line, and where its text begins.
struct Layout {
  std::size_t text = 0;       // bytes
  std::size_t term_end = 0;   // bytes; `text`, if there is no term in front of a column
  std::size_t column = 0;     // bytes
  std::size_t column_at = 0;  // cells
};

Layout layout_of(std::string_view line) {
  Layout out;
  out.text = std::min(line.find_first_not_of(' '), line.size());
  const std::size_t gap = line.find("  ", out.text);
  out.term_end = gap == std::string_view::npos ? out.text : gap;
  out.column = std::min(line.find_first_not_of(' ', out.term_end), line.size());
  out.column_at = display_width(line.substr(0, out.column));
  return out;
}

// Lines that are one text: an option with what is said about it, or a paragraph.
struct Entry {
  Layout layout;
  std::vector<std::string_view> lines;
};

// Options without a column follow each other, or are one list with commas.
bool goes_on(const Entry& entry, std::string_view line, const Layout& layout) {
  const std::string_view last = entry.lines.back();
  if (last.empty() || line.empty() || layout.term_end > layout.text) return false;
  if (layout.text != entry.layout.column_at) return false;
  const bool is_option = layout.text > 0 && layout.text <= kIndent && line[layout.text] == '-';
  return !is_option || last.back() == ',';
}

std::vector<Entry> entries_of(std::string_view text) {
  std::vector<Entry> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const Layout layout = layout_of(line);
    if (out.empty() || !goes_on(out.back(), line, layout)) out.push_back({layout, {}});
    out.back().lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool is_wide(std::string_view character) { return display_width(character) > 1; }

// Chinese has no blank between characters, nor beside its wide punctuation marks.
bool needs_blank(std::string_view before, std::string_view after) {
  constexpr std::string_view kMarks = "，。；：、！？（）";
  std::size_t begin = before.size() - 1;
  while (begin > 0 && continues_character(before[begin])) --begin;
  const std::string_view last = before.substr(begin);
  const std::string_view first = after.substr(0, character_length(after));
  const auto is_mark = [&](std::string_view each) {
    return is_wide(each) && kMarks.find(each) != std::string_view::npos;
  };
  return !is_mark(last) && !is_mark(first) && !(is_wide(last) && is_wide(first));
}

std::string joined(const Entry& entry) {
  std::string out(entry.lines.front().substr(entry.layout.column));
  for (std::size_t i = 1; i < entry.lines.size(); ++i) {
    const std::string_view next = entry.lines[i].substr(entry.layout.column_at);
    if (needs_blank(out, next)) out += ' ';
    out += next;
  }
  return out;
}

void append(const std::vector<std::string>& lines, std::string& out) {
  for (const std::string& line : lines) out += line + '\n';
}

void refit(const Entry& entry, std::size_t width, std::string& out) {
  const Layout& layout = entry.layout;
  const std::string_view first = entry.lines.front();
  std::string lead(first.substr(0, layout.column));
  if (layout.column_at + kColumn > width) {
    if (layout.term_end > layout.text) {
      const std::string_view term = first.substr(layout.text, layout.term_end - layout.text);
      append(hanging(first.substr(0, layout.text), term, width), out);
    }
    lead.assign(std::min(kIndent, layout.column_at), ' ');
  }
  append(hanging(lead, joined(entry), width), out);
}

bool fits(const Entry& entry, std::size_t width) {
  const bool in_column =
      entry.layout.column_at > kIndent && entry.layout.term_end == entry.layout.text;
  if (in_column && entry.layout.column_at + kColumn > width) return false;
  return std::all_of(entry.lines.begin(), entry.lines.end(),
                     [&](std::string_view line) { return display_width(line) <= width; });
}

}  // namespace

std::string refitted(std::string_view text, std::size_t width) {
  std::string out;
  for (const Entry& entry : entries_of(text)) {
    if (!fits(entry, width)) {
      refit(entry, width, out);
      continue;
    }
    for (const std::string_view line : entry.lines) out.append(line).append("\n");
  }
  return out;
}

}  // namespace dtsdoctor
