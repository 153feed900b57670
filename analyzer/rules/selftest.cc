// SPDX-License-Identifier: Apache-2.0
#include "rules/selftest.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "rules/text_lints.h"

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kEnoughNegatives = 2;
constexpr std::string_view kAnyOther = "*";

// What the examples of a pattern have shown.
struct Exercised {
  std::set<std::string_view> captures;
  std::set<std::uint32_t> branches;
};

// An account id has 16 digits.
bool holds_unique_id(std::string_view text) {
  constexpr std::size_t kDigits = 16;
  std::size_t run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run == kDigits) return true;
  }
  return false;
}

// ISO dates; empty if there is none.
std::string a_year_before(std::string_view date) {
  if (date.size() < 4 || !all_digits(date.substr(0, 4))) return {};
  return fmt::format("{:04}{}", std::stoi(std::string(date.substr(0, 4))) - 1, date.substr(4));
}

class Runner {
 public:
  Runner(const LoadedRules& loaded, const MatchFunction& match)
      : loaded_(loaded), rules_(loaded.rules), match_(match) {}

  SelfTest run(const std::function<bool(std::string_view file)>& wanted) {
    for (std::size_t i = 0; i < rules_.patterns.size(); ++i) {
      if (wanted == nullptr || wanted(loaded_.patterns[i].input)) run_pattern(i);
    }
    if (wanted == nullptr) {
      lint_unused();
      TextLints texts = lint_texts(loaded_);
      std::move(texts.repeats.begin(), texts.repeats.end(), std::back_inserter(out_.errors));
      std::move(texts.incomplete.begin(), texts.incomplete.end(),
                std::back_inserter(out_.warnings));
    }
    return std::move(out_);
  }

 private:
  void run_pattern(std::size_t index) {
    const Pattern& pattern = rules_.patterns[index];
    const std::size_t errors_before = out_.errors.size();
    Exercised exercised;
    for_each_example(pattern.match_examples,
                     [&](std::uint32_t i) { run_positive(pattern, i, exercised); });
    for_each_example(pattern.no_match_examples, [&](std::uint32_t i) { run_negative(pattern, i); });
    for_each_example(pattern.known_miss, [&](std::uint32_t i) { run_known_miss(pattern, i); });
    for_each_example(pattern.known_false, [&](std::uint32_t i) { run_known_false(pattern, i); });
    lint(pattern, index, exercised);
    out_.rows.push_back({pattern.id, pattern.status, pattern.match_examples.count,
                         pattern.no_match_examples.count, out_.errors.size() - errors_before});
  }

  template <typename Do>
  static void for_each_example(Range range, const Do& run) {
    for (std::uint32_t i = range.begin; i < range.begin + range.count; ++i) run(i);
  }

  void run_positive(const Pattern& pattern, std::uint32_t index, Exercised& exercised) {
    const Example& example = rules_.examples[index];
    const std::vector<ExampleMatch> matches = match_(example.text);
    const ExampleMatch* own = nullptr;
    for (const ExampleMatch& match : matches) {
      if (match.pattern != pattern.id) {
        check_cross_talk(pattern, match, index);
        continue;
      }
      // One text may be claimed twice; the match that tells most of what is expected is meant.
      if (own == nullptr || differing(example, match) < differing(example, *own)) own = &match;
      exercised.branches.insert(match.branch);
      for (const CaptureName& capture : RuleSet::part(rules_.capture_names, pattern.captures)) {
        const auto value = match.captures.find(std::string(capture.name));
        if (value != match.captures.end() && !value->second.empty())
          exercised.captures.insert(capture.name);
      }
    }
    if (own == nullptr) return report_unmatched(pattern, matches, index);
    for (std::uint32_t i = 0; i < example.captures.count; ++i) {
      check_capture(pattern, *own, example.captures.begin + i);
    }
  }

  [[nodiscard]] std::size_t differing(const Example& example, const ExampleMatch& match) const {
    const auto expected = RuleSet::part(rules_.example_captures, example.captures);
    return static_cast<std::size_t>(
        std::count_if(expected.begin(), expected.end(), [&](const CaptureName& wanted) {
          const auto value = match.captures.find(std::string(wanted.group));
          return value == match.captures.end() || value->second != wanted.name;
        }));
  }

  void report_unmatched(const Pattern& pattern, const std::vector<ExampleMatch>& matches,
                        std::uint32_t index) {
    std::string others;
    for (const ExampleMatch& match : matches)
      others += fmt::format("{}'{}'", others.empty() ? "" : ", ", match.pattern);
    error("example_not_matched", fmt::format("'{}' does not match its example", pattern.id),
          loaded_.examples[index],
          others.empty() ? "nothing was diagnosed in it"
                         : fmt::format("it was diagnosed as {}", others));
  }

  void check_capture(const Pattern& pattern, const ExampleMatch& match, std::uint32_t index) {
    const CaptureName& wanted = rules_.example_captures[index];
    const auto value = match.captures.find(std::string(wanted.group));
    if (value != match.captures.end() && value->second == wanted.name) return;
    error("capture_differs",
          fmt::format("'{}' captures another '{}' than expected", pattern.id, wanted.group),
          loaded_.example_captures[index],
          value == match.captures.end()
              ? "it captured none"
              : fmt::format("it captured '{}'", to_valid_utf8(value->second)));
  }

  void check_cross_talk(const Pattern& pattern, const ExampleMatch& match, std::uint32_t index) {
    const Pattern* other = find_pattern(rules_, match.pattern);
    if (other == nullptr || supersedes(pattern, *other) || supersedes(*other, pattern)) return;
    error(
        "cross_talk",
        fmt::format("the example of '{}' is also diagnosed as '{}'", pattern.id, other->id),
        loaded_.examples[index], "",
        "make one of them narrower, or let the more precise one name the other in \"supersedes\"");
  }

  [[nodiscard]] bool supersedes(const Pattern& pattern, const Pattern& other) const {
    const auto ids = RuleSet::part(rules_.strings, pattern.supersedes);
    return std::any_of(ids.begin(), ids.end(),
                       [&](std::string_view id) { return id == kAnyOther || id == other.id; });
  }

  [[nodiscard]] bool claims(const Pattern& pattern, std::uint32_t index) const {
    const std::vector<ExampleMatch> matches = match_(rules_.examples[index].text);
    return std::any_of(matches.begin(), matches.end(),
                       [&](const ExampleMatch& match) { return match.pattern == pattern.id; });
  }

  void run_negative(const Pattern& pattern, std::uint32_t index) {
    if (!claims(pattern, index)) return;
    const std::string_view why = rules_.examples[index].why;
    error("negative_matched", fmt::format("'{}' matches what it must not match", pattern.id),
          loaded_.examples[index], why.empty() ? "" : fmt::format("why it must not: {}", why));
  }

  // Known shortcomings that are gone should become tests.
  void run_known_miss(const Pattern& pattern, std::uint32_t index) {
    if (!claims(pattern, index)) return;
    warning("known_miss_matched", fmt::format("'{}' matches this known miss by now", pattern.id),
            loaded_.examples[index], "move it to \"match\"");
  }

  void run_known_false(const Pattern& pattern, std::uint32_t index) {
    if (claims(pattern, index)) return;
    warning("known_false_unmatched",
            fmt::format("'{}' no longer matches this known false positive", pattern.id),
            loaded_.examples[index], "move it to \"no_match\"");
  }

  void lint(const Pattern& pattern, std::size_t index, const Exercised& exercised) {
    const Place& where = loaded_.patterns[index];
    std::set<std::string_view> seen;
    for (std::uint32_t i = 0; i < pattern.captures.count; ++i) {
      const std::uint32_t at = pattern.captures.begin + i;
      const std::string_view name = rules_.capture_names[at].name;
      if (exercised.captures.contains(name) || !seen.insert(name).second) continue;
      warning("unexercised_capture", fmt::format("no example of '{}' fills '{}'", pattern.id, name),
              loaded_.capture_names[at], "add an example that does");
    }
    lint_branches(pattern, where, exercised);
    lint_literals(pattern, pattern.match, where);
    if (!pattern.origin.captured.empty() && pattern.origin.captured < a_year_before(rules_.date)) {
      warning("stale_origin",
              fmt::format("the source of '{}' was read on {}", pattern.id, pattern.origin.captured),
              where, "read it again, and write the new date into \"captured\"");
    }
    if (pattern.no_match_examples.count < kEnoughNegatives) {
      warning("too_few_negatives",
              fmt::format("'{}' has a single example that must not match", pattern.id), where,
              "add look-alikes to \"no_match\": success texts, quotes, neighbouring errors");
    }
    if (pattern.slow && pattern.context != Context::reply) {
      warning("slow_pattern",
              fmt::format("'{}' has no window: it is tried wherever its shorter words stand",
                          pattern.id),
              where,
              "give every alternative a literal with 7 or more of A-Z a-z 0-9 . _ : - in a row");
    }
    if (pattern.status == Status::stable && pattern.title.zh.empty()) {
      warning("missing_zh", fmt::format("'{}' is stable and has no Chinese title", pattern.id),
              where, "add \"zh\" to its \"title\"");
    }
  }

  void lint_branches(const Pattern& pattern, const Place& where, const Exercised& exercised) {
    const MatchNode& root = rules_.match_nodes[pattern.match];
    if (root.op != MatchOp::any) return;
    for (std::uint32_t branch = 0; branch < root.children.count; ++branch) {
      if (exercised.branches.contains(branch)) continue;
      warning("unexercised_branch",
              fmt::format("no example of '{}' is matched by its alternative {}", pattern.id,
                          branch + 1),
              where, "add an example that only this alternative matches, or leave it out");
    }
  }

  void lint_literals(const Pattern& pattern, std::uint32_t index, const Place& where) {
    const MatchNode& node = rules_.match_nodes[index];
    if (node.op == MatchOp::re && (node.value.starts_with(".*") || node.value.starts_with(".+"))) {
      warning("leading_dot_star", fmt::format("an expression of '{}' begins with '.*'", pattern.id),
              where, "expressions are not anchored: leave it out");
    }
    if (node.children.count == 0 && holds_unique_id(node.value)) {
      warning("unique_id_in_literal",
              fmt::format("'{}' looks for an id that is printed once in the world", pattern.id),
              where, "put an expression in its place");
    }
    for (std::uint32_t i = 0; i < node.children.count; ++i)
      lint_literals(pattern, node.children.begin + i, where);
  }

  void lint_unused() {
    std::vector<bool> cause_used(rules_.causes.size());
    for (const Pattern& pattern : rules_.patterns) {
      for (const std::uint32_t cause : RuleSet::part(rules_.cause_refs, pattern.causes))
        cause_used[cause] = true;
    }
    std::vector<bool> fix_used(rules_.fixes.size());
    for (const Cause& cause : rules_.causes) {
      for (const FixRef& ref : RuleSet::part(rules_.fix_refs, cause.fixes))
        fix_used[ref.fix] = true;
    }
    for (std::size_t i = 0; i < cause_used.size(); ++i) {
      if (cause_used[i]) continue;
      warning("unused_cause", fmt::format("no pattern has the cause '{}'", rules_.causes[i].id),
              loaded_.causes[i], "");
    }
    for (const PreflightRule& rule : rules_.preflight) {
      for (const FixRef& ref : RuleSet::part(rules_.fix_refs, rule.fixes)) fix_used[ref.fix] = true;
    }
    for (std::size_t i = 0; i < fix_used.size(); ++i) {
      if (fix_used[i]) continue;
      warning(
          "unused_fix",
          fmt::format("neither a cause nor a pre-flight rule has the fix '{}'", rules_.fixes[i].id),
          loaded_.fixes[i], "");
    }
    for (const UnusedBlock& block : loaded_.unused_blocks)
      warning("unused_block", fmt::format("no expression names the block '{}'", block.name),
              block.where, "");
  }

  void error(std::string_view code, const std::string& what, const Place& where, std::string why,
             std::string help = "") {
    out_.errors.push_back(
        {fmt::format("[{}] {}", code, what), where, std::move(why), std::move(help)});
  }

  void warning(std::string_view code, const std::string& what, const Place& where,
               std::string help) {
    out_.warnings.push_back({fmt::format("[{}] {}", code, what), where, "", std::move(help)});
  }

  const LoadedRules& loaded_;
  const RuleSet& rules_;
  const MatchFunction& match_;
  SelfTest out_;
};

}  // namespace

SelfTest selftest(const LoadedRules& loaded, const MatchFunction& match,
                  const std::function<bool(std::string_view file)>& wanted) {
  return Runner(loaded, match).run(wanted);
}

}  // namespace dtsdoctor
