// SPDX-License-Identifier: Apache-2.0
#include "input/json_row.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/json_members.h"
#include "base/json_text.h"
#include "input/calendar.h"
#include "input/json_time.h"

namespace dtsdoctor {
namespace {

// A time and nothing else. A bare number of seconds may be an id.
TimeStamp time_of(std::string_view value) {
  constexpr std::size_t kShortestEpoch = 13;
  const TimeStamp stamp = read_time_stamp(value);
  if (stamp.length > 0) return stamp.length == value.size() ? stamp : TimeStamp{};
  const std::optional<EpochTime> epoch = read_epoch(value);
  if (!epoch || epoch->length != value.size() || value.size() < kShortestEpoch) return {};
  return {epoch->ms, true, epoch->length, 1};
}

bool is_in_words(std::string_view value) {
  return value.find(' ') != std::string_view::npos &&
         std::any_of(value.begin(), value.end(),
                     [](char c) { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; });
}

class RowReader {
 public:
  explicit RowReader(std::string_view text) : text_(text) {}

  std::optional<JsonRow> read() {
    std::size_t at = past_space(text_, 1);
    while (at < text_.size() && text_[at] != ']') {
      const std::size_t end = element(at);
      if (end == std::string_view::npos) return std::nullopt;
      at = past_space(text_, end);
      if (at < text_.size() && text_[at] == ',') at = past_space(text_, at + 1);
    }
    if (row_.time.length == 0 || lines_ == 0) return std::nullopt;
    if (lines_ > 1) row_.line = {};
    return row_;
  }

 private:
  // Returns where it ends.
  std::size_t element(std::size_t at) {
    if (text_[at] == '{' || text_[at] == '[') {
      const std::size_t end = json_extent(text_, at);
      if (text_[at] == '{' && end != std::string_view::npos) field(at, end);
      return end;
    }
    if (text_[at] != '"') return text_.find_first_of(",]", at);
    const std::size_t end = json_string_end(text_, at);
    if (end == std::string_view::npos) return end;
    const Span value{at + 1, end};
    const std::string_view string = text_.substr(value.begin, value.end - value.begin);
    const TimeStamp time = row_.time.length == 0 ? time_of(string) : TimeStamp{};
    if (time.length > 0) {
      row_.time = time;
    } else if (is_in_words(string)) {
      add(value);
    }
    return end + 1;
  }

  // {"field": "@message", "value": "…"}
  void field(std::size_t begin, std::size_t end) {
    std::string_view name;
    Span value;
    each_member(text_.substr(begin, end - begin), [&](std::string_view key, std::size_t at) {
      at += begin;
      const std::size_t close =
          at < end && text_[at] == '"' ? json_string_end(text_, at) : std::string_view::npos;
      if (close == std::string_view::npos) return true;
      if (key == "field") name = text_.substr(at + 1, close - at - 1);
      if (key == "value") value = {at + 1, close};
      return true;
    });
    const std::string_view string = text_.substr(value.begin, value.end - value.begin);
    if (row_.time.length == 0 && is_time_key(name)) row_.time = time_of(string);
    if (name == "@message") add(value);
  }

  void add(Span line) {
    ++lines_;
    row_.line = line;
  }

  std::string_view text_;
  JsonRow row_;
  int lines_ = 0;
};

}  // namespace

std::optional<JsonRow> json_row(std::string_view text) {
  return text.starts_with('[') ? RowReader(text).read() : std::nullopt;
}

}  // namespace dtsdoctor
