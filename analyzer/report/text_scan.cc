// SPDX-License-Identifier: Apache-2.0
//
// The summary of a scan: one screen that says what failed most, why, and what nobody knows yet.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/figures.h"
#include "report/scan_words.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostRows = 20;
constexpr std::size_t kMostRowsQuiet = 10;
constexpr std::size_t kMostTold = 3;    // diagnoses with their cause and fix
constexpr std::size_t kMostListed = 5;  // inputs and limits
constexpr std::size_t kSparkCells = 8;
constexpr std::size_t kLeastTitle = 20;

using Shown = std::vector<Diagnoses::Pointer>;

struct Column {
  std::string head;
  bool right = false;
  std::vector<std::string> cells = {};

  [[nodiscard]] bool empty() const {
    return std::all_of(cells.begin(), cells.end(), [](const std::string& c) { return c.empty(); });
  }
  [[nodiscard]] std::size_t width() const {
    std::size_t out = display_width(head);
    for (const std::string& cell : cells) out = std::max(out, display_width(cell));
    return out;
  }
};

class Table {
 public:
  Table(const Report& report, const Shown& shown, const Page& page)
      : report_(report), shown_(shown), page_(page) {
    fit();
  }

  void write(Page& page) const {
    page.line(page.paint(Ink::dim, row_of([](const Column& column) { return column.head; })));
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      page.line(row_of([&](const Column& column) { return column.cells[i]; },
                       ink_of(shown_[i]->severity)));
      for (const std::string& below : {what_tells_apart(*shown_[i]), period_below(*shown_[i])})
        if (!below.empty()) page.prose(std::string(id_at() + 2, ' '), below, Ink::plain, Ink::dim);
    }
  }

 private:
  struct Form {
    Detail detail;
    std::size_t spark;
    bool spread;
    bool period;  // else below the id
  };

  template <typename Make>
  Column column(const Words& head, bool right, Make make) const {
    Column out{std::string(head.in(page_.lang)), right};
    for (const Diagnoses::Pointer& diagnosis : shown_)
      out.cells.push_back(visible(make(*diagnosis)));
    return out;
  }

  // The richest set of columns that the page has room for. Ids are never cut: they are to be
  // copied.
  void fit() {
    constexpr Form kForms[] = {{Detail::long_form, kSparkCells, true, true},
                               {Detail::short_form, kSparkCells, true, true},
                               {Detail::short_form, 0, true, true},
                               {Detail::short_form, 0, false, true},
                               {Detail::short_form, 0, false, false}};
    for (const Form& form : kForms) {
      lay_out(form);
      if (width() <= page_.width) break;
    }
    const std::size_t used = width() + 2;
    if (used + kLeastTitle > page_.width) return;
    const std::size_t room = page_.width - used;
    columns_.push_back(column(wording::kTitleHead, false, [&](const DiagnosisReport& each) {
      return shortened(each.title, room);
    }));
  }

  void lay_out(const Form& form) {
    period_has_column_ = form.period;
    const auto many = [](std::uint64_t number) { return number == 0 ? "" : grouped(number); };
    columns_ = {column(wording::kCountHead, true,
                       [&](const DiagnosisReport& each) { return grouped(each.count); }),
                column(wording::kDiagnosisHead, false,
                       [](const DiagnosisReport& each) { return each.id; })};
    columns_.push_back(column(Words{}, false, [&](const DiagnosisReport& each) {
      return std::string(each.is_new == true ? kNewMark.in(page_.lang) : "");
    }));
    if (form.spread) {
      columns_.push_back(column(wording::kJobsHead, true, [&](const DiagnosisReport& each) {
        return many(each.jobs.size());
      }));
      columns_.push_back(column(wording::kFilesHead, true,
                                [&](const DiagnosisReport& each) { return many(each.files); }));
    }
    const std::optional<ScanReport>& scan = report_.scan;
    columns_.push_back(column(wording::kPeriodHead, false, [&](const DiagnosisReport& each) {
      return form.period ? period(each, form.detail) : std::string();
    }));
    columns_.push_back({});
    for (const Diagnoses::Pointer& each : shown_) {
      const bool drawn = scan->histogram && each->histogram && form.spark > 0;
      columns_.back().cells.push_back(
          drawn ? sparkline(*each->histogram, *scan->histogram, form.spark) : "");
    }
    columns_.erase(std::remove_if(columns_.begin(), columns_.end(),
                                  [](const Column& column) { return column.empty(); }),
                   columns_.end());
  }

  [[nodiscard]] std::size_t width() const {
    std::size_t out = 0;
    for (const Column& column : columns_) out += 2 + column.width();
    return out;
  }

  [[nodiscard]] std::size_t id_at() const { return 2 + columns_.front().width(); }

  template <typename Cell>
  [[nodiscard]] std::string row_of(Cell cell, Ink id_ink = Ink::plain) const {
    std::string line;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::string text = cell(columns_[i]);
      const std::string gap(
          columns_[i].width() - std::min(columns_[i].width(), display_width(text)), ' ');
      const std::string shown = i == 1 ? page_.paint(id_ink, text) : text;
      line += "  " + (columns_[i].right ? gap + shown : shown + gap);
    }
    line.resize(line.find_last_not_of(' ') + 1);
    return line;
  }

  [[nodiscard]] std::string period(const DiagnosisReport& diagnosis, Detail detail) const {
    return period_text(diagnosis.first, diagnosis.last, all_.first, all_.last, detail);
  }

  [[nodiscard]] std::string period_below(const DiagnosisReport& diagnosis) const {
    return period_has_column_ ? std::string() : visible(period(diagnosis, Detail::short_form));
  }

  // Rows of the same rule differ in these.
  [[nodiscard]] std::string what_tells_apart(const DiagnosisReport& diagnosis) const {
    const auto alike =
        std::count_if(shown_.begin(), shown_.end(),
                      [&](const Diagnoses::Pointer& d) { return d->id == diagnosis.id; });
    if (alike < 2) return {};
    return apart_text(diagnosis, page_.lang);
  }

  const Report& report_;
  const Shown& shown_;
  const Page& page_;
  const ScanPeriod all_ = period_of(report_);
  std::vector<Column> columns_;
  bool period_has_column_ = true;
};

void write_totals(const Report& report, std::size_t diagnoses, Page& page) {
  const ScanWords words = scan_words(report, diagnoses, page.lang);
  page.prose("", words.headline, Ink::plain, Ink::bold);
  const auto row = [&](const std::string& text, Ink ink) {
    if (!text.empty()) page.prose("", text, Ink::plain, ink);
  };
  row(words.interrupted, Ink::yellow);
  row(words.sums, Ink::plain);
  row(words.period, Ink::dim);
  row(words.since, Ink::plain);
}

void write_told(const DiagnosisReport& diagnosis, Page& page) {
  page.line("  " + page.paint(ink_of(diagnosis.severity),
                              fmt::format("{}[{}]", name_of(diagnosis.severity), diagnosis.id)));
  page.prose("    ", with_origin(diagnosis.title, diagnosis.origin, page.lang), Ink::plain,
             Ink::bold);
  const auto row = [&](const Words& label, std::string_view text, Ink ink) {
    page.prose(fmt::format("    {}{}", label.in(page.lang), Words{": ", "："}.in(page.lang)), text,
               ink);
  };
  const std::string cause = cause_text(diagnosis, page.lang);
  if (!cause.empty()) row(wording::kCauseRow, cause, Ink::cyan);
  const std::vector<Offer> offers = offers_of(diagnosis);
  if (!offers.empty()) row(wording::kFix, offers.front().fix->title, Ink::green);
  if (const Place* place = place_of(diagnosis)) row(wording::kSeenRow, where(*place), Ink::dim);
}

void write_diagnoses(const Report& report, const Diagnoses& diagnoses, Page& page) {
  if (diagnoses.empty()) return;
  const std::vector<std::size_t> order = diagnoses.by_count();
  const std::size_t most = page.style.quiet ? kMostRowsQuiet : kMostRows;
  Shown shown;
  std::uint64_t left = 0;
  for (const std::size_t index : order) {
    if (shown.size() < most) {
      shown.push_back(diagnoses.at(index));
    } else {
      left += diagnoses.weight(index).count;
    }
  }
  page.blank();
  Table(report, shown, page).write(page);
  if (order.size() > shown.size()) {
    constexpr Words kOneMore{"and 1 more, seen once (-f csv has it)",
                             "另有 1 个诊断，出现 1 次（-f csv 列出全部）"};
    page.prose("  ",
               left == 1 ? std::string(kOneMore.in(page.lang))
                         : wording::fill(wording::kMoreDiagnoses, page.lang,
                                         grouped(order.size() - shown.size()), grouped(left)),
               Ink::plain, Ink::dim);
  }
  if (page.style.quiet) return;
  page.heading(wording::kMostFrequent.in(page.lang));
  for (std::size_t i = 0; i < std::min(kMostTold, shown.size()); ++i) write_told(*shown[i], page);
}

// Up to kMostListed rows of two cells and a text.
void write_list(const Words& heading, const std::vector<std::pair<std::string, std::string>>& rows,
                Page& page) {
  if (rows.empty()) return;
  page.heading(heading.in(page.lang), Ink::yellow);
  const std::size_t shown = std::min(rows.size(), kMostListed);
  for (std::size_t i = 0; i < shown; ++i)
    page.prose("  ", fmt::format("{}{}{}", rows[i].first, Words{": ", "："}.in(page.lang),
                                 rows[i].second));
  if (rows.size() > shown) {
    page.prose("  ", wording::fill(wording::kMoreRows, page.lang, grouped(rows.size() - shown)),
               Ink::plain, Ink::dim);
  }
}

void write_incomplete(const Report& report, Page& page) {
  std::vector<std::pair<std::string, std::string>> inputs, limits;
  for (const InputReport& input : report.inputs) {
    if (input.status != "ok") inputs.emplace_back(visible(input.name), input.status);
  }
  for (const LimitReport& limit : report.limits) {
    std::string at = limit.name;
    if (!limit.input.empty()) at += " " + visible(limit.input);
    if (limit.line != 0) at += fmt::format(":{}", limit.line);
    limits.emplace_back(at, limit.what);
  }
  write_list(wording::kNotReadWhole, inputs, page);
  write_list(wording::kLimitsReached, limits, page);
}

}  // namespace

void write_scan(const Report& report, const Diagnoses& diagnoses, Page& page) {
  write_totals(report, diagnoses.size(), page);
  write_diagnoses(report, diagnoses, page);
  if (report.unrecognized && !report.unrecognized->empty() && !page.style.quiet)
    write_unrecognized(*report.unrecognized, page);
  write_incomplete(report, page);
  if (page.style.quiet || diagnoses.empty()) return;
  page.blank();
  page.prose("", wording::kScanDetails.in(page.lang), Ink::plain, Ink::dim);
}

}  // namespace dtsdoctor
