// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: people paste the command they ran. This splits one command into words as the
// shell does, keeping the place of each. It runs nothing and looks nothing up: what the shell would
// fill in makes a word unresolved.
#pragma once

#include <string_view>
#include <vector>

#include "base/mapped_text.h"

namespace dtsdoctor {

struct ShellWord {
  MappedText text;       // unquoted, maps to offsets in the text it was read from
  Span span;             // as spelled, quotes included
  bool resolved = true;  // false: a variable, a command's output or a <placeholder> is in it
};

struct ShellCommand {
  std::vector<ShellWord> words;
  Span span;
  bool closed = true;  // false: a quote is open at the end of the text
};

// Reads the command that starts at `begin`, up to its unquoted end: a line end that is not
// continued, an operator (; | & and redirections), an unbalanced ) or `. Knows '…', "…", $'…' and
// backslash of POSIX shells, and which of \ ` ^ continues lines here: the first line end that is
// continued tells the shell (PowerShell: `, cmd: ^). A line that begins with an option goes on,
// too. Linear in what it reads.
[[nodiscard]] ShellCommand read_command(std::string_view text, std::size_t begin);

// Does a command of the program begin at `at`, where its name stands? Behind a prompt, a path, a
// quote, a mark of Markdown, or words of a language that sets no blanks; `program` is its name
// without ".exe".
[[nodiscard]] bool is_program_at(std::string_view text, std::size_t at, std::string_view program);

}  // namespace dtsdoctor
