// SPDX-License-Identifier: Apache-2.0
#include "input/embedded_parts.h"

#include <algorithm>
#include <utility>

#include "base/json_text.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxJsonAttempts = 64;  // opening brackets tried per text

bool holds(Span outer, Span inner) { return outer.begin <= inner.begin && inner.end <= outer.end; }

void find_documents(const MappedText& text, const Limits& limits, EmbeddedParts& parts) {
  const std::string_view bytes = text.bytes();
  std::size_t attempts = 0;
  for (std::size_t at = bytes.find('{'); at != std::string_view::npos;
       at = bytes.find('{', at + 1)) {
    if (++attempts > kMaxJsonAttempts) {
      parts.cut = true;
      return;
    }
    const std::size_t end = json_extent(bytes, at);
    if (end == std::string_view::npos) continue;
    JsonError error;
    Result<JsonValue> document = parse_json(bytes.substr(at, end - at), {limits.max_depth}, &error);
    parts.too_deep = parts.too_deep || error.is_too_deep;
    if (!document.ok() || document->members.empty()) continue;
    parts.documents.push_back({std::move(document).value(),
                               std::make_shared<const MappedText>(text.slice(at, end)),
                               {at, end}});
    at = end - 1;
  }
}

}  // namespace

EmbeddedParts embedded_parts(const MappedText& text, const Limits& limits) {
  EmbeddedParts parts;
  find_documents(text, limits, parts);
  parts.quoted = quoted_texts(text.bytes());
  // What looks quoted within JSON is a part of it, but for a block with JSON in it.
  std::erase_if(parts.quoted, [&](const QuotedText& each) {
    return !each.is_block &&
           std::any_of(parts.documents.begin(), parts.documents.end(),
                       [&](const EmbeddedDocument& d) { return holds(d.place, each.span); });
  });
  std::erase_if(parts.documents, [&](const EmbeddedDocument& document) {
    return std::any_of(parts.quoted.begin(), parts.quoted.end(),
                       [&](const QuotedText& each) { return holds(each.span, document.place); });
  });
  return parts;
}

std::string without_parts(std::string_view text, const EmbeddedParts& parts, bool all_quoted) {
  std::string out(text);
  const auto blank = [&](Span place) {
    std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(place.begin), place.end - place.begin,
                ' ');
  };
  for (const EmbeddedDocument& document : parts.documents) blank(document.place);
  for (const QuotedText& each : parts.quoted) {
    if (all_quoted || each.is_block) blank(each.span);
  }
  return out;
}

}  // namespace dtsdoctor
