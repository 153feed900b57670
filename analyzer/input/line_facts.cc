// SPDX-License-Identifier: Apache-2.0
#include "input/line_facts.h"

#include <functional>

#include "base/ascii.h"
#include "input/line_shape.h"
#include "input/trace_shape.h"

namespace dtsdoctor {
namespace {

// What LineGroup takes for a code that stands alone, or may.
bool may_be_lone_code(std::string_view text) { return text.find(' ') == std::string_view::npos; }

bool has(std::string_view text, char byte) { return text.find(byte) != std::string_view::npos; }

// May the line go on with some record, by its shape? The first byte rules most of it out.
bool looks_joined(std::string_view text) {
  switch (text.front()) {
    case ' ':
    case '\t':
    case '<':
    case '}':
    case ']':
    case '"':
      return true;
    case '\xE2':
      if (box_prefix(text) > 0) return true;
      break;
    case 'C':
    case 'c':
    case '.':
      if (is_stack_line(text)) return true;
      break;
    case 'S':
    case 'A':
      if (opens_error_block(text) || opens_position(text)) return true;
      break;
    case '+':
    case '\xE6':
      if (text.starts_with("+ ") || opens_position(text)) return true;
      break;
    case 'T':
      if (opens_traceback(text)) return true;
      break;
    case '[':
      if (opens_signal(text) || !block_label(text).empty()) return true;
      break;
    case '*':
    case '`':
      if (!block_label(text).empty()) return true;
      break;
    case 'g':
      if (opens_goroutine(text)) return true;
      break;
    default:
      break;
  }
  if (opens_exception(text)) return true;
  const bool has_label = is_alpha(text.front()) || text.front() == '_' || text.front() == '-' ||
                         static_cast<unsigned char>(text.front()) >= 0x80;
  return has_label && !block_label(text).empty();
}

}  // namespace

std::uint64_t stream_name(const CarriedLine& carried) {
  return carried.stream.empty() ? 0 : std::hash<std::string_view>()(carried.stream) | 1;
}

LineFacts line_facts(const CarriedLine& carried) {
  LineFacts facts;
  facts.known = true;
  facts.wrapped = carried.wrapped;
  facts.goes_on_bare = carried.goes_on_bare;
  facts.partial = carried.partial;
  facts.stream = stream_name(carried);
  std::string_view text = carried.text;
  const bool blank = is_blank_line(text);
  if (blank || carried.partial || carried.glued) {
    // Within a line blanks are a part of it.
    facts.blank = blank && !carried.partial && !carried.glued;
    facts.leads = true;
    return facts;
  }
  // As it stands, no line has another one in it.
  const bool has_break = carried.decoded != nullptr && has(text, '\n');
  if (has_break || has(text, '\r')) {
    // The end of a line is no matter; what else there is, LineGroup looks at more closely.
    const std::string_view end = trimmed(text);
    if (has(end, '\n') || has(end, '\r')) {
      facts.begins = has_break;
      facts.leads = true;
      return facts;
    }
    text = text.substr(0, text.find_last_not_of("\r\n") + 1);
  }
  // Below a field of SLS's console it is another line, and which one is above is not asked here.
  if (carried.stream.empty() && console_value(text) > 0) {
    facts.leads = true;
    return facts;
  }
  const std::string_view body = trimmed(text);
  facts.begins = opens_event(text);
  facts.may_begin = facts.begins || !looks_joined(text);
  if (facts.may_begin && starts_with_time(text)) {
    const std::size_t stamp = stamp_in_front(text);
    const bool in_trace = stamp > 0 && may_follow_stamp(text.substr(stamp));
    facts.may_begin = !in_trace;
    facts.begins = !in_trace;
    facts.leads = in_trace;
  }
  facts.leads = facts.leads || is_blank(text.front()) || body.ends_with(':') ||
                may_be_lone_code(body) || !announced_code(body).empty() || is_lone_label(body) ||
                opens_panic(text) || is_stamp_line(text);
  return facts;
}

}  // namespace dtsdoctor
