// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: records that look like errors and that no rule explains are grouped by template,
// so that a report says what it does not know. What costs is done where records are read, by any
// thread: UnexplainedLine. The tally takes these in the order of the input, and works out where an
// example stands only if it is kept. Bounded: some times max_templates are held, and past them
// those that were seen least give way to what comes, so that one that is seen often is told of
// whenever it begins; the most frequent are told, the others are counted.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/cluster_tree.h"
#include "diagnose/masked_line.h"
#include "input/record.h"

namespace dtsdoctor {

struct UnexplainedExample {
  Place place;
  std::string excerpt;
  std::vector<PathLink> path;  // the runtime chain in it, outermost first
  Job job;                     // that a reply names beside it
  std::optional<std::int64_t> time_ms = {};
};

struct UnexplainedGroup {
  std::string template_text;
  std::uint64_t count = 0;
  std::vector<UnexplainedExample> examples;       // the first three
  std::optional<std::int64_t> first_ms, last_ms;  // since 1970: of the records that have a time
};

// A record that no rule explains, masked.
struct UnexplainedLine {
  UnexplainedLine() = default;
  // Views the bytes of `record`, copies what else is needed of it.
  explicit UnexplainedLine(const RawRecord& record, std::optional<std::int64_t> ms = std::nullopt,
                           RecentMasks* recent = nullptr);

  // Makes it outlive the bytes that it views.
  void keep_bytes();

  [[nodiscard]] std::string_view bytes() const { return kept_ ? *kept_ : viewed_; }
  // What the programs printed, clean; mapped to offsets in bytes().
  [[nodiscard]] MappedText clean() const;
  // The place of a range of bytes().
  [[nodiscard]] Place place(const std::string& input, Span span) const;

  std::string masked;  // the line of it that looks like an error
  std::optional<std::int64_t> time_ms;

 private:
  std::string_view viewed_;
  std::optional<std::string> kept_;
  std::uint64_t line_ = 0;
  std::size_t left_columns_ = 0;
  // What programs printed, if carriers stand around it: mostly it stands in the bytes as it is.
  std::optional<Span> printed_;
  std::optional<MappedText> inner_;
  std::optional<std::vector<LineJump>> jumps_;
};

class UnexplainedTally {
 public:
  explicit UnexplainedTally(std::size_t max_templates)
      : max_templates_(max_templates), tree_(kHeld * max_templates) {}

  void add(const UnexplainedLine& line, const std::string& input);
  void add(const RawRecord& record, const std::string& input) {
    add(UnexplainedLine(record), input);
  }
  // A failure that a reply tells of. `item`: the check that failed, may be empty.
  void add_failure(const Record& record, const std::string& item,
                   std::optional<std::int64_t> ms = std::nullopt);

  [[nodiscard]] std::uint64_t count() const { return count_; }
  // Most frequent first, then by their first time, then by first appearance. Past the limit the
  // count of one that was rare for long may lack its first ones.
  [[nodiscard]] std::vector<UnexplainedGroup> groups() const;
  [[nodiscard]] bool limit_reached() const { return dropped_ || tree_.size() > max_templates_; }

 private:
  static constexpr std::size_t kHeld = 2;  // times max_templates

  struct Slot {
    UnexplainedGroup group;              // without its template
    std::uint64_t begin = 0;             // count() when it appeared; 0: free
    std::vector<std::uint64_t> at = {};  // count() of its examples
  };

  // The group to which a further example may be added; nullptr if there is no need or no room.
  [[nodiscard]] UnexplainedGroup* count(std::string_view masked, std::optional<std::int64_t> ms);
  void take_in(Slot& slot, Slot& absorbed);
  void drop_rarest();

  std::size_t max_templates_;
  ClusterTree tree_;
  std::vector<Slot> slots_;  // by the tree's numbers
  std::uint64_t count_ = 0;
  bool dropped_ = false;
};

}  // namespace dtsdoctor
