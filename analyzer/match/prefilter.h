// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: nearly no record of a log is a DTS failure, so most must be dismissed without
// being decoded. It looks at every fourth 4-byte gram of the raw bytes and confirms the rare hits
// against the rules' windows (literals of at least 7 bytes that survive escaping). It finds
// candidates and nothing else: what it lets through is decided by the Matcher.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/windows_table.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

class Prefilter {
 public:
  // `rules` must outlive the filter.
  explicit Prefilter(const RuleSet& rules);

  // Patterns of which a window occurs in `bytes`, plus those without windows of which a shorter
  // word does, ascending, unique. Every pattern that can match a record of these bytes is among
  // them, as long as no word is broken up: the caller takes escape sequences out first, and no
  // producer escapes letters and digits. Patterns that need DTS context are left out where the
  // bytes hold no sign of it. With `in_reply` the bytes are known to be what a reply about tasks
  // says, or are taken for it.
  void candidates(std::string_view bytes, std::vector<std::uint32_t>& out,
                  bool in_reply = false) const;

 private:
  // A pattern of the slow tier, and words of which one stands in whatever it matches; none: there
  // is no telling.
  struct SlowPattern {
    std::uint32_t pattern;
    std::vector<std::string> words;
  };

  // The patterns of one context.
  struct Scope {
    void find(std::string_view bytes, std::vector<std::uint32_t>& out) const;

    WindowsTable windows;
    std::vector<SlowPattern> slow = {};
  };

  // Most windows belong to patterns that need DTS context, and are words of ordinary logs: they are
  // looked for only where there is some.
  Scope anywhere_;  // with the signs of DTS
  Scope in_dts_;
  Scope in_reply_;
};

}  // namespace dtsdoctor
