// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the rows of a RuleSet that say what an error looks like. What they refer to by
// number or Range stands in the tables of the RuleSet; the rows know neither text nor meaning.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule_parts.h"

namespace dtsdoctor {

enum class Field : std::uint8_t { code, message, record };

// Inner nodes: any, all, none. Leaves compare one field: equals (the whole field), text (substring;
// runs of blanks match any run, also none), re (RE2, unanchored), ordered (children, left to
// right).
enum class MatchOp : std::uint8_t { any, all, none, equals, text, re, ordered };

struct MatchNode {
  MatchOp op = MatchOp::any;
  Field field = Field::record;
  bool fold = false;       // ASCII case ignored
  bool optional = false;   // a part of `ordered` that may be missing
  std::string_view value;  // of equals, text, re (blocks already expanded)
  Range children;          // in match_nodes
};

// A named group of a regex and the capture it fills.
struct CaptureName {
  std::string_view group;
  std::string_view name;
  bool varies = false;      // between prints of one failure: it does not tell failures apart
  std::string_view prefix;  // stands in front of the value, whatever is printed there
};

struct Example {
  std::string_view text;
  Range captures;  // in example_captures: group holds the name, name the value
  std::string_view why;
};

struct Pattern {
  std::string_view id;
  std::uint32_t rev = 1;
  Status status = Status::stable;
  std::string_view code;  // documented code, may be empty
  Range aliases;          // in strings: other names of the error: numbers, symbols, API keys
  Words title;
  Severity severity = Severity::error;
  std::string_view stage;
  Range engines;  // in strings
  Context context = Context::any;
  Retryable retryable = Retryable::after_fix;
  Origin origin;
  std::uint32_t match = 0;  // in match_nodes
  Range captures;           // in capture_names
  Range causes;             // in cause_refs
  Range supersedes;         // in strings; "*": any other match wins over this one
  Range windows;            // in strings: one of these occurs in whatever matches
  bool slow = false;        // no such windows: shorter words decide
  Range match_examples;     // in examples
  Range no_match_examples;
  Range known_miss;
  Range known_false;
};

}  // namespace dtsdoctor
