// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: decides whether a record is what a pattern describes, and what it names: account
// ids, role names, request ids. A pattern is tried on each layer of the record, code and message of
// one layer together. Regular expressions are compiled when a candidate first needs them. It does
// not choose between patterns: that is the arbiter's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "input/record.h"
#include "match/gram_set.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct Capture {
  std::string name;  // of the fixed vocabulary
  std::string value;
  Span raw;             // in Record::raw
  bool varies = false;  // between prints of one failure

  friend bool operator==(const Capture&, const Capture&) = default;
};

struct Match {
  std::uint32_t pattern = 0;  // index in RuleSet::patterns
  std::uint32_t layer = 0;    // index in Record::layers
  std::uint32_t branch = 0;   // which alternative of the pattern's `any` it was
  Span raw;                   // what matched, in Record::raw
  std::string text;           // the same, unescaped
  Span found;                 // what the pattern itself found of it, in Record::raw
  std::vector<Capture> captures;

  friend bool operator==(const Match&, const Match&) = default;
};

inline constexpr std::string_view kRequestId = "request_id";  // a capture's name

// The one that was captured; empty if none was.
[[nodiscard]] std::string request_id_of(const Match& match);

class RegexCache;
struct MatcherState;

// May the pattern mean anything in the record? `assume_dts` lends every record DTS context.
[[nodiscard]] bool is_in_context(const Record& record, const Pattern& pattern, bool assume_dts);

class Matcher {
 public:
  // `rules` must outlive the matcher. `regexes`: those of another matcher of the same rules, on any
  // thread, to compile each only once; null: its own.
  explicit Matcher(const RuleSet& rules, std::shared_ptr<RegexCache> regexes = nullptr);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  // The matches of the given patterns, by pattern, then layer. `assume_dts` lends every record DTS
  // context, as if it were taken out of a reply about tasks. `known`: what the record, or a part of
  // it, is known to hold.
  [[nodiscard]] std::vector<Match> match(const Record& record,
                                         const std::vector<std::uint32_t>& patterns,
                                         bool assume_dts, KnownGrams known = {}) const;

 private:
  const RuleSet& rules_;
  std::unique_ptr<MatcherState> state_;
};

}  // namespace dtsdoctor
