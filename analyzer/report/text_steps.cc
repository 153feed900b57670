// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/utf8.h"
#include "report/shell.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

// A comment of the shell, so that the block can be copied as it stands.
void write_comment(std::string_view text, Page& page) {
  constexpr std::string_view kLead = "  # ";
  for (const std::string& line : wrapped(text, page.width - kLead.size()))
    page.line(page.paint(Ink::dim, std::string(kLead) + visible(line)));
}

// The next run: this one's inputs and what the commands wrote.
void write_next_run(const std::vector<Step>& steps, Argv words,
                    const std::vector<InputReport>& inputs, Page& page) {
  const Argv added = added_by(steps);
  if (added.empty()) return;
  const Argv run = next_run(added, std::move(words), inputs);
  if (run.empty()) {
    write_comment(wording::fill(wording::kRunAgain, page.lang, shell_line(added)), page);
  } else {
    page.line("  " + page.paint(Ink::bold, shell_line(run)));
  }
}

}  // namespace

void write_steps(std::vector<Step> steps, const Words& heading,
                 const std::function<std::string(const Step&)>& helps_with, Argv words,
                 const std::vector<InputReport>& inputs, Page& page) {
  if (steps.empty()) return;
  steps = ordered(std::move(steps));
  if (page.style.quiet) steps.resize(1);
  page.heading(heading.in(page.lang), Ink::cyan);
  const auto asks = std::find_if(steps.begin(), steps.end(),
                                 [](const Step& step) { return step.obtain->command.empty(); });
  std::vector<std::string_view> introduced;  // profiles that were said whose they are
  for (auto step = steps.begin(); step != asks; ++step) {
    const Obtain& obtain = *step->obtain;
    const std::string helps = helps_with(*step);
    const bool again = !obtain.profile.empty() && std::find(introduced.begin(), introduced.end(),
                                                            obtain.profile) != introduced.end();
    introduced.emplace_back(obtain.profile);
    const std::string who = again                    ? obtain.profile
                            : obtain.profile.empty() ? obtain.as
                                                     : wording::fill(wording::kLabelled, page.lang,
                                                                     obtain.profile, obtain.as);
    write_comment(helps.empty() ? who : wording::fill(wording::kHelps, page.lang, who, helps),
                  page);
    page.line("  " + page.paint(Ink::bold, command_line(obtain)));
  }
  if (asks != steps.begin()) write_next_run({steps.begin(), asks}, std::move(words), inputs, page);
  for (auto step = asks; step != steps.end(); ++step) {
    page.prose("  ", step->obtain->as, Ink::plain, Ink::bold);
    const std::string helps = helps_with(*step);
    const std::string indent = "    ";
    if (!helps.empty())
      page.prose(indent, wording::fill(wording::kDecides, page.lang, helps), Ink::plain, Ink::dim);
    if (!step->obtain->then.empty()) page.prose(indent, step->obtain->then, Ink::dim);
  }
}

}  // namespace dtsdoctor
