// SPDX-License-Identifier: Apache-2.0
//
// The fast path (prefilter, then the matcher on candidates) finds exactly what the slow, obviously
// right one finds: same patterns, same bytes, same captures.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "catch.h"
#include "match/known_codes.h"
#include "match/prefilter.h"
#include "match/slow_matcher.h"
#include "rules/builtin.h"
#include "sanitized.h"

namespace dtsdoctor::testing {
namespace {

class Agreement {
 public:
  // True if both paths find the same in every record of the text.
  bool holds_for(std::string_view text) {
    const auto source = read_memory(text);
    const Limits limits;
    LineReader lines(*source, limits.max_line);
    RecordReader records(lines, "-", limits, known_);
    std::vector<LimitHit> hits;
    std::vector<std::uint32_t> candidates;
    RawRecord raw;
    while (records.next(raw)) {
      const Record record = read_record(raw, "-", limits, known_, hits);
      in_dts_ = !in_dts_;
      const std::vector<Match> slow = slow_.match(record, in_dts_);
      prefilter_.candidates(raw.text(), candidates, in_dts_);
      const std::vector<Match> fast = matcher_.match(record, candidates, in_dts_);
      if (fast != slow) {
        UNSCOPED_INFO("fast: " << ids_of(fast) << "; slowly: " << ids_of(slow));
        return false;
      }
      found_ += slow.size();
    }
    return true;
  }

  [[nodiscard]] std::size_t found() const { return found_; }

 private:
  [[nodiscard]] std::string ids_of(const std::vector<Match>& matches) const {
    std::string ids;
    for (const Match& match : matches)
      ids +=
          std::string(rules_.patterns[match.pattern].id) + "@" + std::to_string(match.layer) + " ";
    return ids;
  }

  const RuleSet& rules_ = builtin_rules();
  IsKnownCode known_ = known_codes(rules_);
  Prefilter prefilter_{rules_};
  Matcher matcher_{rules_};
  SlowMatcher slow_{rules_};
  bool in_dts_ = false;
  std::size_t found_ = 0;
};

// Texts put together from what failures are made of, cut and shuffled.
class RandomTexts {
 public:
  explicit RandomTexts(std::uint32_t seed) : random_(seed) {
    for (const Pattern& pattern : builtin_rules().patterns) {
      for (const Range examples : {pattern.match_examples, pattern.no_match_examples}) {
        for (const Example& example : RuleSet::part(builtin_rules().examples, examples))
          add_pieces(example.text);
      }
    }
  }

  std::string next() {
    std::string text;
    for (std::size_t count = 1 + random_() % 12; count > 0; --count) {
      switch (random_() % 8) {
        case 0:
          text += pick(kGlue);
          break;
        case 1:
          text += pick(kGlue);
          break;
        case 2:
          text += static_cast<char>(random_() & 0xFF);
          break;
        default:
          text += pieces_[random_() % pieces_.size()];
      }
      if (random_() % 2 == 0) text += ' ';
    }
    return text;
  }

 private:
  static constexpr std::string_view kGlue[] = {
      "\n",        "\r\n",        "\t",          "ErrorCode: ",
      "Message: ", "RequestId: ", "\"Code\":\"", "\",\"Message\":\"",
      "{\"",       "\"}",         "\"",          "{",
      "}",         " : ",         "code: 400, ", " request id: X1",
      "\x1b[31m",  "\x1b[0m",     "│ ",          "╷\n",
      "map[",      "]",           "\\n",         "\\u89d2",
      "角色",      "\\\"",        "DTS-10035",   "'",
      "\xFF",      "\n\n",        "Error: ",     "  "};

  template <std::size_t N>
  std::string_view pick(const std::string_view (&from)[N]) {
    return from[random_() % N];
  }

  // Runs of words of a documented text. Words stay whole: see the prefilter's own tests.
  void add_pieces(std::string_view text) {
    pieces_.emplace_back(text);
    for (int i = 0; i < 8; ++i) {
      const std::size_t begin = text.find(' ', random_() % text.size());
      if (begin == std::string_view::npos) continue;
      const std::size_t end = text.find(' ', std::min(text.size(), begin + 1 + random_() % 60));
      pieces_.emplace_back(text.substr(begin, end - begin));
    }
  }

  std::mt19937 random_;
  std::vector<std::string> pieces_;
};

// The slow twin tries every expression on every text.
constexpr int kTexts = kSanitized ? 30 : 500;

void check_random(std::uint32_t seed) {
  Agreement agreement;
  RandomTexts texts(seed);
  for (int i = 0; i < kTexts; ++i) {
    const std::string text = texts.next();
    if (!agreement.holds_for(text)) FAIL("differs on: " << text);
  }
  CHECK(agreement.found() > static_cast<std::size_t>(kTexts) / 5);
}

}  // namespace

TEST_CASE("agreement: on the examples of all rules") {
  Agreement agreement;
  for (const Example& example : builtin_rules().examples) {
    INFO(example.text);
    CHECK(agreement.holds_for(example.text));
  }
  CHECK(agreement.found() >= builtin_rules().patterns.size() / 2);
}

TEST_CASE("agreement: on all examples as one text, and as a JSON string") {
  Agreement agreement;
  std::string lines;
  for (const Example& example : builtin_rules().examples) {
    lines += std::string(example.text) + "\n\n";
    std::string log = "{\"log\":\"";
    for (const char c : example.text) {
      if (c == '"' || c == '\\') log += '\\';
      log += c == '\n'   ? std::string("\\n")
             : c == '\r' ? "\\r"
             : c == '\t' ? "\\t"
                         : std::string(1, c);
    }
    INFO(log);
    CHECK(agreement.holds_for(log + "\"}"));
  }
  CHECK(agreement.holds_for(lines));
}

TEST_CASE("agreement: on the samples") {
  namespace fs = std::filesystem;
  Agreement agreement;
  const fs::path samples = fs::path(DTSDOCTOR_SOURCE_DIR) / "samples";
  if (!fs::exists(samples)) return;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples)) {
    const std::string name = entry.path().filename().string();
    if (name != "input.log" && name != "error.log") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string bytes((std::istreambuf_iterator<char>(file)),
                            std::istreambuf_iterator<char>());
    INFO(entry.path());
    CHECK(agreement.holds_for(bytes));
  }
}

TEST_CASE("agreement: on random texts, first quarter") { check_random(1); }
TEST_CASE("agreement: on random texts, second quarter") { check_random(2); }
TEST_CASE("agreement: on random texts, third quarter") { check_random(3); }
TEST_CASE("agreement: on random texts, last quarter") { check_random(4); }

}  // namespace dtsdoctor::testing
