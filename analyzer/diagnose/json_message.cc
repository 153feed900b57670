// SPDX-License-Identifier: Apache-2.0
#include "diagnose/json_message.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/json_members.h"
#include "input/error_signs.h"

namespace dtsdoctor {
namespace {

constexpr int kMostLevels = 3;

constexpr std::array<std::string_view, 15> kMessages = {
    "msg",  "message", "@m",      "@mt",  "event",        "short_message", "textPayload", "body",
    "Body", "log",     "content", "text", "full_message", "stringValue",   "_raw",
};
constexpr std::array<std::string_view, 8> kErrors = {
    "error", "err", "exception", "error.message", "errorVerbose", "@x", "stack_trace", "stack",
};
// Objects that hold the entry itself.
constexpr std::array<std::string_view, 5> kHolders = {"jsonPayload", "_source", "result",
                                                      "attributes", "fields"};

bool breaks_line(std::string_view escape) {
  return escape.starts_with("\\n") || escape.starts_with("\\r");
}

// Of the string that begins at `at` the line that tells of an error, else the first.
std::string_view words_at(std::string_view text, std::size_t at) {
  constexpr int kMostLines = 100;
  const std::size_t end = std::min(json_string_end(text, at), text.size());
  std::string_view rest = text.substr(at + 1, end - at - 1);
  std::string_view first;
  for (int lines = 0; lines < kMostLines && !rest.empty(); ++lines) {
    std::size_t line_end = rest.find('\\');
    while (line_end < rest.size() && !breaks_line(rest.substr(line_end)))
      line_end = rest.find('\\', line_end + 2);
    const std::string_view line = trimmed(rest.substr(0, line_end));
    if (looks_like_error(line)) return line;
    if (first.empty()) first = line;
    if (line_end >= rest.size()) break;
    rest.remove_prefix(line_end + 2);
  }
  return first;
}

JsonMessage message_of(std::string_view text, int levels) {
  JsonMessage found;
  JsonMessage held;
  if (levels > kMostLevels) return found;
  each_member(text, [&](std::string_view key, std::size_t at) {
    const bool is_message = is_among(key, kMessages);
    const bool is_error = is_among(key, kErrors);
    if (at >= text.size() || (text[at] != '"' && text[at] != '{')) return true;
    if (text[at] == '{') {
      if (!is_message && !is_error && !is_among(key, kHolders)) return true;
      const JsonMessage inner = message_of(text.substr(at), levels + 1);
      const std::string_view words = inner.message.empty() ? inner.error : inner.message;
      if (is_message && found.message.empty()) found.message = words;
      if (is_error && found.error.empty()) found.error = words;
      if (!is_message && !is_error && held.empty()) held = inner;
    } else if (is_message && found.message.empty()) {
      found.message = words_at(text, at);
    } else if (is_error && found.error.empty()) {
      found.error = words_at(text, at);
    }
    return found.message.empty() || found.error.empty();
  });
  return found.empty() ? held : found;
}

// One past the value that begins at `at`.
std::size_t pair_end(std::string_view line, std::size_t at) {
  if (line[at] != '"') return std::min(line.find(' ', at), line.size());
  const std::size_t end = json_string_end(line, at);  // it escapes as JSON does
  return end == std::string_view::npos ? line.size() : end + 1;
}

// "time=… level=error msg=\"…\" err=\"…\"" of logrus, slog, go-kit: nothing but pairs, and among
// them what only loggers write.
JsonMessage message_of_pairs(std::string_view line) {
  constexpr std::array<std::string_view, 6> kLoggers = {"level", "lvl",  "severity",
                                                        "ts",    "time", "t"};
  constexpr ByteSet kOfKeys([](char c) { return is_alnum(c) || is_one_of(c, "_.@-/"); });
  JsonMessage found;
  bool is_loggers = false;
  for (std::size_t at = 0; at < line.size(); at = past_blanks(line, at)) {
    std::size_t end = at;
    while (end < line.size() && kOfKeys.holds(line[end])) ++end;
    if (end == at || end == line.size() || line[end] != '=') return {};
    const std::string_view key = line.substr(at, end - at);
    const std::size_t value = end + 1;
    at = value < line.size() ? pair_end(line, value) : value;
    is_loggers = is_loggers || is_among(key, kLoggers);
    const bool is_message = key == "msg" || key == "message";
    if (at == value || (!is_message && !is_among(key, kErrors))) continue;
    std::string_view& words = is_message ? found.message : found.error;
    if (words.empty())
      words = line[value] == '"' ? words_at(line, value) : line.substr(value, at - value);
  }
  return is_loggers && !found.message.empty() ? found : JsonMessage();
}

}  // namespace

JsonMessage json_message(std::string_view text) {
  const std::size_t begin = past_space(text, 0);
  if (begin == text.size()) return {};
  if (text[begin] == '{') return message_of(text.substr(begin), 1);
  if (!is_alpha(text[begin]) || text.find('\n') != std::string_view::npos) return {};
  return message_of_pairs(trimmed(text));
}

}  // namespace dtsdoctor
