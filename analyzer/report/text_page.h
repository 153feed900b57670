// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the text report is written by several sections that share a page: its width,
// language and colours, and what was written so far. This is that page, and the list of sections.
// It is internal to the text writer; callers use writers.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "report/brief.h"
#include "report/paint.h"
#include "report/steps.h"
#include "report/writers.h"

namespace dtsdoctor {

class Page {
 public:
  explicit Page(const TextStyle& text_style);

  // One line as it stands; already painted and safe.
  void line(std::string_view text);
  // One blank line, unless the page is empty or ends in one.
  void blank();
  // What was drawn elsewhere, line ends included.
  void block(std::string_view text) { out_ += text; }
  // Wrapped prose behind `lead`, with a hanging indent; `lead` and text are painted apart.
  void prose(std::string_view lead, std::string_view text, Ink lead_ink = Ink::plain,
             Ink ink = Ink::plain);
  // A section's heading.
  void heading(std::string_view text, Ink ink = Ink::bold);

  [[nodiscard]] std::string take();

  const TextStyle style;
  const std::size_t width;
  const Lang lang;
  const Paint paint;

 private:
  std::string out_;
};

// Colour of a headline.
[[nodiscard]] Ink ink_of(Severity severity);

// "abc12de (orders), in incremental data migration".
[[nodiscard]] std::string task_text(const JobReport& job, Lang lang);

// "DTS-100047 (not retried) > framework DTS-30018", without what each link says.
[[nodiscard]] std::string path_text(const std::vector<PathReport>& path, Lang lang);

// The sections, in order of appearance.
void write_evidence(const DiagnosisReport& diagnosis, Page& page);
void write_causes(const DiagnosisReport& diagnosis, Page& page);
void write_next_step(const DiagnosisReport& diagnosis, const std::vector<InputReport>& inputs,
                     Page& page);
void write_fixes(const DiagnosisReport& diagnosis, Page& page);
// One fix; `cause` is the title of the cause it is for, empty where that is plain.
void write_fix(const FixReport& fix, const Origin& origin, const std::string& cause, Page& page);
void write_nothing_found(const Report& report, Page& page);
// Errors that no rule knows, the most frequent first.
void write_unrecognized(const std::vector<Unrecognized>& all, Page& page);
void write_scan(const Report& report, const Diagnoses& diagnoses, Page& page);
// Errors in the documents that no diagnosis speaks of.
void write_noted(const Report& report, Page& page);
void write_check(const CheckReport& check, const std::vector<InputReport>& inputs, Page& page);

// One block to copy into a shell: the commands, the one that settles most first, each with the
// account to run it as, then the next run with their output; then the questions. `helps_with` may
// give nothing for a step. `words`: the command line of this program before its inputs.
void write_steps(std::vector<Step> steps, const Words& heading,
                 const std::function<std::string(const Step&)>& helps_with, Argv words,
                 const std::vector<InputReport>& inputs, Page& page);

}  // namespace dtsdoctor
