// SPDX-License-Identifier: Apache-2.0
#include "input/code_sentence_zh.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr int kMostPieces = 8;  // between what decides and the code

template <std::size_t size>
using Words = std::array<std::string_view, size>;

bool begins_with_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

bool strip_end(std::string_view& text, const auto& words) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  for (const std::string_view word : words) {
    if (!text.ends_with(word)) continue;
    text.remove_suffix(word.size());
    return true;
  }
  return false;
}

bool strip_begin(std::string_view& text, const auto& words) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return true;
  }
  return false;
}

// What a code is called, and by which words it comes. Longer ones first.
constexpr Words<9> kNames = {"错误代码", "错误码", "报错码", "报错", "错误",
                             "告警",     "异常",   "的",     "新的"};
constexpr Words<13> kComes = {"出现过", "出现", "发现", "遇到", "收到", "返回", "提示",
                              "发生",   "显示", "复现", "见到", "报告", "报"};

// "没有", "不再", "无法复现": nothing but pieces stands between it and the code.
bool is_denied(std::string_view front) {
  constexpr Words<22> kDenials = {
      "没有", "没",   "未见", "未能", "未曾", "从未", "并未",   "暂未", "未",   "不再", "没人",
      "无人", "不是", "并非", "不会", "无关", "无法", "不存在", "已无", "并无", "避免", "防止",
  };
  constexpr Words<10> kCarried = {"再次", "再", "任何", "任务", "有", "见", "过", "了", "因", "到"};
  for (int i = 0; i < kMostPieces; ++i) {
    if (strip_end(front, kDenials)) return !front.ends_with("有");  // "有没有 X"
    if (!strip_end(front, kComes) && !strip_end(front, kNames) && !strip_end(front, kCarried))
      return false;
  }
  return false;
}

// "如果任务报", "当出现": what may come; "可能会报", "否则会提示".
bool is_awaited(std::string_view front) {
  constexpr Words<26> kConditions = {
      "如果", "若是", "若",   "假如", "一旦", "倘若",     "要是",   "万一",       "可能",
      "否则", "以免", "避免", "防止", "是否", "会不会",   "是不是", "什么情况下", "例如",
      "比如", "诸如", "类似", "如",   "当",   "什么时候", "不然",   "则"};
  constexpr Words<12> kCarried = {"任务", "控制台", "接口", "系统", "日志中", "日志里",
                                  "会",   "将",     "也",   "再次", "您",     "还"};
  for (int i = 0; i < kMostPieces; ++i) {
    if (strip_end(front, kConditions)) return true;
    if (!strip_end(front, kComes) && !strip_end(front, kNames) && !strip_end(front, kCarried))
      return false;
  }
  return false;
}

// "处理 X", "关于 X", "新增对 X"; not "怎么处理 X", "请帮忙解决 X".
bool is_handled(std::string_view front) {
  constexpr Words<40> kDeeds = {
      "处理", "忽略",   "监控", "重试", "支持", "新增", "增加",   "补充", "优化", "修复了",
      "修复", "解决了", "解决", "定义", "映射", "注册", "加载",   "屏蔽", "过滤", "跳过",
      "模拟", "翻译",   "介绍", "参考", "详见", "参见", "搜索",   "关于", "针对", "对",
      "把",   "将",     "包括", "区分", "消除", "避免", "关键字", "与",   "匹配", "什么是"};
  constexpr Words<7> kAsked = {"怎么", "如何", "帮忙", "请", "怎样", "麻烦", "尽快"};
  constexpr Words<4> kOpen = {"失败", "没有", "未", "无法"};
  for (int i = 0; i < 3 && strip_end(front, kNames); ++i) {
  }
  if (!strip_end(front, kDeeds)) return false;
  while (front.ends_with(' ')) front.remove_suffix(1);
  return !ends_with_any(front, kAsked) && !ends_with_any(front, kOpen);
}

bool is_explained(std::string_view behind) {
  constexpr Words<6> kNamed = {"这个", "错误码", "报错", "错误", "告警", "问题"};
  constexpr Words<34> kMeanings = {
      "表示",     "是指",     "代表",   "意味着", "一般",   "通常",       "是什么意思",
      "什么意思", "的含义",   "的意思", "的说明", "的文档", "的常见原因", "的处理方法",
      "的解决",   "的疑问",   "的提示", "的测试", "的重试", "的处理器",   "无关",
      "加入",     "自动重试", "启用",   "做自动", "能重试", "会不会",     "可重试",
      "不可重试", "的区别",   "和",     "误报",   "会自动", "属于"};
  constexpr Words<10> kOver = {"解决", "修复", "恢复", "消失",   "消除",
                               "处理", "关闭", "好了", "没有了", "没了"};
  constexpr Words<8> kNot = {"没有", "没", "未", "不再", "并未", "从未", "不会", "未再"};
  constexpr Words<8> kAgain = {"出现", "复现", "再", "发生", "报", "被", "触发", "见"};
  constexpr Words<4> kDone = {"已经", "已", "都已", "均已"};
  if (behind.starts_with("和")) return behind.find("区别") != std::string_view::npos;
  while (strip_begin(behind, kNamed)) {
  }
  while (behind.starts_with(' ')) behind.remove_prefix(1);
  if (begins_with_any(behind, kMeanings)) return true;
  // "X 说明账号有误", where "X 说明：…" and "X 说明 CODE : …" announce its message.
  std::string_view shown = behind;
  if (strip_begin(shown, Words<1>{"说明"})) {
    shown = trimmed(shown);
    return !shown.empty() && !is_alpha(shown[0]) && !shown.starts_with(':') &&
           !shown.starts_with("：");
  }
  if (begins_with_any(behind, Words<2>{"消失", "恢复"})) return true;
  if (strip_begin(behind, kDone))
    return begins_with_any(behind, kOver) || behind.starts_with("不再");
  if (strip_begin(behind, kNot)) return begins_with_any(behind, kAgain);
  // "：当账号未初始化时返回"
  return behind.starts_with("：当") && behind.find("时返回") != std::string_view::npos;
}

}  // namespace

bool mentions_code_in_chinese(std::string_view front, std::string_view behind) {
  // Each of its words is Chinese.
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  const std::string_view last = trimmed(front);
  const std::string_view first = trimmed(behind);
  if ((last.empty() || is_ascii(last.back())) && (first.empty() || is_ascii(first.front())))
    return false;
  constexpr Words<4> kWhen = {"时，系统", "时请", "时，请", "的原因"};
  constexpr Words<1> kAt = {"在"};
  if (is_denied(front) || is_awaited(front) || is_handled(front) || is_explained(behind))
    return true;
  // "遇到 X 时请检查": nobody tells when.
  std::string_view before = front;
  if (!strip_end(before, kComes)) return false;
  if (behind.starts_with("时") && strip_end(before, kAt)) return true;
  return trimmed(before).empty() && (begins_with_any(behind, kWhen) || is_explained(behind));
}

}  // namespace dtsdoctor
