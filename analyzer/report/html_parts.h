// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the sections that the page is put together from, for a case and for a scan. Each
// appends to an Html and knows nothing of the others. It is internal to the HTML writer; callers
// use writers.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/figures.h"
#include "report/html_text.h"
#include "report/html_words.h"
#include "report/marks.h"
#include "report/report.h"
#include "report/steps.h"

namespace dtsdoctor {

// What the sections share: where they write to, in which language, and the level of their headings.
struct HtmlPage {
  Html out = {};
  Lang lang = Lang::en;
  int level = 2;
  bool places = true;  // causes with where their evidence stands

  [[nodiscard]] std::string_view say(const Words& words) const { return words.in(lang); }
  void heading(std::string_view text, const Html::Attributes& attributes = {});
};

// A section with its title beside it; `close_part` ends it.
void open_part(std::string_view title, HtmlPage& page, const std::string& id = "");
void close_part(HtmlPage& page);

// Small parts
void html_severity(Severity severity, HtmlPage& page);
void html_verdict(Verdict verdict, HtmlPage& page);
// "documented", "observed" or "inferred", linked to where it says so.
void html_origin(const Origin& origin, HtmlPage& page);
void html_place(const Place& place, HtmlPage& page);
void html_time(const std::string& time, HtmlPage& page);
// Text that has a button to copy it; what ends up in the clipboard is what is seen.
void html_copyable(std::string_view text, HtmlPage& page);
// What and how much, side by side.
void html_fact(std::string_view what, std::string_view value, HtmlPage& page, bool code = false);

// Sections
void html_excerpts(const std::vector<Mark>& marks, HtmlPage& page);
void html_causes(const DiagnosisReport& diagnosis, HtmlPage& page);
void html_accounts(const DiagnosisReport& diagnosis, HtmlPage& page);
void html_fix(const FixReport& fix, const Origin& origin, const std::string& cause, HtmlPage& page);
void html_fixes(const DiagnosisReport& diagnosis, HtmlPage& page);
// `helps` says of how many causes, or which rules wait for it.
enum class Helps : std::uint8_t { causes, rules, nothing };
void html_steps(std::vector<Step> steps, const Words& title, Helps helps, std::size_t causes,
                const Argv& words, const std::vector<InputReport>& inputs, HtmlPage& page);
void html_references(const DiagnosisReport& diagnosis, HtmlPage& page);
void html_diagnosis(const DiagnosisReport& diagnosis, const Report& report, HtmlPage& page);
// Errors in the documents that no diagnosis speaks of.
void html_noted(const Report& report, HtmlPage& page);
void html_check(const CheckReport& check, const std::vector<InputReport>& inputs, HtmlPage& page);
void html_nothing(const Report& report, HtmlPage& page);
void html_unrecognized(const Report& report, HtmlPage& page);
void html_inputs(const std::vector<InputReport>& inputs, HtmlPage& page);
void html_limits(const std::vector<LimitReport>& limits, HtmlPage& page);
void html_timeline(const Histogram& histogram, HtmlPage& page);
// How it went over the time of `axis`, in the height of a line.
void html_sparkline(const Histogram& histogram, const Histogram& axis, HtmlPage& page);

// Tables that a reader may sort and filter. A cell names its column where there is no room for one.
struct Column {
  const Words& title;
  bool number = false;
  bool sorted = false;  // by this one, the greatest first
};
void open_list(const std::string& id, std::string_view caption, const std::vector<Column>& columns,
               HtmlPage& page, bool by_severity = false);
void close_list(HtmlPage& page);
void html_number_cell(const Words& column, std::uint64_t value, HtmlPage& page,
                      std::string_view shown = {});
void html_time_cell(const Words& column, const std::optional<std::string>& time, HtmlPage& page,
                    const Html& below = {});

// The whole of <main>.
void html_case(const Report& report, HtmlPage& page);
void html_scan(const Report& report, HtmlPage& page);
[[nodiscard]] std::string headline_of(const Report& report, Lang lang);

}  // namespace dtsdoctor
