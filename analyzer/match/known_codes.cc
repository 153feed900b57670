// SPDX-License-Identifier: Apache-2.0
#include "match/known_codes.h"

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_set>

#include "base/ascii.h"

namespace dtsdoctor {

namespace {

// Every word of a record is asked about: by its first byte and its length most are known to be
// none.
class Codes {
 public:
  void add(std::string_view code) {
    if (code.empty()) return;
    all_.insert(code);
    lengths_[first(code)] |= bit(code);
  }

  [[nodiscard]] bool holds(std::string_view word) const {
    return !word.empty() && (lengths_[first(word)] & bit(word)) != 0 && all_.count(word) > 0;
  }

 private:
  static std::size_t first(std::string_view word) { return static_cast<unsigned char>(word[0]); }
  static std::uint64_t bit(std::string_view word) { return std::uint64_t{1} << word.size() % 64; }

  std::unordered_set<std::string_view> all_;
  std::array<std::uint64_t, 256> lengths_{};
};

}  // namespace

IsKnownCode known_codes(const RuleSet& rules) {
  auto codes = std::make_shared<Codes>();
  for (const Pattern& pattern : rules.patterns) {
    // What only means something inside of DTS output (a number of a database, a word such as
    // MOVED) is no envelope's code.
    if (!pattern.code.empty() && pattern.context == Context::any && !all_digits(pattern.code))
      codes->add(pattern.code);
  }
  for (const MatchNode& node : rules.match_nodes) {
    if (node.op == MatchOp::equals && node.field == Field::code) codes->add(node.value);
  }
  return [codes](std::string_view word) { return codes->holds(word); };
}

}  // namespace dtsdoctor
