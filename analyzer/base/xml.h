// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same API answers in JSON or in XML, and one reader should do for both. This
// turns an XML text into the tree that base/json.h has for JSON, every value with its place. It
// knows elements and text only: attributes, comments and processing instructions are passed over,
// and no entity is defined, expanded or fetched beyond the five that XML itself has.
#pragma once

#include "base/json.h"
#include "base/mapped_text.h"

namespace dtsdoctor {

// Parses all of `text`. The result is an object with the root element as its member. An element
// with elements in it is an object (text beside them is left out), several of one name are an array
// at the place of the first, any other element is a string. A string's span is its text in `text`
// as it is spelled, without blanks around it. On failure the Problem has no place.
[[nodiscard]] Result<JsonValue> parse_xml(std::string_view text, const JsonLimits& limits = {});

// Decodes entities and CDATA sections in a range of `text`, with a map back to offsets in `text`.
// What is no known entity is kept as it stands.
[[nodiscard]] MappedText unescape_xml(std::string_view text, Span range);

// An entity that stands for characters: its length and what it stands for; length 0 if there is
// none at the beginning of `text`.
struct XmlEntity {
  std::size_t length = 0;
  std::string plain;
};

// "&amp;" and its like, "&#39;", "&#x27;".
[[nodiscard]] XmlEntity xml_entity(std::string_view text);

// The end of the element that opens at text[begin], one past its closing tag, found by counting
// tags; npos if it does not end or if no element opens there. Linear, parses nothing.
[[nodiscard]] std::size_t xml_extent(std::string_view text, std::size_t begin);

}  // namespace dtsdoctor
