// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: everything a run takes from its process (variables, terminals, streams) comes in
// through here, so that nothing else reads them and tests can hand in their own. It decides
// language, colour and width by the documented order and nothing more.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "rules/rule_set.h"

namespace dtsdoctor {

struct Environment {
  std::function<std::optional<std::string>(const char*)> variable;
  bool stdin_is_terminal = false;
  bool stdout_is_terminal = false;
  bool stderr_is_terminal = false;
  Lang lang = Lang::en;                       // of the run, once its options are known
  std::size_t terminal_width = 0;             // 0: not known
  std::function<std::size_t()> stderr_width;  // as it is now; 0: not known
  std::function<void(std::string_view)> out;  // standard output
  std::function<void(std::string_view)> err;  // standard error
  std::function<bool()> out_is_whole;         // did all of it arrive up to now?
  // The errno of the first write to it that failed, 0 if none: a reader that went away is no error.
  std::function<int()> out_error;
};

// A standard stream that is closed stays taken, and fails as before where it is read or written:
// else the next file or pipe that is opened would be taken for it.
void keep_closed_streams();

[[nodiscard]] Environment this_process();

// `option`: the value of --lang, may be empty. Else LC_ALL, LC_MESSAGES, LANG; the first that is
// set decides.
[[nodiscard]] Lang choose_language(const std::string& option, const Environment& environment);

// --color beats NO_COLOR, which beats FORCE_COLOR, which beats the terminal and TERM.
[[nodiscard]] bool choose_colour(const std::string& option, const Environment& environment);

// Is there nobody, or no room, for what is still to be printed?
[[nodiscard]] bool output_is_gone(const Environment& environment);

// Terminal cells to wrap at.
[[nodiscard]] std::size_t choose_width(const Environment& environment);

// The same for standard error; 0 if that is no terminal: there lines stay whole.
[[nodiscard]] std::size_t choose_error_width(const Environment& environment);

}  // namespace dtsdoctor
