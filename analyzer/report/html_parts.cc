// SPDX-License-Identifier: Apache-2.0
#include "report/html_parts.h"

#include <fmt/format.h>

namespace dtsdoctor {

void HtmlPage::heading(std::string_view text, const Html::Attributes& attributes) {
  out.element(fmt::format("h{}", level), text, attributes);
}

void open_part(std::string_view title, HtmlPage& page, const std::string& id) {
  Html::Attributes attributes = {{"class", "part"}};
  if (!id.empty()) attributes.push_back({"id", id});
  page.out.open("section", attributes);
  page.heading(title);
  page.out.open("div", {{"class", "body"}});
  ++page.level;
}

void close_part(HtmlPage& page) {
  --page.level;
  page.out.close().close();
}

void html_severity(Severity severity, HtmlPage& page) {
  page.out.open("span", {{"class", fmt::format("sev {}", name_of(severity))}});
  page.out.element("span", page_words::severity_sign(severity),
                   {{"class", "sign"}, {"aria-hidden", "true"}});
  page.out.text(page_words::severity(severity, page.lang)).close();
}

void html_verdict(Verdict verdict, HtmlPage& page) {
  page.out.open("span", {{"class", fmt::format("verdict {}", name_of(verdict))}});
  page.out.element("span", wording::verdict_sign(verdict),
                   {{"class", "sign"}, {"aria-hidden", "true"}});
  page.out.text(wording::verdict(verdict, page.lang)).close();
}

void html_origin(const Origin& origin, HtmlPage& page) {
  page.out.open("span", {{"class", fmt::format("origin {}", name_of(origin.kind))}});
  page.out.link(origin.url, page_words::origin(origin.kind, page.lang)).close();
}

void html_place(const Place& place, HtmlPage& page) {
  page.out.open("span", {{"class", "place"}});
  page.out.text(place.input == "-" ? page.say(wording::kStdin) : std::string_view(place.input));
  if (place.line != 0) {
    page.out.element("span", fmt::format(":{}:{}", place.line, place.column), {{"class", "at"}});
  }
  page.out.close();
}

// To the second: "2026-03-04 05:06:07"; the rest is in the attribute.
void html_time(const std::string& time, HtmlPage& page) {
  constexpr std::size_t kSeconds = 19;
  std::string shown = time.substr(0, kSeconds);
  if (shown.size() > 10 && shown[10] == 'T') shown[10] = ' ';
  page.out.element("time", shown, {{"datetime", time}});
}

void html_copyable(std::string_view text, HtmlPage& page) {
  page.out.open("div", {{"class", "copyable"}}).open("pre").open("code");
  page.out.lines(text).close().close().close();
}

void html_fact(std::string_view what, std::string_view value, HtmlPage& page, bool code) {
  page.out.open("div").element("dt", what).open("dd");
  if (code) {
    page.out.element("code", value);
  } else {
    page.out.text(value);
  }
  page.out.close().close();
}

}  // namespace dtsdoctor
