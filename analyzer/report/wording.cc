// SPDX-License-Identifier: Apache-2.0
#include "report/wording.h"

#include <utility>

namespace dtsdoctor::wording {

const Words kCauses{"causes", "原因"};
const Words kNextStep{"next step", "下一步"};
const Words kFix{"fix", "解决方法"};
const Words kForCause{"for the cause: {}", "针对：{}"};
const Words kAccounts{"which account does what: {}", "各账号的分工：{}"};
const Words kVerify{"verify", "验证"};
const Words kDifference{"what changes in the document that was given", "与所提供文档相比的改动"};
const Words kUndo{"undo", "撤销"};
const Words kRisk{"risk", "风险"};
const Words kRead{"read", "已读取"};
const Words kNotRecognized{"not recognised", "未识别"};
const Words kTry{"try", "可以尝试"};

const Words kEndpointNote{"endpoint: {}", "端点：{}"};
const Words kTaskNote{"task: {}", "任务：{}"};
const Words kSeenNote{"seen {} times", "共出现 {} 次"};
const Words kSeenAlsoNote{"seen {} times, also at {}", "共出现 {} 次，另见 {}"};
const Words kSeenAt{"at {}", "时间 {}"};
const Words kSeenBetween{"first {}, last {}", "首次 {}，末次 {}"};
const Words kPathNote{"chain: {}", "错误链：{}"};
const Words kInStage{"{}, in {}", "{}，失败阶段：{}"};
const Words kNotRetried{"not retried", "未重试"};
const Words kRetriedOnce{"retried once in {} s of {} s", "1 次重试，耗时 {} 秒，上限 {} 秒"};
const Words kRetried{"retried {} times in {} s of {} s", "{} 次重试，耗时 {} 秒，上限 {} 秒"};
const Words kRetriedOnceNoLimit{"retried once in {} s, no limit", "1 次重试，耗时 {} 秒，无上限"};
const Words kRetriedNoLimit{"retried {} times in {} s, no limit", "{} 次重试，耗时 {} 秒，无上限"};
const Words kTransient{"may be transient: a retry can succeed without any change",
                       "可能是暂时性错误：不做修改直接重试也可能成功"};
const Words kNoRetry{"a retry cannot succeed: the task has to be configured anew",
                     "重试无效：需要重新配置任务"};
const Words kExperimental{"this rule is experimental", "该规则为实验性规则"};
const Words kNothingWrong{
    "the documents show nothing wrong: fixed since, or not the task that failed",
    "所给文档未见问题：可能已修复，或不是失败的那个任务"};
const Words kNoCause{"No cause of this error is documented.", "文档未给出该报错的原因。"};
const Words kCodeNote{"code: {}", "错误码：{}"};

const Words kInferred{" (inferred)", "（推断）"};
const Words kObserved{" (observed)", "（实测）"};
const Words kOnlyKnown{"the only cause known; nothing read here decides it",
                       "目前已知的唯一原因；已读取的内容无法进一步判定"};
const Words kOnlyDocumented{"the only documented cause; nothing read here decides it",
                            "文档中仅列出这一个原因；已读取的内容无法进一步判定"};
const Words kFor{"for: ", "支持："};
const Words kAgainst{"against: ", "反对："};
const Words kConflict{"one input is probably from another task, or was corrected since",
                      "其中一份输入可能来自另一个任务，或之后已被修正"};
const Words kNeeds{"needs: ", "还缺："};
const Words kWhy{"· ", "· "};
const Words kWhyElsewhere{"does not apply to this endpoint", "不适用于该端点"};
const Words kWhyExcluded{"excluded by a confirmed cause", "已被确认的原因排除"};
const Words kWhyCheck{"{}: {} -> {}", "{}：{} -> {}"};
const Words kWhyNeeds{" (needs {})", "（还缺 {}）"};
const Words kComma{", ", "、"};
const Words kLabelled{"{}: {}", "{}：{}"};

const Words kToFillIn{"for a fix that is ready to run", "要得到可直接执行的解决方法"};
const Words kDecides{"helps with {}", "有助于判断 {}"};
const Words kHelps{"{}; helps with {}", "{}；有助于判断 {}"};
const Words kRunAgain{"then run dtsdoctor again and add: {}", "然后再次运行 dtsdoctor，并加上：{}"};

const Words kFollowers{"follows from this: {}", "由此引起：{}"};
const Words kRoutine{"also noted: {} (--why tells each)", "另有提示：{}（加 --why 查看）"};
const Words kNotChecked{"not checked: give these to check more",
                        "未检查：提供以下内容可检查更多规则"};
const Words kNoted{"also wrong in the documents", "文件中还有其他错误"};
const Words kNotedAlone{"wrong in the documents", "文件中的错误"};
const Words kNotedFixes{"dtsdoctor check with the same documents tells how to mend it",
                        "对同样的文件运行 dtsdoctor check 可查看修复方法"};
const Words kCheckTotals{"errors: {}, warnings: {}, notes: {}; rules passed: {}, not checked: {}",
                         "错误 {} 个，警告 {} 个，提示 {} 个；通过的规则 {} 条，未检查 {} 条"};

const Words kSource{"source", "来源"};
const Words kSourceObserved{"observed, not documented", "实际观察到，文档未记载"};
const Words kSourceInferred{"inferred, not documented", "推断得出，文档未记载"};
const Words kSeeAlso{"see also", "参见"};
const Words kRequestId{"request id", "请求 ID"};

const Words kNothingFound{"no known DTS error found", "未发现已知的 DTS 错误"};
const Words kEmptyInput{"the input is empty: nothing to diagnose", "输入为空：没有可诊断的内容"};
const Words kNoInput{"no failure text was read, only supporting documents",
                     "未读到任何报错内容，只有辅助文档"};
const Words kFirstAt{"first at {}", "首次出现于 {}"};
const Words kNearestRule{"nearest: dtsdoctor explain {}", "最接近：dtsdoctor explain {}"};
const Words kMoreTemplates{"and {} more", "以及另外 {} 种"};
const Words kStdin{"standard input", "标准输入"};
const Words kTryList{"dtsdoctor explain --list shows every error it knows",
                     "用 dtsdoctor explain --list 查看全部已知错误"};
const Words kTryWhole{"give the whole output of the failed call, with the line that holds the code",
                      "提供失败调用的完整输出，包括错误码所在的行"};
const Words kTryConfig{"add the task configuration (-c task.json) and the RAM role (-e role.json)",
                       "加上任务配置（-c task.json）和 RAM 角色（-e role.json）"};
const Words kTryContext{
    "add --assume-dts if the text is from a DTS task but does not say so: engine and generic "
    "API errors are only diagnosed where DTS is named",
    "若文本来自 DTS 任务但未注明，请加 --assume-dts：数据库引擎错误和通用 API 错误仅在出现 DTS "
    "字样时才会诊断"};

const Words kAlsoUnrecognized{"{} not recognised (first at {})", "{}未识别（首次出现于 {}）"};
const Words kAlsoSkipped{"{} left out by --since, --until or --task",
                         "{}因 --since、--until 或 --task 已略过"};
const Words kAlsoLimit{"limit {} reached: {}", "达到限制 {}：{}"};
const Words kAlsoLimitIn{"limit {} reached in {}: {}", "{1} 达到限制 {0}：{2}"};
const Words kAlsoInput{"{}: {}", "{}：{}"};
const Words kAlso{"note", "注意"};

const Words kBracketed{"{} ({})", "{}（{}）"};
const Words kOneOf{"{} ({}, one of {} causes)", "{}（{}，{} 个可能原因之一）"};
const Words kFollowsFrom{"follows from {}", "由 {} 引起"};
const Words kReadTo{"{} is read to its end", "{} 完整读取"};
const Words kUnrecognizedRule{"An error that no rule explains", "没有规则能解释的错误"};
const Words kDocument{"the document to write", "要写入的文档"};
const Words kOtherCauses{"the other causes", "其他原因"};

const Words kTemplateHead{"template", "模板"};
const Words kCountHead{"count", "次数"};
const Words kDiagnosisHead{"diagnosis", "诊断"};
const Words kJobsHead{"jobs", "任务"};
const Words kFilesHead{"files", "文件"};
const Words kPeriodHead{"first – last", "首次 – 末次"};
const Words kTitleHead{"what it is", "含义"};
const Words kScanNone{"no error record in {1} ({2})", "{1}（{2}）中没有错误记录"};
const Words kScanOne{"1 error record in {1} ({2})", "{1}（{2}）中共有 1 条错误记录"};
const Words kScanMany{"{} error records in {} ({})", "{1}（{2}）中共有 {0} 条错误记录"};
const Words kScanExplained{"{} explained ({})", "已解释 {} 条（{}）"};
const Words kScanUnrecognized{", {} not recognised", "，未识别 {} 条"};
const Words kScanSkipped{", {} skipped", "，略过 {} 条"};
const Words kInterrupted{"interrupted: the rest was not read", "已中断：其余内容未读取"};
const Words kMoreDiagnoses{"and {} more, seen {} times in all (-f csv has every one)",
                           "另有 {} 个诊断，共出现 {} 次（-f csv 列出全部）"};
const Words kMostFrequent{"the most frequent", "最常见"};
const Words kCauseRow{"cause", "原因"};
const Words kSeenRow{"first at", "首次出现于"};
const Words kNotReadWhole{"not read to the end", "未完整读取"};
const Words kLimitsReached{"limits reached", "达到的限制"};
const Words kMoreRows{"and {} more", "以及另外 {} 项"};
const Words kScanDetails{
    "details: dtsdoctor FILE (every cause with its evidence), dtsdoctor explain DIAGNOSIS",
    "详情：dtsdoctor 文件（各原因及其证据），dtsdoctor explain 诊断"};

std::string_view verdict(Verdict value, Lang lang) {
  static const Words kWords[] = {{"confirmed", "已确认"},
                                 {"likely", "很可能"},
                                 {"conflicting", "证据矛盾"},
                                 {"unknown", "未知"},
                                 {"ruled out", "已排除"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string_view outcome(Tri value, Lang lang) {
  switch (value) {
    case Tri::yes:
      return Words{"true", "成立"}.in(lang);
    case Tri::no:
      return Words{"false", "不成立"}.in(lang);
    case Tri::unknown:
      break;
  }
  return Words{"unknown", "未知"}.in(lang);
}

std::string_view effect(Effect value, Lang lang) {
  static constexpr std::string_view kChinese[] = {"无结论", "确认", "支持", "削弱", "排除"};
  return lang == Lang::zh ? kChinese[static_cast<std::size_t>(value)] : name_of(value);
}

std::string_view verdict_sign(Verdict value) {
  static constexpr std::string_view kSigns[] = {"✓", "~", "!", "?", "✗"};
  return kSigns[static_cast<std::size_t>(value)];
}

std::string_view applicability(Applicability value, Lang lang) {
  static const Words kWords[] = {{"ready to run", "可直接执行"},
                                 {"fill in the <…> first", "请先替换 <…>"},
                                 {"by hand", "需手动操作"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string_view input_kind(InputKind value, Lang lang) {
  static const Words kWords[] = {{"log", "日志"},          {"config", "任务配置"},
                                 {"evidence", "辅助文档"}, {"job", "任务详情"},
                                 {"archive", "压缩包"},    {"empty", "空"}};
  return kWords[static_cast<std::size_t>(value)].in(lang);
}

std::string endpoint(std::string_view name, Lang lang) {
  if (lang == Lang::en) return std::string(name);
  return name == "source" ? "源端" : name == "destination" ? "目标端" : std::string(name);
}

std::string lines(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 行", count);
  return fmt::format("{} line{}", count, count == 1 ? "" : "s");
}

std::string kept_statements(std::size_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("保留 {} 条与 DTS 无关的语句", count);
  return fmt::format(
      "{} about DTS {} kept",
      count == 1 ? "1 statement that is not" : fmt::format("{} statements that are not", count),
      count == 1 ? "is" : "are");
}

std::string error_records(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 条错误记录", count);
  return fmt::format("{} error record{}", count, count == 1 ? "" : "s");
}

std::string diagnoses(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 个诊断", count);
  return fmt::format("{} diagnos{}s", count, count == 1 ? "i" : "e");
}

std::string open_causes(std::size_t of, std::size_t all, Lang lang) {
  constexpr Words kOne{"the open cause", "唯一的待定原因"};
  constexpr Words kSome{"{} of the {} open causes", "{} 个待定原因（共 {} 个）"};
  return all == 1 ? std::string(kOne.in(lang)) : fill(kSome, lang, of, all);
}

std::string files(std::uint64_t count, Lang lang) {
  if (lang == Lang::zh) return fmt::format("{} 个文件", count);
  return fmt::format("{} file{}", count, count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& names, Lang lang) {
  return fmt::format("{}", fmt::join(names, kComma.in(lang)));
}

std::string_view stage(std::string_view name, Lang lang) {
  static const std::pair<std::string_view, Words> kWords[] = {
      {"any", {"", ""}},
      {"configure", {"configuring the task", "配置任务"}},
      {"precheck", {"precheck", "预检查"}},
      {"schema", {"schema migration", "库表结构迁移"}},
      {"full", {"full data migration", "全量数据迁移"}},
      {"incremental", {"incremental data migration", "增量数据迁移"}},
      {"check", {"data verification", "数据校验"}},
      {"subscribe", {"consuming tracked data", "消费订阅数据"}},
      {"etl", {"ETL", "ETL"}},
      {"cloud", {"the cloud database's part", "云数据库侧任务"}},
      {"full-check", {"full data verification", "全量数据校验"}},
      {"incremental-check", {"incremental data verification", "增量数据校验"}},
      {"schema-check", {"schema verification", "结构校验"}},
      {"network-check", {"network check", "网络检查"}},
      {"source-connection", {"connecting to the source", "连接源库"}},
      {"destination-connection", {"connecting to the destination", "连接目标库"}},
  };
  for (const auto& [key, words] : kWords) {
    if (key == name) return words.in(lang);
  }
  return name;
}

}  // namespace dtsdoctor::wording

namespace dtsdoctor {

std::string_view origin_mark(const Origin& origin, Lang lang) {
  if (origin.kind == OriginKind::documented) return {};
  return (origin.kind == OriginKind::observed ? wording::kObserved : wording::kInferred).in(lang);
}

std::string verdict_with_origin(Verdict verdict, const Origin& origin, Lang lang) {
  const std::string word(wording::verdict(verdict, lang));
  constexpr Words kObservedToo{"{}, observed", "{}，实测"};
  constexpr Words kInferredToo{"{}, inferred", "{}，推断"};
  if (origin.kind == OriginKind::documented) return word;
  return wording::fill(origin.kind == OriginKind::observed ? kObservedToo : kInferredToo, lang,
                       word);
}

std::string with_origin(std::string_view title, const Origin& origin, Lang lang) {
  return std::string(title) + std::string(origin_mark(origin, lang));
}

}  // namespace dtsdoctor
