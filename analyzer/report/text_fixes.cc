// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/document_diff.h"
#include "report/line_window.h"
#include "report/shell.h"
#include "report/text_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

// Commands and documents are there to be copied: never wrapped.
void write_commands(const std::vector<Argv>& commands, Page& page) {
  for (const Argv& argv : commands) page.line("  " + shell_line(argv));
}

void write_artifact(const ArtifactReport& artifact, Page& page) {
  const std::string text = laid_out(artifact.content);
  page.line("  " + page.paint(Ink::bold, visible(artifact.name)));
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    page.line("  " + visible(std::string_view(text).substr(at, stop - at)));
    at = stop + 1;
  }
}

Ink ink_of_diff(const std::string& line) {
  if (line.starts_with("---") || line.starts_with("+++")) return Ink::bold;
  if (line.starts_with('-')) return Ink::red;
  if (line.starts_with('+')) return Ink::green;
  return line.starts_with('@') ? Ink::blue : Ink::plain;
}

void write_diff(const ArtifactReport& artifact, Page& page) {
  const std::vector<std::string> lines = document_diff(artifact);
  if (lines.empty()) return;
  page.blank();
  page.prose("  ", std::string(wording::kDifference.in(page.lang)), Ink::plain, Ink::bold);
  for (const std::string& line : lines)
    page.line("  " + page.paint(ink_of_diff(line), visible(line)));
  if (artifact.kept > 0) page.prose("  ", wording::kept_statements(artifact.kept, page.lang));
}

// The line as it stands and as it has to be, cut around what changes: both with the same of it on
// either side, so that what stays stands below itself.
void write_change(const ChangeReport& change, Page& page) {
  const std::string& old = change.place.text;
  const Span gone{change.place.mark_begin, change.place.mark_end};
  const std::string line = old.substr(0, gone.begin) + change.to + old.substr(gone.end);
  const Span come{gone.begin, gone.begin + change.to.size()};
  const std::size_t width = page.width - 4;
  const std::string_view marked = std::string_view(old).substr(gone.begin, gone.end - gone.begin);
  const std::size_t cells = std::min(width, display_width(marked));
  const std::size_t new_cells = std::min(width, display_width(change.to));
  const std::size_t most = std::max(cells, new_cells);
  const LineWindow before(old, {gone}, width - (most - cells), 0);
  const LineWindow after(line, {come}, width - (most - new_cells), 0);
  page.line("  " + page.paint(Ink::bold, visible(where(change.place))));
  page.line("  " + page.paint(Ink::red, "- " + before.text()));
  page.line("  " + page.paint(Ink::green, "+ " + after.text()));
}

}  // namespace

void write_fix(const FixReport& fix, const Origin& origin, const std::string& cause, Page& page) {
  const Words colon{": ", "："};
  const Words bracketed{"{} ({})", "{}（{}）"};
  const std::string head(wording::kFix.in(page.lang));
  const std::string title = wording::fill(bracketed, page.lang, fix.title,
                                          wording::applicability(fix.applicability, page.lang)) +
                            std::string(origin_mark(origin, page.lang));
  page.blank();
  page.prose(head + std::string(colon.in(page.lang)), title, Ink::green, Ink::bold);
  if (!cause.empty())
    page.prose("  ", wording::fill(wording::kForCause, page.lang, cause), Ink::plain, Ink::dim);
  for (std::size_t i = 0; i < fix.steps.size(); ++i) {
    page.prose(fmt::format("{:>3}. ", i + 1), fix.steps[i], Ink::blue);
  }
  if (!fix.commands.empty()) {
    page.blank();
    write_commands(fix.commands, page);
  }
  for (const ChangeReport& change : fix.changes) {
    page.blank();
    write_change(change, page);
  }
  for (const ArtifactReport& artifact : fix.artifacts) {
    page.blank();
    write_artifact(artifact, page);
    if (!page.style.quiet) write_diff(artifact, page);
  }
  if (page.style.quiet) return;
  if (!fix.verify.empty()) {
    page.blank();
    page.line("  " + page.paint(Ink::bold, wording::kVerify.in(page.lang)));
    write_commands(fix.verify, page);
  }
  if (fix.undo.empty() && fix.risk.empty()) return;
  page.blank();
  const auto row = [&](const Words& label, const std::string& text) {
    const std::string lead = fmt::format("  {}{}", label.in(page.lang), colon.in(page.lang));
    if (!text.empty()) page.prose(lead, text, Ink::bold);
  };
  row(wording::kUndo, fix.undo);
  row(wording::kRisk, fix.risk);
}

void write_fixes(const DiagnosisReport& diagnosis, Page& page) {
  std::vector<Offer> offers = offers_of(diagnosis);
  if (page.style.quiet && offers.size() > 1) offers.resize(1);
  const bool several = std::any_of(offers.begin(), offers.end(), [&](const Offer& offer) {
    return offer.cause != offers[0].cause;
  });
  for (const Offer& offer : offers) {
    const bool name_cause = several || offer.cause->verdict != Verdict::confirmed;
    write_fix(*offer.fix, offer.cause->origin, name_cause ? offer.cause->title : "", page);
  }
}

}  // namespace dtsdoctor
