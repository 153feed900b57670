// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// Keeps the marked part of a very long line in view.
constexpr std::size_t kContext = 60;
constexpr std::size_t kMarked = 80;

// Its first characters that fit in `cells`.
std::string_view head(std::string_view text, std::size_t cells) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t length = character_length(text.substr(end));
    const std::size_t width = display_width(visible(text.substr(end, length)));
    if (width > cells) break;
    cells -= width;
    end += length;
  }
  return text.substr(0, end);
}

// Its last ones.
std::string_view tail(std::string_view text, std::size_t cells) {
  std::size_t begin = text.size();
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && begin - at < 4 && continues_character(text[at])) --at;
    const std::size_t width = display_width(visible(text.substr(at, begin - at)));
    if (width > cells) break;
    cells -= width;
    begin = at;
  }
  return text.substr(begin);
}

struct Window {
  std::string before, marked, after;
};

// Of the line `cells` are shown: the mark first, then what stands behind it and in front of it.
Window window_around(const Place& place, std::size_t cells) {
  const std::string_view text = place.text;
  const std::string_view before = text.substr(0, place.mark_begin);
  const std::string_view marked =
      head(text.substr(place.mark_begin, place.mark_end - place.mark_begin),
           cells == 0 ? kMarked : cells);
  const std::size_t rest = cells - std::min(cells, display_width(visible(marked)));
  const bool is_cut = marked.size() < place.mark_end - place.mark_begin;
  const std::size_t behind = cells == 0 ? kContext : rest / 2;
  const std::string_view after =
      is_cut ? std::string_view() : head(text.substr(place.mark_end), behind);
  std::size_t in_front = cells == 0 ? kContext : rest - display_width(visible(after));
  Window window;
  if (tail(before, in_front).size() < before.size()) {
    window.before = in_front > 0 ? "…" : "";
    in_front -= std::min<std::size_t>(in_front, cells == 0 ? 0 : 1);
  }
  window.before += visible(tail(before, in_front));
  window.marked = visible(marked);
  window.after = visible(after);
  return window;
}

}  // namespace

Excerpt excerpt_of(const std::optional<Place>& place, std::size_t width) {
  Excerpt out{"", "  "};
  if (!place) return out;
  if (place->line == 0) {
    out.lines = fmt::format("  --> {}\n", visible(place->input));
    return out;
  }
  constexpr std::size_t kLeast = 20;
  const std::string number = std::to_string(place->line);
  out.margin = std::string(number.size() + 1, ' ');
  const std::size_t lead = number.size() + 3;
  const Window window =
      window_around(*place, width == 0 ? 0 : std::max(kLeast, width - std::min(width, lead)));
  out.lines += fmt::format("{}--> {}:{}:{}\n", std::string(number.size(), ' '),
                           visible(place->input), place->line, place->column);
  out.lines += fmt::format("{}|\n", out.margin);
  out.lines += fmt::format("{} | {}{}{}\n", number, window.before, window.marked, window.after);
  const std::size_t carets = std::max<std::size_t>(1, display_width(window.marked));
  out.lines += fmt::format("{}| {}{}\n", out.margin, std::string(display_width(window.before), ' '),
                           std::string(carets, '^'));
  return out;
}

std::string render(const Problem& problem, const std::string& headline) {
  const auto [lines, margin] = excerpt_of(problem.where, 0);
  std::string out = fmt::format("{}: {}\n{}", headline, visible(problem.what), lines);
  if (!problem.why.empty()) out += fmt::format("{}= {}\n", margin, visible(problem.why));
  if (!problem.help.empty()) out += fmt::format("{}= help: {}\n", margin, visible(problem.help));
  return out;
}

}  // namespace dtsdoctor
