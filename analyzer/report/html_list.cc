// SPDX-License-Identifier: Apache-2.0
//
// Tables of any length: plain tables to begin with; page.js makes them sortable and lays out no
// more rows than are looked at.
#include <fmt/format.h>

#include "report/html_parts.h"

namespace dtsdoctor {
namespace {

void severity_choice(HtmlPage& page) {
  page.out.open("fieldset", {{"class", "levels"}});
  page.out.element("legend", page.say(page_words::kSeverity));
  for (const Severity each : {Severity::error, Severity::warning, Severity::info}) {
    page.out.open("label");
    page.out.empty("input", {{"type", "checkbox"},
                             {"value", std::string(name_of(each))},
                             {"checked", ""},
                             {"autocomplete", "off"}});
    html_severity(each, page);
    page.out.close();
  }
  page.out.close();
}

}  // namespace

void open_list(const std::string& id, std::string_view caption, const std::vector<Column>& columns,
               HtmlPage& page, bool by_severity) {
  page.out.open("div", {{"class", "list"}, {"id", id}});
  page.out.open("div", {{"class", "filter"},
                        {"role", "search"},
                        {"aria-label", std::string(caption)},
                        {"hidden", ""}});
  page.out.open("label").element("span", page.say(page_words::kFilter));
  page.out.empty("input", {{"type", "search"}, {"autocomplete", "off"}, {"spellcheck", "false"}});
  page.out.close();
  if (by_severity) severity_choice(page);
  page.out.element("output", "", {{"aria-live", "polite"}});
  page.out.close();
  page.out.open("table").element("caption", caption);
  page.out.open("thead").open("tr");
  for (const Column& column : columns) {
    Html::Attributes attributes = {{"scope", "col"},
                                   {"data-sort", column.number ? "number" : "text"}};
    if (column.sorted) attributes.push_back({"aria-sort", "descending"});
    page.out.element("th", page.say(column.title), attributes);
  }
  page.out.close().close().open("tbody");
}

void close_list(HtmlPage& page) { page.out.close().close().close(); }

void html_number_cell(const Words& column, std::uint64_t value, HtmlPage& page,
                      std::string_view shown) {
  const std::string text = shown.empty() ? grouped(value) : std::string(shown);
  page.out.element("td", text,
                   {{"class", "n"},
                    {"data-v", std::to_string(value)},
                    {"data-column", std::string(page.say(column))}});
}

void html_time_cell(const Words& column, const std::optional<std::string>& time, HtmlPage& page,
                    const Html& below) {
  page.out.open("td", {{"class", "when"},
                       {"data-v", time.value_or("")},
                       {"data-column", std::string(page.say(column))}});
  if (time) html_time(*time, page);
  page.out.part(below).close();
}

}  // namespace dtsdoctor
