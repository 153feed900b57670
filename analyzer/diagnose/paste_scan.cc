// SPDX-License-Identifier: Apache-2.0
#include "diagnose/paste_scan.h"

#include <utility>

#include "diagnose/chunk_scan.h"
#include "diagnose/rejoined_text.h"
#include "input/encoded_paste.h"
#include "input/line_table.h"
#include "input/paste_lines.h"
#include "input/record_finder.h"

namespace dtsdoctor {
namespace {

// Calls take(record) with each record of a text that has a hit in it.
template <typename Take>
void each_hit_record(const ChunkPointer& chunk, const BlockHits& hits, const std::string& name,
                     const FailureReader& judge, const Take& take) {
  std::vector<bool> covered(chunk->lines, false);
  auto hit = hits.at.begin();
  const auto read_until = [&](std::int64_t last, bool in_pipeline) {
    LineTable table({}, chunk, {}, in_pipeline);
    RecordFinder finder(table, true, name, judge.options().limits, judge.is_known_code(),
                        in_pipeline);
    for (; hit != hits.at.end(); ++hit) {
      const std::int64_t index = table.index_of(*hit);
      if (index > last) return;
      if (covered[static_cast<std::size_t>(index)]) continue;
      const std::optional<RawRecord> record = finder.find(index);
      if (!record) continue;
      for (const std::uint64_t number : line_numbers(*record))
        covered[number - chunk->first_line] = true;
      take(*record);
    }
  };
  const auto end = static_cast<std::int64_t>(chunk->lines);
  // Lines behind a mark of a pipeline are read otherwise than those before it.
  read_until(pipeline_line(chunk, hits.pipeline).value_or(end), false);
  read_until(end, true);
}

// Would reading the record again find what it found in the document, and nothing else?
bool is_known(const RawRecord& raw, const RejoinedPlace& place, const JudgedRecords& judged,
              const HeldReadings& held) {
  if (place.raw != raw.bytes) return false;
  switch (judged.outcome(place.first_line, raw)) {
    case JudgedRecords::Outcome::unknown:
      return false;
    case JudgedRecords::Outcome::matched:
      return held.holds_only(place.first_line, place.last_line, place.raw);
    case JudgedRecords::Outcome::nothing:
    case JudgedRecords::Outcome::reply:
      return true;
  }
  return false;
}

// Reads a text in which lines were put together for what the document did not tell.
void read_again(const MappedText& text, std::string_view document, std::uint64_t first_line,
                const std::string& name, const BlockFilter& filter, const JudgedRecords& judged,
                FailureReader& judge, HeldReadings& held) {
  BlockHits hits = filter.find(text.bytes());
  if (hits.at.empty()) return;
  const RejoinedText again(document, first_line, text);
  if (judge.read_rejoined_document(again, text, name, held)) return;
  const ChunkPointer whole = whole_chunk(text.bytes(), judge.options().limits.max_line);
  // Behind a long line that is cut all stands nearer to the beginning.
  if (!whole->cut.empty()) hits = filter.find(whole->bytes);
  each_hit_record(whole, hits, name, judge, [&](const RawRecord& raw) {
    // Interleaved streams are no paste.
    if (raw.jumps != nullptr && !raw.jumps->empty()) return;
    const RejoinedPlace place = again.place(raw);
    if (is_known(raw, place, judged, held)) return;
    judge.read_rejoined(raw, place, text, name, held);
  });
}

}  // namespace

PasteFindings scan_paste(std::string bytes, const std::string& name, std::uint64_t first_line,
                         const BlockFilter& filter, FailureReader& judge) {
  const std::size_t max_line = judge.options().limits.max_line;
  PasteFindings out;
  out.bytes = bytes.size();
  const std::string uncut = bytes.size() > max_line ? bytes : std::string();
  const ChunkPointer chunk = whole_chunk(std::move(bytes), max_line, first_line);
  out.lines = chunk->lines;
  JudgedRecords judged;
  judge.note_judged(&judged);
  ChunkFindings found = scan_chunk({name, {}, chunk, {}, true, false}, filter, judge);
  judge.note_judged(nullptr);
  out.limit_hits = std::move(found.limit_hits);
  for (const std::uint64_t line : chunk->cut)
    out.limit_hits.push_back({"max-line", name, line, LimitWhat::line_cut, max_line});
  // What was cut off is not known to be clean, and what is spelled otherwise neither.
  if (found.is_clean && !names_base64(chunk->bytes)) return out;
  HeldReadings held(judge.rules());
  for (Reading& reading : found.readings) {
    if (reading.unexplained != nullptr) reading.unexplained->keep_bytes();
    held.hold(std::move(reading));
  }
  const std::string_view document = chunk->cut.empty() ? std::string_view(chunk->bytes) : uncut;
  for (const MappedText& text : rejoined(document, judge.met_candidates()))
    read_again(text, document, first_line, name, filter, judged, judge, held);
  out.readings = held.release();
  return out;
}

}  // namespace dtsdoctor
