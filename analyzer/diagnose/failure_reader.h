// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the flow from bytes to counted failures in one screen: lines, records,
// candidates, matches, one match per event, tally. Records that nothing can match are dismissed on
// their raw bytes. It judges no cause and keeps no input: memory does not grow with what is read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnose/held_readings.h"
#include "diagnose/rejoined_text.h"
#include "diagnose/tally.h"
#include "diagnose/unexplained.h"
#include "input/kept_bytes.h"
#include "input/limit_notes.h"
#include "input/record_time.h"
#include "input/reply_slices.h"
#include "match/known_codes.h"
#include "match/prefilter.h"

namespace dtsdoctor {

struct FailureOptions {
  Limits limits;
  bool assume_dts = false;               // every record is in DTS context
  bool known_only = false;               // no accounting of unexplained records
  TimeRules times = {};                  // records printed out of its range are skipped
  std::set<std::uint32_t> ignored = {};  // patterns: records that match no other are skipped
  std::size_t lines = kEveryLine;        // kept for the report, per diagnosis (tally.h)
  bool beside_task = false;              // every record that names no other product is in context
};

struct InputResult {
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::optional<Problem> problem;  // an I/O error; what came before it counts
};

struct FailureCounts {
  std::uint64_t explained = 0;     // records with a diagnosis, or printing an event a second time
  std::uint64_t unrecognized = 0;  // records that look like errors and have none
  // Records of either kind, printed out of the range that is asked for, those whose diagnosis is to
  // be ignored, and those of another task than the one that is asked for.
  std::uint64_t skipped = 0;
  std::uint64_t untimed = 0;  // records that were taken although it is not known when they were
                              // printed, where a range is asked for
};

class FailureReader {
 public:
  // `rules` must outlive the reader. `regexes`: see Matcher.
  FailureReader(const RuleSet& rules, const FailureOptions& options,
                std::shared_ptr<RegexCache> regexes = nullptr);

  // `first_line`: the number of the line that the source begins with.
  [[nodiscard]] InputResult read(ByteSource& source, const std::string& name,
                                 std::uint64_t first_line = 1);

  // Reads a document that the caller holds whole: the replies about tasks in it are taken apart
  // however long their lines are. False if it holds none; nothing was counted then. Text beside the
  // replies is not looked into.
  [[nodiscard]] bool read_document(const Source& document);

  // Reads a source that begins with a reply about tasks that is too long to be held whole: task by
  // task, each with what it says. What follows the reply is read as read() does.
  [[nodiscard]] InputResult read_long_reply(ByteSource& source, const std::string& name);

  // Reads a source that begins with a document that lists entries of a log, entry by entry. What
  // follows the document is read as read() does.
  [[nodiscard]] InputResult read_long_listing(ByteSource& source, const std::string& name);

  // What is read is handed to `sink` from here on and not counted. What `sink` holds must live on.
  // Of a reply it is also told which lines it covers, by a reading that is no error. Gives back
  // where it went before.
  using Sink = std::function<void(Reading reading, const std::string& name)>;
  Sink send_to(Sink sink) { return std::exchange(sink_, std::move(sink)); }

  // What judge() reads is noted there from here on; null: nowhere.
  void note_judged(JudgedRecords* judged) {
    judged_ = judged;
    if (judged != nullptr) met_candidates_ = false;
  }
  // Was there a record since then in which a rule may find something?
  [[nodiscard]] bool met_candidates() const { return met_candidates_; }

  // One record of an input that is framed elsewhere, and one in which nothing stands that a rule
  // may want. What is handed to the sink then, as an error that no rule explains, views the bytes
  // of the record.
  void judge(const RawRecord& raw, const std::string& name);
  void judge_unexplained(const RawRecord& raw, const std::string& name);

  // Adds to `held` what a record of a `text` tells in which lines of an input were put together. It
  // counts nothing.
  void read_rejoined(const RawRecord& raw, const RejoinedPlace& place, const MappedText& text,
                     const std::string& name, HeldReadings& held);

  // The same for a whole `text`, if it is a reply about tasks; false if it is none.
  [[nodiscard]] bool read_rejoined_document(const RejoinedText& again, const MappedText& text,
                                            const std::string& name, HeldReadings& held);

  // Hands on or counts a reading.
  void pass_on(Reading reading, const std::string& name);

  // Counts what another reader of the same rules has read, in the order of the input.
  void count(const Reading& reading, const std::string& name);

  // Counts it as one that was left out.
  void skip(const Reading& reading);

  [[nodiscard]] const FailureOptions& options() const { return options_; }
  [[nodiscard]] const RuleSet& rules() const { return rules_; }
  [[nodiscard]] const IsKnownCode& is_known_code() const { return is_known_code_; }
  void note_limits(std::vector<LimitHit> hits) { limits_.add(std::move(hits)); }
  // The limits that were reached since the last call.
  [[nodiscard]] std::vector<LimitHit> take_limit_hits() { return limits_.take(); }

  // Request ids of what was counted, also by an earlier run.
  [[nodiscard]] RecentEvents& events() { return events_; }
  [[nodiscard]] const FailureTally& failures() const { return failures_; }
  [[nodiscard]] const UnexplainedTally& unexplained() const { return unexplained_; }
  [[nodiscard]] const FailureCounts& counts() const { return counts_; }
  [[nodiscard]] const std::vector<LimitHit>& limit_hits() const { return limits_.all(); }

 private:
  // What finds failures, made when it is first asked for: a reader may only count.
  struct Finder {
    Prefilter prefilter;
    Matcher matcher;
  };

  [[nodiscard]] Finder& finder();
  KnownGrams find_candidates(std::string_view text, bool in_dts);
  [[nodiscard]] Reading read_one(const RawRecord& raw, const std::string& name);
  [[nodiscard]] bool read_rejoined_replies(const RawRecord& raw, const RejoinedPlace& place,
                                           const MappedText& text, const std::string& name,
                                           HeldReadings& held);
  void read_again(std::string_view document, std::uint64_t first_line, const MappedText& text,
                  const std::string& name, HeldReadings& held);
  // `kept`: the first bytes of an input that is too long to be read again. Says so if it should be.
  void miss_second_reading(KeptBytes& kept, const std::string& name);
  // What is told in the replies about tasks of a record, and beside them; nothing if it holds none.
  [[nodiscard]] std::vector<Reading> read_replies(const RawRecord& raw, const std::string& name);
  void read_slice(const ReplySlice& slice, const std::string& name);
  // The same for a document that lists entries of a log (input/log_listing.h).
  [[nodiscard]] std::vector<Reading> read_listing(const RawRecord& raw, const std::string& name);
  void read_entry(const RawRecord& raw, const std::string& name, std::vector<Reading>& readings);
  // What a record that holds many tells of each; nothing if it is one.
  [[nodiscard]] std::vector<Reading> read_parts(const RawRecord& raw, const std::string& name);
  using Slicing = std::function<std::unique_ptr<ReplySlicer>(
      std::string_view head, std::uint64_t line, std::size_t left_columns)>;
  [[nodiscard]] InputResult read_sliced(ByteSource& source, const std::string& name,
                                        const Slicing& slicing);
  [[nodiscard]] std::optional<std::int64_t> time_of(const RawRecord& raw) const;
  // Is it in the range that is asked for? Counts it if not.
  [[nodiscard]] bool takes(const Reading& reading);
  [[nodiscard]] Reading unexplained(const RawRecord& raw);

  [[nodiscard]] bool may_lend_context() const {
    return options_.assume_dts || options_.beside_task;
  }
  [[nodiscard]] bool lends_context(const Record& record) const;

  const RuleSet& rules_;
  FailureOptions options_;
  std::shared_ptr<RegexCache> regexes_;
  std::unique_ptr<Finder> finder_;
  IsKnownCode is_known_code_;
  RecentEvents events_;
  FailureTally failures_;
  UnexplainedTally unexplained_;
  RecentMasks recent_masks_;
  FailureCounts counts_;
  LimitNotes limits_;
  std::vector<std::uint32_t> candidates_;
  Sink sink_;
  JudgedRecords* judged_ = nullptr;
  bool met_candidates_ = false;
};

}  // namespace dtsdoctor
