// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: nearly no record of a log is a DTS failure, so most must be dismissed without
// being decoded. It looks for the rules' windows in the raw bytes (literals of at least 7 bytes
// that survive escaping), and then for the other words that a pattern cannot do without. It finds
// candidates and nothing else: what it lets through is decided by the Matcher.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/gram_set.h"
#include "match/needed_grams.h"
#include "match/windows_table.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

class Prefilter {
 public:
  // `rules` must outlive the filter.
  explicit Prefilter(const RuleSet& rules);

  // Patterns of which a window and all other words occur in `bytes`, ascending, unique. Every
  // pattern that can match a record of these bytes is among them, as long as no word is broken up:
  // the caller takes invisible characters out first, and no producer escapes letters and digits.
  // Patterns that need DTS context are left out where the bytes hold no sign of it. With `in_reply`
  // the bytes are known to be what a reply about tasks says, or are taken for it.
  void candidates(std::string_view bytes, std::vector<std::uint32_t>& out, bool in_reply = false);

  // The groups of bytes in those that candidates() was last asked about; null if it did not need
  // them.
  [[nodiscard]] const GramSet* grams() const { return has_grams_ ? &grams_ : nullptr; }

 private:
  // The patterns of one context.
  struct Scope {
    // Adds the patterns with a window in `bytes`.
    void find(std::string_view bytes, std::vector<std::uint32_t>& out) const;
    void add_slow(std::vector<std::uint32_t>& out) const {
      out.insert(out.end(), slow.begin(), slow.end());
    }

    WindowsTable windows;
    std::vector<std::uint32_t> slow = {};  // those without windows
  };

  void drop_what_lacks_words(std::string_view bytes, std::vector<std::uint32_t>& out);
  void drop_repeated(std::vector<std::uint32_t>& out);

  const RuleSet& rules_;
  // Most windows belong to patterns that need DTS context, and are words of ordinary logs: they are
  // looked for only where there is some.
  Scope anywhere_;  // with the signs of DTS
  Scope in_dts_;
  Scope in_reply_;
  NeededGrams needed_;
  GramSet grams_;
  bool has_grams_ = false;
  std::vector<bool> seen_;  // by pattern; none between calls
};

}  // namespace dtsdoctor
