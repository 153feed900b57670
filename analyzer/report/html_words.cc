// SPDX-License-Identifier: Apache-2.0
#include "report/html_words.h"

#include "report/figures.h"

namespace dtsdoctor::page_words {

const Words kSkip{"Skip to the answer", "跳到结论"};
const Words kReport{"diagnosis of a DTS task", "DTS 任务诊断报告"};
const Words kCheckReport{"check of a DTS task before it is started", "DTS 任务启动前检查报告"};
const Words kScanReport{"scan of DTS logs", "DTS 日志扫描报告"};
const Words kExpand{"Expand all", "全部展开"};
const Words kCollapse{"Collapse all", "全部折叠"};
const Words kMadeBy{"dtsdoctor {}; {} rules of {} ({})", "dtsdoctor {}；规则 {} 条，{}（{}）"};
const Words kOffline{"Made offline. This page loads nothing and sends nothing.",
                     "离线生成。本页面不加载也不发送任何内容。"};

const Words kManyDiagnoses{"{} diagnoses", "{} 个诊断结果"};
const Words kScanTitle{"{} in {}", "{1}中有 {0}"};
const Words kNoFault{"No fault found", "未发现问题"};
const Words kFaults{"Errors: {}, warnings: {}", "错误 {} 个，警告 {} 个"};

const Words kDiagnoses{"diagnoses", "诊断结果"};
const Words kShown{"evidence", "证据"};
const Words kCode{"code", "错误码"};
const Words kEndpoint{"endpoint", "端点"};
const Words kTask{"task", "任务"};
const Words kSeen{"seen", "出现"};
const Words kTimes{"{} times", "{} 次"};
const Words kAlsoAt{", also at ", "，另见 "};
const Words kRequestId{"request id", "请求 ID"};
const Words kChain{"chain", "错误链"};
const Words kPeriod{"period", "时间范围"};
const Words kUndecided{"what was read does not decide between the documented causes",
                       "已读取的内容不足以判定是哪个原因"};
const Words kAccounts{"accounts", "账号分工"};
const Words kMissing{"What would settle it", "可用于判定的信息"};
const Words kChecks{"how this verdict was reached", "该结论的依据"};
const Words kIfSo{"fix, if this is the cause", "若为此原因，解决方法"};
const Words kThenRun{"then run dtsdoctor again", "然后再次运行 dtsdoctor"};
const Words kToFillIn{"to complete the fix", "完善解决方法"};
const Words kReferences{"references", "参考"};
const Words kLeftOut{"{} characters left out", "省略 {} 个字符"};

const Words kFindings{"findings", "检查结果"};
const Words kRoutine{"also noted, as in sound tasks: {}", "另有提示（正常任务中也会出现）：{} 条"};
const Words kOpenRules{"not checked", "未检查"};
const Words kOpenCount{"rules that lack what they look at: {}", "因缺少信息而未检查的规则：{} 条"};
const Words kCheckMore{"to check more", "检查更多规则"};

const Words kCopy{"Copy", "复制"};
const Words kCopied{"Copied", "已复制"};
const Words kCopyFailed{"The browser does not allow it: the text is selected, press Ctrl+C",
                        "浏览器不允许复制：文本已选中，请按 Ctrl+C"};

const Words kErrorRecords{"error records", "错误记录"};
const Words kExplained{"explained", "已解释"};
const Words kUnrecognized{"not recognised", "未识别"};
const Words kSkipped{"skipped", "已跳过"};
const Words kFiles{"files", "文件数"};
const Words kSize{"size", "大小"};
const Words kTimeline{"when", "时间分布"};
const Words kTimelineLabel{
    "Errors over time, from {} to {} UTC; the numbers are in the table below",
    "错误随时间的分布，{} 至 {}（UTC）；具体数值见下表"};
const Words kTimelineCaption{"Errors over time (UTC)", "错误随时间的分布（UTC）"};
const Words kBar{"{}: {}", "{}：{}"};
const Words kHighest{"at most {} in {}", "最高 {} 次 / {}"};
const Words kAsTable{"as a table", "以表格查看"};
const Words kFrom{"from", "起始"};
const Words kMeaning{"causes and fixes", "原因与解决方法"};
const Words kMeanings{"causes and fixes", "原因与解决方法"};
const Words kOpenNames{
    "Names in italics differ: they stand in each row of the table, and a link from there fills "
    "them in.",
    "斜体名称因诊断而异：见表中各行；从表中的链接进入时会自动填入。"};
const Words kSections{"sections", "章节"};
const Words kLost{", {} with a problem", "，其中 {} 个有问题"};
const Words kUnlisted{"{} of {} shown", "显示 {} 处，共 {} 处"};

const Words kCount{"count", "次数"};
const Words kDiagnosis{"diagnosis", "诊断"};
const Words kFirst{"first", "首次"};
const Words kLast{"last", "末次"};
const Words kTemplate{"text, with what varies left out", "文本（已略去变化部分）"};
const Words kName{"name", "名称"};
const Words kKind{"kind", "类型"};
const Words kLines{"lines", "行数"};
const Words kStatus{"status", "状态"};
const Words kLimit{"limit", "限制"};
const Words kWhere{"where", "位置"};
const Words kWhat{"what happened", "情况"};
const Words kInputs{"inputs", "输入"};
const Words kLimits{"limits reached", "达到的限制"};
const Words kDiagnosesCaption{"What was found; open a row for its places",
                              "发现的错误；展开一行可查看出处"};
const Words kUnknownCaption{"Errors that no rule explains, alike ones together",
                            "没有规则可解释的错误，相似的归为一类"};
const Words kInputsCaption{"What was read, each with its status", "已读取的输入及其状态"};
const Words kLimitsCaption{"What was cut short; each limit is an option",
                           "被截断的内容；每项限制都可用选项调整"};
const Words kFilter{"Filter", "筛选"};
const Words kSeverity{"Severity", "严重程度"};
const Words kShowing{"{} of {}", "{} / {}"};
const Words kMore{"Show more", "显示更多"};

std::string_view severity(Severity value, Lang lang) {
  static const Words kNames[] = {{"error", "错误"}, {"warning", "警告"}, {"info", "提示"}};
  return kNames[static_cast<std::size_t>(value)].in(lang);
}

std::string_view severity_sign(Severity value) {
  static constexpr std::string_view kSigns[] = {"✕", "▲", "i"};
  return kSigns[static_cast<std::size_t>(value)];
}

std::string_view origin(OriginKind value, Lang lang) {
  static const Words kNames[] = {
      {"documented", "文档记载"}, {"observed", "实测"}, {"inferred", "推断"}};
  return kNames[static_cast<std::size_t>(value)].in(lang);
}

std::string error_records(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 条错误记录", grouped(count));
  return fmt::format("{} error record{}", grouped(count), count == 1 ? "" : "s");
}

std::string files(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 个文件", grouped(count));
  return fmt::format("{} file{}", grouped(count), count == 1 ? "" : "s");
}

std::string duration(std::int64_t seconds, Lang lang) {
  struct Unit {
    std::int64_t seconds;
    Words one;
    Words many;
  };
  static const Unit kUnits[] = {{86400, {"day", "天"}, {"days", "天"}},
                                {3600, {"hour", "小时"}, {"hours", "小时"}},
                                {60, {"minute", "分钟"}, {"minutes", "分钟"}},
                                {1, {"second", "秒"}, {"seconds", "秒"}}};
  for (const Unit& unit : kUnits) {
    if (seconds < unit.seconds || seconds % unit.seconds != 0) continue;
    const std::int64_t count = seconds / unit.seconds;
    return fmt::format("{} {}", count, (count == 1 ? unit.one : unit.many).in(lang));
  }
  return fmt::format("{} s", seconds);
}

}  // namespace dtsdoctor::page_words
