// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
#include "report/figures.h"
#include "report/scan_words.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostTemplates = 5;

std::string name_of_input(const InputReport& input, Lang lang) {
  if (input.name != "-") return visible(input.name);
  return wording::fill(wording::kBracketed, lang, "-", wording::kStdin.in(lang));
}

void write_inputs(const Report& report, Page& page) {
  if (report.inputs.empty()) return;
  page.heading(wording::kRead.in(page.lang));
  std::size_t name_width = 0;
  std::size_t kind_width = 0;
  for (const InputReport& input : report.inputs) {
    name_width = std::max(name_width, display_width(name_of_input(input, page.lang)));
    kind_width = std::max(kind_width, display_width(wording::input_kind(input.kind, page.lang)));
  }
  for (const InputReport& input : report.inputs) {
    std::string text =
        fmt::format("  {}  {}  {}", padded(name_of_input(input, page.lang), name_width),
                    padded(wording::input_kind(input.kind, page.lang), kind_width),
                    wording::lines(input.lines, page.lang));
    if (input.status != "ok") text += "  " + visible(input.status);
    page.line(text);
  }
}

}  // namespace

void write_unrecognized(const std::vector<Unrecognized>& all, Page& page) {
  page.heading(wording::kNotRecognized.in(page.lang));
  std::size_t count_width = 0;
  const std::size_t shown = std::min(all.size(), kMostTemplates);
  for (std::size_t i = 0; i < shown; ++i)
    count_width = std::max(count_width, grouped(all[i].count).size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Unrecognized& each = all[i];
    const std::string lead = fmt::format("  {:>{}}x  ", grouped(each.count), count_width);
    page.line(page.paint(Ink::yellow, lead) +
              shortened(each.template_text, page.width - lead.size()));
    std::string detail;
    if (each.is_new == true) detail = kNewMark.in(page.lang);
    if (!each.examples.empty()) {
      if (!detail.empty()) detail += Words{"; ", "；"}.in(page.lang);
      detail += wording::fill(wording::kFirstAt, page.lang, where(each.examples[0].place));
    }
    if (!each.nearest.empty()) {
      if (!detail.empty()) detail += Words{"; ", "；"}.in(page.lang);
      detail += wording::fill(wording::kNearestRule, page.lang, each.nearest);
    }
    const auto tell = [&](const std::string& text) {
      if (!text.empty()) page.prose(std::string(lead.size(), ' '), text, Ink::plain, Ink::dim);
    };
    tell(detail);
    if (each.examples.empty()) continue;
    const UnrecognizedExample& first = each.examples[0];
    if (first.job)
      tell(wording::fill(wording::kTaskNote, page.lang, task_text(*first.job, page.lang)));
    if (first.path.size() > 1)
      tell(wording::fill(wording::kPathNote, page.lang, path_text(first.path, page.lang)));
  }
  if (all.size() > shown) {
    page.prose("  ", wording::fill(wording::kMoreTemplates, page.lang, all.size() - shown),
               Ink::plain, Ink::dim);
  }
}

void write_nothing_found(const Report& report, Page& page) {
  const bool empty = all_empty(report);
  page.prose("", nothing_text(report, page.lang), Ink::plain, Ink::bold);
  if (page.style.quiet) return;
  if (!empty) write_inputs(report, page);
  if (report.unrecognized && !report.unrecognized->empty())
    write_unrecognized(*report.unrecognized, page);
  page.heading(wording::kTry.in(page.lang));
  for (const Words* words :
       {&wording::kTryWhole, &wording::kTryConfig, &wording::kTryContext, &wording::kTryList}) {
    if ((empty || report.dts_assumed) && words == &wording::kTryContext) continue;
    page.prose("  - ", words->in(page.lang));
  }
}

}  // namespace dtsdoctor
