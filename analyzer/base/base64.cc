// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

constexpr size_t kGroup = 4;  // letters that spell three bytes
constexpr ByteSet kLetters([](char c) { return is_alnum(c) || is_one_of(c, "+/-_"); });

unsigned value_of(char c) {
  if (is_upper(c)) return static_cast<unsigned>(c - 'A');
  if (is_digit(c)) return static_cast<unsigned>(c - '0') + 52;
  if (c == '+' || c == '-') return 62;
  if (c == '/' || c == '_') return 63;
  return static_cast<unsigned>(c - 'a') + 26;
}

// The bytes of two to four letters.
std::string bytes_of(string_view letters) {
  unsigned bits = 0;
  for (const char c : letters) bits = bits << 6 | value_of(c);
  bits <<= 6 * (kGroup - letters.size());
  std::string out;
  for (size_t i = 0; i + 1 < letters.size(); ++i)
    out += static_cast<char>(bits >> (16 - 8 * i) & 0xff);
  return out;
}

bool is_readable(char c) {
  return static_cast<unsigned char>(c) >= 0x20 ? c != '\x7f' : is_one_of(c, "\t\r\n");
}

size_t end_of_letters(string_view text, size_t at) {
  while (at < text.size() && kLetters.holds(text[at])) ++at;
  return at;
}

// Behind the line end at `at`; `at` if none stands there.
size_t past_line_end(string_view text, size_t at) {
  if (text.substr(at).starts_with("\r\n")) return at + 2;
  return at < text.size() && text[at] == '\n' ? at + 1 : at;
}

// Words of a log decode to anything but text.
bool may_be_text(string_view letters) {
  constexpr size_t kTried = 4 * kGroup;
  std::string head;
  for (size_t at = 0; at < std::min(kTried, letters.size() / kGroup * kGroup); at += kGroup)
    head += bytes_of(letters.substr(at, kGroup));
  return std::all_of(head.begin(), head.end(), is_readable) &&
         std::any_of(head.begin(), head.end(),
                     [](char c) { return is_alnum(c) || (c & 0x80) != 0; });
}

}  // namespace

std::vector<Span> base64_runs(string_view text, size_t least) {
  constexpr size_t kNarrowest = 60;  // of lines that a run was broken into
  std::vector<Span> runs;
  for (size_t at = 0; at < text.size();) {
    if (!kLetters.holds(text[at])) {
      ++at;
      continue;
    }
    const size_t width = end_of_letters(text, at) - at;
    Span run{at, at + width};
    // Lines of one width, and a shorter one that ends it.
    const bool is_line = width >= kNarrowest && (at == 0 || text[at - 1] == '\n');
    for (size_t last = width; is_line && last == width;) {
      const size_t next = past_line_end(text, run.end);
      if (next == run.end) break;
      const size_t end = end_of_letters(text, next);
      last = end - next;
      if (last == 0 || last > width) break;
      const size_t behind = std::min(text.find_first_not_of('=', end), text.size());
      if (behind < text.size() && !is_space(text[behind])) break;
      run.end = end;
    }
    if (run.end - run.begin >= least && may_be_text(text.substr(at, width))) runs.push_back(run);
    at = std::max(run.end, at + 1);
  }
  return runs;
}

std::optional<MappedText> decoded_base64(string_view text, Span run) {
  MappedText out;
  std::string group;
  size_t first = run.begin;
  const auto flush = [&](size_t end) {
    out.append_for(bytes_of(group), {first, end});
    group.clear();
  };
  for (size_t at = run.begin; at < run.end; ++at) {
    if (!kLetters.holds(text[at])) continue;
    if (group.empty()) first = at;
    group += text[at];
    if (group.size() == kGroup) flush(at + 1);
  }
  if (group.size() > 1) flush(run.end);
  const std::string& bytes = out.bytes();
  const bool is_text = is_valid_utf8(bytes) && std::all_of(bytes.begin(), bytes.end(), is_readable);
  return is_text && !bytes.empty() ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace dtsdoctor
