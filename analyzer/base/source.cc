// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// `line_begin` is the offset of the line that holds span.begin.
Place place_in_line(const std::string& input, std::string_view text, std::size_t line_begin,
                    std::size_t line_number, Span span) {
  std::size_t line_end = text.find('\n', line_begin);
  if (line_end == std::string_view::npos) line_end = text.size();
  if (line_end > line_begin && text[line_end - 1] == '\r') --line_end;
  const std::string_view line = text.substr(line_begin, line_end - line_begin);

  Place place;
  place.input = input;
  place.line = line_number;
  place.mark_begin = std::min(span.begin - line_begin, line.size());
  place.mark_end = std::clamp(span.end - line_begin, place.mark_begin, line.size());
  place.column = count_characters(line.substr(0, place.mark_begin)) + 1;
  place.length = std::max<std::size_t>(
      1, count_characters(line.substr(place.mark_begin, place.mark_end - place.mark_begin)));
  place.text = std::string(line);
  return place;
}

Span within(Span span, std::size_t size) {
  span.begin = std::min(span.begin, size);
  span.end = std::clamp(span.end, span.begin, size);
  return span;
}

}  // namespace

Source::Source(std::string name, std::string bytes)
    : name_(std::move(name)), bytes_(std::move(bytes)) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.erase(0, 3);
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos;
       at = bytes_.find('\n', at + 1)) {
    if (at + 1 < bytes_.size()) line_starts_.push_back(at + 1);
  }
}

Place Source::place(Span span) const {
  span = within(span, bytes_.size());
  const auto after = std::upper_bound(line_starts_.begin(), line_starts_.end(), span.begin);
  const auto index = static_cast<std::size_t>(after - line_starts_.begin()) - 1;
  return place_in_line(name_, bytes_, line_starts_[index], index + 1, span);
}

Place resolve(const std::string& input, std::string_view text, std::size_t first_line, Span span) {
  span = within(span, text.size());
  const std::string_view before = text.substr(0, span.begin);
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last_break = before.rfind('\n');
  const std::size_t line_begin = last_break == std::string_view::npos ? 0 : last_break + 1;
  return place_in_line(input, text, line_begin, first_line + breaks, span);
}

}  // namespace dtsdoctor
