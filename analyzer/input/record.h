// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what the later stages see of a failure: the text of a record as its author meant
// it, the (code, message) layers that its envelopes wrap around each other, and a map from every
// byte of them back to the line and column in the input. It keeps its own copy of the raw bytes, so
// it outlives the stream it was read from.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/mapped_text.h"
#include "base/result.h"
#include "input/chain.h"
#include "input/record_reader.h"

namespace dtsdoctor {

// One envelope: what some program printed as code and message of the failure. Texts map to offsets
// in Record::raw. `text` is where the envelope was found, shared by all that were found there;
// never null. Without any envelope the message is all of it and there is no code.
struct Layer {
  std::shared_ptr<const MappedText> text;
  MappedText code;
  MappedText message;
  MappedText request_id;
  bool pasted = false;  // read from the text with what pasting does to it undone
  int link = -1;        // index in Record::path if it is a link of a runtime chain
};

// The task that a reply names beside an error.
struct Job {
  std::string id;
  std::string name;
  std::string instance;
  // What it failed in: precheck, schema, full, incremental …; no part of who it is.
  std::vector<std::string> stages = {};

  [[nodiscard]] bool empty() const { return id.empty() && name.empty() && instance.empty(); }
  friend bool operator==(const Job& a, const Job& b) {
    return a.id == b.id && a.name == b.name && a.instance == b.instance;
  }
};

// A link of the runtime chain that a record holds.
struct PathLink {
  std::string exception;
  std::string component;
  std::string code;
  std::string text;  // the beginning of a long one
  Span raw;          // in Record::raw
  std::optional<ChainRetry> retry;

  friend bool operator==(const PathLink&, const PathLink&) = default;
};

struct Record {
  std::string input;
  std::uint64_t line = 0;  // of its first line
  std::string raw;
  std::vector<LineJump> jumps;  // where its lines are not consecutive
  MappedText text;
  std::vector<Layer> layers;                                // at least one, outermost first
  std::vector<std::pair<std::string, MappedText>> details;  // AccessDeniedDetail, by its own keys
  bool dts_context = false;                                 // something in it belongs to DTS
  bool of_reply = false;                                    // taken out of a reply about tasks
  std::vector<PathLink> path;                               // of its first chain, outermost first
  Job job;                       // whose failure it is, where a reply says so
  std::size_t left_columns = 0;  // characters of its first line that stand in front of `raw`

  // Line, column and marked line of a range of `raw`.
  [[nodiscard]] Place place(Span raw_range) const { return place_in(raw, raw_range); }

  // The same where the raw bytes are not the record's own yet.
  [[nodiscard]] Place place_in(std::string_view bytes, Span raw_range) const {
    Place place = place_in_record(input, bytes, line, jumps, raw_range);
    if (place.line == line) place.column += left_columns;
    return place;
  }
};

// What the programs printed, clean; mapped to offsets in `raw.bytes`.
[[nodiscard]] MappedText text_of(const RawRecord& raw);

// The links of a chain in a text, from the `first` on.
[[nodiscard]] std::vector<PathLink> path_of(const MappedText& text, const Chain& chain,
                                            std::size_t first = 0);

// Adds the links of the first runtime chain in the layers' messages as layers of their own behind
// the others, and as the record's path. True if there were more links than limits.max_layers
// allows; the innermost are kept.
[[nodiscard]] bool add_chain(Record& record, const Limits& limits);

// Cleans and peels a record. Limits that were reached are appended to `hits`.
[[nodiscard]] Record read_record(const RawRecord& raw, const std::string& input,
                                 const Limits& limits, const IsKnownCode& is_known_code,
                                 std::vector<LimitHit>& hits);

// Fills the rest of a record whose input, line, raw bytes and text are given.
void read_text(Record& record, const Limits& limits, const IsKnownCode& is_known_code,
               std::vector<LimitHit>& hits);

}  // namespace dtsdoctor
