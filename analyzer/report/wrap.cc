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

// Between these stands what has no blanks, in Chinese as well.
bool parts_prose(char32_t c) { return contains(U" ，。；：、！？（）“”", c); }

// Bytes of the place "path:line:column" at the beginning of the text, 0 if there is none. Its path
// stays whole in any script: who copies it wants no blanks in it.
std::size_t place_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && !parts_prose(code_point(text.substr(end))))
    end += character_length(text.substr(end));
  while (end > 0 && sticks_to_previous(static_cast<unsigned char>(text[end - 1]))) --end;
  std::string_view rest = text.substr(0, end);
  for (int number = 0; number < 2; ++number) {
    const std::size_t before = rest.find_last_not_of("0123456789");
    const bool numbered = before != std::string_view::npos && before > 0 &&
                          before + 1 < rest.size() && rest[before] == ':';
    if (!numbered) return 0;
    rest = rest.substr(0, before);
  }
  return end;
}

std::vector<Word> words_of(std::string_view line) {
  std::vector<Word> words;
  bool blank = false;
  char32_t last = ' ';
  bool last_wide = false;
  std::size_t left = 0;  // bytes of a place that are still to come
  while (!line.empty()) {
    const bool inside = left > 0;
    if (!inside && (blank || parts_prose(last))) left = place_length(line);
    const std::size_t length = character_length(line);
    const std::string_view character = line.substr(0, length);
    const char32_t point = code_point(character);
    line.remove_prefix(length);
    left -= std::min(left, length);
    if (point == ' ') {
      blank = true;
      continue;
    }
    const std::size_t width = display_width(character);
    const bool wide = width > 1;
    const bool may_break = !inside && !sticks_to_previous(point) && !sticks_to_next(last);
    const bool breaks = words.empty() || blank || (may_break && (wide || (last_wide && width > 0)));
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
