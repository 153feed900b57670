// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

// A token that says by its first letters who issued it. Not of this cloud, but logs of migrations
// hold those of the other end, of CI and of chats.
struct Issued {
  string_view head;
  size_t least;             // bytes behind the head
  string_view others = {};  // what these bytes may be, beside letters and digits
};

constexpr std::array<Issued, 34> kIssued = {{
    {"AKIA", 16},  // AWS
    {"ASIA", 16},
    {"AKID", 32},                         // Tencent Cloud
    {"AIza", 35, "-_"},                   // Google
    {"api.telegram.org/bot", 30, ":_-"},  // Telegram
    {"SEC", 64},                          // what DingTalk's robots sign with
    {"dckr_pat_", 20, "-_"},
    {"dapi", 32},
    {"discord.com/api/webhooks/", 24, "/-_"},
    {"discordapp.com/api/webhooks/", 24, "/-_"},
    {"ghp_", 36},  // GitHub
    {"gho_", 36},
    {"ghu_", 36},
    {"ghs_", 36},
    {"ghr_", 36},
    {"github_pat_", 22, "_"},
    {"glpat-", 20, "-_"},  // GitLab
    {"hooks.slack.com/services/", 24, "/"},
    {"hf_", 30},
    {"npm_", 36},
    {"open.feishu.cn/open-apis/bot/v2/hook/", 24, "-"},
    {"open.larksuite.com/open-apis/bot/v2/hook/", 24, "-"},
    {"pypi-", 50, "-_"},
    {"qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", 24, "-"},
    {"rk_live_", 16},
    {"sk-", 32, "-_"},  // model services
    {"sk_live_", 16},
    {"webhook.office.com/webhookb2/", 24, "-@/"},
    {"xoxb-", 20, "-"},  // Slack
    {"xoxp-", 20, "-"},
    {"xoxa-", 20, "-"},
    {"xoxs-", 20, "-"},
    {"xapp-", 20, "-"},
    {"ya29.", 30, "-_."},
}};

// Words that are joined have no such part: "sk-learn-pipeline-of-the-nightly-run-2".
bool is_random(string_view tail, string_view others) {
  if (others.empty()) return true;
  const string_view last = tail.substr(tail.find_last_of(others) + 1);
  return last.size() >= 8 && std::any_of(tail.begin(), tail.end(), is_digit);
}

// What is secret of the token that begins at `at`; empty, where it would end, if it is none.
Span issued_token(string_view text, size_t at, const Issued& issued) {
  const size_t begin = at + issued.head.size();
  size_t end = begin;
  while (end < text.size() && (is_alnum(text[end]) || is_one_of(text[end], issued.others))) ++end;
  const string_view tail = text.substr(begin, end - begin);
  if (tail.size() < issued.least || !is_random(tail, issued.others)) return {end, end};
  return {is_one_of(issued.head.back(), "/=") ? begin : at, end};
}

// Of each byte the first of the heads that begin with it, which stand side by side.
constexpr auto kFirstOf = [] {
  std::array<unsigned char, 256> first{};
  first.fill(kIssued.size());
  for (size_t i = kIssued.size(); i-- > 0;)
    first[static_cast<unsigned char>(kIssued[i].head[0])] = static_cast<unsigned char>(i);
  return first;
}();

}  // namespace

void find_issued_tokens(string_view text, std::vector<Span>& found) {
  for (size_t at = 0; at < text.size(); ++at) {
    size_t i = kFirstOf[static_cast<unsigned char>(text[at])];
    if (i == kIssued.size() || (at > 0 && is_alnum(text[at - 1]))) continue;
    for (; i < kIssued.size() && kIssued[i].head[0] == text[at]; ++i) {
      if (!text.substr(at).starts_with(kIssued[i].head)) continue;
      const Span token = issued_token(text, at, kIssued[i]);
      if (token.end > token.begin) found.push_back(token);
      at = token.end - 1;
      break;
    }
  }
}

}  // namespace dtsdoctor
