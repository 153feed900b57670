// SPDX-License-Identifier: Apache-2.0
//
// Tokens that say who issued them. The ones here are invented, and put together so that nobody
// takes this file for a leak.
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {
namespace {

const std::string kRandom = "16C7e42F292c6912E7710c838347Ae178B4a";

}  // namespace

TEST_CASE("issued tokens go, wherever they stand") {
  const std::string token = GENERATE_COPY(
      "AKIA" + std::string("IOSFODNN7FAKE123"), "ghp_" + kRandom, "github_pat_11ABC_" + kRandom,
      "glpat-" + kRandom, "xoxb-123456789012-123456789012-" + kRandom, "AIza" + kRandom,
      "sk-proj-" + kRandom, "sk_live_" + kRandom, "npm_" + kRandom, "dapi" + kRandom,
      "hf_" + kRandom, "AKID" + kRandom);
  CAPTURE(token);
  CHECK(redacted("push with " + token + " failed") == "push with *** failed");
  CHECK(redacted("\"k\":\"" + token + "\"") == "\"k\":\"***\"");
  CHECK(redacted("key=" + token) == "key=***");
}

TEST_CASE("issued tokens: of a hook's address its secret part goes") {
  CHECK(redacted("POST https://hooks.slack.com/services/T00000000/B00000000/" + kRandom + " 500") ==
        "POST https://hooks.slack.com/services/*** 500");
}

TEST_CASE("issued tokens: the address of a chat's robot stays without its key") {
  const std::string address =
      GENERATE(as<std::string>{}, "https://open.feishu.cn/open-apis/bot/v2/hook/",
               "https://open.larksuite.com/open-apis/bot/v2/hook/",
               "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=");
  CHECK(redacted(address + "6f2b1c1e-12ab-4c3d-9e8f-16c7e42f292c x") == address + "*** x");
  stays(address + "KEY");
}

TEST_CASE("issued tokens: hooks of further chats, and what their robots sign with") {
  CHECK(redacted("POST https://discord.com/api/webhooks/12345678901234/" + kRandom + " 500") ==
        "POST https://discord.com/api/webhooks/*** 500");
  CHECK(redacted("https://api.telegram.org/bot123456789:" + kRandom + "/send") ==
        "https://***/send");
  CHECK(redacted("robot SEC" + kRandom + kRandom) == "robot ***");
  CHECK(redacted("https://oapi.dingtalk.com/robot/send?timestamp=1772600707000&sign=" + kRandom +
                 "%3D") == "https://oapi.dingtalk.com/robot/send?timestamp=1772600707000&sign=***");
  CHECK(redacted("https://a.blob.core.windows.net/c?sv=2020&sig=" + kRandom + "&se=1") ==
        "https://a.blob.core.windows.net/c?sv=2020&sig=***&se=1");
  stays("?sign=minus&design=0123456789012345678901234");
}

TEST_CASE("issued tokens: what only begins like one stays") {
  const auto text =
      GENERATE(as<std::string>{}, "sk-learn-pipeline-of-the-nightly-run-2",
               "disk-0123456789012345678901234567890123456789", "hf_model", "ghp_", "AKIA",
               "npm_config_registry", "dapi is down", "xoxb-123", "hooks.slack.com/services/",
               "task-16C7e42F292c6912E7710c838347Ae178B4a-0");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
