// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include "cli/help_texts.h"

namespace dtsdoctor {

std::string help_text(Command command, Lang lang) {
  const HelpPages& pages = lang == Lang::zh ? kHelpZh : kHelpEn;
  switch (command) {
    case Command::check:
      return pages.check;
    case Command::explain:
      return pages.explain;
    case Command::rules:
      return pages.rules;
    case Command::scan:
      return pages.scan;
    case Command::merge:
      return pages.merge;
    case Command::redact:
      return pages.redact;
    case Command::diagnose:
      break;
  }
  return pages.diagnose;
}

}  // namespace dtsdoctor
