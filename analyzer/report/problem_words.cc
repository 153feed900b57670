// SPDX-License-Identifier: Apache-2.0
#include "report/problem_words.h"

#include <algorithm>
#include <iterator>
#include <span>

#include "report/command_words.h"
#include "report/library_words.h"

namespace dtsdoctor {
namespace {

// Gaps: base/message.h.
constexpr Words kSentences[] = {
    {"error", "错误"},
    {"warning", "警告"},
    {"note", "注意"},

    // ---- files
    {"cannot open {}", "无法打开 {}"},
    {"cannot read {}", "无法读取 {}"},
    {"cannot write {}", "无法写入 {}"},
    {"cannot write standard output", "无法写入标准输出"},
    {"standard input", "标准输入"},
    {"--output {} is a file that is read", "--output {} 是本次要读取的文件"},
    {"it would be replaced: name another", "写入会覆盖它，请换一个文件名"},
    {"not a regular file", "不是普通文件"},
    {"scan reads folders: dtsdoctor scan {}", "读取目录请用 dtsdoctor scan {}"},
    {"not a regular file: {}", "不是普通文件，而是{}"},
    {"a FIFO", "命名管道"},
    {"a socket", "套接字"},
    {"a device", "设备"},
    {"to read it, name it as a PATH", "如需读取，请将其直接写为 PATH"},
    {"it vanished after its folder was listed", "列出所在目录之后，该文件已不存在"},
    {"it was truncated while it was read", "读取期间文件被截断"},
    {"nothing in it is to be read", "其中没有需要读取的内容"},
    {"a link to {}: {}", "指向 {} 的链接：{}"},
    {"which is not there", "该目标不存在"},
    {"a loop: it is the folder it stands in, {}", "目录循环：它就是所在的目录 {}"},
    {"a link to what is read as {}", "该链接指向的内容已按 {} 读取"},
    {"it was read as {}", "已按 {} 读取"},
    {"interrupted", "已中断"},
    {"interrupted: not read", "已中断：未读取"},
    {"1 input was not read, or not to the end", "有 1 个输入未读取或未读完"},
    {"{} inputs were not read, or not to the end", "有 {} 个输入未读取或未读完"},
    {"not read: this run writes it", "未读取：本次运行会写入该文件"},
    {"not used: no document of a kind that is known", "未使用：不是可识别的文档"},
    {"not used: the task names no role {} of account {}",
     "未使用：任务中没有填写角色 {}（账号 {}）"},
    {"not used: it does not say which role it is of, and it fits no end for sure",
     "未使用：其中没有说明属于哪个角色，无法确定对应哪一端"},
    {"not used: another document fits the task as well or better, or it fits several ends alike",
     "未使用：另有文档与任务同样相符或更相符，或它与多端同样相符"},
    {"not used: these are not the policies of a role, and a user's or a group's let DTS do nothing",
     "未使用：这不是角色的权限策略；RAM 用户或用户组的策略不会授权 DTS"},
    {"not used: the task does not name role {}", "未使用：任务中没有填写角色 {}"},
    {"not used: it does not say whose policies these are; name its file after the role, or after "
     "its end (source-…, destination-…)",
     "未使用：其中没有说明是哪个角色的权限策略；请用角色名称，或用所在端（source-…、destination-…）"
     "命名该文件"},
    {"not used: this version of the policy is not in force", "未使用：该策略版本未生效"},
    {"not used: which policies the role has is not known without ram ListPoliciesForRole",
     "未使用：没有 ram ListPoliciesForRole 的输出，无法得知角色拥有哪些权限策略"},
    {"not used: no attached policy is of this name and version, or it may be several; name its "
     "file after the policy",
     "未使用：已授予的策略中没有此名称和版本，或有多个相符；请用策略名称命名该文件"},
    {"not used: account {} is neither that of --account nor the owner of an end",
     "未使用：账号 {} 既不是 --account 给出的账号，也不是任何一端实例的所属账号"},
    {"not used: there are several identities, and which one creates the task is not known",
     "未使用：有多个身份，无法确定由哪一个创建任务"},
    {"not read: a report of dtsdoctor, and what it quotes failed elsewhere",
     "未读取：这是 dtsdoctor 的报告，其中引用的错误发生在别处"},

    // ---- archives
    {"cannot unpack", "无法解包"},
    {"unpacking stopped: {}", "解包中止：{}"},
    {"it is damaged", "文件已损坏"},
    {"damaged gzip input", "gzip 数据已损坏"},
    {"damaged gzip input, {}", "gzip 数据已损坏（{}）"},
    {"truncated gzip input", "gzip 数据不完整"},
    {"damaged {} input", "{} 数据已损坏"},
    {"truncated {} input", "{} 数据不完整"},
    {"it is encrypted", "文件已加密"},
    {"no memory", "内存不足"},
    {"unpack it with its password and give the files", "请用密码解包后提供其中的文件"},
    {"the libarchive of this machine lacks {}", "本机的 libarchive 不支持 {}"},
    {"further limits reached: {}, see -f json", "另外达到的限制：{} 处，见 -f json"},
    {"a packing that is not read: {}", "不支持的压缩格式：{}"},
    {"unpack it and give the files", "请解包后提供其中的文件"},
    {"unpacking takes libarchive, which is not installed", "解包需要 libarchive，但本机没有安装"},
    {"the libarchive that is installed is too old", "本机安装的 libarchive 版本过旧"},
    {"install libarchive (on Debian and Ubuntu: apt-get install libarchive13), or unpack it and "
     "give the files",
     "请安装 libarchive（Debian 和 Ubuntu：apt-get install libarchive13），或解包后提供其中的文件"},

    // ---- JSON, YAML, XML
    {"not valid JSON", "不是有效的 JSON"},
    {"{} looks like a configuration or a policy, but cannot be parsed",
     "{} 看起来是配置或策略文档，但无法解析"},
    {"it was read as a log: repair it, and its facts count",
     "已按日志读取；修正后，其中的信息才会用于诊断"},
    {"the tasks are: {}", "现有任务：{}"},
    {"this is no YAML that can be read", "不是可读取的 YAML"},
    {"not valid XML", "不是有效的 XML"},
    {"it is no YAML", "不是 YAML"},
    {"it is nested too deeply", "嵌套过深"},
    {"nested deeper than {} levels", "嵌套超过 {} 层"},
    {"syntax error while parsing {} - {}", "解析{}时语法错误：{}"},
    {"invalid string: control character {} must be escaped to {}",
     "字符串无效：控制字符 {} 必须转义"},
    {"unexpected {}", "此处不应为{}"},
    {"unexpected {}; expected {}", "此处不应为{}，应为{}"},

    // ---- configurations and evidence
    {"{} is no task configuration", "{} 不是任务配置"},
    {"{} is no evidence that can be used", "{} 不是可用的佐证文档"},
    {"it is a task configuration", "这是任务配置"},
    {"it is a RAM or STS document", "这是 RAM 或 STS 文档"},
    {"its content is none of the documents below", "其内容不属于下列任何一种文档"},
    {"it has no SourceEndpoint… or DestinationEndpoint… field",
     "其中没有 SourceEndpoint… 或 DestinationEndpoint… 字段"},
    {"give it with -c", "请改用 -c 提供"},
    {"give it with -e", "请改用 -e 提供"},
    {"give the output of aliyun ram GetRole, ram ListPoliciesForRole, ram ListRoles, ram GetPolicy "
     "or sts GetCallerIdentity, a trust or permission policy, or a Terraform state or "
     "configuration",
     "请提供 aliyun ram GetRole、ram ListPoliciesForRole、ram ListRoles、ram GetPolicy 或 sts "
     "GetCallerIdentity 的输出，或信任策略、权限策略，或 Terraform 的 state 或配置"},
    {"give the ConfigureDtsJob request (JSON, aliyun command line or URL), the "
     "DescribeDtsJobDetail reply, Terraform, a ROS template, or its fields, as JSON or one a line",
     "请提供 ConfigureDtsJob 的请求（JSON、aliyun 命令行或 URL）、DescribeDtsJobDetail "
     "的返回结果、Terraform、ROS 模板，或将任务的字段写成 JSON 或逐行列出"},
    {"{} is larger than a document may be", "{} 超过了文档的大小上限"},
    {"--max-document is {} bytes", "--max-document 为 {} 字节"},
    {"raise --max-document", "请调大 --max-document"},
    {"unknown field '{}' in the task configuration", "任务配置中有未知字段 '{}'"},
    {"it is ignored", "已忽略该字段"},
    {"a part of the task configuration cannot be read", "任务配置中有一部分无法读取"},
    {"what stands there is taken as not known", "该处内容按未知处理"},
    {"the role's document ends in the middle", "角色文档不完整，在中途结束"},
    {"the task configuration ends in the middle", "任务配置不完整，在中途结束"},
    {"what may have followed is taken as not known", "其后可能有的内容一律视为未知"},
    {"--task: there is no task '{}'", "--task：没有任务 '{}'"},
    {"--task {}: there is no task to choose from", "--task {}：没有可供选择的任务"},
    {"no task configuration is among what was given", "给出的内容中没有任务配置"},
    {"give one with -c", "请用 -c 提供"},
    {"there is nothing to check", "没有可检查的内容"},
    {"give the task configuration, and for more rules the output of aliyun ram GetRole, ram "
     "ListPoliciesForRole and sts GetCallerIdentity",
     "请提供任务配置；再提供 aliyun ram GetRole、ram ListPoliciesForRole 和 sts GetCallerIdentity "
     "的输出，可检查更多规则"},
};

// Empty if there is none.
std::string_view wording_of(std::span<const Words> sentences, std::string_view english) {
  const auto entry = std::find_if(sentences.begin(), sentences.end(),
                                  [&](const Words& each) { return each.en == english; });
  return entry == sentences.end() ? std::string_view() : entry->zh;
}

}  // namespace

std::string worded(const Message& message, Lang lang) {
  if (lang == Lang::en || message.sentence().empty()) return message.english();
  std::string_view wording = wording_of(kSentences, message.sentence());
  if (wording.empty()) wording = wording_of(command_sentences(), message.sentence());
  if (wording.empty()) wording = library_wording(message.sentence());
  if (wording.empty()) return message.english();
  std::vector<std::string> parts;
  for (const Message& part : message.parts()) parts.push_back(worded(part, lang));
  return fill_gaps(wording, parts);
}

Problem worded(const Problem& problem, Lang lang) {
  return {worded(problem.what, lang), problem.where, worded(problem.why, lang),
          worded(problem.help, lang)};
}

std::vector<Words> worded_sentences() {
  std::vector<Words> all(std::begin(kSentences), std::end(kSentences));
  const std::span<const Words> more = command_sentences();
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace dtsdoctor
