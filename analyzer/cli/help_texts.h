// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the pages of --help as they are printed into a pipe, laid out by hand, in
// English and in Chinese. Both tell the same options in the same order (help_test sees to it). They
// refuse to know a terminal: report/refit fits them to its width.
#pragma once

namespace dtsdoctor {

struct HelpPages {
  const char* diagnose;
  const char* check;
  const char* explain;
  const char* rules;
  const char* scan;
  const char* merge;
  const char* redact;
};

extern const HelpPages kHelpEn;
extern const HelpPages kHelpZh;

}  // namespace dtsdoctor
