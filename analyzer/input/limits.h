// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every limit of dtsdoctor is a named option with a documented default, and this
// is the list. Reaching one is reported under its option's name and never changes the exit status.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace dtsdoctor {

struct Limits {
  std::size_t max_line = std::size_t{1} << 20;    // --max-line: bytes of a line; the rest is cut
  std::size_t max_record = std::size_t{4} << 20;  // --max-record: bytes of a record of many lines
  std::size_t max_streams = 64;       // --max-streams: streams whose records are open at once
  std::size_t max_interleave = 1000;  // --max-interleave: lines of others in between
  std::size_t max_held = std::size_t{64} << 20;  // --max-held: bytes of records held for order
  std::size_t max_paste = std::size_t{1} << 20;  // --max-paste: bytes of an input that is also read
                                                 // with its lines put together
  std::size_t max_document = std::size_t{16} << 20;  // --max-document: bytes of a document
  std::size_t max_report = std::size_t{256} << 20;   // --max-report: bytes of a report to add up
  std::size_t max_depth = 200;  // --max-depth: nesting of a JSON or XML document
  std::size_t max_nesting = 5;  // --max-nesting: compressions and archives inside each other
  // --max-unpacked: bytes that one input unpacks to, every level counted. Nothing unpacked is kept,
  // so that a bomb costs time only: this is ten minutes of it.
  std::uint64_t max_unpacked = std::uint64_t{64} << 30;
  std::size_t max_members = 10000;   // --max-members: of the archives of one input; each has a row
  std::size_t max_layers = 32;       // --max-layers: envelopes looked into per record
  std::size_t max_tasks = 1000;      // --max-tasks: tasks read from one file
  std::size_t max_diagnoses = 1000;  // --max-diagnoses: distinct diagnoses kept
  std::size_t max_templates = 256;   // --max-templates: distinct unexplained templates kept
  std::size_t max_remembered = 100000;  // --max-remembered: files a state tells of that are away
  std::size_t examples = 5;             // --examples: matches kept per diagnosis
};

// What a limit kept out; report/limit_words.h has the words.
enum class LimitWhat {
  line_cut,         // at so many bytes
  record_cut,       // at so many bytes
  record_goes_on,   // farther than was looked
  streams,          // more than so many
  streams_between,  // too much of others within a record
  envelopes,
  depth,  // deeper than so many levels
  tasks,
  nesting,         // so many levels deep
  members,         // all but the first so many
  unpacked,        // all behind so many bytes
  document,        // longer than so many bytes: taken for a log
  reply_by_task,   // longer than so many bytes
  reply_part_cut,  // at so many bytes
  paste,           // longer than so many bytes
  forgotten,       // so many files
  by_rule,         // further diagnoses
  templates,       // further ones
  not_accounted,   // unexplained errors, in some reports
  further,         // that it was reached more often than is listed
  untimed,         // so many error records; kept
};

// A limit that was reached.
struct LimitHit {
  std::string name;  // the option, without dashes
  std::string input;
  std::uint64_t line = 0;  // 0: no line
  LimitWhat what = LimitWhat::line_cut;
  std::uint64_t amount = 0;
};

}  // namespace dtsdoctor
