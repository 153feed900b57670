// SPDX-License-Identifier: Apache-2.0
#include "report/wrap.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("English breaks at blanks") {
  CHECK(wrapped("the quick brown fox jumps", 16) == Lines{"the quick brown", "fox jumps"});
  CHECK(wrapped("the quick brown!", 16) == Lines{"the quick brown!"});
  CHECK(wrapped("one  two", 16) == Lines{"one two"});
  CHECK(wrapped("", 16) == Lines{""});
}

TEST_CASE("a word that is too long stays whole") {
  CHECK(wrapped("see https://www.alibabacloud.com/help ok", 16) ==
        Lines{"see", "https://www.alibabacloud.com/help", "ok"});
}

TEST_CASE("Chinese breaks anywhere, but no line begins with a closing mark") {
  CHECK(wrapped("源实例所属阿里云账号", 16) == Lines{"源实例所属阿里云", "账号"});
  CHECK(wrapped("源实例所属阿里云，账号", 16) == Lines{"源实例所属阿里", "云，账号"});
  CHECK(wrapped("源实例所属阿里（账号）", 16) == Lines{"源实例所属阿里", "（账号）"});
}

TEST_CASE("mixed text breaks between Chinese and Latin, never inside of Latin words") {
  CHECK(wrapped("登录RAM控制台打开角色", 16) == Lines{"登录RAM控制台打", "开角色"});
  CHECK(wrapped("登录控制台AliyunDTSRolePolicy角色", 16) ==
        Lines{"登录控制台", "AliyunDTSRolePolicy", "角色"});
}

TEST_CASE("a place stays whole, also where its path is Chinese") {
  CHECK(wrapped("已信任（数据同步/任务配置/角色.json:5:184）", 20) ==
        Lines{"已信任", "（数据同步/任务配置/角色.json:5:184）"});
  CHECK(wrapped("数据同步/任务日志.log:2:149", 16) == Lines{"数据同步/任务日志.log:2:149"});
  CHECK(wrapped("请确认能够访问数据库主机:3306", 16) == Lines{"请确认能够访问数", "据库主机:3306"});
}

TEST_CASE("line ends are kept, control characters become visible") {
  CHECK(wrapped("a\nb", 16) == Lines{"a", "b"});
  CHECK(wrapped("a\x1b[0m", 16) == Lines{"a␛[0m"});
}

TEST_CASE("further lines hang below the first") {
  CHECK(hanging("  1. ", "the quick brown fox jumps", 21) ==
        Lines{"  1. the quick brown", "     fox jumps"});
  CHECK(hanging("原因：", "the quick brown fox", 22) ==
        Lines{"原因：the quick brown", "      fox"});
}

TEST_CASE("padding and shortening count cells") {
  CHECK(padded("已确认", 8) == "已确认  ");
  CHECK(padded("confirmed", 4) == "confirmed");
  CHECK(shortened("confirmed", 9) == "confirmed");
  CHECK(shortened("confirmed", 8) == "confirm…");
  CHECK(shortened("已确认原因", 8) == "已确认…");
  CHECK(shortened(std::string(100000, 'x'), 5) == "xxxx…");
}

}  // namespace
}  // namespace dtsdoctor
