// SPDX-License-Identifier: Apache-2.0
#include "input/paste_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"
#include "base/xml.h"

namespace dtsdoctor {
namespace {

struct Plain {
  std::string_view pasted;
  std::string_view plain;
};

// Those of HTML that pasting brings.
constexpr std::array<Plain, 4> kEntities = {
    {{"&nbsp;", " "}, {"&ldquo;", "\""}, {"&rdquo;", "\""}, {"&rsquo;", "'"}}};

// Blanks, line ends, quotation marks, hyphens, ligatures and characters without width. Full-width
// forms of ASCII are computed.
constexpr std::array<Plain, 39> kCharacters = {{
    {"\u00A0", " "},   {"\u2002", " "},   {"\u2003", " "},  {"\u2009", " "},  {"\u202F", " "},
    {"\u3000", " "},   {"\u2018", "'"},   {"\u2019", "'"},  {"\u201C", "\""}, {"\u201D", "\""},
    {"\u201E", "\""},  {"\u200B", ""},    {"\u200C", ""},   {"\u200D", ""},   {"\u2060", ""},
    {"\u00AD", ""},    {"\uFEFF", ""},    {"\u200E", ""},   {"\u200F", ""},   {"\u202A", ""},
    {"\u202B", ""},    {"\u202C", ""},    {"\u202D", ""},   {"\u202E", ""},   {"\u2066", ""},
    {"\u2067", ""},    {"\u2068", ""},    {"\u2069", ""},   {"\uFFFC", ""},   {"\u2028", "\n"},
    {"\u2029", "\n"},  {"\u0085", "\n"},  {"\uFB00", "ff"}, {"\uFB01", "fi"}, {"\uFB02", "fl"},
    {"\uFB03", "ffi"}, {"\uFB04", "ffl"}, {"\u2010", "-"},  {"\u2011", "-"},
}};

constexpr std::size_t kLongestMark = 12;  // bytes

struct Replacement {
  std::size_t length = 0;  // of what is replaced; 0: nothing is
  std::string plain;
};

// An entity that XML knows; a blank stays one where it may not break.
Replacement entity(std::string_view text) {
  XmlEntity known = xml_entity(text);
  if (known.plain == "\u00A0") known.plain = " ";
  return {known.length, std::move(known.plain)};
}

// "<br>", "<br/>", "<br />": a line end, with the one behind it.
Replacement line_break(std::string_view text) {
  if (!starts_with_fold(text, "<br")) return {};
  std::size_t end = 3;
  while (end < text.size() && (text[end] == ' ' || text[end] == '/')) ++end;
  if (end >= text.size() || text[end] != '>') return {};
  ++end;
  if (end < text.size() && text[end] == '\r') ++end;
  if (end < text.size() && text[end] == '\n') ++end;
  return {end, "\n"};
}

Replacement replacement_at(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte == '<') return line_break(text);
  if (byte < 0x80 && byte != '&') return {};
  const auto known = [&](const auto& table) -> Replacement {
    for (const Plain& entry : table) {
      if (text.starts_with(entry.pasted)) return {entry.pasted.size(), std::string(entry.plain)};
    }
    return {};
  };
  if (byte == '&') {
    Replacement replacement = entity(text);
    return replacement.length > 0 ? replacement : known(kEntities);
  }
  if (byte == 0xEF) {  // U+FF01 … U+FF5E stand for U+0021 … U+007E
    const char32_t character = code_point(text);
    if (character >= 0xFF01 && character <= 0xFF5E) {
      const auto plain = static_cast<char>(character - 0xFF01 + 0x21);
      // Chinese writes no blank behind its punctuation, English does.
      const bool punctuation = (plain == ':' || plain == ',' || plain == ';') &&
                               (text.size() == 3 || !is_space(text[3]));
      return {3, punctuation ? std::string{plain, ' '} : std::string{plain}};
    }
  }
  return known(kCharacters);
}

// Is there something to be replaced that begins with this byte?
bool has_mark_of(char begin, std::string_view text) {
  for (std::size_t at = text.find(begin); at != std::string_view::npos;
       at = text.find(begin, at + 1)) {
    if (replacement_at(text.substr(at, kLongestMark)).length > 0) return true;
  }
  return false;
}

bool may_be_mark(char c) {
  static constexpr ByteSet kBegins([](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte == '&' || byte == '<' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 ||
           byte == 0xEF;
  });
  return kBegins.holds(c);
}

// Is there a mark for which `wanted` holds?
template <typename Wanted>
bool has_mark(std::string_view text, const Wanted& wanted) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_be_mark(text[at])) continue;
    const Replacement found = replacement_at(text.substr(at, kLongestMark));
    if (found.length > 0 && wanted(found)) return true;
  }
  return false;
}

bool is_ascii(std::string_view text) { return ascii_length(text) == text.size(); }

}  // namespace

bool has_paste_marks(std::string_view text) {
  // Most logs have a "<" or a "&" somewhere.
  if (has_mark_of('<', text) || has_mark_of('&', text)) return true;
  return has_mark(text.substr(ascii_length(text)), [](const Replacement&) { return true; });
}

bool has_broken_words(std::string_view text) {
  if (is_ascii(text)) return false;  // nearly every record of a log ends here
  return has_mark(text, [](const Replacement& found) {
    return found.plain.empty() || is_alnum(found.plain[0]) || found.plain[0] == '.' ||
           found.plain[0] == '-' || found.plain[0] == '_';
  });
}

MappedText unpasted(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  MappedText out;
  std::size_t kept = 0;  // up to here all is in `out`
  for (std::size_t at = 0; at < bytes.size();) {
    if (!may_be_mark(bytes[at])) {
      ++at;
      continue;
    }
    const Replacement found = replacement_at(bytes.substr(at, kLongestMark));
    if (found.length == 0) {
      ++at;
      continue;
    }
    out.append(text, kept, at);
    out.append_for(found.plain, text.origin({at, at + found.length}));
    at += found.length;
    kept = at;
  }
  out.append(text, kept, bytes.size());
  return out;
}

std::string_view with_whole_words(std::string_view text, std::string& whole) {
  if (!has_broken_words(text)) return text;
  whole = unpasted(MappedText(text)).bytes();
  return whole;
}

}  // namespace dtsdoctor
