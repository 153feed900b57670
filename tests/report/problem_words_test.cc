// SPDX-License-Identifier: Apache-2.0
#include "report/problem_words.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "base/json.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

// What fills a sentence's gaps, in any order.
std::multiset<std::string> filled(std::string_view sentence) {
  const std::string text = fill_gaps(sentence, {"\x01", "\x02", "\x03"});
  std::multiset<std::string> out;
  for (const char c : text) {
    if (c >= '\x01' && c <= '\x03') out.insert(std::string(1, c));
  }
  return out;
}

std::string zh(const Message& message) { return worded(message, Lang::zh); }

std::string json_error(std::string_view text) {
  JsonError error;
  (void)parse_json(text, {}, &error);
  return zh(error.what);
}

// What a regular expression finds around adjacent string literals ("…" "…"), put together.
std::set<std::string> literals_in(const std::filesystem::path& path, const std::regex& call) {
  std::ifstream stream(path);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  static const std::regex piece(R"re("((?:[^"\\]|\\.)*)")re");
  std::set<std::string> out;
  for (std::sregex_iterator at(text.begin(), text.end(), call), end; at != end; ++at) {
    const std::string pieces = (*at)[1];
    std::string sentence;
    for (std::sregex_iterator part(pieces.begin(), pieces.end(), piece); part != end; ++part)
      sentence += (*part)[1];
    out.insert(sentence);
  }
  return out;
}

// `each` gets the path and what literals_in() finds there, for every source but the table itself.
template <typename Each>
void for_literals(const char* call, Each each) {
  const std::regex expression(call);
  const std::filesystem::path sources = std::filesystem::path(DTSDOCTOR_SOURCE_DIR) / "analyzer";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(sources)) {
    const std::string name = entry.path().filename();
    if (entry.path().extension() != ".cc" || name == "problem_words.cc") continue;
    each(entry.path(), literals_in(entry.path(), expression));
  }
}

}  // namespace

TEST_CASE("problem words: every wording fills the same gaps, and none is there twice") {
  std::set<std::string_view> seen;
  for (const Words& each : worded_sentences()) {
    INFO(each.en);
    CHECK_FALSE(each.zh.empty());
    CHECK(filled(each.en).size() >= filled(each.zh).size());
    const bool may_drop = each.en.find("must be escaped to") != std::string_view::npos;
    if (!may_drop) CHECK(filled(each.en) == filled(each.zh));
    CHECK(seen.insert(each.en).second);
  }
}

TEST_CASE("problem words: every sentence with gaps that the program says has a Chinese wording") {
  std::set<std::string> known;
  for (const Words& each : worded_sentences()) known.emplace(each.en);
  std::size_t count = 0;
  for_literals(R"re(said\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)[,)])re",
               [&](const auto& path, const auto& sentences) {
                 for (const std::string& sentence : sentences) {
                   INFO(path << ": " << sentence);
                   CHECK(known.count(sentence) == 1);
                   ++count;
                 }
               });
  CHECK(count > 50);
}

TEST_CASE("problem words: every sentence that has a wording is still said, to the letter") {
  std::set<std::string> said;
  for_literals(R"re(((?:"(?:[^"\\\n]|\\.)*"\s*)+))re",
               [&](const auto&, const auto& all) { said.insert(all.begin(), all.end()); });
  for (const Words& each : worded_sentences()) {
    std::string literal;  // as a source spells it
    for (const char c : each.en)
      literal += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
    INFO(literal);
    CHECK(said.count(literal) == 1);
  }
}

TEST_CASE("problem words: what the system says has a Chinese wording") {
  for (const int error : {ENOENT, EACCES, EISDIR, EIO, ENOSPC, EROFS, EMFILE, EEXIST, EBUSY})
    CHECK(zh(Message::known(std::strerror(error))) != std::strerror(error));
}

TEST_CASE("problem words: names stay as they are, whatever they read") {
  CHECK(zh(said("cannot open {}", "interrupted")) == "无法打开 interrupted");
  CHECK(zh(said("cannot open {}", "{}")) == "无法打开 {}");
  CHECK(zh(std::string("interrupted")) == "interrupted");
  CHECK(zh("interrupted") == "已中断");
  CHECK(zh("a sentence that nobody knows") == "a sentence that nobody knows");
  CHECK(zh(said("the argument ('{}') for option '{}' is invalid", "x", "--jobs")) ==
        "选项 '--jobs' 的取值 'x' 无效");
  CHECK(zh(said("unpacking stopped: {}", Message::known("truncated gzip input"))) ==
        "解包中止：gzip 数据不完整");
}

TEST_CASE("problem words: why a text is no JSON is told whole in Chinese") {
  CHECK(json_error("{\"a\":SYNC}") == "解析值时语法错误：无法识别的值");
  CHECK(json_error("{\"a\" 1}") == "解析键与值之间的分隔符时语法错误：此处不应为数字，应为 ':'");
  CHECK(json_error("{\"a\":[1 2]}") == "解析数组时语法错误：此处不应为数字，应为 ']'");
  CHECK(json_error("{\"a\":1") == "解析对象时语法错误：此处不应为输入的结尾，应为 '}'");
  CHECK(json_error("{\"a\":\"x\n\"}") ==
        "解析值时语法错误：字符串无效：控制字符 U+000A (LF) 必须转义");
  CHECK(json_error("{\"a\":\"\\q\"}") == "解析值时语法错误：字符串无效：反斜杠后的字符不允许");
  CHECK(json_error("") == "解析值时语法错误：此处不应为输入的结尾，应为 '['、'{' 或一个值");
  JsonError error;
  (void)parse_json("[[[]]]", {2}, &error);
  CHECK(zh(error.what) == "嵌套超过 2 层");
}

TEST_CASE("problem words: a problem is told in one language") {
  const Problem problem{said("{} is no task configuration", "a.txt"), std::nullopt,
                        "it is a RAM or STS document", "give it with -e"};
  const Problem told = worded(problem, Lang::zh);
  CHECK(told.what == "a.txt 不是任务配置");
  CHECK(told.why == "这是 RAM 或 STS 文档");
  CHECK(told.help == "请改用 -e 提供");
  CHECK(worded(problem, Lang::en).what == "a.txt is no task configuration");
}

}  // namespace dtsdoctor
