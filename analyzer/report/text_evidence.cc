// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/snippet.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

// More marks than this hide each other; the rest is named in the causes.
constexpr std::size_t kMostMarks = 8;
constexpr std::size_t kMostPlaces = 3;

bool is_shown(Verdict verdict) {
  return verdict == Verdict::confirmed || verdict == Verdict::likely ||
         verdict == Verdict::conflicting;
}

// Does the reader see the code anyway? A long line is cut around what is marked.
bool shows_code(const DiagnosisReport& diagnosis) {
  constexpr std::size_t kNeverCut = 60;
  if (diagnosis.code.empty()) return true;
  if (diagnosis.matches.empty()) return false;
  const MatchReport& match = diagnosis.matches[0];
  const std::string_view text = match.place.text;
  const std::string_view seen = text.size() <= kNeverCut ? text : std::string_view(match.excerpt);
  return seen.find(diagnosis.code) != std::string_view::npos;
}

struct Shown {
  std::vector<Mark> marks;
  std::vector<const EvidenceReport*> notes;  // evidence without a line to draw
};

void show(const EvidenceReport& evidence, Verdict verdict, Shown& shown) {
  if (evidence.place.line == 0) {
    const bool known =
        std::any_of(shown.notes.begin(), shown.notes.end(), [&](const EvidenceReport* note) {
          return note->says == evidence.says && note->place.input == evidence.place.input;
        });
    if (!known && !evidence.says.empty()) shown.notes.push_back(&evidence);
  } else if (shown.marks.size() < kMostMarks) {
    const bool primary =
        verdict != Verdict::likely && (!evidence.against || verdict == Verdict::conflicting);
    shown.marks.push_back({evidence.place, evidence.says, primary});
  }
}

Shown shown_of(const DiagnosisReport& diagnosis, const Page& page) {
  Shown shown;
  if (!diagnosis.matches.empty() && diagnosis.matches[0].place.line != 0) {
    shown.marks.push_back({diagnosis.matches[0].place, "", true});
  }
  for (const CauseReport& cause : diagnosis.causes) {
    if (!is_shown(cause.verdict)) continue;
    for (const EvidenceReport& evidence : cause.evidence) show(evidence, cause.verdict, shown);
    if (page.style.quiet && !cause.evidence.empty()) break;
  }
  return shown;
}

std::string seen(const DiagnosisReport& diagnosis, Lang lang) {
  std::vector<std::string> places;
  for (std::size_t i = 1; i < diagnosis.matches.size() && places.size() < kMostPlaces; ++i) {
    places.push_back(where(diagnosis.matches[i].place));
  }
  if (places.size() + 1 < diagnosis.count && !places.empty()) places.push_back("…");
  std::string text = places.empty() ? wording::fill(wording::kSeenNote, lang, diagnosis.count)
                                    : wording::fill(wording::kSeenAlsoNote, lang, diagnosis.count,
                                                    wording::listed(places, lang));
  if (diagnosis.first && diagnosis.last) {
    text += Words{"; ", "；"}.in(lang);
    text += diagnosis.first == diagnosis.last
                ? wording::fill(wording::kSeenAt, lang, *diagnosis.first)
                : wording::fill(wording::kSeenBetween, lang, *diagnosis.first, *diagnosis.last);
  }
  return text;
}

std::vector<std::string> facts_of(const DiagnosisReport& diagnosis, Lang lang) {
  std::vector<std::string> notes;
  if (!shows_code(diagnosis))
    notes.push_back(wording::fill(wording::kCodeNote, lang, diagnosis.code));
  if (diagnosis.endpoint) {
    notes.push_back(
        wording::fill(wording::kEndpointNote, lang, wording::endpoint(*diagnosis.endpoint, lang)));
  }
  if (!diagnosis.jobs.empty()) {
    std::vector<std::string> tasks;
    for (const JobReport& job : diagnosis.jobs) tasks.push_back(task_text(job, lang));
    notes.push_back(wording::fill(wording::kTaskNote, lang, wording::listed(tasks, lang)));
  }
  if (!diagnosis.matches.empty() && diagnosis.matches[0].path.size() > 1) {
    notes.push_back(
        wording::fill(wording::kPathNote, lang, path_text(diagnosis.matches[0].path, lang)));
  }
  if (diagnosis.count > 1) notes.push_back(seen(diagnosis, lang));
  if (diagnosis.retryable == Retryable::maybe_transient)
    notes.emplace_back(wording::kTransient.in(lang));
  if (diagnosis.retryable == Retryable::no) notes.emplace_back(wording::kNoRetry.in(lang));
  if (diagnosis.status == Status::experimental) notes.emplace_back(wording::kExperimental.in(lang));
  return notes;
}

// "confirmed: the trust policy …", where the table of causes is left out.
std::string first_cause(const CauseReport& cause, Lang lang) {
  return wording::fill(wording::kLabelled, lang, wording::verdict(cause.verdict, lang),
                       cause.title) +
         std::string(origin_mark(cause.origin, lang));
}

void write_headline(const DiagnosisReport& diagnosis, Page& page) {
  const std::string front = fmt::format("{}[{}]", name_of(diagnosis.severity), diagnosis.id);
  const std::string title = with_origin(diagnosis.title, diagnosis.origin, page.lang);
  const std::string headline = fmt::format("{}: {}", front, title);
  constexpr std::size_t kIndent = 4;  // of further lines
  std::vector<std::string> lines = wrapped(headline, page.width);
  if (lines.size() > 1) lines = wrapped(headline, page.width - kIndent);
  // The front part holds no blank, so it is whole on the first line.
  const std::size_t length = std::min(front.size(), lines[0].size());
  page.line(page.paint(ink_of(diagnosis.severity), lines[0].substr(0, length)) +
            page.paint(Ink::bold, lines[0].substr(length)));
  for (std::size_t i = 1; i < lines.size(); ++i)
    page.line(page.paint(Ink::bold, std::string(kIndent, ' ') + lines[i]));
}

}  // namespace

void write_evidence(const DiagnosisReport& diagnosis, Page& page) {
  write_headline(diagnosis, page);
  const Shown shown = shown_of(diagnosis, page);
  const std::size_t gutter = gutter_of(shown.marks);
  const std::string margin(gutter, ' ');
  if (shown.marks.empty() && !diagnosis.matches.empty()) {
    page.line(fmt::format("{}{} {}", margin, page.paint(Ink::blue, "-->"),
                          visible(where(diagnosis.matches[0].place))));
  }
  page.block(draw(shown.marks, {page.width, gutter, ink_of(diagnosis.severity)}, page.paint));

  std::vector<std::string> notes;
  for (const EvidenceReport* note : shown.notes) {
    notes.push_back(note->place.input.empty()
                        ? note->says
                        : fmt::format("{}: {}", note->place.input, note->says));
  }
  if (!page.style.quiet) {
    for (std::string& note : facts_of(diagnosis, page.lang)) notes.push_back(std::move(note));
  } else if (!diagnosis.causes.empty()) {
    notes.push_back(first_cause(diagnosis.causes.front(), page.lang));
  }
  if (notes.empty()) return;
  page.line(page.paint(Ink::blue, margin + " |"));
  for (const std::string& note : notes) page.prose(margin + " = ", note, Ink::blue);
}

}  // namespace dtsdoctor
