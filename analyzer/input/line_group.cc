// SPDX-License-Identifier: Apache-2.0
#include "input/line_group.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/labels.h"
#include "input/line_shape.h"
#include "input/trace_shape.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxBlankLinesAfterCode = 2;
constexpr std::size_t kMaxBlankLinesAfterPanic = 1;
constexpr std::size_t kMaxBlankLinesInChain = 1;
constexpr std::size_t kMaxBlankLinesInTrace = 1;
constexpr std::size_t kMaxBlankLinesInLabels = 1;

// What a terminal shows of a line: a carriage return inside of it starts over.
std::string_view shown(std::string_view line) {
  if (line.find('\r') == std::string_view::npos) return line;  // faster than to search from behind
  while (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t over = line.rfind('\r');
  return over == std::string_view::npos ? line : line.substr(over + 1);
}

bool is_of_name(char c) { return is_alnum(c) || c == '_' || c == ':' || c == '-' || c == '.'; }

// The name of the element whose tag the line begins with, empty if there is none.
std::string element_name(std::string_view line) {
  if (line.size() < 2 || line[0] != '<' || !is_alpha(line[1])) return {};
  std::size_t end = 1;
  while (end < line.size() && is_of_name(line[end])) ++end;
  const bool whole =
      end < line.size() && (line[end] == '>' || line[end] == ' ' || line[end] == '/');
  return whole ? std::string(line.substr(1, end - 1)) : std::string();
}

// The error code a line consists of, quotes and brackets around it aside.
std::string_view lone_word(std::string_view line) {
  std::string_view word = trimmed(line);
  while (!word.empty() && (word.back() == ':' || word.back() == ']' || word.back() == '"'))
    word.remove_suffix(1);
  while (!word.empty() && (word.front() == '[' || word.front() == '"')) word.remove_prefix(1);
  return word.find(' ') == std::string_view::npos ? word : std::string_view();
}

bool begins_record(std::string_view line) { return starts_with_time(line) || opens_event(line); }

bool is_lone_code(std::string_view line, const IsKnownCode& is_known_code) {
  const std::string_view word = lone_word(line);
  return !word.empty() && is_known_code(word);
}

// "错误码 X", "we got: X": the next line may be what X says.
bool announces_code(std::string_view line, const IsKnownCode& is_known_code) {
  const std::string_view word = announced_code(line);
  return !word.empty() && is_known_code(word);
}

// Flush left, below a code that a line announces: not another program's turn, or another error.
bool may_be_message(std::string_view line) {
  constexpr std::array<std::string_view, 11> kOthers = {
      ": ", "ERROR", "WARN", "INFO", "DEBUG", "FATAL", "level=", "{", "[", "$ ", "# "};
  return std::none_of(kOthers.begin(), kOthers.end(),
                      [&](std::string_view word) { return line.starts_with(word); }) &&
         !line.starts_with("Error:");
}

bool continues_box(std::string_view line, bool last_is_corner) {
  if (box_prefix(line) == 0) return false;
  const std::string_view rest = line.substr(indent_of(line));
  if (rest.starts_with("╷")) return false;
  // A box pasted without its corners: the next one starts with its headline.
  const bool headline = rest.substr(box_prefix(rest)).starts_with("Error: ");
  return !headline || last_is_corner;
}

}  // namespace

void LineGroup::open(std::string_view line, const IsKnownCode& is_known_code) {
  const bool in_one_piece = line.find('\n') != std::string_view::npos;
  line = shown(line);
  labels_.clear();
  indent_ = indent_of(line);
  stamp_ = 0;
  open_brackets_ = 0;
  blank_lines_ = 0;
  complete_ = in_one_piece;
  boxed_ = box_prefix(line) > 0;
  traceback_ = false;
  awaits_chain_ = false;
  chained_ = false;
  awaits_level_ = false;
  goroutine_ = false;
  thrown_ = false;
  awaits_goroutine_ = opens_panic(line);
  awaits_thrown_ = false;
  in_position_ = false;
  awaits_code_ = is_lone_label(line);
  announced_ = announces_code(line, is_known_code);
  awaits_message_ = announced_ || is_lone_code(line, is_known_code);
  only_labels_ = role_of_key(block_label(line)) == LabelRole::code;
  closing_tag_.clear();
  awaits_element_ = line.starts_with('<');
  add(line);
  awaits_trace_ = is_error_head(line);
  awaits_level_ = is_stamp_line(line);
  stamp_ = stamp_in_front(line);
  thrown_ = opens_exception(line.substr(stamp_));
}

void LineGroup::add(std::string_view line) {
  line = shown(line);
  if (stamp_ > 0 && stamp_in_front(line) == stamp_) line.remove_prefix(stamp_);
  // Only what can hold brackets over lines pays for counting them.
  if (line.ends_with('{') || line.ends_with('[') || open_brackets_ > 0) {
    open_brackets_ = brackets_left_open(line, open_brackets_);
  }
  if (std::string label = block_label(line.substr(box_prefix(line))); !label.empty()) {
    labels_.push_back(std::move(label));
    if (only_labels_) blank_lines_ = 0;
  } else if (!is_blank_line(line)) {
    only_labels_ = false;
  }
  // "<?xml …?>", "response: <?xml …?>"
  awaits_element_ =
      awaits_element_ || (line.ends_with("?>") && line.find("<?xml") != std::string_view::npos);
  if (awaits_element_ || !closing_tag_.empty()) note_element(line);
  note_trace(line);
  note_last(line);
}

void LineGroup::note_trace(std::string_view line) {
  if (is_blank_line(line)) return;
  awaits_trace_ = awaits_level_ && is_error_head(line);
  awaits_level_ = false;
  note_chain(line);
  thrown_ = thrown_ || opens_exception(line);
  if (!opens_goroutine(line)) return;
  goroutine_ = true;
  awaits_goroutine_ = false;
}

void LineGroup::note_chain(std::string_view line) {
  if (opens_traceback(line) || ends_in_traceback(line)) {
    traceback_ = true;
    trace_indent_ = indent_of(line);
    awaits_chain_ = chained_ = false;
  } else if (awaits_chain_ && opens_chained(line)) {
    awaits_chain_ = false;
    chained_ = true;
  } else {
    // Its message may go on.
    awaits_chain_ =
        awaits_chain_ || (traceback_ && last_is_indented_ && indent_of(line) <= trace_indent_);
    chained_ = false;
  }
  if (traceback_) blank_lines_ = 0;
}

// Flush left, below what leads to it.
bool LineGroup::joins_trace(std::string_view line) const {
  if (awaits_trace_ && opens_trace(line)) return true;
  if (awaits_goroutine_ && (opens_goroutine(line) || opens_signal(line))) return true;
  if (goroutine_ && (last_is_indented_ || last_ends_in_colon_)) return is_goroutine_frame(line);
  // A Python traceback ends in the exception itself, once.
  return traceback_ && last_is_indented_ && !awaits_chain_;
}

// A line of a trace with a time in front, as a store writes before whatever a program printed. What
// else has a time begins a record.
bool LineGroup::joins_stamped(std::string_view line) const {
  if (stamp_ == 0 || stamp_in_front(line) != stamp_) return false;
  const std::string_view rest = line.substr(stamp_);
  if (!may_follow_stamp(rest)) return false;
  if (is_stack_line(rest)) return true;
  if (!block_label(rest).empty()) return thrown_ && is_new_label(rest);
  if (awaits_trace_) return opens_exception(rest) || opens_traceback(rest);
  return traceback_ && (indent_of(rest) > trace_indent_ || (last_is_indented_ && !awaits_chain_));
}

bool LineGroup::joins_element(std::string_view line) const {
  if (awaits_element_) return line.starts_with('<');
  if (closing_tag_.empty()) return false;
  return line.starts_with('<') || line.starts_with("]]>") || opens_trace(line);
}

void LineGroup::note_element(std::string_view line) {
  if (awaits_element_ && line.ends_with("?>")) return;
  if (awaits_element_ && line.starts_with("<?")) {
    const std::size_t end = line.find("?>");
    if (end == std::string_view::npos || trimmed(line.substr(end + 2)).empty()) return;
    line = trimmed(line.substr(end + 2));
  }
  if (awaits_element_) {
    awaits_element_ = false;
    const std::string name = element_name(line);
    if (name.empty() || trimmed(line).ends_with("/>")) return;
    closing_tag_ = "</" + name + ">";
  }
  if (line.find(closing_tag_) != std::string_view::npos) closing_tag_.clear();
}

void LineGroup::note_last(std::string_view line) {
  const std::string_view text = trimmed(line);
  last_is_corner_ = text == "╷";
  awaits_thrown_ = marks_source(text) || (awaits_thrown_ && text.empty());
  in_position_ = in_position_ || opens_position(text);
  last_ends_in_colon_ = text.ends_with(':');
  last_announces_ = last_ends_in_colon_ && announces_error(text);
  last_is_indented_ = indent_of(line) > 0;
}

bool LineGroup::joins(std::string_view line, const IsKnownCode& is_known_code) {
  if (complete_ || line.find('\n') != std::string_view::npos) return false;
  line = shown(line);
  if (awaits_code_) {
    awaits_code_ = false;
    awaits_message_ = is_lone_code(line, is_known_code);
    if (awaits_message_) return true;
  }
  if (awaits_message_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesAfterCode;
    if (begins_record(line) || is_lone_code(line, is_known_code)) return false;
    if (announced_ && (!may_be_message(line) || announces_code(line, is_known_code))) return false;
    awaits_message_ = is_lone_label(line);
    return true;
  }
  if (boxed_) return continues_box(line, last_is_corner_);
  if (awaits_goroutine_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesAfterPanic;
    if (blank_lines_ > 0) return opens_goroutine(line);
  }
  if (awaits_chain_ || chained_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesInChain;
    if (chained_ && opens_traceback(line)) return true;
    if (blank_lines_ > 0) return awaits_chain_ && opens_chained(line);
  }
  // What was a list or had paragraphs has empty lines between its labels where it was copied.
  if (only_labels_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesInLabels;
    if (blank_lines_ > 0) return is_new_label(line);
  }
  // Node.js shows the line of the program and what was thrown there, and a blank line between them.
  if (awaits_thrown_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesInTrace;
    if (blank_lines_ > 0) return opens_thrown(line);
  }
  // PowerShell tells between the lines of an error where the script was.
  if (opens_position(line)) return true;
  if (in_position_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesInTrace;
    if (line.starts_with("+ ")) return true;
    if (blank_lines_ > 0 && block_label(line).empty()) return false;
  }
  // Spring Boot prints an empty line in front of an exception.
  if (awaits_trace_) {
    if (is_blank_line(line)) return ++blank_lines_ <= kMaxBlankLinesInTrace;
    if (blank_lines_ > 0) return opens_exception(line);
  }
  if (is_blank_line(line) || box_prefix(line) > 0) return false;
  if (awaits_level_ && is_level_line(line)) return true;
  if (indent_of(line) > indent_) return true;
  if (begins_record(line)) return joins_stamped(line);
  if (joins_element(line)) return true;
  if (is_stack_line(line)) return true;
  const bool closes = line.starts_with('}') || line.starts_with(']') || line.starts_with('"');
  if (open_brackets_ > 0 && closes) return true;
  if (last_announces_) return true;
  if (opens_error_block(line)) return last_ends_in_colon_;
  if (!block_label(line).empty()) return is_new_label(line);
  return joins_trace(line);
}

bool LineGroup::is_new_label(std::string_view line) const {
  const std::string label = block_label(line);
  return !label.empty() && std::find(labels_.begin(), labels_.end(), label) == labels_.end();
}

}  // namespace dtsdoctor
