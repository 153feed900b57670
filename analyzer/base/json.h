// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: dtsdoctor points into JSON (task configs, RAM documents, rule files), and
// nlohmann_json keeps no positions. This is a SAX pass over nlohmann's parser that builds a small
// tree in which every key and value knows its span. It writes no JSON and converts no numbers: a
// number keeps its spelling, so a 16-digit account id stays what the user wrote.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace dtsdoctor {

struct JsonMember;

struct JsonValue {
  enum class Kind { null, boolean, number, string, array, object };

  Kind kind = Kind::null;
  Span span;                        // in the parsed text; strings include their quotes
  std::string text;                 // a string's decoded value; else the literal as spelled
  std::vector<JsonMember> members;  // of an object, in order, duplicates kept
  std::vector<JsonValue> items;     // of an array

  [[nodiscard]] bool is_object() const { return kind == Kind::object; }
  [[nodiscard]] bool is_array() const { return kind == Kind::array; }
  [[nodiscard]] bool is_string() const { return kind == Kind::string; }
  // String, number or boolean: something whose `text` is its value.
  [[nodiscard]] bool is_scalar() const;

  // The member's value, the last one if the key is repeated, or nullptr. Never throws.
  [[nodiscard]] const JsonValue* find(std::string_view key) const;
  // The same, whatever the case of the letters and whether '_' stands between words: RoleName is
  // roleName and role_name where other languages print it.
  [[nodiscard]] const JsonValue* find_fold(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  Span key_span;
  JsonValue value;
};

// What a JSON text may cost. The nesting limit keeps recursion over the tree bounded.
struct JsonLimits {
  std::size_t max_depth = 200;
};

// Why a text is no JSON, and at which byte.
struct JsonError {
  Message what;
  std::size_t offset = 0;
  bool is_too_deep = false;  // it may be JSON, but is nested deeper than JsonLimits allow
};

// Parses all of `text` (surrounding white space allowed). On failure the Problem has no place and
// `error`, if given, is filled.
[[nodiscard]] Result<JsonValue> parse_json(std::string_view text, const JsonLimits& limits = {},
                                           JsonError* error = nullptr);

// The same of a text with a long list in it: the elements of the array `key` of the outermost
// object are handed to `take` one by one, and not kept. Some were, if the text ends up as no JSON.
[[nodiscard]] Result<JsonValue> parse_json_list(std::string_view text, std::string_view key,
                                                const std::function<void(const JsonValue&)>& take);

// The same for a Source: the Problem shows the line with a caret.
[[nodiscard]] Result<JsonValue> parse_json(const Source& source, const JsonLimits& limits = {});

}  // namespace dtsdoctor
