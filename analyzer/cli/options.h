// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the command line as a value. What is here was checked: formats and languages are
// known, numbers are numbers, commands exist. Reading files and choosing defaults from the
// environment is left to the commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "cli/command_words.h"
#include "input/limits.h"
#include "input/record_time.h"
#include "report/redaction.h"

namespace dtsdoctor {

struct Options {
  Command command = Command::diagnose;
  bool help = false;
  bool version = false;
  std::vector<std::string> arguments;  // FILEs, or the words behind a command
  std::vector<std::string> configs;
  std::vector<std::string> evidence;
  std::string account;
  std::string task;  // --task: id, name or label of the one that is meant
  std::vector<std::pair<std::string, std::string>> facts;  // KEY, VALUE
  std::string format = "text";
  std::string lang;  // empty: from the environment
  std::string colour = "auto";
  std::vector<std::string> rules;
  bool builtin_rules = true;
  std::vector<std::string> fail_on;
  std::vector<std::string> ignore;  // scan: ids of rules
  bool assume_dts = false;
  bool known_only = false;
  bool why = false;
  bool quiet = false;
  bool list = false;                          // explain --list
  bool all = false;                           // explain --all: everything that is known
  std::string area, engine, stage, status;    // rules list: only rules that have these
  std::string progress = "auto";              // scan: auto, always, never
  std::vector<std::string> include, exclude;  // scan: patterns for names below a PATH
  std::string baseline;                       // scan, merge: a report to compare with
  std::string cluster;                        // rules stub: an unrecognized entry of a report
  std::size_t jobs = 0;                       // scan: threads; 0: as many as processors, at most 4
  std::string state;   // scan: what was read by earlier runs; empty: everything is new
  std::string output;  // where the report goes; empty: standard output
  Redaction redaction;
  TimeRules times;
  Limits limits;
};

// `words`: the command line without the program's name.
[[nodiscard]] Result<Options> parse_options(const std::vector<std::string>& words);

}  // namespace dtsdoctor
