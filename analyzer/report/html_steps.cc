// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/html_parts.h"
#include "report/shell.h"

namespace dtsdoctor {
namespace {

std::string help_of(const Step& step, Helps helps, std::size_t causes, Lang lang) {
  if (helps == Helps::nothing) return "";
  const std::string what = helps == Helps::rules
                               ? rules_of(step, lang)
                               : wording::open_causes(step.of.size(), causes, lang);
  return wording::fill(wording::kDecides, lang, what);
}

// `again`: it was said before who has the profile.
void command(const Step& step, bool again, const std::string& helps, HtmlPage& page) {
  const Obtain& obtain = *step.obtain;
  page.out.open("li");
  page.out.open("p");
  if (!obtain.profile.empty()) page.out.element("code", obtain.profile);
  if (!obtain.profile.empty() && !again) page.out.text(page.lang == Lang::zh ? "：" : ": ");
  if (!again) page.out.text(obtain.as);
  if (!helps.empty()) page.out.text(" ").element("span", helps, {{"class", "dim"}});
  page.out.close();
  html_copyable(command_line(obtain), page);
  page.out.close();
}

void question(const Step& step, const std::string& helps, HtmlPage& page) {
  page.out.open("li").open("p").element("strong", step.obtain->as);
  if (!helps.empty()) page.out.text(" ").element("span", helps, {{"class", "dim"}});
  page.out.close();
  if (!step.obtain->then.empty()) page.out.element("p", step.obtain->then, {{"class", "then"}});
  page.out.close();
}

}  // namespace

void html_steps(std::vector<Step> steps, const Words& title, Helps helps, std::size_t causes,
                const Argv& words, const std::vector<InputReport>& inputs, HtmlPage& page) {
  if (steps.empty()) return;
  steps = ordered(std::move(steps));
  const auto asks = std::find_if(steps.begin(), steps.end(),
                                 [](const Step& step) { return step.obtain->command.empty(); });
  open_part(page.say(title), page);
  page.out.open("ul", {{"class", "next"}});
  std::vector<std::string_view> introduced;
  for (auto step = steps.begin(); step != asks; ++step) {
    const std::string& profile = step->obtain->profile;
    const bool again = !profile.empty() &&
                       std::find(introduced.begin(), introduced.end(), profile) != introduced.end();
    introduced.push_back(profile);
    command(*step, again, help_of(*step, helps, causes, page.lang), page);
  }
  const Argv added = added_by({steps.begin(), asks});
  if (!added.empty()) {
    const Argv run = next_run(added, words, inputs);
    page.out.open("li");
    if (run.empty()) {
      page.out.element("p", wording::fill(wording::kRunAgain, page.lang, shell_line(added)));
    } else {
      page.out.element("p", page.say(page_words::kThenRun));
      html_copyable(shell_line(run), page);
    }
    page.out.close();
  }
  for (auto step = asks; step != steps.end(); ++step)
    question(*step, help_of(*step, helps, causes, page.lang), page);
  page.out.close();
  close_part(page);
}

}  // namespace dtsdoctor
