// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal_hint.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

Words hint(Pasted what) {
  switch (what) {
    case Pasted::error:
      return {"Paste the error and end it with Ctrl-D on a line of its own.\n",
              "请粘贴报错，然后在单独的一行按 Ctrl-D 结束。\n"};
    case Pasted::log:
      return {"Paste the log and end it with Ctrl-D on a line of its own.\n",
              "请粘贴日志，然后在单独的一行按 Ctrl-D 结束。\n"};
    case Pasted::report:
      return {"Paste the report and end it with Ctrl-D on a line of its own.\n",
              "请粘贴报告，然后在单独的一行按 Ctrl-D 结束。\n"};
    case Pasted::config:
      return {"Paste the task configuration and end it with Ctrl-D on a line of its own.\n",
              "请粘贴任务配置，然后在单独的一行按 Ctrl-D 结束。\n"};
    case Pasted::evidence:
      return {"Paste the RAM document and end it with Ctrl-D on a line of its own.\n",
              "请粘贴 RAM 文档，然后在单独的一行按 Ctrl-D 结束。\n"};
    case Pasted::output:
      break;
  }
  return {
      "Paste the failing output (console text, CLI, SDK, Terraform, log) and end it with Ctrl-D "
      "on a line of its own.\n"
      "Better still: aliyun dts ... 2>&1 | dtsdoctor -c task.json     (dtsdoctor --help)\n",
      "请粘贴失败时的输出（控制台文字、CLI、SDK、Terraform、日志），然后在单独的一行按 Ctrl-D "
      "结束。\n"
      "也可直接使用：aliyun dts ... 2>&1 | dtsdoctor -c task.json     （dtsdoctor --help）\n"};
}

}  // namespace

bool is_typed(const std::vector<std::string>& files, const Environment& environment) {
  return environment.stdin_is_terminal && std::find(files.begin(), files.end(), "-") != files.end();
}

void hint_at_typing(Pasted what, Lang lang, const Environment& environment) {
  if (environment.stdin_is_terminal) environment.err(hint(what).in(lang));
}

void hint_at_typed_documents(const std::vector<std::string>& configs,
                             const std::vector<std::string>& evidence, Lang lang,
                             const Environment& environment) {
  if (is_typed(configs, environment)) hint_at_typing(Pasted::config, lang, environment);
  if (is_typed(evidence, environment)) hint_at_typing(Pasted::evidence, lang, environment);
}

}  // namespace dtsdoctor
