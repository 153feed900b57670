// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one writer a format, each a pure function from a redacted Report to bytes. They
// know nothing of terminals, environment variables or files: the caller decides colour, width and
// language and hands them in. They refuse to compute: what is printed stands in the Report.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "report/diagnoses.h"
#include "report/report.h"

namespace dtsdoctor {

// Takes a report piece by piece.
using Sink = std::function<void(std::string_view)>;

struct TextStyle {
  bool colour = false;
  bool links = false;       // OSC 8 hyperlinks for references
  std::size_t width = 100;  // terminal cells to wrap prose at
  Lang lang = Lang::en;
  bool why = false;    // each verdict with its checks
  bool quiet = false;  // only the essentials: headline, deciding evidence, first fix
};

// For people. Ends in a line end.
[[nodiscard]] std::string write_text(const Report& report, const TextStyle& style);
// Of a scan whose report holds no diagnoses: they are `diagnoses`.
[[nodiscard]] std::string write_scan_text(const Report& report, const Diagnoses& diagnoses,
                                          const TextStyle& style);

// One page for a browser, with nothing outside of itself.
[[nodiscard]] std::string write_html(const Report& report, Lang lang);

// The JSON report, schema dtsdoctor-report/1, indented by two, ending in a line end.
[[nodiscard]] std::string write_json(const Report& report);
// Of a report that holds no diagnoses: they are `diagnoses`, and looked at once each.
void write_json(const Report& report, const Diagnoses& diagnoses, const Sink& out);

// For programs that read while this one runs: one JSON object a line. A diagnosis is the object
// that diagnoses[] of the report has; the report itself is the last line, and the one with
// "schema".
[[nodiscard]] std::string write_json_line(const DiagnosisReport& diagnosis);
[[nodiscard]] std::string write_json_line(const Report& report);
void write_json_line(const Report& report, const Diagnoses& diagnoses, const Sink& out);
// All of a report: its diagnoses in input order, then itself.
[[nodiscard]] std::string write_json_lines(const Report& report);

// A table after RFC 4180 with a header: a row for each diagnosis, finding and unrecognised error,
// `kind` tells which. See csv_text.h for what is done about spreadsheets.
[[nodiscard]] std::string write_csv(const Report& report);
void write_csv(const Report& report, const Diagnoses& diagnoses, const Sink& out);

// SARIF 2.1.0: a result for each diagnosis, finding and unrecognised error. All rules it names are
// declared, and those of RulesInfo::declared. Fingerprints outlive a shift of lines.
[[nodiscard]] std::string write_sarif(const Report& report, Lang lang);

// JUnit XML: a suite for each input. A diagnosis or finding that is no note fails its case; what
// was not recognised, not checked or follows from something else is skipped.
[[nodiscard]] std::string write_junit(const Report& report, Lang lang);

// Workflow commands of GitHub Actions, at most ten, the most severe first.
[[nodiscard]] std::string write_github(const Report& report, Lang lang);

// Markdown for a ticket or a merge request (CommonMark with tables and <details>).
[[nodiscard]] std::string write_markdown(const Report& report, Lang lang);

}  // namespace dtsdoctor
