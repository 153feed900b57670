// SPDX-License-Identifier: Apache-2.0
#include "facts/wrapped_text.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "facts/json_in_text.h"
#include "input/paste_margin.h"

namespace dtsdoctor {
namespace {

MappedText trimmed_text(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  const std::string_view inner = trimmed(bytes);
  const auto begin = static_cast<std::size_t>(inner.data() - bytes.data());
  return text.slice(begin, begin + inner.size());
}

// What a shell had in single quotation marks.
MappedText without_quotes(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  const bool is_quoted = bytes.size() > 1 && bytes.front() == '\'' && bytes.back() == '\'';
  return is_quoted ? text.slice(1, bytes.size() - 1) : text;
}

// Behind a bracket, does the first name stand as in escaped JSON?
bool begins_escaped(std::string_view text) {
  constexpr std::string_view kBlanks[] = {" ", "\t", "\r", "\n", "\\n", "\\r", "\\t"};
  constexpr std::string_view kNames[] = {"\\\"", "\\\\\"", "&quot;", "&#34;"};
  text.remove_prefix(1);
  while (!text.empty() && (text[0] == '{' || text[0] == '[')) text.remove_prefix(1);
  const auto* blank = std::begin(kBlanks);
  while (blank != std::end(kBlanks)) {
    const bool is_next = text.starts_with(*blank);
    if (is_next) text.remove_prefix(blank->size());
    blank = is_next ? std::begin(kBlanks) : std::next(blank);
  }
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view name) { return text.starts_with(name); });
}

// Length of a blank at text[0] that is none of JSON's, or of a character that shows nothing.
std::size_t strange_blank(std::string_view text) {
  if (static_cast<unsigned char>(text[0]) < 0x80) return 0;
  constexpr std::string_view kBlanks[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xE3\x80\x80",
                                          "\xEF\xBB\xBF"};
  const auto* found = std::find_if(std::begin(kBlanks), std::end(kBlanks),
                                   [&](std::string_view blank) { return text.starts_with(blank); });
  return found == std::end(kBlanks) ? 0 : found->size();
}

}  // namespace

bool may_be_wrapped(std::string_view head) {
  constexpr std::string_view kBegins[] = {"\"{", "\"[", "\"\\\"{", "'{", "'[",
                                          "%7B", "%7b", "%5B",     "%5b"};
  head = trimmed(head);
  const bool is_quoted = head.starts_with('>');
  while (head.starts_with('>')) head = trimmed(head.substr(1));
  if (std::any_of(std::begin(kBegins), std::end(kBegins),
                  [&](std::string_view begin) { return head.starts_with(begin); }))
    return true;
  const bool is_json = head.starts_with('{') || head.starts_with('[');
  return is_json && (is_quoted || begins_escaped(head));
}

std::optional<JsonValue> json_of_wrapped(std::string_view text, std::size_t max_depth) {
  MappedText inner = without_quotes(trimmed_text(as_written(text)));
  for (int i = 0; i <= kMostEscapings; ++i) {
    std::optional<JsonValue> value = json_of(inner, max_depth);
    if (value && !value->is_scalar()) return value;
    inner = trimmed_text(without_escapes(inner));
  }
  return std::nullopt;
}

std::optional<JsonValue> json_of_mended(const MappedText& text, std::size_t max_depth) {
  const std::string_view bytes = text.bytes();
  MappedText out;
  bool is_in_string = false;
  bool is_escaped = false;
  std::size_t begin = 0;  // of what stands as it is
  for (std::size_t at = 0; at < bytes.size();) {
    const char c = bytes[at];
    const std::size_t break_length = c == '\n' || c == '\r' ? 1 : 0;
    const std::size_t left_out = is_in_string ? break_length : strange_blank(bytes.substr(at));
    if (left_out > 0) {
      out.append(text, begin, at);
      at += left_out;
      begin = at;
      continue;
    }
    if (c == '"' && !is_escaped) is_in_string = !is_in_string;
    is_escaped = is_in_string && c == '\\' && !is_escaped;
    ++at;
  }
  if (begin == 0) return std::nullopt;
  out.append(text, begin, bytes.size());
  return json_of(out, max_depth);
}

MappedText as_written(std::string_view text) {
  MappedText out(text);
  return without_quotation(out).value_or(out);
}

}  // namespace dtsdoctor
