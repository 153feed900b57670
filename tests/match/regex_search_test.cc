// SPDX-License-Identifier: Apache-2.0
//
// Our search of expressions against RE2's: of the rules' own on the rules' own texts, and of random
// ones on random texts.
#include "match/regex_search.h"

#include <random>
#include <string>

#include "base/utf8.h"
#include "catch.h"
#include "diagnose/random_logs.h"
#include "match/regex_cache.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {
namespace {

// "begin-end name=value…", "absent", or what kept it from looking.
std::string found(std::string_view regex, std::string_view text, std::size_t from = 0,
                  bool fold = false) {
  const std::optional<RegexProgram> program = RegexProgram::compile(regex, fold);
  if (!program) return "not understood";
  RegexSearch search;
  switch (search.find(*program, text, from)) {
    case RegexSearch::Outcome::absent:
      return "absent";
    case RegexSearch::Outcome::given_up:
      return "given up";
    case RegexSearch::Outcome::found:
      break;
  }
  std::string out = std::to_string(search.span().begin) + "-" + std::to_string(search.span().end);
  for (std::size_t i = 0; i < program->groups.size(); ++i) {
    const Span group = search.groups()[i];
    if (group.begin == group.end) continue;
    out += " " + program->groups[i] + "=";
    out += text.substr(group.begin, group.end - group.begin);
  }
  return out;
}

std::string found_by_re2(std::string_view regex, std::string_view text, std::size_t from,
                         bool fold) {
  MatchNode leaf;
  leaf.op = MatchOp::re;
  leaf.value = regex;
  leaf.fold = fold;
  const std::optional<LeafHit> hit = RegexCache(1).find(0, leaf, text, from);
  if (!hit) return "absent";
  std::string out = std::to_string(hit->span.begin) + "-" + std::to_string(hit->span.end);
  for (const Capture& group : hit->groups) out += " " + group.name + "=" + group.value;
  return out;
}

// Where the first character at or behind `at` begins.
std::size_t character_at(std::string_view text, std::size_t at) {
  while (at < text.size() && continues_character(text[at])) ++at;
  return at;
}

// Expressions of all that is understood, over few characters, so that they often match.
class RandomRegexes {
 public:
  explicit RandomRegexes(std::uint32_t seed) : random_(seed) {}

  std::string next() {
    groups_ = 0;
    return choice(3);
  }

  std::string text() {
    static const std::string_view kPieces[] = {"a", "b", "a", "b",  "A",  "k", "S",  "\n",
                                               " ", "_", "'", "错", "：", "0", "ab", "\u212A"};
    std::string out;
    for (std::size_t i = random_() % 12; i > 0; --i) out += pick(kPieces);
    return out;
  }

  std::size_t below(std::size_t end) { return random_() % end; }

 private:
  template <std::size_t N>
  std::string_view pick(const std::string_view (&from)[N]) {
    return from[random_() % N];
  }

  std::string choice(int depth) {
    std::string out = concat(depth);
    while (random_() % 4 == 0) out += "|" + concat(depth);
    return out;
  }

  std::string concat(int depth) {
    std::string out;
    for (std::size_t i = random_() % 4; i > 0; --i) out += repeated(depth);
    return out;
  }

  std::string repeated(int depth) {
    static const std::string_view kCounts[] = {"*",  "+",   "?",     "*?",     "+?",
                                               "??", "{2}", "{1,3}", "{0,2}?", "{1,}"};
    static const std::string_view kAssertions[] = {"^", "$", "\\b", "(?m:^)", "(?m:$)"};
    if (random_() % 8 == 0) return std::string(pick(kAssertions));
    std::string out = atom(depth);
    if (random_() % 2 == 0) out += pick(kCounts);
    return out;
  }

  std::string atom(int depth) {
    static const std::string_view kAtoms[] = {
        "a",   "b",   "ab",  "a", "b",    "k",       "S",    "错",      "'",      "\\s",  "\\w",
        "\\d", "\\W", "\\S", ".", "[^a]", "[^'\\n]", "[ab]", "[a-z：]", "[^：b]", "\\x61"};
    if (depth == 0 || random_() % 3 != 0) return std::string(pick(kAtoms));
    static const std::string_view kOpen[] = {"(?:", "(?i:", "(?s:", "("};
    std::string open(pick(kOpen));
    if (random_() % 2 == 0) open = "(?P<g" + std::to_string(groups_++) + ">";
    return open + choice(depth - 1) + ")";
  }

  std::mt19937 random_;
  int groups_ = 0;
};

}  // namespace

TEST_CASE("regex search: the leftmost match, choices in their order") {
  CHECK(found("b|ab", "xab") == "1-3");
  CHECK(found("a|ab", "xab") == "1-2");
  CHECK(found("[^']*", "it's") == "0-2");
  CHECK(found("'(?P<name>[^']*)'@'(?P<host>[^']*)'", "for 'me'@'there' denied") ==
        "4-16 host=there name=me");
  CHECK(found("a.*?b", "xaabb") == "1-4");
  CHECK(found("a.*b", "xaabb\nb") == "1-5");
  CHECK(found("DTS-[0-9]{4,7}\\b", "DTS-123 DTS-70019.") == "8-17");
  CHECK(found("x", "abc") == "absent");
}

TEST_CASE("regex search: braces around no count are characters") {
  CHECK(found("a{1,000}", "aa{1,000}") == "1-9");
  CHECK(found("a{,2}", "aa{,2}") == "1-6");
  CHECK(found("a{2}", "aaa") == "0-2");
}

TEST_CASE("regex search: assertions look at the whole text, also in front of where it begins") {
  CHECK(found("^b", "ab", 1) == "absent");
  CHECK(found("\\bb", "ab", 1) == "absent");
  CHECK(found("(?m:^)b", "a\nb", 1) == "2-3");
  CHECK(found("a$", "a\na") == "2-3");
}

TEST_CASE("regex search: a character is a character, in any script") {
  CHECK(found("错[^x]误", "错z误 错错误") == "0-7");
  CHECK(found("角.{1,2}在", "角色在角色不存在") == "0-9");
  CHECK(found("(?i:ERROR|错误)", "eRRor") == "0-5");
  CHECK(found("k", "\u212A", 0, true) == "0-3");
  CHECK(found("[：:]", "a：") == "1-4");
}

TEST_CASE("regex search: what it does not understand is left to RE2") {
  for (const std::string_view regex :
       {"\\pN", "(?i:é)", "(?:a?)*", "[[:alpha:]]", "\\B", "\\Qa\\E", "(?U)a", "(?P<n>a)(?P<n>b)"})
    CHECK(found(regex, "a") == "not understood");
}

TEST_CASE("regex search: gives up what takes too much to remember, or too many steps") {
  CHECK(found("[^']*'", std::string(std::size_t{1} << 24, 'a') + "'") == "given up");
  CHECK(found("[ab]{1,300}c|d", std::string(10000, 'a')) == "given up");
  CHECK(found("[ab]{1,300}c|d", std::string(10, 'a')) == "absent");
  // Here a look is enough.
  CHECK(found("[ab]{1,300}c", std::string(10000, 'a')) == "absent");
}

TEST_CASE("regex search: time is linear where going back could go on for ever") {
  const std::string text(100000, 'a');
  CHECK(found("[^']*'b", text) == "absent");
  CHECK(found("(?:a|b|aa)+c", text) == "absent");
  CHECK(found("a*a*a*a*a*b", text) == "absent");
}

TEST_CASE("regex search: understands the expressions of all rules, and finds what RE2 finds") {
  const RuleSet& rules = builtin_rules();
  RegexCache cache(rules.match_nodes.size());
  RegexSearch search;
  std::mt19937 random(seed_or(5));
  std::size_t matches = 0;
  std::size_t given_up = 0;
  for (std::uint32_t node = 0; node < rules.match_nodes.size(); ++node) {
    const MatchNode& leaf = rules.match_nodes[node];
    if (leaf.op != MatchOp::re) continue;
    INFO(leaf.value);
    REQUIRE(cache.program(node, leaf) != nullptr);
    for (int i = 0; i < 40; ++i) {
      std::string text;
      for (int piece = 0; piece < 3; ++piece) {
        const std::string_view example = rules.examples[random() % rules.examples.size()].text;
        const std::size_t begin = random() % 3 == 0 ? random() % example.size() : 0;
        text += example.substr(begin);
      }
      text = to_valid_utf8(text);
      const std::size_t from = random() % 2 == 0 ? 0 : character_at(text, random() % text.size());
      const std::optional<LeafHit> hit = cache.find(node, leaf, text, from);
      const RegexSearch::Outcome outcome = search.find(*cache.program(node, leaf), text, from);
      if (outcome == RegexSearch::Outcome::given_up) {
        ++given_up;
        continue;
      }
      const bool same = (outcome == RegexSearch::Outcome::found) == hit.has_value();
      if (!same || (hit && search.span() != hit->span)) FAIL("differs on: " << text);
      matches += hit ? 1 : 0;
    }
  }
  CHECK(matches > 1000);
  CHECK(given_up < matches / 20);
}

TEST_CASE("regex search: random expressions on random texts, as RE2") {
  RandomRegexes random(seed_or(11));
  std::size_t understood = 0;
  std::size_t matches = 0;
  const int count = rounds() * 40;
  for (int i = 0; i < count; ++i) {
    const std::string regex = random.next();
    const bool fold = random.below(4) == 0;
    for (int texts = 0; texts < 4; ++texts) {
      const std::string text = random.text();
      const std::size_t from =
          random.below(2) == 0 ? 0 : character_at(text, random.below(text.size() + 1));
      const std::string ours = found(regex, text, from, fold);
      if (ours == "not understood") break;
      ++understood;
      const std::string theirs = found_by_re2(regex, text, from, fold);
      if (ours != theirs)
        FAIL(regex << (fold ? " folded" : "") << " on '" << text << "' from " << from << ": "
                   << ours << ", RE2: " << theirs);
      matches += ours == "absent" ? 0 : 1;
    }
  }
  CHECK(understood > static_cast<std::size_t>(count));
  CHECK(matches > static_cast<std::size_t>(count) / 2);
}

}  // namespace dtsdoctor::testing
