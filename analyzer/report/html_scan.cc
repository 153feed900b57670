// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/html_meanings.h"
#include "report/html_parts.h"
#include "report/scan_words.h"
#include "report/text_page.h"

namespace dtsdoctor {
namespace {

class ScanPage {
 public:
  ScanPage(const Report& report, HtmlPage& page)
      : report_(report), page_(page), meanings_(report.diagnoses, page) {
    for (const DiagnosisReport& each : report.diagnoses) timed_ = timed_ || each.first.has_value();
  }

  void write() {
    totals();
    jumps();
    timeline();
    diagnoses();
    meanings_.write(page_);
    html_unrecognized(report_, page_);
    html_limits(report_.limits, page_);
    html_inputs(report_.inputs, page_);
  }

 private:
  void totals() {
    const Summary& sum = report_.summary;
    page_.out.open("dl", {{"class", "totals"}});
    html_fact(page_.say(page_words::kErrorRecords), grouped(sum.error_records), page_);
    html_fact(page_.say(page_words::kExplained), grouped(sum.explained), page_);
    if (report_.unrecognized)
      html_fact(page_.say(page_words::kUnrecognized), grouped(sum.unrecognized), page_);
    html_fact(page_.say(page_words::kSkipped), grouped(sum.skipped), page_);
    html_fact(page_.say(page_words::kFiles), grouped(report_.scan->files), page_);
    html_fact(page_.say(page_words::kSize), size_text(report_.scan->bytes), page_);
    page_.out.close();
    const ScanWords words = scan_words(report_, report_.diagnoses.size(), page_.lang);
    if (!words.period.empty()) page_.out.element("p", words.period, {{"class", "period"}});
    if (!words.since.empty()) page_.out.element("p", words.since, {{"class", "period"}});
    if (!words.interrupted.empty()) page_.out.element("p", words.interrupted, {{"class", "warn"}});
  }

  // What is further down, and how much of it.
  void jumps() {
    page_.out.open(
        "nav", {{"class", "jumps"}, {"aria-label", std::string(page_.say(page_words::kSections))}});
    page_.out.open("ul");
    const auto jump = [&](const std::string& id, const Words& title, std::size_t count,
                          const std::string& more = "") {
      if (count == 0) return;
      page_.out.open("li").element("a", page_.say(title), {{"href", "#" + id}}).text(" ");
      page_.out.element("span", grouped(count) + more, {{"class", "dim"}}).close();
    };
    const auto lost = static_cast<std::size_t>(
        std::count_if(report_.inputs.begin(), report_.inputs.end(),
                      [](const InputReport& input) { return input.status != "ok"; }));
    jump("diagnoses", page_words::kDiagnoses, report_.diagnoses.size());
    jump("meanings", page_words::kMeanings, meanings_.size());
    if (report_.unrecognized)
      jump("unknown", wording::kNotRecognized, report_.unrecognized->size());
    jump("limits", page_words::kLimits, report_.limits.size());
    jump("inputs", page_words::kInputs, report_.inputs.size(),
         lost == 0 ? "" : wording::fill(page_words::kLost, page_.lang, grouped(lost)));
    page_.out.close().close();
  }

  void timeline() {
    if (!report_.scan->histogram || report_.scan->histogram->counts.empty()) return;
    open_part(page_.say(page_words::kTimeline), page_, "timeline");
    html_timeline(*report_.scan->histogram, page_);
    close_part(page_);
  }

  void diagnoses() {
    open_part(page_.say(page_words::kDiagnoses), page_, "diagnoses");
    if (report_.diagnoses.empty()) {
      page_.out.element("p", page_.say(wording::kNothingFound));
      close_part(page_);
      return;
    }
    std::vector<Column> columns = {
        {page_words::kCount, true, true}, {page_words::kDiagnosis}, {page_words::kFiles, true}};
    if (timed_) {
      columns.push_back({page_words::kFirst});
      columns.push_back({page_words::kLast});
    }
    open_list("found", page_.say(page_words::kDiagnosesCaption), columns, page_, true);
    for (const DiagnosisReport* each : by_count(report_))
      row(*each, meanings_.of(static_cast<std::size_t>(each - report_.diagnoses.data())));
    close_list(page_);
    close_part(page_);
  }

  void row(const DiagnosisReport& each, std::size_t meaning) {
    page_.out.open("tr", {{"data-severity", std::string(name_of(each.severity))}});
    html_number_cell(page_words::kCount, each.count, page_);
    page_.out.open("td", {{"class", "what"}}).open("details").open("summary");
    html_severity(each.severity, page_);
    page_.out.text(" ").element("strong", each.title).text(" ");
    if (each.origin.kind != OriginKind::documented) html_origin(each.origin, page_);
    page_.out.open("span", {{"class", "who"}});
    if (each.is_new == true) page_.out.element("strong", kNewMark.in(page_.lang)).text(" ");
    page_.out.element("code", each.id);
    if (!each.code.empty()) page_.out.text(" ").element("code", each.code);
    if (each.endpoint)
      page_.out.text(" ").element("span", wording::endpoint(*each.endpoint, page_.lang));
    for (const auto& [name, value] : each.identity) {
      page_.out.text(" ").open("span").text(name + "=");
      page_.out.element("code", value, {{"data-name", name}}).close();
    }
    page_.out.close().close();
    detail(each, meaning);
    page_.out.close().close();
    html_number_cell(page_words::kFiles, each.files, page_);
    if (timed_) {
      html_time_cell(page_words::kFirst, each.first, page_);
      HtmlPage drawing;
      if (each.histogram && report_.scan->histogram)
        html_sparkline(*each.histogram, *report_.scan->histogram, drawing);
      html_time_cell(page_words::kLast, each.last, page_, drawing.out);
    }
    page_.out.close();
  }

  void jobs(const DiagnosisReport& each) {
    constexpr std::size_t kMost = 200;
    if (each.jobs.empty()) return;
    std::vector<std::string> told;
    for (std::size_t i = 0; i < std::min(each.jobs.size(), kMost); ++i)
      told.push_back(task_text(each.jobs[i], page_.lang));
    if (each.jobs.size() > kMost) told.push_back(fmt::format("+{}", each.jobs.size() - kMost));
    const std::string all = wording::listed(told, page_.lang);
    page_.out.element("p", wording::fill(wording::kTaskNote, page_.lang, all));
  }

  void detail(const DiagnosisReport& each, std::size_t meaning) {
    page_.out.open("p");
    if (const CauseReport* cause = top_cause(each)) {
      const bool open = cause->verdict == Verdict::unknown && !cause->missing.empty();
      html_verdict(cause->verdict, page_);
      page_.out.text(" ");
      page_.out.element("span", open ? page_.say(page_words::kUndecided) : cause->title).text(" ");
      if (!open) html_origin(cause->origin, page_);
      page_.out.text(" ");
    }
    page_.out.element("a", page_.say(page_words::kMeaning),
                      {{"class", "to-meaning"}, {"href", fmt::format("#m{}", meaning + 1)}});
    page_.out.close();
    jobs(each);
    std::vector<Mark> marks;
    for (const MatchReport& match : each.matches) marks.push_back({match.place, "", true});
    html_excerpts(marks, page_);
    if (!each.matches.empty() && each.matches[0].path.size() > 1) {
      page_.out.element("p", wording::fill(wording::kPathNote, page_.lang,
                                           path_text(each.matches[0].path, page_.lang)));
    }
    if (each.matches.size() < each.count) {
      page_.out.element("p",
                        wording::fill(page_words::kUnlisted, page_.lang, each.matches.size(),
                                      grouped(each.count)),
                        {{"class", "dim"}});
    }
  }

  const Report& report_;
  HtmlPage& page_;
  Meanings meanings_;
  bool timed_ = false;
};

}  // namespace

void html_scan(const Report& report, HtmlPage& page) { ScanPage(report, page).write(); }

}  // namespace dtsdoctor
