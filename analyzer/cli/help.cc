// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include "cli/help_texts.h"

namespace dtsdoctor {
namespace {

Words page(Command command) {
  switch (command) {
    case Command::check:
      return {help_en::kCheck, help_zh::kCheck};
    case Command::explain:
      return {help_en::kExplain, help_zh::kExplain};
    case Command::rules:
      return {help_en::kRules, help_zh::kRules};
    case Command::scan:
      return {help_en::kScan, help_zh::kScan};
    case Command::merge:
      return {help_en::kMerge, help_zh::kMerge};
    case Command::redact:
      return {help_en::kRedact, help_zh::kRedact};
    case Command::diagnose:
      break;
  }
  return {help_en::kDiagnose, help_zh::kDiagnose};
}

}  // namespace

std::string help_text(Command command, Lang lang) { return std::string(page(command).in(lang)); }

}  // namespace dtsdoctor
