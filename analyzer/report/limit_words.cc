// SPDX-License-Identifier: Apache-2.0
#include "report/limit_words.h"

#include <fmt/format.h>

namespace dtsdoctor {
namespace {

// "{}": how much.
Words words_of(LimitWhat what, std::uint64_t amount) {
  switch (what) {
    case LimitWhat::line_cut:
      return {"line cut at {} bytes", "该行在 {} 字节处截断"};
    case LimitWhat::record_cut:
      return {"record cut at {} bytes", "该记录在 {} 字节处截断"};
    case LimitWhat::record_goes_on:
      return {"a record of this part may go on farther than was looked",
              "该部分的一条记录可能延续到查看范围之外"};
    case LimitWhat::streams:
      return {
          "more than {} streams at once: the one that was silent for longest was not followed "
          "further",
          "同时交错的程序输出超过 {} 路：不再跟踪最久没有输出的一路"};
    case LimitWhat::streams_between:
      return {"the line goes on with a record that was closed: too much of other streams between",
              "该行属于一条已结束的记录：中间夹杂的其他程序输出过多"};
    case LimitWhat::envelopes:
      return {"further envelopes of the record were not looked into",
              "未再查看该记录中更内层的封装"};
    case LimitWhat::depth:
      return {"a document nested deeper than {} levels is read as text",
              "嵌套超过 {} 层的文档按文本读取"};
    case LimitWhat::tasks:
      return {"further tasks in the file are left out", "该文件中其余的任务未读取"};
    case LimitWhat::nesting:
      return {"not unpacked: {} levels deep", "未解包：已嵌套 {} 层"};
    case LimitWhat::members:
      return {"only the first {} members were read", "只读取了前 {} 个成员"};
    case LimitWhat::unpacked:
      return {"reading stopped after {} unpacked bytes", "解包 {} 字节后停止读取"};
    case LimitWhat::document:
      return {"more than {} bytes: read as a log, not used as a document",
              "超过 {} 字节：按日志读取，未作为文档使用"};
    case LimitWhat::reply_by_task:
      return {
          "a reply of more than {} bytes: each task is read by itself, and none is taken as a "
          "configuration",
          "返回结果超过 {} 字节：逐个任务读取，且不作为任务配置使用"};
    case LimitWhat::reply_part_cut:
      return {"a part of the reply is cut at {} bytes", "返回结果的一部分在 {} 字节处截断"};
    case LimitWhat::paste:
      return {"more than {} bytes: broken lines are not put together",
              "超过 {} 字节：未拼接被折断的行"};
    case LimitWhat::forgotten:
      if (amount == 1)
        return {"{} file that was not met for long is forgotten", "不再记住久未出现的 {} 个文件"};
      return {"{} files that were not met for long are forgotten", "不再记住久未出现的 {} 个文件"};
    case LimitWhat::by_rule:
      return {"further diagnoses are counted by rule, without account, role and table",
              "其余诊断只按规则计数，不再区分账号、角色和表"};
    case LimitWhat::templates:
      return {"further unexplained templates are counted, not listed",
              "其余未识别的模板只计数，不列出"};
    case LimitWhat::not_accounted:
      return {"some reports do not account for errors that no rule explains",
              "部分报告未统计没有规则可解释的错误"};
    case LimitWhat::further:
      return {"reached more often than is listed", "达到的次数多于所列"};
    case LimitWhat::untimed:
      break;
  }
  return amount == 1
             ? Words{"{} error record without a time was kept", "保留了 {} 条没有时间的错误记录"}
             : Words{"{} error records without a time were kept", "保留了 {} 条没有时间的错误记录"};
}

}  // namespace

std::string limit_text(LimitWhat what, std::uint64_t amount, Lang lang) {
  const std::string_view words = words_of(what, amount).in(lang);
  const std::size_t at = words.find("{}");
  if (at == std::string_view::npos) return std::string(words);
  return fmt::format("{}{}{}", words.substr(0, at), amount, words.substr(at + 2));
}

LimitReport limit_report(const LimitHit& hit, Lang lang) {
  return {hit.name, hit.input, hit.line, limit_text(hit.what, hit.amount, lang)};
}

}  // namespace dtsdoctor
