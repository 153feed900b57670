// SPDX-License-Identifier: Apache-2.0
#include "report/marks.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

void add_mark(MarkedLine& line, const Mark& mark) {
  for (Mark& known : line.marks) {
    if (known.place.mark_begin != mark.place.mark_begin ||
        known.place.mark_end != mark.place.mark_end)
      continue;
    known.primary = known.primary || mark.primary;
    const bool said =
        ("\n" + known.label + "\n").find("\n" + mark.label + "\n") != std::string::npos;
    if (!mark.label.empty() && !said)
      known.label += known.label.empty() ? mark.label : "\n" + mark.label;
    return;
  }
  line.marks.push_back(mark);
  Place& place = line.marks.back().place;
  place.mark_end = std::min(place.mark_end, place.text.size());
  place.mark_begin = std::min(place.mark_begin, place.mark_end);
}

// Several values of one fact carry the same label: it is written at the last of them.
void said_once(std::vector<Mark>& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const bool repeated =
        std::any_of(marks.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks.end(),
                    [&](const Mark& later) { return later.label == marks[i].label; });
    if (repeated) marks[i].label.clear();
  }
}

}  // namespace

std::vector<MarkedInput> grouped(const std::vector<Mark>& marks) {
  std::vector<MarkedInput> inputs;
  for (const Mark& mark : marks) {
    const Place& place = mark.place;
    auto input = std::find_if(inputs.begin(), inputs.end(),
                              [&](const MarkedInput& each) { return each.name == place.input; });
    if (input == inputs.end()) {
      input = inputs.insert(inputs.end(), {place.input, place.line, place.column, {}});
    }
    auto line = std::find_if(input->lines.begin(), input->lines.end(), [&](const MarkedLine& each) {
      return each.number == place.line && each.text == place.text;
    });
    if (line == input->lines.end()) line = input->lines.insert(line, {place.line, place.text, {}});
    add_mark(*line, mark);
  }
  for (MarkedInput& input : inputs) {
    std::stable_sort(input.lines.begin(), input.lines.end(),
                     [](const MarkedLine& a, const MarkedLine& b) { return a.number < b.number; });
    for (MarkedLine& line : input.lines) {
      said_once(line.marks);
      std::stable_sort(line.marks.begin(), line.marks.end(), [](const Mark& a, const Mark& b) {
        return a.place.mark_begin != b.place.mark_begin ? a.place.mark_begin < b.place.mark_begin
                                                        : a.place.mark_end > b.place.mark_end;
      });
    }
  }
  return inputs;
}

}  // namespace dtsdoctor
