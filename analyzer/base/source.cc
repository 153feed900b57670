// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// A file of one line may hold many places. Of a line longer than this only what stands around the
// mark is kept, and its columns are counted from steps of that many bytes.
constexpr std::size_t kLongLine = 16384;

// The character boundary at or before `at`. Of bytes that are no UTF-8 each one is a boundary.
std::size_t boundary(std::string_view line, std::size_t at) {
  for (std::size_t back = 0; back < 4 && back <= at && at < line.size(); ++back) {
    const auto byte = static_cast<unsigned char>(line[at - back]);
    if ((byte & 0xC0U) != 0x80U) return at - back;
  }
  return at;
}

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

// Where the character begins that the byte at `at` belongs to.
std::size_t character_begin(std::string_view text, std::size_t at) {
  if (at >= text.size() || !continues_character(text[at])) return at;
  const std::size_t begin = boundary(text, at);
  return begin + character_length(text.substr(begin)) > at ? begin : at;
}

// Inside of the text, and whole characters: parsers stop at bytes.
Span within(Span span, std::string_view text) {
  span.begin = std::min(span.begin, text.size());
  span.end = std::clamp(span.end, span.begin, text.size());
  const bool is_empty = span.begin == span.end;
  span.begin = character_begin(text, span.begin);
  const std::size_t last = is_empty ? span.begin : character_begin(text, span.end);
  if (is_empty || last < span.end)
    span.end = is_empty ? span.begin : last + character_length(text.substr(last));
  return span;
}

}  // namespace

Source::Source(std::string name, std::string bytes) {
  Text text{std::move(name), std::move(bytes), {0}, {}};
  if (text.bytes.starts_with("\xEF\xBB\xBF")) text.bytes.erase(0, 3);
  for (std::size_t at = text.bytes.find('\n'); at != std::string::npos;
       at = text.bytes.find('\n', at + 1)) {
    if (at + 1 < text.bytes.size()) text.line_starts.push_back(at + 1);
  }
  for (std::size_t i = 0; i < text.line_starts.size(); ++i) {
    const bool is_last = i + 1 == text.line_starts.size();
    const std::size_t end = is_last ? text.bytes.size() : text.line_starts[i + 1];
    if (end - text.line_starts[i] > kLongLine) add_steps(text.line_starts[i], end, text);
  }
  text_ = std::make_shared<const Text>(std::move(text));
}

void Source::add_steps(std::size_t begin, std::size_t end, Text& text) {
  const std::string_view bytes = text.bytes;
  std::size_t characters = 0;
  for (std::size_t at = begin, next = begin; at < end; ++characters) {
    if (at >= next) {
      text.steps.push_back({at, characters});
      next = at + kLongLine;
    }
    at += character_length(bytes.substr(at, end - at));
  }
}

// The part of a long line around the mark, with the column counted from the nearest step.
Place Source::place_in_long_line(std::size_t line_number, std::size_t begin, std::size_t end,
                                 Span span) const {
  const auto after =
      std::upper_bound(text_->steps.begin(), text_->steps.end(), span.begin,
                       [](std::size_t offset, const Step& step) { return offset < step.offset; });
  const Step& step = *std::prev(after);
  const std::string_view text = text_->bytes;
  const std::string_view line = text.substr(begin, end - begin);
  const std::size_t mark = span.begin - begin;
  const std::size_t from = boundary(line, mark - std::min(mark, kLongLine / 4));
  const std::size_t to = boundary(line, std::min(line.size(), mark + kLongLine / 2));
  Place place;
  place.input = text_->name;
  place.line = line_number;
  place.column =
      step.characters + 1 + count_characters(text.substr(step.offset, span.begin - step.offset));
  const std::size_t marked = std::min(span.end, end) - span.begin;
  place.length = std::max<std::size_t>(1, count_characters(text.substr(span.begin, marked)));
  place.text = std::string(line.substr(from, to - from));
  place.mark_begin = mark - from;
  place.mark_end = std::min(place.mark_begin + marked, place.text.size());
  return place;
}

Place Source::place(Span span) const {
  const std::string& bytes = text_->bytes;
  const std::vector<std::size_t>& starts = text_->line_starts;
  span = within(span, bytes);
  const auto after = std::upper_bound(starts.begin(), starts.end(), span.begin);
  const auto index = static_cast<std::size_t>(after - starts.begin()) - 1;
  const std::size_t begin = starts[index];
  std::size_t end = index + 1 < starts.size() ? starts[index + 1] : bytes.size();
  while (end > begin && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) --end;
  if (end - begin > kLongLine && span.begin < end)
    return place_in_long_line(index + 1, begin, end, span);
  return place_in_line(text_->name, bytes, begin, index + 1, span);
}

Place resolve(const std::string& input, std::string_view text, std::size_t first_line, Span span) {
  span = within(span, text);
  const std::string_view before = text.substr(0, span.begin);
  const auto breaks = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last_break = before.rfind('\n');
  const std::size_t line_begin = last_break == std::string_view::npos ? 0 : last_break + 1;
  return place_in_line(input, text, line_begin, first_line + breaks, span);
}

}  // namespace dtsdoctor
