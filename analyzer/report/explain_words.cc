// SPDX-License-Identifier: Apache-2.0
//
// Everything that explain says of its own, in both languages side by side.
#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor::explain_words {

const Words kName{"NAME", "名称"};
const Words kCode{"CODE", "错误码"};
const Words kMessage{"MESSAGE", "报错信息"};
const Words kMeaning{"MEANING", "含义"};
const Words kErrors{"ERRORS", "相关报错"};
const Words kCauses{"CAUSES", "可能原因"};
const Words kChecks{"HOW IT IS TOLD", "判断依据"};
const Words kFindings{"WHAT IT FINDS", "检查内容"};
const Words kDocuments{"WHAT TO COLLECT", "需要收集的信息"};
const Words kFixes{"FIXES", "解决方法"};
const Words kHelpsAgainst{"HELPS AGAINST", "适用原因"};
const Words kSource{"SOURCE", "来源"};
const Words kSeeAlso{"SEE ALSO", "另请参见"};
const Words kFields{"FIELDS OF THE TASK", "任务配置字段"};

const Words kSeverity{"severity", "级别"};
const Words kStage{"stage", "阶段"};
const Words kEngines{"engines", "数据库"};
const Words kRetry{"retry", "重试"};
const Words kScope{"where", "范围"};
const Words kStatus{"status", "状态"};
const Words kCodeRow{"code", "错误码"};
const Words kAliases{"also", "别名"};
const Words kNeeds{"needs", "需要"};
const Words kFix{"fix", "解决"};
const Words kDetails{"details", "详情"};
const Words kRunAs{"run as", "执行身份"};
const Words kRun{"run by", "执行方式"};
const Words kThen{"then", "然后"};
const Words kType{"type", "类型"};
const Words kValues{"values", "取值"};
const Words kDerived{"derived from", "推导自"};
const Words kStated{"state it", "指定方式"};
const Words kPrinted{"printed", "输出"};

const Words kNoCode{"none documented", "文档未给出错误码"};
const Words kNoExample{"no wording is known", "暂无报错原文"};
const Words kNoCauses{"no cause is documented", "文档未给出原因"};
const Words kNoFixes{"no fix is documented", "文档未给出解决方法"};
const Words kNoChecks{"nothing that can be read decides it", "没有可供判断的信息"};
const Words kDtsOnly{"diagnosed only where the output names DTS: other products print it too",
                     "其他产品也会输出该报错，仅在输出中出现 DTS 字样时才会诊断"};
const Words kReplyOnly{
    "diagnosed only in a reply about tasks (or with --assume-dts): elsewhere it may be anything",
    "仅在任务查询结果中（或使用 --assume-dts 时）才会诊断：其他输出中的同样文字可能另有含义"};
const Words kAnyCause{"for every cause", "适用于全部原因"};
const Words kForCause{"for cause {}", "针对原因 {}"};
const Words kForCauses{"for causes {}", "针对原因 {}"};
const Words kDocumented{"documented", "文档记载"};
const Words kObserved{"observed, not documented", "实际观察到，文档未记载"};
const Words kInferred{"inferred, not documented", "推断得出，文档未记载"};
const Words kCaptured{"{}, as of {}", "{}，采集日期 {}"};
const Words kSameCode{"same code", "错误码相同"};
const Words kShares{"shares {}", "共同原因：{}"};
const Words kExcludes{"never true together with this cause", "与该原因不会同时成立"};
const Words kMore{"and {} more: dtsdoctor explain --list",
                  "以及另外 {} 项：dtsdoctor explain --list"};
const Words kOnlyFor{"{} (only for {})", "{}（仅限 {}）"};
const Words kAsUnder{"as under: {}", "同上，见：{}"};
const Words kSeveral{"{} stands for {} errors; the message tells them apart:",
                     "{} 对应 {} 种报错，请根据报错信息区分："};
const Words kSeveralInText{"the text holds {} different errors:", "文本中有 {} 种不同的报错："};

const Words kByCheck{"dtsdoctor check, before anything failed",
                     "dtsdoctor check，在任务失败之前检查"};
const Words kFixInFinding{"the finding itself says what to do", "检查结果中已说明如何处理"};
const Words kExplainsIt{"if it is found too, this one follows from it",
                        "若同时存在，则本问题由其引起"};
const Words kNever{"never: it is a secret", "属于敏感信息，不会输出"};

const Words kComma{", ", "、"};
const Words kSemicolon{"; ", "；"};
const Words kBracketed{"{} ({})", "{}（{}）"};

std::string_view severity(Severity value, Lang lang) {
  static const Words kWords[] = {{"error", "错误"}, {"warning", "警告"}, {"info", "提示"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string_view status(Status value, Lang lang) {
  static const Words kWords[] = {
      {"experimental: the rule may still change", "实验性规则，今后可能调整"},
      {"", ""},
      {"deprecated: the rule is kept for old reports only", "已弃用，仅为兼容旧报告而保留"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string_view retryable(Retryable value, Lang lang) {
  static const Words kWords[] = {
      {"cannot succeed: the task has to be configured anew", "重试无效，需要重新配置任务"},
      {"succeeds only after the cause is fixed", "排除原因后重试才会成功"},
      {"may succeed without any change: the error can be transient",
       "可能是暂时性错误，不做修改直接重试也可能成功"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string_view scope(Context value, Lang lang) {
  if (value == Context::any) return {};
  return (value == Context::dts ? kDtsOnly : kReplyOnly).in(lang);
}

std::string_view stage(std::string_view name, Lang lang) { return wording::stage(name, lang); }

std::string_view effect(Effect value, Lang lang) {
  static const Words kWords[] = {{"", ""},
                                 {"confirms", "可确认"},
                                 {"supports", "支持"},
                                 {"weakens", "削弱"},
                                 {"rules out", "可排除"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

}  // namespace dtsdoctor::explain_words
