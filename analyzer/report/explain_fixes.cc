// SPDX-License-Identifier: Apache-2.0
//
// The fixes of a page: steps, commands, files to save, how to check and how to go back.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "diagnose/fill.h"
#include "report/document_diff.h"
#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;
constexpr std::size_t kIndent = kChapterIndent + 3;

}  // namespace

void FixWriter::write_commands(Range commands) {
  for (const Range argv : RuleSet::part(rules_.argvs, commands)) {
    write_command(fill_command(argv, Facts(rules_), page_.lang), kIndent, page_);
  }
}

void FixWriter::write_artifact(const std::string& name, const std::string& content,
                               std::string_view fix) {
  const std::string margin(kIndent, ' ');
  page_.blank();
  const auto [same, is_new] = printed_.try_emplace(name + "\n" + content, fix);
  if (!is_new) {
    write_rows({{name, wording::fill(words::kAsUnder, page_.lang, same->second)}}, kIndent, page_);
    return;
  }
  page_.line(margin + page_.paint(Ink::bold, visible(name)));
  const std::string text = laid_out(content);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t stop = std::min(rest.find('\n'), rest.size());
    page_.line(margin + visible(rest.substr(0, stop)));
    rest.remove_prefix(std::min(stop + 1, rest.size()));
  }
}

void FixWriter::write(std::uint32_t index, std::string_view note) {
  const Fix& fix = rules_.fixes[index];
  const FilledFix filled = fill_fix(index, Facts(rules_), page_.lang);
  const std::string margin(kChapterIndent, ' ');
  if (!first_) page_.blank();
  first_ = false;
  page_.prose(margin, filled.title, Ink::plain, Ink::bold);
  std::string kind(wording::applicability(filled.applicability, page_.lang));
  if (!note.empty()) kind = fmt::format("{}{}{}", note, words::kSemicolon.in(page_.lang), kind);
  page_.prose(margin, kind, Ink::plain, Ink::dim);
  for (std::size_t i = 0; i < filled.steps.size(); ++i) {
    page_.prose(fmt::format("{:>{}}. ", i + 1, kIndent - 2), filled.steps[i], Ink::blue);
  }
  if (fix.commands.count > 0) page_.blank();
  write_commands(fix.commands);
  for (const FilledArtifact& artifact : filled.artifacts)
    write_artifact(artifact.name, artifact.content, filled.title);
  if (fix.verify.count > 0) {
    page_.blank();
    page_.line(std::string(kIndent, ' ') + page_.paint(Ink::dim, wording::kVerify.in(page_.lang)));
    write_commands(fix.verify);
  }
  if (filled.undo.empty() && filled.risk.empty()) return;
  page_.blank();
  write_rows(
      {{wording::kUndo.in(page_.lang), filled.undo}, {wording::kRisk.in(page_.lang), filled.risk}},
      kIndent, page_);
}

}  // namespace dtsdoctor
