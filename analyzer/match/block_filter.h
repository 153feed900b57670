// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan reads gigabytes of which a few lines matter. This finds, in a block of
// raw bytes, the places at which a record may begin to mean something: a rule's window with its
// neighbours, a sign of DTS, a key of a reply about tasks, or what breaks words in two. It splits
// no lines and decides nothing: the record around a place is looked at as every record is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "match/windows_table.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct BlockHits {
  std::vector<std::size_t> at;  // offsets, ascending, possibly more than once
  // Offset of the first mark of Jenkins' pipelines, behind which lines are read otherwise; npos:
  // there is none.
  std::size_t pipeline = std::string_view::npos;
};

class BlockFilter {
 public:
  // `rules` must outlive the filter.
  explicit BlockFilter(const RuleSet& rules);

  // A line without any hit matches no rule outside of DTS context, is in none, holds no reply about
  // tasks, its words stand in it as they are, and no line goes on within it.
  [[nodiscard]] BlockHits find(std::string_view block) const;

  // Does some rule without a window have to be tried on every record?
  [[nodiscard]] bool wants_everything() const { return always_; }

 private:
  class Surroundings;
  enum class Kind : std::uint8_t { window, docker_line, pipeline };
  // A text of a rule that has the window in it.
  struct Surrounding {
    std::string_view text;
    std::size_t window;  // where it begins
  };
  struct Entry {
    std::size_t length = 0;
    Kind kind = Kind::window;
    std::vector<Surrounding> accepted;  // empty: whatever stands around it
  };

  [[nodiscard]] static bool fits(std::string_view block, std::size_t at, const Entry& entry);
  [[nodiscard]] static bool is_cut_docker_line(std::string_view block, std::size_t value);

  WindowsTable table_;
  std::vector<Entry> entries_;
  // Literal parts of expressions and names of fields, viewed by entries_ and table_.
  std::deque<std::string> kept_;
  bool always_ = false;
};

}  // namespace dtsdoctor
