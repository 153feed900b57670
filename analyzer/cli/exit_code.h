// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the exit codes, one meaning each. Where several apply, the order of precedence
// is bad_rules, bad_usage, lost_input, met, done.
#pragma once

namespace dtsdoctor {

enum class ExitCode {
  done = 0,        // ran to the end, whatever it found
  met = 1,         // --fail-on was met, or `explain` knows no such thing
  bad_usage = 2,   // wrong usage, an unusable config or evidence file, or no FILE readable
  lost_input = 3,  // bytes could not be had; the report says what was learnt
  bad_rules = 4,   // the rule bundle is invalid
};

}  // namespace dtsdoctor
