// SPDX-License-Identifier: Apache-2.0
#include "input/yaml_scalars.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/line_shape.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostLines = 1000;  // of one value
constexpr std::size_t kLongestKey = 64;

class Folder {
 public:
  explicit Folder(const MappedText& text) : text_(text), lines_(split_lines(text.bytes())) {}

  std::optional<MappedText> fold() {
    for (std::size_t i = 0; i < lines_.lines();) i = fold_at(i);
    if (kept_ == 0) return std::nullopt;
    out_.append(text_, kept_, text_.size());
    return std::move(out_);
  }

 private:
  // Without what ends the line.
  [[nodiscard]] std::string_view line(std::size_t i) const {
    std::string_view line = lines_.line(text_.bytes(), i);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void copy_until(std::size_t end) {
    out_.append(text_, kept_, end);
    kept_ = end;
  }
  // What stands up to `end` becomes `with`.
  void replace_until(std::size_t end, std::string_view with) {
    if (!with.empty()) out_.append_for(with, text_.origin({kept_, end}));
    kept_ = end;
  }

  std::size_t fold_at(std::size_t i);
  struct Block {
    std::size_t first, last, indent;
  };
  [[nodiscard]] Block block_below(std::size_t header) const;
  [[nodiscard]] bool ends_block(std::size_t next) const;
  void begin_value(std::size_t header, std::size_t value, std::size_t text);
  [[nodiscard]] std::string line_end_below(std::size_t header) const;
  std::size_t fold_block(std::size_t header, std::size_t value);
  std::size_t fold_quoted(std::size_t first, std::size_t value);
  void copy_quoted(std::size_t begin, std::size_t end, char quote, std::string_view line_end);
  [[nodiscard]] std::size_t last_quoted(std::size_t first, std::size_t value) const;

  const MappedText& text_;
  LineSplit lines_;
  MappedText out_;
  std::size_t kept_ = 0;  // up to here all is in out_
};

// Where the value of "  - key: value" begins; npos if there is none. Few lines of a log get past
// their first byte.
std::size_t value_begin(std::string_view line) {
  constexpr ByteSet kOfKeys([](char c) { return is_alnum(c) || c == '_' || c == '.' || c == '-'; });
  std::size_t item = 0;
  while (item < line.size() && (line[item] == ' ' || line[item] == '-')) ++item;
  if (item == line.size() || is_digit(line[item])) return std::string_view::npos;
  std::size_t colon = item;
  while (colon < line.size() && colon - item < kLongestKey && kOfKeys.holds(line[colon])) ++colon;
  if (colon > item && line.substr(colon).starts_with(": ")) return past_blanks(line, colon + 1);
  return line.substr(0, item).ends_with("- ") ? item : std::string_view::npos;
}

// ">", "|-", ">2+"
bool is_block_header(std::string_view value) {
  value = trimmed(value);
  return (value.starts_with('>') || value.starts_with('|')) && value.size() <= 3 &&
         value.find_first_not_of("+-123456789", 1) == std::string_view::npos;
}

// Where the string that is open in front of `at` closes; npos if it does not on this line.
std::size_t closing_quote(std::string_view line, std::size_t at, char quote) {
  for (; at < line.size(); ++at) {
    if (quote == '"' && line[at] == '\\') {
      ++at;
    } else if (line[at] == quote) {
      const bool doubled = quote == '\'' && at + 1 < line.size() && line[at + 1] == quote;
      if (!doubled) return at;
      ++at;
    }
  }
  return std::string_view::npos;
}

std::size_t Folder::fold_at(std::size_t i) {
  const std::string_view own = line(i);
  const std::size_t value = value_begin(own);
  if (value >= own.size()) return i + 1;
  if (is_block_header(own.substr(value))) return fold_block(i, value);
  return own[value] == '\'' || own[value] == '"' ? fold_quoted(i, value) : i + 1;
}

// The lines of the block below a header, the header itself if there is none.
Folder::Block Folder::block_below(std::size_t header) const {
  Block block{header, header, 0};
  for (std::size_t i = header + 1; i < lines_.lines() && i - header < kMostLines; ++i) {
    const std::string_view next = line(i);
    if (is_blank_line(next)) continue;
    const std::size_t indent = indent_of(next);
    const bool is_first = block.last == header;
    if (is_first ? indent <= indent_of(line(header)) : indent < block.indent) break;
    if (is_first) block = {i, i, indent};
    block.last = i;
  }
  return block;
}

// Another key, or nothing. Else the block was wrapped once more, by who does not know it is one.
bool Folder::ends_block(std::size_t next) const {
  return next == lines_.lines() || is_blank_line(line(next)) ||
         value_begin(line(next)) != std::string_view::npos || line(next).ends_with(':');
}

// Below its key, so that it is read for itself.
void Folder::begin_value(std::size_t header, std::size_t value, std::size_t text) {
  copy_until(lines_.begins[header] + value);
  replace_until(text, line_end_below(header));
}

std::string Folder::line_end_below(std::size_t header) const {
  return "\n" + std::string(indent_of(line(header)) + 2, ' ');
}

// Of one that is folded the lines are put together, but for those that are indented further: they
// are no part of a sentence.
std::size_t Folder::fold_block(std::size_t header, std::size_t value) {
  const bool folded = line(header)[value] == '>';
  const Block block = block_below(header);
  if (block.last == header || !ends_block(block.last + 1)) return header + 1;
  begin_value(header, value, lines_.begins[block.first] + block.indent);
  for (std::size_t last = block.first; folded && last < block.last;) {
    std::size_t next = last + 1;
    while (is_blank_line(line(next))) ++next;
    if (indent_of(line(next)) == block.indent && indent_of(line(last)) == block.indent) {
      copy_until(lines_.begins[last] + line(last).size());
      const bool is_near = next == last + 1;
      replace_until(is_near ? lines_.begins[next] + block.indent : lines_.begins[last + 1],
                    is_near ? " " : "");
    }
    last = next;
  }
  return block.last + 1;
}

// The line on which the value closes that a quotation mark opens in `first`, if it does so where
// YAML has it close and there is something to undo; else past the last one.
std::size_t Folder::last_quoted(std::size_t first, std::size_t value) const {
  const std::string_view opening = line(first);
  const char quote = opening[value];
  if (const std::size_t close = closing_quote(opening, value + 1, quote); close != opening.npos) {
    const bool is_escaped = quote == '"' && opening.find('\\') != opening.npos;
    return is_escaped && is_blank_line(opening.substr(close + 1)) ? first : lines_.lines();
  }
  for (std::size_t i = first + 1; i < lines_.lines() && i - first < kMostLines; ++i) {
    const std::string_view next = line(i);
    if (is_blank_line(next)) continue;
    if (indent_of(next) <= indent_of(opening)) break;
    const std::size_t close = closing_quote(next, 0, quote);
    if (close == next.npos) continue;
    return is_blank_line(next.substr(close + 1)) ? i : lines_.lines();
  }
  return lines_.lines();
}

std::size_t Folder::fold_quoted(std::size_t first, std::size_t value) {
  const char quote = line(first)[value];
  const std::size_t last = last_quoted(first, value);
  if (last == lines_.lines()) return first + 1;
  const std::string indent = line_end_below(first);
  std::size_t at = lines_.begins[first] + value + 1;
  begin_value(first, value, at);
  for (std::size_t i = first; i < last;) {
    std::string_view own = line(i);
    while (own.ends_with(' ')) own.remove_suffix(1);
    // A break that stands for nothing.
    const bool is_escaped = quote == '"' && own.ends_with('\\') && !own.ends_with("\\\\");
    if (is_escaped) own.remove_suffix(1);
    copy_quoted(at, lines_.begins[i] + own.size(), quote, indent);
    std::size_t next = i + 1;
    while (is_blank_line(line(next))) ++next;
    at = lines_.begins[next] + indent_of(line(next));
    replace_until(at, is_escaped ? std::string_view() : next == i + 1 ? " " : indent);
    i = next;
  }
  const std::string_view own = line(last);
  const std::size_t end = lines_.begins[last] + own.rfind(quote);
  copy_quoted(at, end, quote, indent);
  kept_ = end + 1;
  return last + 1;
}

// "''" within single quotation marks is one; within double ones there are escapes.
void Folder::copy_quoted(std::size_t begin, std::size_t end, char quote,
                         std::string_view line_end) {
  const std::string_view bytes = std::string_view(text_.bytes()).substr(0, end);
  const char escape = quote == '"' ? '\\' : '\'';
  for (std::size_t at = bytes.find(escape, begin); at < end; at = bytes.find(escape, at + 2)) {
    copy_until(at);
    const char escaped = at + 1 < end ? bytes[at + 1] : escape;
    if (quote == '"' && (escaped == 'n' || escaped == 'r')) {
      replace_until(std::min(at + 2, end), escaped == 'n' ? line_end : std::string_view());
    } else if (quote == '"' && escaped == 't') {
      replace_until(at + 2, "\t");
    } else if (is_alnum(escaped)) {
      copy_until(std::min(at + 2, end));  // a number of a character
    } else {
      kept_ = at + 1;
      copy_until(std::min(at + 2, end));
    }
  }
  copy_until(end);
}

}  // namespace

std::optional<MappedText> with_whole_yaml_scalars(const MappedText& text) {
  return Folder(text).fold();
}

}  // namespace dtsdoctor
