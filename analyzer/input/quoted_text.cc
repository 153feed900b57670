// SPDX-License-Identifier: Apache-2.0
#include "input/quoted_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/json_text.h"
#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

// Does a value open with the mark at `at`: err="…", Error('…'), {'a': '…', stderr=b'…'? An
// apostrophe stands behind a letter, and JSON is no text.
bool opens_value(std::string_view text, std::size_t at) {
  const bool is_bytes = at > 0 && text[at] == '\'' && text[at - 1] == 'b';
  const std::string_view front = text.substr(0, is_bytes ? at - 1 : at);
  if (front.empty()) return is_bytes;
  if (is_bytes && front.back() == ' ') return true;
  if (text[at] == '"') return is_one_of(front.back(), "=(");
  return is_one_of(front.back(), "=([{") || front.ends_with(": ") || front.ends_with(", ");
}

// The string that opens at `at`, to the end of its line at most; without a span if nothing in it
// reads differently. `end` comes behind what was looked at.
QuotedText escaped_at(std::string_view text, std::size_t at, std::size_t& end) {
  constexpr std::string_view kBreak = "\\n";
  QuotedText found;
  const char mark = text[at];
  bool hides_marks = false;
  end = at + 1;
  const bool is_json = text.substr(end).starts_with('{');
  while (end < text.size() && text[end] != mark && text[end] != '\n') {
    if (text[end] != '\\') {
      ++end;
      continue;
    }
    if (text.substr(end).starts_with(kBreak)) {
      const std::string_view line = text.substr(end + kBreak.size());
      found.is_block = found.is_block || is_json || !block_label(line).empty();
    }
    hides_marks = hides_marks || (end + 1 < text.size() && is_one_of(text[end + 1], {&mark, 1}));
    end += 2;
  }
  if (end >= text.size() || text[end] != mark) {
    end = at + 1;  // no further one of its kind opens on this line
    return {};
  }
  ++end;
  if (found.is_block || hides_marks) found.span = {at, end};
  return found;
}

// The field of CSV that opens at `at` and has doubled marks in it, to the end of its line at most.
QuotedText field_at(std::string_view text, std::size_t at) {
  bool hides_marks = false;
  for (std::size_t end = at + 1; end < text.size() && text[end] != '\n'; ++end) {
    if (text[end] != '"') continue;
    if (text.substr(end + 1).starts_with('"')) {
      hides_marks = true;
      ++end;
      continue;
    }
    const bool closes = end + 1 == text.size() || is_one_of(text[end + 1], ",;\t\r\n");
    return closes && hides_marks ? QuotedText{{at, end + 1}, false, true} : QuotedText();
  }
  return {};
}

// Places of quotation marks, one behind the other: each kind is looked for once.
class Marks {
 public:
  explicit Marks(std::string_view text)
      : text_(text), double_(text.find('"')), single_(text.find('\'')) {}

  // At or behind `at`, which only grows; npos if there is none.
  [[nodiscard]] std::size_t next(std::size_t at) {
    if (double_ < at) double_ = text_.find('"', at);
    if (single_ < at) single_ = text_.find('\'', at);
    return std::min(double_, single_);
  }

 private:
  std::string_view text_;
  std::size_t double_, single_;
};

bool opens_field(std::string_view text, std::size_t at) {
  return text[at] == '"' && (at == 0 || is_one_of(text[at - 1], ",;\t\n"));
}

}  // namespace

std::vector<QuotedText> quoted_texts(std::string_view text) {
  std::vector<QuotedText> found;
  Marks marks(text);
  for (std::size_t at = marks.next(0); at < text.size(); at = marks.next(at)) {
    QuotedText quoted;
    std::size_t end = at + 1;
    if (opens_value(text, at)) {
      quoted = escaped_at(text, at, end);
    } else if (opens_field(text, at)) {
      quoted = field_at(text, at);
      end = std::max(end, quoted.span.end);
    }
    if (quoted.span.end > 0) found.push_back(quoted);
    at = end;
  }
  return found;
}

MappedText decoded(std::string_view text, const QuotedText& quoted) {
  if (!quoted.doubles_marks) {
    const MappedText whole = unescape_json(text, quoted.span);
    const bool is_json = text[quoted.span.begin] == '"';
    return is_json ? whole : whole.slice(1, whole.size() - 1);
  }
  MappedText out;
  std::size_t from = quoted.span.begin + 1;
  const std::size_t last = quoted.span.end - 1;
  for (std::size_t mark = text.find("\"\"", from); mark < last; mark = text.find("\"\"", from)) {
    out.append(text.substr(from, mark + 1 - from), from);
    from = mark + 2;
  }
  out.append(text.substr(from, last - from), from);
  return out;
}

}  // namespace dtsdoctor
