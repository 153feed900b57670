// SPDX-License-Identifier: Apache-2.0
//
// What FailureReader does with replies about tasks: in a record, as a document, and in parts where
// they are longer than a document may be.
#include <algorithm>
#include <utility>

#include "diagnose/failure_reader.h"
#include "input/chunk.h"
#include "input/paste_lines.h"
#include "input/reply_fields.h"
#include "match/reply_matches.h"

namespace dtsdoctor {

std::vector<Reading> FailureReader::read_replies(const RawRecord& raw, const std::string& name) {
  std::vector<Reading> readings;
  std::vector<LimitHit> hits;
  ReplyFindings findings =
      reply_findings(raw, name, options_.limits, is_known_code_, hits, [&](const Record& record) {
        const KnownGrams known = find_candidates(record.text.bytes(), true);
        return arbitrate(rules_, record,
                         finder().matcher.match(record, candidates_, lends_context(record), known));
      });
  limits_.add(std::move(hits));
  if (!findings.any) return readings;
  // A reply has no time, but the line of a log that it was printed in.
  const std::optional<std::int64_t> time = time_of(raw);
  for (ReplyFinding& finding : findings.told) {
    if (finding.matches.empty() && options_.known_only) continue;
    Reading reading;
    reading.of_reply = true;
    reading.first_line = reading.last_line = finding.record.line;
    reading.record = std::make_unique<Record>(std::move(finding.record));
    reading.matches = std::move(finding.matches);
    reading.item = std::move(finding.item);
    reading.counted = finding.further;
    reading.time = time;
    readings.push_back(std::move(reading));
  }
  // What stands around the replies may be a failure too.
  if (raw.inner == nullptr) {
    Reading around =
        read_one({findings.beside, raw.line, nullptr, raw.jumps, raw.left_columns}, name);
    if (!around.matches.empty()) readings.push_back(std::move(around));
  }
  Reading covered;  // no line of a reply is read again
  covered.of_reply = true;
  covered.broken = findings.broken;
  covered.first_line = raw.line;
  covered.last_line = raw.line + count_lines(raw.bytes);
  readings.push_back(std::move(covered));
  return readings;
}

bool FailureReader::read_document(const Source& document) {
  std::vector<Reading> readings =
      read_replies({document.bytes(), 1, nullptr, nullptr, 0}, document.name());
  if (readings.empty()) return false;
  const bool broken =
      readings.back().broken && document.bytes().size() <= options_.limits.max_paste;
  HeldReadings held(rules_);
  for (Reading& reading : readings) held.hold(std::move(reading));
  if (broken) {
    for (const MappedText& text : rejoined(document.bytes()))
      read_again(document.bytes(), 1, text, document.name(), held);
  }
  for (Reading& reading : held.release()) pass_on(std::move(reading), document.name());
  return true;
}

void FailureReader::read_slice(const ReplySlice& slice, const std::string& name) {
  const RawRecord raw{slice.bytes, slice.line, slice.whole ? &slice.text : nullptr,
                      slice.jumps.empty() ? nullptr : &slice.jumps, slice.left_columns};
  std::vector<Reading> readings = read_replies(raw, name);
  for (Reading& reading : readings) pass_on(std::move(reading), name);
  // Of what is cut off a part may still say what failed.
  if (!readings.empty() || slice.whole) return;
  Reading reading = read_one(raw, name);
  if (reading.unexplained != nullptr) reading.unexplained->keep_bytes();
  pass_on(std::move(reading), name);
}

InputResult FailureReader::read_long_reply(ByteSource& source, const std::string& name) {
  return read_sliced(source, name, [&](std::string_view head, auto line, auto left_columns) {
    if (!begins_with_reply_list(head)) return std::unique_ptr<ReplySlicer>();
    return std::make_unique<ReplySlicer>(first_sign(head), options_.limits.max_document, line,
                                         left_columns,
                                         [&](const ReplySlice& slice) { read_slice(slice, name); });
  });
}

// `slicing` makes the slicer of a document that begins with `head`; null if it is none of its kind.
InputResult FailureReader::read_sliced(ByteSource& source, const std::string& name,
                                       const Slicing& slicing) {
  constexpr std::size_t kBlock = std::size_t{1} << 16;
  InputResult result;
  std::uint64_t line = 1;
  std::size_t left_columns = 0;
  std::string bytes;
  const auto refill = [&] {
    const std::size_t had = bytes.size();
    const Result<bool> ended = read_up_to(source, kBlock, bytes);
    result.bytes += bytes.size() - had;
    if (!ended.ok()) result.problem = ended.problem();
    return bytes.size() > had;
  };
  refill();
  while (const std::unique_ptr<ReplySlicer> slicer = slicing(bytes, line, left_columns)) {
    do {
      bytes.erase(0, slicer->feed(bytes));
    } while (!slicer->ended() && !result.problem && refill());
    slicer->finish();
    line = slicer->line();
    left_columns = slicer->left_columns();
    if (slicer->cut_line() > 0) {
      limits_.add({"max-document", name, slicer->cut_line(), LimitWhat::reply_part_cut,
                   options_.limits.max_document});
    }
    if (!result.problem) refill();
  }
  result.lines = line - (left_columns == 0 ? 1 : 0);
  if (result.problem || bytes.empty()) return result;
  const std::size_t known = bytes.size();
  const InputResult rest = read(*read_after(std::move(bytes), source), name, line);
  result.bytes += rest.bytes - std::min<std::uint64_t>(rest.bytes, known);
  if (rest.lines >= line) result.lines = rest.lines;
  result.problem = rest.problem;
  return result;
}

}  // namespace dtsdoctor
