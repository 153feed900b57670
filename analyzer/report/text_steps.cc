// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/utf8.h"
#include "report/shell.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

bool same_step(const Obtain& a, const Obtain& b) { return a.command == b.command && a.as == b.as; }

}  // namespace

void add_step(std::vector<Step>& steps, const std::vector<MissingReport>& needs,
              const std::string& what) {
  std::vector<const Obtain*> counted;
  for (const MissingReport& missing : needs) {
    if (!missing.obtain) continue;
    const Obtain& obtain = *missing.obtain;
    auto step = std::find_if(steps.begin(), steps.end(),
                             [&](const Step& known) { return same_step(*known.obtain, obtain); });
    if (step == steps.end()) step = steps.insert(steps.end(), Step{&obtain, {}});
    const bool again = std::find(counted.begin(), counted.end(), step->obtain) != counted.end();
    if (again) continue;
    counted.push_back(step->obtain);
    step->of.push_back(what);
  }
}

void write_steps(std::vector<Step> steps, const Words& heading,
                 const std::function<std::string(const Step&)>& helps_with, Page& page) {
  if (steps.empty()) return;
  // The most decisive first; commands before questions, since they cannot be answered wrongly.
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
    const bool a_asks = a.obtain->command.empty();
    const bool b_asks = b.obtain->command.empty();
    return a_asks != b_asks ? b_asks : a.of.size() > b.of.size();
  });
  if (page.style.quiet) steps.resize(1);
  page.heading(heading.in(page.lang), Ink::cyan);
  std::size_t label_width = 0;
  for (const Words* word : {&wording::kDecides, &wording::kRunAs, &wording::kThen})
    label_width = std::max(label_width, display_width(word->in(page.lang)));
  const auto row = [&](const Words& label, std::string_view text) {
    if (text.empty()) return;
    page.prose("    " + padded(label.in(page.lang), label_width + 2), text, Ink::dim);
  };
  for (const Step& step : steps) {
    const bool question = step.obtain->command.empty();
    if (question) {
      page.prose("  ", step.obtain->as, Ink::plain, Ink::bold);
    } else {
      page.line("  " + page.paint(Ink::bold, shell_line(step.obtain->command)));
    }
    row(wording::kDecides, helps_with(step));
    if (!question) row(wording::kRunAs, step.obtain->as);
    row(wording::kThen, step.obtain->then);
  }
}

}  // namespace dtsdoctor
