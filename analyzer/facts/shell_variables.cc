// SPDX-License-Identifier: Apache-2.0
#include "facts/shell_variables.h"

#include <algorithm>

#include "base/ascii.h"
#include "facts/shell_words.h"

namespace dtsdoctor {
namespace {

bool is_name_character(char c) { return is_alnum(c) || c == '_'; }

// Length of the variable's name that begins `text`.
std::size_t name_length(std::string_view text) {
  if (text.empty() || is_digit(text[0])) return 0;
  const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
  return static_cast<std::size_t>(end - text.begin());
}

// Words in front of assignments that change nothing about the value.
bool is_declaration(std::string_view word) {
  constexpr std::string_view kWords[] = {"export", "readonly", "declare", "typeset", "set"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

bool is_assignment(std::string_view word) {
  const std::size_t length = name_length(word);
  return length > 0 && word.substr(length, 1) == "=";
}

// Commands that set variables to what is not in the text.
bool is_asking(std::string_view word) { return word == "for" || word == "read"; }

bool may_set(std::string_view code) {
  return code.find('=') != std::string_view::npos || code.starts_with("for ") ||
         code.starts_with("read ");
}

// `$name = value`, as PowerShell writes it.
bool is_powershell(std::string_view line) {
  if (!line.starts_with('$')) return false;
  const std::size_t length = name_length(line.substr(1));
  return length > 0 && trimmed(line.substr(1 + length)).starts_with('=');
}

}  // namespace

ShellVariables::ShellVariables(std::string_view text) {
  std::size_t at = 0;
  bool is_sure = true;  // what is indented may be in a condition
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view code = trimmed(text.substr(at, end - at));
    if (at == 0 || text[at - 1] == '\n') is_sure = !is_blank(text[at]);
    const auto begin = static_cast<std::size_t>(code.data() - text.data());
    std::size_t next = end;
    if (is_powershell(code)) {
      read_powershell(text, begin, is_sure);
    } else if (!code.empty() && code[0] != '#' && may_set(code)) {
      next = std::max(read_posix(text, begin, is_sure), at);
    }
    at = next + 1;
  }
}

void ShellVariables::read_powershell(std::string_view text, std::size_t begin, bool is_sure) {
  const std::string_view name = text.substr(begin + 1, name_length(text.substr(begin + 1)));
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  const ShellCommand value = read_command(text.substr(0, line_end), text.find('=', begin) + 1);
  const bool is_plain = value.closed && value.words.size() == 1 && value.words[0].resolved;
  set(name, is_plain && is_sure ? std::optional(value.words[0].text.bytes()) : std::nullopt);
}

// Gives where the command ends: at its line's end, or at the ; behind it.
std::size_t ShellVariables::read_posix(std::string_view text, std::size_t begin, bool is_sure) {
  const std::size_t line_end = std::min(text.find('\n', begin), text.size());
  ShellCommand command = read_command(has_open_quote_ ? text.substr(0, line_end) : text, begin);
  has_open_quote_ = has_open_quote_ || !command.closed;
  if (!command.closed) return line_end;
  const auto comment =
      std::find_if(command.words.begin(), command.words.end(),
                   [&](const ShellWord& word) { return text[word.span.begin] == '#'; });
  command.words.erase(comment, command.words.end());
  const bool asks = !command.words.empty() && is_asking(command.words[0].text.bytes());
  const auto is_other = [](const ShellWord& word) {
    return !is_declaration(word.text.bytes()) && !is_assignment(word.text.bytes());
  };
  // Assignments in front of another command are that command's own; behind a word such as "then"
  // they may happen or not.
  const auto other = std::find_if(command.words.begin(), command.words.end(), is_other);
  const auto first = other == command.words.end() ? command.words.begin() : other;
  for (auto word = first; word != command.words.end(); ++word) {
    const std::string_view spelled = word->text.bytes();
    const std::string_view name = spelled.substr(0, name_length(spelled));
    if (asks && !name.empty()) set(name, std::nullopt);
    if (asks || !is_assignment(spelled)) continue;
    const bool is_known = is_sure && word->resolved && other == command.words.end();
    set(name,
        is_known ? std::optional(std::string(spelled.substr(name.size() + 1))) : std::nullopt);
  }
  const std::size_t end = std::min(command.span.end, text.size());
  if (end < text.size() && text[end] == ';') return end;
  return std::min(text.find('\n', end), text.size());
}

void ShellVariables::set(std::string_view name, std::optional<std::string> value) {
  const auto [at, is_new] = values_.emplace(std::string(name), value);
  if (!is_new && at->second != value) at->second.reset();
}

std::optional<std::string> ShellVariables::value_of(std::string_view word) const {
  if (!word.starts_with('$')) return std::nullopt;
  word.remove_prefix(1);
  if (word.starts_with('{') && word.ends_with('}')) word = word.substr(1, word.size() - 2);
  if (word.empty() || name_length(word) != word.size()) return std::nullopt;
  const auto found = values_.find(word);
  return found == values_.end() ? std::nullopt : found->second;
}

}  // namespace dtsdoctor
