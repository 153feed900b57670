// SPDX-License-Identifier: Apache-2.0
//
// What was read, what no rule explains, and what was cut short.
#include <algorithm>

#include <fmt/format.h>

#include "report/html_parts.h"
#include "report/scan_words.h"
#include "report/text_page.h"

namespace dtsdoctor {
namespace {

void example(const UnrecognizedExample& each, HtmlPage& page) {
  if (each.place.line != 0 && !each.place.text.empty()) {
    html_excerpts({{each.place, "", false}}, page);
  } else {
    page.out.open("p");
    html_place(each.place, page);
    page.out.text(" ").element("code", each.excerpt).close();
  }
  if (each.job)
    page.out.element("p",
                     wording::fill(wording::kTaskNote, page.lang, task_text(*each.job, page.lang)));
  if (each.path.size() > 1)
    page.out.element("p",
                     wording::fill(wording::kPathNote, page.lang, path_text(each.path, page.lang)));
}

void cluster(const Unrecognized& each, bool timed, HtmlPage& page) {
  page.out.open("tr");
  html_number_cell(page_words::kCount, each.count, page);
  page.out.open("td", {{"class", "what"}}).open("details").open("summary");
  if (each.is_new == true) page.out.element("strong", kNewMark.in(page.lang)).text(" ");
  page.out.element("code", each.template_text).close();
  for (const UnrecognizedExample& one : each.examples) example(one, page);
  if (!each.nearest.empty()) {
    page.out.element("p", wording::fill(wording::kNearestRule, page.lang, each.nearest),
                     {{"class", "dim"}});
  }
  page.out.close().close();
  if (timed) {
    html_time_cell(page_words::kFirst, each.first, page);
    html_time_cell(page_words::kLast, each.last, page);
  }
  page.out.close();
}

void html_input(const InputReport& input, HtmlPage& page) {
  page.out.open("tr");
  page.out.open("td", {{"class", "what"}});
  page.out.element("code",
                   input.name == "-" ? page.say(wording::kStdin) : std::string_view(input.name));
  page.out.close();
  page.out.element("td", wording::input_kind(input.kind, page.lang));
  html_number_cell(page_words::kLines, input.lines, page);
  html_number_cell(page_words::kSize, input.bytes, page, size_text(input.bytes));
  const bool ok = input.status == "ok";
  page.out.open("td", {{"class", ok ? "fine" : "bad"}});
  page.out.element("span", ok ? "✓" : "!", {{"class", "sign"}, {"aria-hidden", "true"}});
  page.out.text(input.status).close().close();
}

}  // namespace

void html_unrecognized(const Report& report, HtmlPage& page) {
  if (!report.unrecognized || report.unrecognized->empty()) return;
  const auto& all = *report.unrecognized;
  const bool timed = std::any_of(all.begin(), all.end(),
                                 [](const Unrecognized& each) { return each.first.has_value(); });
  std::vector<Column> columns = {{page_words::kCount, true}, {page_words::kTemplate}};
  if (timed) {
    columns.push_back({page_words::kFirst});
    columns.push_back({page_words::kLast});
  }
  open_part(page.say(wording::kNotRecognized), page, "unknown");
  open_list("clusters", page.say(page_words::kUnknownCaption), columns, page);
  for (const Unrecognized& each : all) cluster(each, timed, page);
  close_list(page);
  close_part(page);
}

void html_inputs(const std::vector<InputReport>& inputs, HtmlPage& page) {
  if (inputs.empty()) return;
  open_part(page.say(page_words::kInputs), page, "inputs");
  open_list("files", page.say(page_words::kInputsCaption),
            {{page_words::kName},
             {page_words::kKind},
             {page_words::kLines, true},
             {page_words::kSize, true},
             {page_words::kStatus}},
            page);
  // What could not be read is not to be looked for among thousands.
  for (const bool fine : {false, true}) {
    for (const InputReport& input : inputs) {
      if ((input.status == "ok") == fine) html_input(input, page);
    }
  }
  close_list(page);
  close_part(page);
}

void html_limits(const std::vector<LimitReport>& limits, HtmlPage& page) {
  if (limits.empty()) return;
  open_part(page.say(page_words::kLimits), page, "limits");
  open_list("reached", page.say(page_words::kLimitsCaption),
            {{page_words::kLimit}, {page_words::kWhere}, {page_words::kWhat}}, page);
  for (const LimitReport& limit : limits) {
    page.out.open("tr").open("td").element("code", "--" + limit.name).close();
    page.out.open("td");
    if (!limit.input.empty()) {
      const std::string line = limit.line == 0 ? "" : fmt::format(":{}", limit.line);
      page.out.element("code", limit.input + line);
    }
    page.out.close().element("td", limit.what).close();
  }
  close_list(page);
  close_part(page);
}

void html_nothing(const Report& report, HtmlPage& page) {
  open_part(page.say(wording::kTry), page);
  const bool empty = std::all_of(
      report.inputs.begin(), report.inputs.end(),
      [](const InputReport& input) { return input.kind == InputKind::empty || input.bytes == 0; });
  page.out.open("ul");
  for (const Words* words :
       {&wording::kTryWhole, &wording::kTryConfig, &wording::kTryContext, &wording::kTryList}) {
    if ((empty || report.dts_assumed) && words == &wording::kTryContext) continue;
    page.out.element("li", page.say(*words));
  }
  page.out.close();
  close_part(page);
}

}  // namespace dtsdoctor
