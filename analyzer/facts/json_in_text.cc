// SPDX-License-Identifier: Apache-2.0
#include "facts/json_in_text.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "base/ascii.h"
#include "base/json_text.h"
#include "base/object_literal.h"
#include "base/percent.h"
#include "base/xml.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

// Strings whose quotes are escaped get the span of what stands between them.
void move_spans(JsonValue& value, const MappedText& text) {
  const Span whole = text.origin(value.span);
  if (value.is_string() && value.span.end >= value.span.begin + 2) {
    const Span inner = text.origin({value.span.begin + 1, value.span.end - 1});
    const Span opening = text.origin({value.span.begin, value.span.begin + 1});
    const Span closing = text.origin({value.span.end - 1, value.span.end});
    // Between a quote and its text there may be the end of a line that a terminal broke.
    const bool plain = opening.end == whole.begin + 1 && closing.begin + 1 == whole.end &&
                       inner.begin > whole.begin && inner.end < whole.end;
    value.span = plain ? whole : inner;
  } else {
    value.span = whole;
  }
  for (JsonValue& item : value.items) move_spans(item, text);
  for (JsonMember& member : value.members) {
    member.key_span = text.origin(member.key_span);
    move_spans(member.value, text);
  }
}

// Appends what stands for `span`; brackets and the like stand for the place they are at.
void add_json(const JsonValue& value, std::string_view bytes, MappedText& to) {
  const auto sign = [&](std::string_view text, Span at) {
    to.append_for(text, {at.begin, std::clamp(at.end, at.begin, at.begin + 1)});
  };
  const auto quote = [&](const std::string& text, Span span) {
    const std::string quoted =
        nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    const Span inner = unquoted(span, bytes);
    sign("\"", span);
    to.append_for(std::string_view(quoted).substr(1, quoted.size() - 2), inner);
    to.append_for("\"", {inner.end, span.end});
  };
  if (value.is_object()) {
    sign("{", value.span);
    for (const JsonMember& member : value.members) {
      if (&member != value.members.data()) sign(", ", member.key_span);
      quote(member.key, member.key_span);
      sign(": ", member.value.span);
      add_json(member.value, bytes, to);
    }
    sign("}", {value.span.end, value.span.end});
  } else if (value.is_array()) {
    sign("[", value.span);
    for (const JsonValue& item : value.items) {
      if (&item != value.items.data()) sign(", ", item.span);
      add_json(item, bytes, to);
    }
    sign("]", {value.span.end, value.span.end});
  } else if (value.is_string()) {
    quote(value.text, value.span);
  } else {
    to.append_for(value.kind == JsonValue::Kind::null ? "null" : value.text, value.span);
  }
}

// No string of JSON has any: a terminal broke its line.
MappedText without_line_ends(const MappedText& text) {
  MappedText out;
  std::size_t begin = 0;
  for (std::size_t at = text.bytes().find_first_of("\r\n"); at != std::string::npos;
       at = text.bytes().find_first_of("\r\n", at + 1)) {
    out.append(text, begin, at);
    begin = at + 1;
  }
  if (begin == 0) return text;
  out.append(text, begin, text.size());
  return out;
}

}  // namespace

MappedText json_text(const JsonValue& value, std::string_view bytes) {
  MappedText out;
  add_json(value, bytes, out);
  return out;
}

MappedText text_in(std::string_view bytes, Span span) {
  const Span inner = unquoted(span, bytes);
  if (inner == span) return MappedText(bytes.substr(span.begin, span.end - span.begin), span.begin);
  MappedText pieces = joined_pieces(bytes, inner);
  if (bytes[span.begin] != '"') return pieces;
  pieces = without_line_ends(pieces);
  if (pieces.size() == inner.end - inner.begin) return unescape_json(bytes, span);
  MappedText literal("\"", span.begin);
  literal.append(pieces, 0, pieces.size());
  literal.append("\"", inner.end);
  return unescape_json(literal.bytes(), {0, literal.size()}).through(literal);
}

MappedText without_escapes(const MappedText& text) {
  const std::string_view bytes = trimmed(text.bytes());
  if (bytes.starts_with('%')) return without_percents(text);
  const Span all{0, text.size()};
  const bool has_entities = bytes.find("&quot;") != std::string_view::npos ||
                            bytes.find("&#34;") != std::string_view::npos ||
                            bytes.starts_with("<![CDATA[");
  return (has_entities ? unescape_xml(text.bytes(), all) : unescape_json(text.bytes(), all))
      .through(text);
}

std::optional<JsonValue> json_of(const MappedText& text, std::size_t max_depth) {
  Result<JsonValue> value = parse_json(text.bytes(), {max_depth});
  if (!value.ok()) return std::nullopt;
  move_spans(*value, text);
  return std::move(*value);
}

std::optional<JsonValue> json_within(const JsonValue& string, std::string_view bytes,
                                     std::size_t max_depth) {
  MappedText text = text_in(bytes, string.span);
  for (int i = 0; i < kMostEscapings; ++i) {
    std::optional<JsonValue> value = json_of(text, max_depth);
    if (value && !value->is_scalar()) return value;
    text = without_escapes(text);
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
