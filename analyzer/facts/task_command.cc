// SPDX-License-Identifier: Apache-2.0
#include "facts/task_command.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "base/ascii.h"
#include "facts/shell_variables.h"
#include "facts/shell_words.h"
#include "facts/task_fields.h"
#include "facts/task_query.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kAliyun = "aliyun";
constexpr std::string_view kCurl = "curl";

// Options of curl whose argument is a part of the query or body, and those whose argument is one
// name and its value, which curl encodes itself.
constexpr std::string_view kDataOptions[] = {"-d", "--data", "--data-raw", "--data-binary",
                                             "--data-ascii"};
constexpr std::string_view kPlainOptions[] = {"--data-urlencode", "-F", "--form", "--form-string"};

// The script's variables, read when they are first asked for.
using Variables = std::function<const ShellVariables&()>;

// Prose names the programs too, and its apostrophes would be read as quotes: a command of ours
// shows what it is within a few words.
bool looks_like_ours(std::string_view text, std::size_t begin, bool is_aliyun) {
  constexpr std::size_t kHead = 256;
  const std::string_view head = text.substr(begin, kHead);
  const std::size_t first = head.find_first_not_of(" \t\\`^\r\n");
  if (first == std::string_view::npos) return false;
  if (!is_aliyun) return is_one_of(head[first], "-'\"$h");
  const std::string_view line = head.substr(0, head.find_first_of(";|&'\"", first));
  for (std::size_t at = line.find("dts"); at != std::string_view::npos;
       at = line.find("dts", at + 1)) {
    if (at > 0 && is_space(line[at - 1]) && at + 3 < line.size() && is_space(line[at + 3]))
      return true;
  }
  return false;
}

// Where the name of the value that stands in a word begins: behind "--".
std::optional<NamedValue> parameter(const ShellWord& word) {
  const std::string& text = word.text.bytes();
  if (!text.starts_with("--") || text.size() < 3) return std::nullopt;
  const std::size_t equals = std::min(text.find('='), text.size());
  NamedValue out;
  out.name = text.substr(2, equals - 2);
  out.name_span = word.text.origin({2, equals});
  if (equals < text.size()) {
    out.text = text.substr(equals + 1);
    out.span = word.text.origin({equals + 1, text.size()});
    out.resolved = word.resolved;
  } else {
    out.span = {word.span.end, word.span.end};
    out.resolved = false;  // its value follows
  }
  return out;
}

void set_value(NamedValue& value, const ShellWord& word) {
  value.resolved = word.resolved;
  value.text = word.resolved ? word.text.bytes() : "";
  value.span = word.text.empty() ? word.span : word.text.origin({0, word.text.size()});
}

// A variable whose value the script sets is as good as the value.
void fill_in(NamedValue& value, const ShellWord& word, std::string_view text,
             const Variables& variables) {
  Span span = word.span;
  const auto drop_quotes = [&] {
    const bool quoted =
        span.end > span.begin + 1 && text[span.begin] == '"' && text[span.end - 1] == '"';
    if (quoted) span = {span.begin + 1, span.end - 1};
  };
  drop_quotes();
  if (text.substr(span.begin).starts_with("--")) {
    span.begin = std::min(text.find('=', span.begin), span.end - 1) + 1;
    drop_quotes();
  }
  const std::optional<std::string> known =
      variables().value_of(text.substr(span.begin, span.end - span.begin));
  if (!known) return;
  value.resolved = true;
  value.spelled = false;
  value.text = *known;
  value.span = span;
}

// Does the line behind the command have its parameters? Terminals and tickets wrap lines, also
// within words.
bool goes_on(std::string_view text, std::size_t end) {
  if (end >= text.size() || !is_space(text[end])) return false;
  const std::string_view rest = text.substr(std::min(text.find('\n', end), text.size() - 1) + 1);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  const std::size_t option = line.find(" --");
  return option != std::string_view::npos && option + 3 < line.size() &&
         is_upper(line[option + 3]) && line.find(kAliyun) == std::string_view::npos;
}

std::optional<TaskText> aliyun_task(const ShellCommand& command, std::string_view text,
                                    const Variables& variables) {
  TaskText out;
  out.form = TaskForm::command;
  out.complete = command.closed && !goes_on(text, command.span.end);
  std::size_t i = 1;
  // Options of the program may stand in front: aliyun --profile prod dts ConfigureDtsJob.
  while (i < command.words.size() && command.words[i].text.bytes() != "dts") ++i;
  if (i + 1 >= command.words.size()) return std::nullopt;
  const ShellWord& operation = command.words[i + 1];
  out.kind = operation.text.bytes();
  out.kind_span = operation.span;
  for (i += 2; i < command.words.size(); ++i) {
    const ShellWord& word = command.words[i];
    std::optional<NamedValue> value = parameter(word);
    if (!value) {
      if (!word.resolved) out.complete = false;  // further parameters may be in it
      continue;
    }
    const bool glued = word.text.bytes().find('=') != std::string::npos;
    if (!glued && i + 1 < command.words.size() && !parameter(command.words[i + 1]))
      set_value(*value, command.words[++i]);
    if (!value->resolved) {
      value->text.clear();
      if (!command.words[i].resolved) fill_in(*value, command.words[i], text, variables);
    }
    split_dotted_name(*value);
    out.values.push_back(std::move(*value));
  }
  return out;
}

// name=value of which nothing is encoded. In name@file the value is kept elsewhere.
std::vector<NamedValue> read_plain(const MappedText& argument) {
  const std::string& text = argument.bytes();
  const std::size_t stop = std::min(text.find_first_of("=@"), text.size());
  if (stop == 0 || stop == text.size()) return {};
  NamedValue out;
  out.name = text.substr(0, stop);
  out.name_span = argument.origin({0, stop});
  out.span = argument.origin({stop + 1, text.size()});
  out.resolved = text[stop] == '=';
  if (out.resolved) out.text = text.substr(stop + 1);
  split_dotted_name(out);
  return {std::move(out)};
}

std::optional<TaskText> curl_task(const ShellCommand& command) {
  TaskText out;
  out.form = TaskForm::query;
  out.complete = command.closed;
  bool request = false;
  for (std::size_t i = 1; i < command.words.size(); ++i) {
    const ShellWord& word = command.words[i];
    const std::string& text = word.text.bytes();
    if (starts_with_fold(text, "x-acs-action:")) request = true;
    if (text.starts_with('-')) continue;
    const std::string_view option = command.words[i - 1].text.bytes();
    const bool plain = is_among(option, kPlainOptions);
    const bool data = plain || is_among(option, kDataOptions);
    if (!data && text.find('?') == std::string::npos && text.find("://") == std::string::npos)
      continue;
    request = request || is_request(text);
    if (!data && text.find('?') == std::string::npos) continue;
    for (NamedValue& value : plain ? read_plain(word.text) : read_query(word.text)) {
      // What a variable of the shell would add is not in the text.
      if (!word.resolved) {
        value.resolved = false;
        value.text.clear();
      }
      if (value.name == "Action") {
        out.kind = value.text;
        out.kind_span = value.span;
      }
      out.values.push_back(std::move(value));
    }
    if (!word.resolved) out.complete = false;
  }
  return request ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::vector<TaskText> read_command_tasks(std::string_view text, std::size_t most) {
  std::vector<TaskText> out;
  std::optional<ShellVariables> known;
  const Variables variables = [&]() -> const ShellVariables& {
    if (!known) known.emplace(text);
    return *known;
  };
  std::size_t aliyun = text.find(kAliyun);
  std::size_t curl = text.find(kCurl);
  while (out.size() < most &&
         (aliyun != std::string_view::npos || curl != std::string_view::npos)) {
    const bool is_aliyun = aliyun < curl;
    const std::size_t at = std::min(aliyun, curl);
    const std::string_view program = is_aliyun ? kAliyun : kCurl;
    std::size_t next = at + program.size();
    if (is_program_at(text, at, program) && looks_like_ours(text, next, is_aliyun)) {
      const ShellCommand command = read_command(text, at);
      std::optional<TaskText> task =
          is_aliyun ? aliyun_task(command, text, variables) : curl_task(command);
      next = std::max(next, command.span.end);
      if (task) {
        task->span = command.span;
        out.push_back(std::move(*task));
      }
    }
    if (aliyun < next) aliyun = text.find(kAliyun, next);
    if (curl < next) curl = text.find(kCurl, next);
  }
  return out;
}

}  // namespace dtsdoctor
