// SPDX-License-Identifier: Apache-2.0
#include "input/spread_blanks.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "base/pair_find.h"
#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

// Calls take(run) with each run of blanks behind the indentation and in front of something.
template <typename Take>
void each_run(std::string_view line, const Take& take) {
  for (std::size_t at = line.find(' ', indent_of(line)); at < line.size();
       at = line.find(' ', at)) {
    const std::size_t begin = at;
    while (at < line.size() && line[at] == ' ') ++at;
    if (at < line.size()) take(Span{begin, at});
  }
}

// Most of the words stand apart, not only the columns in front of a log's sentence.
bool is_spread(std::string_view line) {
  std::size_t single = 0;
  std::size_t longer = 0;
  bool between_words = false;
  each_run(line, [&](Span run) {
    const bool apart = run.end - run.begin > 1;
    ++(apart ? longer : single);
    between_words =
        between_words || (apart && is_alpha(line[run.begin - 1]) && is_alpha(line[run.end]));
  });
  return between_words && longer > 1 && longer > single;
}

}  // namespace

std::optional<MappedText> without_spread_blanks(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  MappedText out;
  std::size_t kept = 0;
  std::size_t next = 0;
  for (std::size_t at = find_by_pair(bytes, "  ", 0); at != std::string_view::npos; at = next) {
    // One run is not enough.
    next = find_by_pair(bytes, "  ", 0, std::min(bytes.find_first_not_of(' ', at), bytes.size()));
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    if (next >= end) continue;
    next = find_by_pair(bytes, "  ", 0, end);
    const std::size_t begin = bytes.rfind('\n', at) + 1;  // npos + 1 is 0
    const std::string_view line = bytes.substr(begin, end - begin);
    if (!is_spread(line)) continue;
    each_run(line, [&](Span run) {
      out.append(text, kept, begin + run.begin + 1);
      kept = begin + run.end;
    });
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
