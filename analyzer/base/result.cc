// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// Keeps the marked part of a very long line in view.
constexpr std::size_t kContext = 60;
constexpr std::size_t kMarked = 80;

struct Window {
  std::string before, marked, after;
};

Window window_around(const Place& place) {
  const std::string_view text = place.text;
  std::string_view before = text.substr(0, place.mark_begin);
  std::string_view marked = text.substr(place.mark_begin, place.mark_end - place.mark_begin);
  std::string_view after = text.substr(place.mark_end);
  Window window;
  if (const std::size_t count = count_characters(before); count > kContext) {
    before.remove_prefix(bytes_of_characters(before, count - kContext));
    window.before = "…";
  }
  window.before += visible(before);
  window.marked = visible(marked.substr(0, bytes_of_characters(marked, kMarked)));
  window.after = visible(after.substr(0, bytes_of_characters(after, kContext)));
  return window;
}

}  // namespace

std::string render(const Problem& problem, const std::string& headline) {
  std::string out = fmt::format("{}: {}\n", headline, visible(problem.what));
  std::string margin = "  ";
  if (problem.where && problem.where->line == 0) {
    out += fmt::format("  --> {}\n", visible(problem.where->input));
  } else if (problem.where) {
    const Place& place = *problem.where;
    const std::string number = std::to_string(place.line);
    margin = std::string(number.size() + 1, ' ');
    const Window window = window_around(place);
    out += fmt::format("{}--> {}:{}:{}\n", std::string(number.size(), ' '), visible(place.input),
                       place.line, place.column);
    out += fmt::format("{}|\n", margin);
    out += fmt::format("{} | {}{}{}\n", number, window.before, window.marked, window.after);
    const std::size_t carets = std::max<std::size_t>(1, display_width(window.marked));
    out += fmt::format("{}| {}{}\n", margin, std::string(display_width(window.before), ' '),
                       std::string(carets, '^'));
  }
  if (!problem.why.empty()) out += fmt::format("{}= {}\n", margin, visible(problem.why));
  if (!problem.help.empty()) out += fmt::format("{}= help: {}\n", margin, visible(problem.help));
  return out;
}

}  // namespace dtsdoctor
