// SPDX-License-Identifier: Apache-2.0
#include "report/steps.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/wording.h"

namespace dtsdoctor {
namespace {

bool same_step(const Obtain& a, const Obtain& b) {
  return a.command == b.command && a.as == b.as && a.save_as == b.save_as;
}

}  // namespace

std::string rules_of(const Step& step, Lang lang) {
  constexpr std::size_t kMost = 8;
  const std::size_t shown = std::min(step.of.size(), kMost);
  std::vector<std::string> first(step.of.begin(),
                                 step.of.begin() + static_cast<std::ptrdiff_t>(shown));
  if (shown < step.of.size()) first.push_back(fmt::format("+{}", step.of.size() - shown));
  return wording::listed(first, lang);
}

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

std::vector<Step> ordered(std::vector<Step> steps) {
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
    const bool a_asks = a.obtain->command.empty();
    const bool b_asks = b.obtain->command.empty();
    return a_asks != b_asks ? b_asks : a.of.size() > b.of.size();
  });
  return steps;
}

NextSteps next_steps(const DiagnosisReport& diagnosis) {
  NextSteps next;
  next.confirmed =
      std::any_of(diagnosis.causes.begin(), diagnosis.causes.end(),
                  [](const CauseReport& cause) { return cause.verdict == Verdict::confirmed; });
  for (const CauseReport& cause : diagnosis.causes) {
    if (cause.verdict == Verdict::ruled_out) continue;
    if ((cause.verdict == Verdict::confirmed) != next.confirmed) continue;
    ++next.causes;
    add_step(next.steps, cause.missing, cause.id);
  }
  return next;
}

Argv added_by(const std::vector<Step>& steps) {
  Argv added;
  for (const Step& step : steps) {
    if (!step.obtain->save_as.empty()) added.insert(added.end(), {"-e", step.obtain->save_as});
  }
  return added;
}

Argv next_run(const Argv& added, Argv words, const std::vector<InputReport>& inputs) {
  const bool named = std::none_of(inputs.begin(), inputs.end(),
                                  [](const InputReport& input) { return input.name == "-"; });
  if (!named || inputs.empty()) return {};
  for (const InputReport& input : inputs) {
    if (input.name.starts_with("-")) words.emplace_back("--");
    words.push_back(input.name);
  }
  // Options may stand behind the files, but not behind "--".
  words.insert(words.end() - static_cast<std::ptrdiff_t>(inputs.size()), added.begin(),
               added.end());
  return words;
}

}  // namespace dtsdoctor
