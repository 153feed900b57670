// SPDX-License-Identifier: Apache-2.0
#include "report/shell.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

bool is_safe(char c) { return is_alnum(c) || is_one_of(c, "_@%+=:,./-"); }

// visible(), but line ends and tabs stay: inside of quotes they are data.
std::string shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t stop = std::min(text.find_first_of("\n\t"), text.size());
    out += visible(text.substr(0, stop));
    if (stop < text.size()) out += text[stop];
    text.remove_prefix(std::min(stop + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string shell_quoted(std::string_view argument) {
  if (!argument.empty() && std::all_of(argument.begin(), argument.end(), is_safe)) {
    return std::string(argument);
  }
  std::string out = "'";
  for (const char c : shown(argument)) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string shell_line(const std::vector<std::string>& argv) {
  std::string out;
  for (const std::string& argument : argv) {
    if (!out.empty()) out += ' ';
    // "A=b" in front would be an assignment.
    const bool assigns = out.empty() && argument.find('=') != std::string::npos;
    const std::string quoted = shell_quoted(argument);
    out += assigns && quoted.front() != '\'' ? "'" + quoted + "'" : quoted;
  }
  return out;
}

}  // namespace dtsdoctor
