// SPDX-License-Identifier: Apache-2.0
//
// Who asks for Chinese gets it for what goes wrong, too: on standard error, and as the status of an
// input.
#include "catch.h"
#include "input/pack.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using nlohmann::json;

const Given kChinese{.environment = {{"LANG", "zh_CN.UTF-8"}}};

std::string said(const std::vector<std::string>& arguments, int exit = 2) {
  const Run result = run(arguments, kChinese);
  INFO(result.err);
  CHECK(result.exit == exit);
  return result.err;
}

}  // namespace

TEST_CASE("problems in Chinese: the command line") {
  CHECK(said({"--formt", "json"}) ==
        "错误：未知选项 '--formt'\n  = 建议：您要找的是不是 '--format'？\n");
  CHECK(said({"-f", "jsn", "x"}) ==
        "错误：--format 不接受 'jsn'\n  = 建议：您要找的是不是 'json'？\n");
  CHECK(said({"--color", "zzzzz"}) ==
        "错误：--color 不接受 'zzzzz'\n  = 建议：可选值：auto always never\n");
  CHECK(said({"--jobs", "many"}) ==
        "错误：选项 '--jobs' 的取值 'many' 无效\n  = 建议：请给出不带单位的整数\n");
  CHECK(said({"--jobs"}) == "错误：选项 '--jobs' 缺少取值\n  = 建议：请参阅 dtsdoctor --help\n");
  CHECK(said({"--why=1"}) == "错误：选项 '--why' 不接受取值\n  = 建议：请参阅 dtsdoctor --help\n");
  CHECK(said({"--max-line", "0"}) == "错误：--max-line 的取值是 1 到 1099511627776 之间的数字\n");
  CHECK(said({"explain", "qwertyuiop"}, 1) ==
        "错误：没有关于 'qwertyuiop' 的内容\n"
        "  = 建议：可用 dtsdoctor explain --list 查看全部已知错误\n");
}

TEST_CASE("problems in Chinese: --lang counts before it is known to be right") {
  const Run chinese = run({"--lang", "zh", "--formt"});
  CHECK(chinese.err.starts_with("错误：未知选项"));
  const Run english = run({"--formt", "--lang=en"}, kChinese);
  CHECK(english.err.starts_with("error: unknown option"));
  const Run other = run({"--lang", "fr"}, kChinese);
  CHECK(other.err == "错误：--lang 不接受 'fr'\n  = 建议：可选值：en zh\n");
}

TEST_CASE("problems in Chinese: files that are none, or not what was promised") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kNotAssumable);
  const std::string broken = folder.file("task.json", "{\n\"JobType\": SYNC}\n");
  CHECK(said({"没有.log"}) == "错误：无法打开 没有.log\n  --> 没有.log\n  = 没有该文件或目录\n");
  CHECK(said({"chekc"}).find("  = 建议：您要找的是不是 'check'？\n") != std::string::npos);
  CHECK(said({"-c", log, log}) ==
        "错误：" + log + " 不是任务配置\n  --> " + log +
            "\n  = 其中没有 SourceEndpoint… 或 DestinationEndpoint… 字段\n"
            "  = 建议：请提供 ConfigureDtsJob 的请求（JSON、aliyun 命令行或 URL）、"
            "DescribeDtsJobDetail 的返回结果、Terraform、ROS 模板，或将任务的字段写成 JSON "
            "或逐行列出\n");
  CHECK(said({"-c", broken, log}) == "错误：不是有效的 JSON\n --> " + broken +
                                         ":2:12\n  |\n2 | \"JobType\": SYNC}\n  |            ^\n"
                                         "  = 解析值时语法错误：无法识别的值\n");
  CHECK(said({"check"}).starts_with("错误：没有可检查的内容\n"));
}

TEST_CASE("problems in Chinese: what happened to an input is told in the language of the report") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kNotAssumable);
  const std::string gone = folder.path() / "gone.log";
  const std::string gzip = folder.file("cut.gz", testing::gzip(kNotAssumable).substr(0, 40));
  const json told = report({log, gone, gzip}, kChinese);
  CHECK(told.at("inputs")[0].at("status") == "ok");
  CHECK(told.at("inputs")[1].at("status") == "没有该文件或目录");
  CHECK(told.at("inputs")[2].at("status") == "解包中止：gzip 数据不完整");
  const json english = report({log, gone, gzip});
  CHECK(english.at("inputs")[1].at("status") == "No such file or directory");
  CHECK(english.at("inputs")[2].at("status") == "unpacking stopped: truncated gzip input");
}

TEST_CASE("problems: a password in a configuration that cannot be parsed is not shown") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kNotAssumable);
  for (const std::string text :
       {R"({"SourceEndpointPassword":hunTer2 zQ77,"JobType":"SYNC"})",
        R"({"SourceEndpointPassword":"hunTer2"" zQ77","JobType":"SYNC"})",
        "{\"SourceEndpointPassword\":\n\"hunTer2\\qzQ77\",\"JobType\":\"SYNC\"}",
        "{\"SourceEndpointPassword\":\n  hunTer2zQ77,\"JobType\":\"SYNC\"}",
        "{\"SourceEndpointPassword\":\"hunTer2\nzQ77\",\"JobType\":\"SYNC\"}",
        R"({"SourceEndpointPassword" "hunTer2zQ77","JobType":"SYNC"})",
        "{\"SourceEndpointPassword\":“hunTer2zQ77”,\"JobType\":\"SYNC\"}"}) {
    const std::string task = folder.file("task.json", text);
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"-c", task, log},
                                               {"-e", task, log},
                                               {"check", task},
                                               {"merge", task},
                                               {"scan", "--baseline", task, log}}) {
      const Run result = run(arguments);
      INFO(text << "\n" << arguments[0] << "\n" << result.err);
      CHECK(result.exit == 2);
      CHECK_FALSE(contains(result.out + result.err, "hunTer2"));
      CHECK_FALSE(contains(result.out + result.err, "zQ77"));
      CHECK(contains(result.err, "***"));
    }
  }
}

TEST_CASE("problems: a command behind an option is told to come first") {
  const Run result = run({"--assume-dts", "scan", "--known-only"});
  CHECK(contains(result.err, "= help: the command comes first: dtsdoctor scan …"));
}

TEST_CASE("problems: words that other programs have as commands lead to what does that here") {
  CHECK(contains(run({"help"}).err, "= help: did you mean '--help'?"));
  CHECK(contains(run({"version"}).err, "= help: did you mean '--version'?"));
  CHECK(contains(run({"diagnose", "--lang", "zh"}).err, "= 建议：诊断不需要命令：dtsdoctor FILE…"));
}

TEST_CASE("why: in Chinese the steps to a verdict are, too") {
  const Given here{.folder = in_source("samples/first-look"),
                   .environment = {{"LANG", "zh_CN.UTF-8"}}};
  const std::string told = run({"--why", "error.log", "task.json", "role.json"}, here).out;
  CHECK(contains(told, "：成立 -> 确认\n"));
  CHECK(contains(told, "· 源端："));
  CHECK(contains(told, "：未知 -> 无结论（还缺 "));
  for (const char* english : {"-> confirms", "source: ", "(needs", "-> nothing"})
    CHECK_FALSE(contains(told, english));
}

}  // namespace dtsdoctor::test
