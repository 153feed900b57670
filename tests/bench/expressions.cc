// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the rules' expressions run as steps of our own instead of by RE2. This times
// both in one run, on the rules' own examples: making them, what they keep, and one that matches.
#include <fmt/format.h>
#include <malloc.h>
#include <re2/re2.h>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "match/regex_search.h"
#include "rules/builtin.h"

using namespace dtsdoctor;

namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double mb_in_use() { return static_cast<double>(mallinfo2().uordblks) / 1e6; }

// Makes one of each expression with `make`, and tells what that took.
template <typename Made, typename Make>
std::vector<Made> made(const char* by, const std::vector<const MatchNode*>& nodes, Make make) {
  const double before = mb_in_use();
  const Clock::time_point begin = Clock::now();
  std::vector<Made> all;
  for (const MatchNode* node : nodes) all.push_back(make(*node));
  fmt::print("{}: {} expressions in {:.1f} ms, {:.1f} MB\n", by, all.size(), ms_since(begin),
             mb_in_use() - before);
  return all;
}

std::unique_ptr<RE2> compiled(const MatchNode& node) {
  RE2::Options options;
  options.set_case_sensitive(!node.fold);
  return std::make_unique<RE2>(re2::StringPiece(node.value.data(), node.value.size()), options);
}

bool finds(const RE2& regex, std::string_view text) {
  std::vector<re2::StringPiece> groups(
      static_cast<std::size_t>(regex.NumberOfCapturingGroups() + 1));
  return regex.Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), RE2::UNANCHORED,
                     groups.data(), static_cast<int>(groups.size()));
}

}  // namespace

int main() {
  constexpr int kTimes = 10;
  constexpr std::size_t kShare = 20;  // one match of so many is timed
  const RuleSet& rules = builtin_rules();
  std::vector<const MatchNode*> nodes;
  for (const MatchNode& node : rules.match_nodes) {
    if (node.op == MatchOp::re && RegexProgram::compile(node.value, node.fold))
      nodes.push_back(&node);
  }
  const auto ours = made<RegexProgram>("ours", nodes, [](const MatchNode& node) {
    return *RegexProgram::compile(node.value, node.fold);
  });
  const auto theirs = made<std::unique_ptr<RE2>>("RE2", nodes, compiled);
  RegexSearch search;
  std::size_t matches = 0;
  std::size_t timed = 0;
  double by_us = 0;
  double by_re2 = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const Example& example : rules.examples) {
      if (search.find(ours[i], example.text, 0) != RegexSearch::Outcome::found) continue;
      if (matches++ % kShare != 0) continue;
      timed += kTimes;
      const Clock::time_point begin = Clock::now();
      for (int k = 0; k < kTimes; ++k) (void)search.find(ours[i], example.text, 0);
      by_us += ms_since(begin);
      const Clock::time_point middle = Clock::now();
      for (int k = 0; k < kTimes; ++k) (void)finds(*theirs[i], example.text);
      by_re2 += ms_since(middle);
    }
  }
  const auto each = [&](double ms) { return 1e3 * ms / static_cast<double>(timed); };
  fmt::print("a match with its groups: ours {:.2f} µs, RE2 {:.2f} µs\n", each(by_us), each(by_re2));
}
