// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as JSON: every span lies in the text, inside its parent and behind its elder sibling.
#include "base/json.h"
#include "base/json_text.h"

#include <cstdlib>

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, const JsonValue& value, Span within) {
  require(within.begin <= value.span.begin && value.span.begin < value.span.end &&
          value.span.end <= within.end);
  const std::string_view spelled = text.substr(value.span.begin, value.span.end - value.span.begin);
  switch (value.kind) {
    case JsonValue::Kind::string: {
      require(spelled.size() >= 2 && spelled.front() == '"' && spelled.back() == '"');
      const MappedText decoded = unescape_json(text, value.span);
      require(decoded.bytes() == value.text);
      const Span origin = decoded.origin({0, decoded.size()});
      require(decoded.empty() ||
              (origin.begin == value.span.begin + 1 && origin.end == value.span.end - 1));
      break;
    }
    case JsonValue::Kind::object:
      require(spelled.front() == '{' && spelled.back() == '}');
      break;
    case JsonValue::Kind::array:
      require(spelled.front() == '[' && spelled.back() == ']');
      break;
    default:
      require(spelled == value.text);
  }
  if (value.is_object() || value.is_array())
    require(json_extent(text, value.span.begin) == value.span.end);
  std::size_t begin = value.span.begin + 1;
  for (const JsonMember& member : value.members) {
    require(begin <= member.key_span.begin && text[member.key_span.begin] == '"');
    check(text, member.value, {member.key_span.end, value.span.end - 1});
    begin = member.value.span.end;
  }
  for (const JsonValue& item : value.items) {
    check(text, item, {begin, value.span.end - 1});
    begin = item.span.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  JsonError error;
  const Result<JsonValue> value = parse_json(text, {}, &error);
  if (value.ok()) {
    check(text, *value, {0, text.size()});
  } else {
    require(error.offset <= text.size() && !error.what.empty());
  }
  const MappedText decoded = unescape_json(text, {0, text.size()});
  require(decoded.size() <= text.size() && decoded.origin({0, decoded.size()}).end <= text.size());
  if (size > 0) {
    const std::size_t end = json_extent(text, size / 2);
    require(end == std::string_view::npos || (end > size / 2 && end <= size));
  }
  return 0;
}
