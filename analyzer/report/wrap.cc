// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// Narrower than this nothing readable comes out.
constexpr std::size_t kLeast = 16;

bool contains(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

// May not begin a line (closing marks), may not end one (opening marks).
bool sticks_to_previous(char32_t c) {
  return contains(U"，。；：、！？）】》」』”’…％,.;:!?)]}>", c);
}
bool sticks_to_next(char32_t c) { return contains(U"（【《「『“‘([{<", c); }

// Text that never breaks, and the blanks before it.
struct Word {
  std::string text;
  std::size_t width = 0;
  bool blank_before = false;
};

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  bool blank = false;
  char32_t last = 0;
  bool last_wide = false;
  while (!line.empty()) {
    const std::size_t length = character_length(line);
    const std::string_view character = line.substr(0, length);
    const char32_t point = code_point(character);
    line.remove_prefix(length);
    if (point == ' ') {
      blank = true;
      continue;
    }
    const std::size_t width = display_width(character);
    const bool wide = width > 1;
    const bool breaks =
        words.empty() || blank || (wide && !sticks_to_previous(point) && !sticks_to_next(last)) ||
        (last_wide && !sticks_to_previous(point) && !sticks_to_next(last) && width > 0);
    if (breaks) words.push_back({{}, 0, blank && !words.empty()});
    words.back().text += character;
    words.back().width += width;
    blank = false;
    last = point;
    last_wide = wide;
  }
  return words;
}

void wrap_line(std::string_view line, std::size_t width, std::vector<std::string>& out) {
  std::string current;
  std::size_t used = 0;
  for (const Word& word : words_of(line)) {
    const std::size_t gap = word.blank_before ? 1 : 0;
    if (used > 0 && used + gap + word.width > width) {
      out.push_back(std::move(current));
      current.clear();
      used = 0;
    }
    if (used > 0 && gap > 0) {
      current += ' ';
      ++used;
    }
    current += word.text;
    used += word.width;
  }
  out.push_back(std::move(current));
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> out;
  while (true) {
    const std::size_t stop = std::min(text.find('\n'), text.size());
    wrap_line(visible(text.substr(0, stop)), std::max(width, kLeast), out);
    if (stop == text.size()) return out;
    text.remove_prefix(stop + 1);
  }
}

std::vector<std::string> hanging(std::string_view lead, std::string_view text, std::size_t width) {
  const std::size_t indent = display_width(lead);
  std::vector<std::string> lines = wrapped(text, width > indent ? width - indent : 0);
  const std::string blanks(indent, ' ');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i].insert(0, i == 0 ? std::string(lead) : lines[i].empty() ? std::string() : blanks);
  }
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.append(width - std::min(width, display_width(text)), ' ');
  return out;
}

std::string shortened(std::string_view text, std::size_t width) {
  // Four bytes a cell are enough to tell whether it fits.
  const bool cut = text.size() > 8 * (width + 1);
  std::string line = visible(cut ? text.substr(0, bytes_of_characters(text, width + 1)) : text);
  if (!cut && display_width(line) <= width) return line;
  std::size_t end = 0;
  std::size_t used = 0;
  while (end < line.size()) {
    const std::string_view rest = std::string_view(line).substr(end);
    const std::size_t length = character_length(rest);
    const std::size_t cells = display_width(rest.substr(0, length));
    if (used + cells + 1 > width) break;
    used += cells;
    end += length;
  }
  line.resize(end);
  return line + "…";
}

}  // namespace dtsdoctor
