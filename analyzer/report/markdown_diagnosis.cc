// SPDX-License-Identifier: Apache-2.0
//
// A case fit for a ticket or a merge request: what failed, why, what shows it, what to do; the rest
// folded. Logs are quoted as code, so that nothing in them becomes markup, a link or a mention.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
#include "report/document_diff.h"
#include "report/figures.h"
#include "report/markdown_page.h"
#include "report/markdown_text.h"
#include "report/shell.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

std::string facts_line(const DiagnosisReport& diagnosis, const MarkdownPage& page) {
  std::vector<std::string> parts = {markdown_code(diagnosis.id)};
  const auto add = [&](const Words& words, const std::string& value) {
    parts.push_back(wording::fill(words, page.lang, value));
  };
  if (!diagnosis.code.empty()) add(wording::kCodeNote, markdown_code(diagnosis.code));
  if (diagnosis.endpoint)
    add(wording::kEndpointNote, wording::endpoint(*diagnosis.endpoint, page.lang));
  const std::string jobs = jobs_of(diagnosis);
  if (!jobs.empty()) add(wording::kTaskNote, markdown_code(jobs));
  if (diagnosis.first && diagnosis.last) {
    const std::string first = minute_of(*diagnosis.first), last = minute_of(*diagnosis.last);
    parts.push_back((first == last ? first : first + " – " + last) + " UTC");
  }
  if (diagnosis.count > 1) add(wording::kSeenNote, grouped(diagnosis.count));
  return fmt::format("{}", fmt::join(parts, " · "));
}

void write_evidence(const CauseReport& cause, MarkdownPage& page) {
  std::vector<std::string> items;
  for (const EvidenceReport& each : cause.evidence) {
    std::string item = markdown_code(where(each.place));
    if (!each.value.empty()) item += " " + markdown_code(shortened(each.value, kMostExcerpt));
    if (!each.says.empty())
      item += fmt::format("{}{}", page.in(Words{": ", "："}), markdown_foreign(each.says));
    items.push_back(std::move(item));
  }
  page.list(items);
}

void write_cause(const CauseReport& cause, MarkdownPage& page) {
  page.paragraph(
      page.labelled(wording::kCauseRow,
                    page.with_note(markdown_foreign(cause.title),
                                   verdict_with_origin(cause.verdict, cause.origin, page.lang))));
  if (!cause.because.empty()) page.paragraph(markdown_foreign(cause.because));
  write_evidence(cause, page);
}

void write_commands(const std::vector<Argv>& all, MarkdownPage& page) {
  std::string text;
  for (const Argv& argv : all) text += shell_line(argv) + "\n";
  if (!text.empty()) page.block(text, "sh");
}

void write_list_of(const std::vector<const CauseReport*>& causes, MarkdownPage& page) {
  std::vector<std::string> items;
  for (const CauseReport* cause : causes) {
    std::string note = cause->note;
    for (const EvidenceReport& each : cause->evidence) {
      if (note.empty()) note = each.says;
    }
    std::string item = fmt::format("{} {}{}{}", wording::verdict_sign(cause->verdict),
                                   verdict_with_origin(cause->verdict, cause->origin, page.lang),
                                   page.in(Words{": ", "："}), markdown_foreign(cause->title));
    if (!note.empty()) item = page.with_note(item, markdown_foreign(note));
    items.push_back(std::move(item));
  }
  page.list(items);
}

void write_causes(const DiagnosisReport& diagnosis, MarkdownPage& page) {
  std::vector<const CauseReport*> told, open, out;
  for (const CauseReport& cause : diagnosis.causes) {
    const bool decided = cause.verdict != Verdict::unknown && cause.verdict != Verdict::ruled_out;
    (decided ? told : cause.verdict == Verdict::unknown ? open : out).push_back(&cause);
  }
  for (const CauseReport* cause : told) write_cause(*cause, page);
  for (const Offer& offer : offers_of(diagnosis)) {
    const bool named = told.size() != 1 || offer.cause->verdict != Verdict::confirmed;
    write_fix(*offer.fix, named ? offer.cause : nullptr, page);
  }
  std::vector<const MissingReport*> needs;
  for (const CauseReport* cause : open) {
    for (const MissingReport& each : cause->missing) needs.push_back(&each);
  }
  // Nothing is decided: then what would decide it is the answer.
  if (told.empty() && !open.empty()) {
    page.paragraph(fmt::format("**{}**", page.in(wording::kCauses)));
    write_list_of(open, page);
    if (!needs.empty()) page.paragraph(fmt::format("**{}**", page.in(wording::kNextStep)));
    write_missing(needs, page);
    open.clear();
  }
  if (open.empty() && out.empty()) return;
  page.open_details(page.in(wording::kOtherCauses));
  open.insert(open.end(), out.begin(), out.end());
  write_list_of(open, page);
  if (!told.empty()) write_missing(needs, page);
  page.close_details();
}

std::string link(const std::string& url) {
  const bool plain = url.starts_with("https://") && url.find_first_of(" <>\\") == std::string::npos;
  return plain ? fmt::format("<{}>", url) : markdown_code(url);
}

std::string request_id_of(const DiagnosisReport& diagnosis) {
  for (const MatchReport& match : diagnosis.matches) {
    const auto id = match.captures.find("request_id");
    if (id != match.captures.end() && !id->second.empty()) return id->second;
  }
  return {};
}

}  // namespace

void write_quote(const Place& place, std::string_view excerpt, MarkdownPage& page) {
  const std::string& line = place.text;
  page.paragraph(markdown_code(where(place)));
  const bool whole = !line.empty() && display_width(line) <= kMostExcerpt;
  page.block(shortened(whole ? line : excerpt, kMostExcerpt), "text");
}

void write_fix(const FixReport& fix, const CauseReport* cause, MarkdownPage& page) {
  page.paragraph(page.labelled(
      wording::kFix, page.with_note(markdown_foreign(fix.title),
                                    wording::applicability(fix.applicability, page.lang))));
  if (cause != nullptr)
    page.paragraph(wording::fill(wording::kForCause, page.lang, markdown_foreign(cause->title)));
  std::vector<std::string> steps;
  for (const std::string& step : fix.steps) steps.push_back(markdown_foreign(step));
  page.list(steps, true);
  write_commands(fix.commands, page);
  for (const ChangeReport& change : fix.changes) {
    page.paragraph(markdown_code(where(change.place)));
    page.block(fmt::format("- {}\n+ {}", shortened(change.old, kMostExcerpt),
                           shortened(change.to, kMostExcerpt)),
               "diff");
  }
  if (!fix.verify.empty()) {
    page.paragraph(fmt::format("**{}**", page.in(wording::kVerify)));
    write_commands(fix.verify, page);
  }
  std::vector<std::string> notes;
  if (!fix.undo.empty()) notes.push_back(page.labelled(wording::kUndo, markdown_foreign(fix.undo)));
  if (!fix.risk.empty()) notes.push_back(page.labelled(wording::kRisk, markdown_foreign(fix.risk)));
  page.list(notes);
  for (const ArtifactReport& artifact : fix.artifacts) {
    page.open_details(page.in(wording::kDocument));
    page.paragraph(markdown_code(artifact.name));
    page.block(laid_out(artifact.content), markdown_language(artifact.name));
    page.close_details();
  }
}

void write_missing(const std::vector<const MissingReport*>& all, MarkdownPage& page) {
  std::string lines;
  std::vector<std::string> questions;
  const auto add_question = [&](const std::string& text) {
    if (std::find(questions.begin(), questions.end(), text) == questions.end())
      questions.push_back(text);
  };
  for (const MissingReport* each : all) {
    if (!each->obtain) continue;
    const Obtain& obtain = *each->obtain;
    if (obtain.command.empty()) {
      const std::string what = markdown_foreign(obtain.as);
      add_question(obtain.then.empty() ? what
                                       : page.with_note(what, markdown_foreign(obtain.then)));
      continue;
    }
    const std::string line = fmt::format("# {}\n{}\n", visible(obtain.as), command_line(obtain));
    if (lines.find(line) == std::string::npos) lines += line;
  }
  if (!lines.empty()) page.block(lines, "sh");
  page.list(questions);
}

// Each page once, under the first name it has.
void write_sources(const Origin& origin, const std::vector<Reference>& references,
                   const std::string& request_id, MarkdownPage& page) {
  std::vector<std::string> items, known;
  const auto add = [&](const Words& label, const std::string& title, const std::string& url) {
    if (url.empty() || std::find(known.begin(), known.end(), url) != known.end()) return;
    known.push_back(url);
    items.push_back(page.labelled(
        label, title.empty() ? link(url) : markdown_foreign(title) + " " + link(url)));
  };
  if (origin.kind != OriginKind::documented) {
    const Words& what =
        origin.kind == OriginKind::observed ? wording::kSourceObserved : wording::kSourceInferred;
    const std::string told(page.in(what));
    items.push_back(page.labelled(
        wording::kSource, origin.url.empty() ? told : told + " " + link(std::string(origin.url))));
    known.emplace_back(origin.url);
  }
  add(wording::kSource, "", std::string(origin.url));
  for (const Reference& each : references) add(wording::kSeeAlso, each.title, each.url);
  if (!request_id.empty())
    items.push_back(page.labelled(wording::kRequestId, markdown_code(request_id)));
  page.list(items);
}

void write_diagnosis(const DiagnosisReport& diagnosis, MarkdownPage& page) {
  page.paragraph(
      fmt::format("## {}: {}", name_of(diagnosis.severity),
                  markdown_foreign(with_origin(diagnosis.title, diagnosis.origin, page.lang))));
  page.paragraph(facts_line(diagnosis, page));
  if (!diagnosis.matches.empty())
    write_quote(diagnosis.matches.front().place, diagnosis.matches.front().excerpt, page);
  if (diagnosis.nothing_wrong) page.paragraph(page.in(wording::kNothingWrong));
  write_causes(diagnosis, page);
  write_sources(diagnosis.origin, diagnosis.references, request_id_of(diagnosis), page);
}

}  // namespace dtsdoctor
