// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/document_diff.h"
#include "report/html_parts.h"
#include "report/shell.h"

namespace dtsdoctor {
namespace {

void diff_line(std::string_view line, HtmlPage& page) {
  const bool header = line.starts_with("---") || line.starts_with("+++");
  const std::string_view tag = header                  ? "b"
                               : line.starts_with('-') ? "del"
                               : line.starts_with('+') ? "ins"
                               : line.starts_with('@') ? "i"
                                                       : "span";
  page.out.element(tag, line).lines("\n");
}

void difference(const ArtifactReport& artifact, HtmlPage& page) {
  const std::vector<std::string> lines = document_diff(artifact);
  if (lines.empty()) return;
  page.out.open("figure", {{"class", "diff"}});
  page.out.element("figcaption", page.say(wording::kDifference));
  page.out.open("pre");
  for (const std::string& line : lines) diff_line(line, page);
  page.out.close();
  if (artifact.kept > 0)
    page.out.element("p", wording::kept_statements(artifact.kept, page.lang), {{"class", "dim"}});
  page.out.close();
}

void artifact(const ArtifactReport& each, HtmlPage& page) {
  page.out.open("figure", {{"class", "artifact"}});
  page.out.open("figcaption").element("code", each.name).close();
  html_copyable(laid_out(each.content), page);
  page.out.close();
  difference(each, page);
}

// The line as it stands and as it has to be.
void change(const ChangeReport& each, HtmlPage& page) {
  const std::string& old = each.place.text;
  const std::size_t begin = std::min(each.place.mark_begin, old.size());
  const std::size_t end = std::clamp(each.place.mark_end, begin, old.size());
  const auto row = [&](std::string_view tag, std::string_view sign, std::string_view changed) {
    page.out.open(tag).text(sign).text(std::string_view(old).substr(0, begin));
    page.out.element("mark", changed).text(std::string_view(old).substr(end)).close().lines("\n");
  };
  page.out.open("figure", {{"class", "diff"}}).open("figcaption");
  html_place(each.place, page);
  page.out.close().open("pre");
  row("del", "- ", std::string_view(old).substr(begin, end - begin));
  row("ins", "+ ", each.to);
  page.out.close().close();
}

void commands(const std::vector<Argv>& all, HtmlPage& page) {
  for (const Argv& argv : all) html_copyable(shell_line(argv), page);
}

void remark(const Words& what, const std::string& text, HtmlPage& page) {
  if (!text.empty()) html_fact(page.say(what), text, page);
}

}  // namespace

void html_fix(const FixReport& fix, const Origin& origin, const std::string& cause,
              HtmlPage& page) {
  page.out.open("div", {{"class", "fix"}});
  page.heading(fix.title);
  page.out.open("p", {{"class", "meta"}});
  page.out.element("span", wording::applicability(fix.applicability, page.lang),
                   {{"class", fmt::format("ready {}", name_of(fix.applicability))}});
  page.out.text(" ");
  html_origin(origin, page);
  if (!cause.empty())
    page.out.text(" ").element("span", wording::fill(wording::kForCause, page.lang, cause));
  page.out.close();
  if (!fix.steps.empty()) {
    page.out.open("ol", {{"class", "steps"}});
    for (const std::string& step : fix.steps) page.out.element("li", step);
    page.out.close();
  }
  commands(fix.commands, page);
  for (const ChangeReport& each : fix.changes) change(each, page);
  for (const ArtifactReport& each : fix.artifacts) artifact(each, page);
  if (!fix.verify.empty()) {
    page.out.element("p", page.say(wording::kVerify), {{"class", "label"}});
    commands(fix.verify, page);
  }
  if (!fix.undo.empty() || !fix.risk.empty()) {
    page.out.open("dl", {{"class", "pairs"}});
    remark(wording::kUndo, fix.undo, page);
    remark(wording::kRisk, fix.risk, page);
    page.out.close();
  }
  page.out.close();
}

void html_fixes(const DiagnosisReport& diagnosis, HtmlPage& page) {
  const std::vector<Offer> offers = offers_of(diagnosis);
  if (offers.empty()) return;
  open_part(page.say(wording::kFix), page);
  const bool several = std::any_of(offers.begin(), offers.end(), [&](const Offer& offer) {
    return offer.cause != offers[0].cause;
  });
  for (const Offer& offer : offers) {
    const bool name_cause = several || offer.cause->verdict != Verdict::confirmed;
    html_fix(*offer.fix, offer.cause->origin, name_cause ? offer.cause->title : "", page);
  }
  close_part(page);
}

}  // namespace dtsdoctor
