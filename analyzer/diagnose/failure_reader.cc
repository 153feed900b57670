// SPDX-License-Identifier: Apache-2.0
#include "diagnose/failure_reader.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/json_text.h"
#include "input/chunk.h"
#include "input/dts_context.h"
#include "input/error_signs.h"
#include "input/mentioned_place.h"
#include "input/named_job.h"
#include "input/own_level.h"
#include "input/paste_lines.h"
#include "input/paste_text.h"
#include "input/reply_fields.h"

namespace dtsdoctor {

FailureReader::FailureReader(const RuleSet& rules, const FailureOptions& options,
                             std::shared_ptr<RegexCache> regexes)
    : rules_(rules),
      options_(options),
      regexes_(std::move(regexes)),
      is_known_code_(known_codes(rules)),
      failures_(options.limits, options.lines),
      unexplained_(options.limits.max_templates) {}

FailureReader::Finder& FailureReader::finder() {
  if (finder_ == nullptr)
    finder_.reset(new Finder{Prefilter(rules_), Matcher(rules_, std::move(regexes_))});
  return *finder_;
}

// Fills candidates_. What the text is known to hold then.
KnownGrams FailureReader::find_candidates(std::string_view text, bool in_dts) {
  // Invisible characters may stand inside a word.
  std::string whole;
  Prefilter& prefilter = finder().prefilter;
  prefilter.candidates(with_whole_words(text, whole), candidates_, in_dts);
  met_candidates_ = met_candidates_ || !candidates_.empty();
  return {text, whole.empty() ? prefilter.grams() : nullptr};
}

std::optional<std::int64_t> FailureReader::time_of(const RawRecord& raw) const {
  // An entry of a listing may be printed over lines.
  const std::string_view first = raw.bytes.substr(0, raw.bytes.find('\n'));
  const bool is_spread = trimmed(first) == "{" || trimmed(first) == "[";
  const auto time = record_time(is_spread ? raw.bytes : first, raw.text(), options_.times);
  return time ? std::optional(time->ms) : std::nullopt;
}

namespace {

std::uint64_t last_line_of(const RawRecord& raw) {
  if (raw.jumps == nullptr || raw.jumps->empty()) return raw.line + count_lines(raw.bytes);
  const LineJump& last = raw.jumps->back();
  return last.line + count_lines(raw.bytes.substr(last.offset));
}

// By what was printed, or by what the lines were wrapped in.
bool is_told_as_error(const RawRecord& raw) {
  return looks_like_error(raw.text()) || is_carried_as_error(raw.bytes, raw.text());
}

// A reply knows its task already.
void name_job(Record& record) {
  if (record.job.empty()) record.job = job_named_in(record.text.bytes());
}

// A part of a record of a `text` in which lines were put together, mapped to the record's place in
// the document.
MappedText as_placed(const MappedText& part, const RawRecord& raw, const RejoinedPlace& place,
                     const MappedText& text) {
  return part.through(text.slice(place.begin, place.begin + raw.bytes.size()))
      .rebased(place.raw_begin);
}

// Leaves out what is only mentioned. `raw`: the bytes that places count in.
std::vector<Match> told_in(std::string_view raw, std::vector<Match> matches) {
  std::erase_if(matches, [&](const Match& match) { return is_only_mentioned(raw, match.found); });
  return matches;
}

}  // namespace

bool FailureReader::lends_context(const Record& record) const {
  return options_.assume_dts || (options_.beside_task && !is_of_other_product(record));
}

// Without matches the record keeps its bytes only if they look like an error.
Reading FailureReader::read_one(const RawRecord& raw, const std::string& name) {
  Reading reading;
  reading.first_line = raw.line;
  const std::string_view text = raw.text();
  const KnownGrams known = find_candidates(text, may_lend_context());
  if (!candidates_.empty()) {
    std::vector<LimitHit> hits;
    Record record = read_record(raw, name, options_.limits, is_known_code_, hits);
    limits_.add(std::move(hits));
    std::vector<Match> all =
        finder().matcher.match(record, candidates_, lends_context(record), known);
    reading.matches = arbitrate(rules_, record, told_in(raw.bytes, std::move(all)));
    if (!reading.matches.empty()) name_job(record);
    reading.record = std::make_unique<Record>(std::move(record));
  }
  if (reading.matches.empty()) return unexplained(raw);
  reading.time = time_of(raw);
  reading.last_line = last_line_of(raw);
  return reading;
}

// Empty if it does not look like an error, or nobody asks.
Reading FailureReader::unexplained(const RawRecord& raw) {
  Reading reading;
  reading.first_line = raw.line;
  if (options_.known_only || !is_told_as_error(raw)) return reading;
  reading.time = time_of(raw);
  reading.unexplained = std::make_unique<UnexplainedLine>(raw, reading.time, &recent_masks_);
  reading.last_line = last_line_of(raw);
  return reading;
}

void FailureReader::judge(const RawRecord& raw, const std::string& name) {
  using Outcome = JudgedRecords::Outcome;
  const auto note = [&](Outcome outcome) {
    const bool is_whole = raw.jumps == nullptr || raw.jumps->empty();
    if (judged_ != nullptr && is_whole) judged_->note(raw, outcome);
  };
  std::vector<Reading> parts = read_parts(raw, name);
  if (!parts.empty()) {
    note(Outcome::reply);
    for (Reading& each : parts) pass_on(std::move(each), name);
    return;
  }
  Reading reading = read_one(raw, name);
  note(reading.matches.empty() ? Outcome::nothing : Outcome::matched);
  pass_on(std::move(reading), name);
}

void FailureReader::judge_unexplained(const RawRecord& raw, const std::string& name) {
  std::vector<Reading> entries = read_listing(raw, name);
  if (entries.empty()) return pass_on(unexplained(raw), name);
  for (Reading& each : entries) pass_on(std::move(each), name);
}

void FailureReader::pass_on(Reading reading, const std::string& name) {
  if (!reading.is_error() && !(sink_ && reading.of_reply)) return;
  if (sink_) {
    sink_(std::move(reading), name);
  } else {
    count(reading, name);
  }
}

// False if there is no reply in it.
bool FailureReader::read_rejoined_replies(const RawRecord& raw, const RejoinedPlace& place,
                                          const MappedText& text, const std::string& name,
                                          HeldReadings& held) {
  if (!may_hold_job_reply(raw.text())) return false;
  const MappedText whole =
      as_placed(raw.inner != nullptr ? *raw.inner : MappedText(raw.bytes), raw, place, text);
  std::vector<Reading> replies =
      read_replies({place.raw, place.first_line, &whole, nullptr, 0}, name);
  if (replies.empty()) return false;
  held.add_replies(std::move(replies));
  return true;
}

// Reads a record of `text` for what the document did not tell as it stands at that place.
void FailureReader::read_rejoined(const RawRecord& raw, const RejoinedPlace& place,
                                  const MappedText& text, const std::string& name,
                                  HeldReadings& held) {
  if (read_rejoined_replies(raw, place, text, name, held)) return;
  finder().prefilter.candidates(raw.text(), candidates_, may_lend_context());
  if (candidates_.empty()) return;
  Reading reading;
  reading.first_line = place.first_line;
  reading.last_line = place.last_line;
  reading.record = std::make_unique<Record>();
  Record& record = *reading.record;
  record.input = name;
  record.line = place.first_line;
  reading.raw = place.raw;
  record.text = as_placed(text_of(raw), raw, place, text);
  std::vector<LimitHit> repeated;  // said of the document itself already
  read_text(record, options_.limits, is_known_code_, repeated);
  reading.time = time_of({reading.raw, reading.first_line, &record.text, nullptr, 0});
  std::vector<Match> all =
      told_in(reading.raw, finder().matcher.match(record, candidates_, lends_context(record)));
  for (const Match& match : all) reading.outranked.push_back(match.pattern);
  reading.matches = arbitrate(rules_, record, std::move(all));
  if (reading.matches.empty()) return;
  name_job(record);
  if (place.last_line > place.first_line) {
    reading.joined = std::count(raw.bytes.begin(), raw.bytes.end(), '\n') !=
                     std::count(place.raw.begin(), place.raw.end(), '\n');
    reading.continued = continued_lines(place, text);
  }
  held.add(std::move(reading));
}

// A text that is one reply and nothing else need not be framed line by line.
bool FailureReader::read_rejoined_document(const RejoinedText& again, const MappedText& text,
                                           const std::string& name, HeldReadings& held) {
  const std::string_view bytes = text.bytes();
  const std::string_view document = trimmed(bytes);
  const bool is_json = document.starts_with('{') && json_extent(document, 0) == document.size();
  const bool is_xml = document.starts_with('<') && document.ends_with('>');
  if (!is_json && !is_xml) return false;
  const RawRecord whole{bytes, 1, nullptr, nullptr, 0};
  return read_rejoined_replies(whole, again.place(whole), text, name, held);
}

// Reads `text`, which maps to `document`, for what the document as it stands did not tell.
void FailureReader::read_again(std::string_view document, std::uint64_t first_line,
                               const MappedText& text, const std::string& name,
                               HeldReadings& held) {
  const auto source = read_memory(text.bytes());
  LineReader lines(*source, options_.limits.max_line);
  RecordReader records(lines, name, options_.limits, is_known_code_);
  const RejoinedText again(document, first_line, text);
  if (read_rejoined_document(again, text, name, held)) return;
  RawRecord raw;
  while (records.next(raw)) {
    // Interleaved streams are no paste.
    if (raw.jumps != nullptr && !raw.jumps->empty()) continue;
    read_rejoined(raw, again.place(raw), text, name, held);
  }
}

bool FailureReader::takes(const Reading& reading) {
  const TimeRules& times = options_.times;
  if (!times.has_range() || reading.counted) return true;
  if (!reading.time) ++counts_.untimed;
  if (!reading.time || times.takes(*reading.time)) return true;
  ++counts_.skipped;
  return false;
}

void FailureReader::count(const Reading& reading, const std::string& name) {
  if (!reading.is_error() || !takes(reading)) return;
  if (reading.matches.empty()) {
    ++counts_.unrecognized;
    if (reading.of_reply) {
      unexplained_.add_failure(*reading.record, reading.item, reading.time);
      return;
    }
    unexplained_.add(*reading.unexplained, name);
    return;
  }
  const auto is_ignored = [&](const Match& match) {
    return options_.ignored.count(match.pattern) > 0;
  };
  const bool all_ignored = std::all_of(reading.matches.begin(), reading.matches.end(), is_ignored);
  if (!reading.counted) ++(all_ignored ? counts_.skipped : counts_.explained);
  for (const Match& match : reading.matches) {
    if (is_ignored(match)) continue;
    if (events_.is_new(request_id_of(match))) failures_.add(*reading.record, match, reading.time);
  }
}

void FailureReader::skip(const Reading& reading) {
  if (reading.is_error() && !reading.counted && takes(reading)) ++counts_.skipped;
}

void FailureReader::miss_second_reading(KeptBytes& kept, const std::string& name) {
  const std::vector<MappedText> readings = rejoined(kept.bytes());
  const bool worth = std::any_of(readings.begin(), readings.end(), [&](const MappedText& text) {
    finder().prefilter.candidates(text.bytes(), candidates_);
    return !candidates_.empty();
  });
  kept.forget();
  if (!worth) return;
  limits_.add({"max-paste", name, 0, LimitWhat::paste, options_.limits.max_paste});
}

InputResult FailureReader::read(ByteSource& source, const std::string& name,
                                std::uint64_t first_line) {
  KeptBytes kept(source, options_.limits.max_paste);
  LineReader lines(kept, options_.limits.max_line, first_line);
  RecordReader records(lines, name, options_.limits, is_known_code_);
  HeldReadings held(rules_);
  met_candidates_ = false;
  const auto release = [&] {
    for (Reading& reading : held.release()) pass_on(std::move(reading), name);
  };
  bool missed = false;
  RawRecord raw;
  while (records.next(raw)) {
    if (kept.too_many() && !std::exchange(missed, true)) miss_second_reading(kept, name);
    std::vector<Reading> parts = read_parts(raw, name);
    for (Reading& each : parts) held.hold(std::move(each));
    if (!parts.empty()) {
      if (kept.too_many()) release();
      continue;
    }
    Reading reading = read_one(raw, name);
    if (!reading.is_error()) continue;
    if (reading.unexplained != nullptr) reading.unexplained->keep_bytes();
    held.hold(std::move(reading));
    if (kept.too_many()) release();
  }
  if (!kept.too_many()) {
    for (const MappedText& text : rejoined(kept.bytes(), met_candidates_))
      read_again(kept.bytes(), first_line, text, name, held);
  }
  release();
  limits_.add(records.limit_hits());
  return {lines.bytes_read(), lines.lines_read(), lines.problem()};
}

}  // namespace dtsdoctor
