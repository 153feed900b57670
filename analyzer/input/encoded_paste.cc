// SPDX-License-Identifier: Apache-2.0
#include "input/encoded_paste.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/byte_set.h"
#include "base/hex.h"
#include "base/pair_find.h"
#include "base/percent.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// From end to end as encoders spell a text: no other characters, and blanks among what is escaped.
bool is_url_spelled(string_view line) {
  static constexpr ByteSet kPlain(
      [](char c) { return is_alnum(c) || is_one_of(c, "-_.~*'()!+%/:"); });
  constexpr int kFewest = 3;
  int escapes = 0;
  int blanks = 0;
  for (size_t at = 0; at < line.size(); ++at) {
    if (!kPlain.holds(line[at])) return false;
    if (line[at] == '+') ++blanks;
    if (line[at] != '%') continue;
    if (at + 2 >= line.size() || !is_hex(line[at + 1]) || !is_hex(line[at + 2])) return false;
    ++escapes;
    const string_view code = line.substr(at, 3);
    if (code == "%20" || equals_fold(code, "%0A")) ++blanks;
  }
  return escapes + blanks >= kFewest && escapes > 0 && blanks > 0 &&
         line.find("://") == string_view::npos;
}

}  // namespace

std::optional<MappedText> without_base64(const MappedText& text) {
  constexpr size_t kShortest = 40;  // letters: a code and a word
  const string_view bytes = text.bytes();
  MappedText out;
  size_t kept = 0;
  for (const Span& run : base64_runs(bytes, kShortest)) {
    std::optional<MappedText> plain = decoded_base64(bytes, run);
    // A name or a hash may look like one; a text has blanks.
    if (!plain || plain->bytes().find(' ') == std::string::npos) continue;
    out.append(text, kept, run.begin);
    const MappedText mapped = plain->through(text);
    out.append(mapped, 0, mapped.size());
    kept = run.end;
    while (kept < bytes.size() && bytes[kept] == '=') ++kept;
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

std::optional<MappedText> without_url_spelling(const MappedText& text) {
  const string_view bytes = text.bytes();
  if (bytes.find('%') == string_view::npos) return std::nullopt;
  const LineSplit split = split_lines(bytes);
  MappedText out;
  size_t kept = 0;
  for (size_t i = 0; i < split.lines(); ++i) {
    const string_view line = trimmed(split.line(bytes, i));
    if (!is_url_spelled(line)) continue;
    const auto begin = static_cast<size_t>(line.data() - bytes.data());
    MappedText spaced;
    for (size_t at = begin; at < begin + line.size(); ++at) {
      if (bytes[at] == '+') {
        spaced.append_for(" ", text.origin({at, at + 1}));
      } else {
        spaced.append(text, at, at + 1);
      }
    }
    const MappedText plain = without_percents(spaced);
    out.append(text, kept, begin);
    out.append(plain, 0, plain.size());
    kept = begin + line.size();
  }
  if (kept == 0) return std::nullopt;
  out.append(text, kept, bytes.size());
  return out;
}

bool names_base64(string_view text) {
  constexpr string_view kRest = "ncoding: base64";
  constexpr size_t kRare = 6;  // "g:"
  for (size_t at = find_by_pair(text, kRest, kRare); at != string_view::npos;
       at = find_by_pair(text, kRest, kRare, at + 1)) {
    const string_view before = text.substr(0, at);
    if (before.ends_with("-E") || before.ends_with("-e")) return true;
  }
  return false;
}

}  // namespace dtsdoctor
