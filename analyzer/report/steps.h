// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what would settle the open causes is asked for by many of them at once, and
// every writer for people has to ask for it once, the most decisive first, as a command that can be
// copied. It runs nothing and decides nothing.
#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

// A command or question, and what it helps with.
struct Step {
  const Obtain* obtain = nullptr;
  std::vector<std::string> of;
};
// The rules that it helps with, the first of many.
[[nodiscard]] std::string rules_of(const Step& step, Lang lang);

void add_step(std::vector<Step>& steps, const std::vector<MissingReport>& needs,
              const std::string& what);

// The most decisive first; commands before questions, since they cannot be answered wrongly.
[[nodiscard]] std::vector<Step> ordered(std::vector<Step> steps);

// What a diagnosis asks for. Where a cause is confirmed, only what its fixes lack counts.
struct NextSteps {
  std::vector<Step> steps;  // not ordered yet
  std::size_t causes = 0;   // that are open
  bool confirmed = false;
};
[[nodiscard]] NextSteps next_steps(const DiagnosisReport& diagnosis);

// Options that hand over what the commands wrote; empty if they wrote nothing.
[[nodiscard]] Argv added_by(const std::vector<Step>& steps);

// The next run: `words`, this one's inputs and what was added. Empty if standard input was among
// them, which cannot be read again.
[[nodiscard]] Argv next_run(const Argv& added, Argv words, const std::vector<InputReport>& inputs);

}  // namespace dtsdoctor
