// SPDX-License-Identifier: Apache-2.0
#include "facts/transcript.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/json_text.h"
#include "base/pair_find.h"
#include "facts/shell_words.h"
#include "facts/task_fields.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::string_view kProgram = "aliyun";
constexpr std::string_view kProducts[] = {"ram", "sts", "dts"};
constexpr std::size_t kMostOptions = 256;  // bytes of options in front of the product

bool is_product(std::string_view word) { return is_among(word, kProducts); }

// Is one of the products a word of the text?
bool names_product(std::string_view text) {
  while (!(text = trimmed(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    if (is_product(text.substr(0, end))) return true;
    text.remove_prefix(end);
  }
  return false;
}

// Where the program's name begins on the line as a command, npos if it does not.
std::size_t command_on(std::string_view line) {
  std::size_t at = line.find(kProgram);
  while (at != kNone && !is_program_at(line, at, kProgram)) at = line.find(kProgram, at + 1);
  return at;
}

bool is_quiet(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.starts_with('#')) return true;
  return std::string_view("$#%>").find(line.back()) != kNone;  // a prompt
}

// An object, or a list of objects.
bool begins_json(std::string_view text, std::size_t at) {
  if (text[at] == '{') return true;
  if (text[at] != '[') return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", at + 1);
  return next != kNone && text[next] == '{';
}

bool is_fence(std::string_view line) {
  line = trimmed(line);
  return line.starts_with("```") || line.starts_with("~~~");
}

// The line that ends in front of `at`.
std::string_view line_above(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const std::size_t begin = text.substr(0, at - 1).rfind('\n');
  return text.substr(begin + 1, at - 1 - (begin + 1));
}

// Between blank lines, or where the text ends.
bool is_set_apart(std::string_view text, std::size_t line, std::size_t end) {
  if (line == 0 || !trimmed(line_above(text, line)).empty()) return false;
  const std::string_view below = text.substr(std::min(end + 1, text.size()));
  return trimmed(below.substr(0, below.find('\n'))).empty();
}

// Has it its lines for itself, and are they several or set apart?
bool is_block(std::string_view text, Span value) {
  const std::size_t line = text.substr(0, value.begin).rfind('\n') + 1;
  const std::size_t end = std::min(text.find('\n', value.end), text.size());
  if (!trimmed(text.substr(line, value.begin - line)).empty()) return false;
  if (!trimmed(text.substr(value.end, end - value.end)).empty()) return false;
  const bool is_long = text.substr(value.begin, value.end - value.begin).find('\n') != kNone;
  return is_long || is_fence(line_above(text, line)) || is_set_apart(text, line, end);
}

}  // namespace

bool may_have_blocks(std::string_view head) {
  for (std::size_t at = find_by_pair(head, "\n{", 0); at != kNone;
       at = find_by_pair(head, "\n{", 0, at + 1)) {
    const std::size_t end = std::min(head.find('\n', at + 2), head.size());
    const bool is_open = trimmed(head.substr(at + 2, end - at - 2)).empty();
    if (is_open || is_fence(line_above(head, at + 1)) || is_set_apart(head, at + 1, end))
      return true;
  }
  return false;
}

bool may_be_transcript(std::string_view head) {
  constexpr std::size_t kPair = 3;  // "yu"
  for (std::size_t at = find_by_pair(head, kProgram, kPair); at != kNone;
       at = find_by_pair(head, kProgram, kPair, at + 1)) {
    if (!is_program_at(head, at, kProgram)) continue;
    const std::string_view behind = head.substr(at + kProgram.size(), kMostOptions);
    if (names_product(behind.substr(0, behind.find('\n')))) return true;
  }
  return false;
}

Transcript read_transcript(std::string_view text, bool is_promised) {
  Transcript out;
  Span command;
  bool has_open_quote = false;  // to the end of the text: from then on lines stand by themselves
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    std::size_t begin = std::min(text.find_first_not_of(" \t\r", at), end);
    const bool is_json = begin < end && begins_json(text, begin);
    if (const std::size_t found = is_json ? kNone : command_on(line); found != kNone) {
      const ShellCommand read =
          read_command(has_open_quote ? text.substr(0, end) : text, at + found);
      has_open_quote = has_open_quote || !read.closed;
      // An apostrophe in prose opens a quote that does not end.
      command = {at + found, read.closed ? std::max(read.span.end, at + found) : end};
      at = std::max(std::min(text.find('\n', command.end), text.size()), end) + 1;
      continue;
    }
    if (begin < end && !is_json && is_promised) {
      const std::size_t inside = line.find("{\"");
      if (inside != kNone) begin = at + inside;
    }
    if (begin < end && begins_json(text, begin)) {
      const std::size_t stop = json_extent(text, begin);
      if (stop == kNone) {
        out.is_only_output = false;
        break;
      }
      const Span value{begin, stop};
      out.values.push_back({value, command, is_block(text, value)});
      command = {};
      at = stop;
      continue;
    }
    out.is_only_output = out.is_only_output && is_quiet(line);
    at = end + 1;
  }
  if (!out.is_only_output && !is_promised) {
    std::erase_if(out.values, [](const PrintedJson& value) {
      return value.command.begin == value.command.end && !value.is_block;
    });
  }
  return out;
}

std::string operation_of(std::string_view text, Span command) {
  if (command.begin == command.end) return "";
  const ShellCommand read = read_command(text.substr(0, command.end), command.begin);
  // Options of the program may stand in front of the product.
  for (std::size_t i = 1; i + 1 < read.words.size(); ++i) {
    if (is_product(read.words[i].text.bytes())) return read.words[i + 1].text.bytes();
  }
  return "";
}

std::string option_of(std::string_view text, Span command, std::string_view name) {
  if (command.begin == command.end) return "";
  const ShellCommand read = read_command(text.substr(0, command.end), command.begin);
  for (std::size_t i = 0; i < read.words.size(); ++i) {
    const std::string_view word = read.words[i].text.bytes();
    if (!word.starts_with("--")) continue;
    const std::size_t equals = std::min(word.find('='), word.size());
    if (!same_name(word.substr(2, equals - 2), name)) continue;
    const bool glued = equals < word.size();
    if (!glued && i + 1 == read.words.size()) return "";
    const ShellWord& value = glued ? read.words[i] : read.words[i + 1];
    if (!value.resolved) return "";
    return std::string(glued ? word.substr(equals + 1) : std::string_view(value.text.bytes()));
  }
  return "";
}

}  // namespace dtsdoctor
