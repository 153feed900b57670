// SPDX-License-Identifier: Apache-2.0
#include "match/regex_tree.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/hex.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

using Kind = RegexNode::Kind;

struct Flags {
  bool fold = false;
  bool lines = false;       // ^ and $ stand at lines
  bool dot_is_any = false;  // also a line feed
};

// Thrown nowhere: what is not understood makes `failed_` true, and all readers come to their end.
class Parser {
 public:
  Parser(std::string_view regex, bool fold) : rest_(regex) { flags_.fold = fold; }

  std::optional<RegexNode> whole() {
    RegexNode node = choice(0);
    if (failed_ || !rest_.empty()) return std::nullopt;
    return node;
  }

 private:
  RegexNode fail() {
    failed_ = true;
    return {};
  }

  [[nodiscard]] bool at(std::string_view text) const { return rest_.starts_with(text); }
  bool take(std::string_view text) {
    if (!at(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  RegexNode choice(int depth) {
    constexpr int kDeepest = 50;
    if (depth > kDeepest) return fail();
    std::vector<RegexNode> parts;
    do {
      parts.push_back(concat(depth));
    } while (!failed_ && take("|"));
    if (parts.size() == 1) return std::move(parts.front());
    return {.kind = Kind::choice, .parts = std::move(parts)};
  }

  RegexNode concat(int depth) {
    RegexNode node;
    while (!failed_ && !rest_.empty() && !at("|") && !at(")")) {
      RegexNode part = repeated(atom(depth));
      const bool joins = part.kind == Kind::literal && !node.parts.empty() &&
                         node.parts.back().kind == Kind::literal;
      if (joins) {
        node.parts.back().text += part.text;
      } else {
        node.parts.push_back(std::move(part));
      }
    }
    if (node.parts.size() == 1) return RegexNode(std::move(node.parts.front()));
    return node;
  }

  RegexNode atom(int depth) {
    if (take("(")) return group(depth);
    if (at("[")) return set();
    if (at("\\")) return escape();
    if (take(".")) {
      RuneSet set;
      if (!flags_.dot_is_any) set.add('\n', '\n');
      set.negate();
      return one(std::move(set));
    }
    if (take("^")) return assertion(flags_.lines ? Assertion::line_begin : Assertion::text_begin);
    if (take("$")) return assertion(flags_.lines ? Assertion::line_end : Assertion::text_end);
    if (at("*") || at("+") || at("?")) return fail();
    const char32_t rune = code_point(rest_);
    rest_.remove_prefix(character_length(rest_));
    return character(rune);
  }

  static RegexNode assertion(Assertion which) {
    return {.kind = Kind::assertion, .assertion = which};
  }
  static RegexNode one(RuneSet set) { return {.kind = Kind::one, .set = std::move(set)}; }

  RegexNode character(char32_t rune) {
    const bool has_case = flags_.fold && (rune >= 0x80 || is_alpha(static_cast<char>(rune)));
    if (has_case) {
      RuneSet set;
      if (!set.add_folded(rune, rune)) return fail();
      // Chinese has no case: it stays a literal.
      if (rune < 0x80) return one(std::move(set));
    }
    RegexNode literal{.kind = Kind::literal};
    append_utf8(literal.text, rune);
    return literal;
  }

  RegexNode group(int depth) {
    const Flags outside = flags_;
    RegexNode node{.kind = Kind::group};
    if (take("?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return fail();
      node.text = rest_.substr(0, end);
      rest_.remove_prefix(end + 1);
    } else if (take("?")) {
      if (!set_flags()) return fail();
      if (take(")")) return {};  // they hold to the end of the group around
      if (!take(":")) return fail();
    }
    node.parts.push_back(choice(depth + 1));
    if (!take(")")) return fail();
    flags_ = outside;
    if (node.text.empty()) return RegexNode(std::move(node.parts.front()));
    return node;
  }

  bool set_flags() {
    bool on = true;
    for (; !rest_.empty() && !at(":") && !at(")"); rest_.remove_prefix(1)) {
      switch (rest_.front()) {
        case '-':
          if (!std::exchange(on, false)) return false;
          break;
        case 'i':
          flags_.fold = on;
          break;
        case 'm':
          flags_.lines = on;
          break;
        case 's':
          flags_.dot_is_any = on;
          break;
        default:
          return false;
      }
    }
    return !rest_.empty();
  }

  // The set that \d and its kin name.
  bool named_set(char name, RuneSet& out) {
    std::vector<std::pair<char32_t, char32_t>> ranges;
    const char kind = to_lower(name);
    if (kind == 'd') {
      ranges = {{'0', '9'}};
    } else if (kind == 's') {
      ranges = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
    } else if (kind == 'w') {
      ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    } else {
      return false;
    }
    RuneSet set;
    for (const auto& [low, high] : ranges) {
      if (flags_.fold) {
        (void)set.add_folded(low, high);  // all of them are ASCII
      } else {
        set.add(low, high);
      }
    }
    if (name != kind) set.negate();
    out.add(set);
    return true;
  }

  // The character of an escape that stands for one; rest_ is at the backslash.
  std::optional<char32_t> escaped() {
    if (rest_.size() < 2) return std::nullopt;
    const char c = rest_[1];
    rest_.remove_prefix(2);
    switch (c) {
      case 'n':
        return '\n';
      case 'r':
        return '\r';
      case 't':
        return '\t';
      case 'f':
        return '\f';
      case 'x':
        return hexadecimal();
      default:
        break;
    }
    const bool is_mark = static_cast<unsigned char>(c) < 0x80 && !is_alnum(c) && c != '_';
    if (!is_mark) return std::nullopt;
    return static_cast<char32_t>(c);
  }

  std::optional<char32_t> hexadecimal() {
    constexpr std::size_t kMostDigits = 6;
    std::string_view digits = rest_.substr(0, 2);
    if (take("{")) {
      digits = rest_.substr(0, rest_.find('}'));
      rest_.remove_prefix(std::min(rest_.size(), digits.size() + 1));
    } else {
      rest_.remove_prefix(digits.size());
    }
    if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
    char32_t rune = 0;
    for (const char digit : digits) {
      if (!is_hex(digit)) return std::nullopt;
      rune = rune * 16 + static_cast<char32_t>(hex_value(digit));
    }
    return rune;
  }

  RegexNode escape() {
    const char name = rest_.size() > 1 ? rest_[1] : '\0';
    if (take("\\b")) return assertion(Assertion::word_edge);
    if (take("\\A")) return assertion(Assertion::text_begin);
    if (take("\\z")) return assertion(Assertion::text_end);
    RuneSet set;
    if (named_set(name, set)) {
      rest_.remove_prefix(2);
      return one(std::move(set));
    }
    const std::optional<char32_t> rune = escaped();
    return rune ? character(*rune) : fail();
  }

  std::optional<char32_t> set_character() {
    if (at("\\")) return escaped();
    const char32_t rune = code_point(rest_);
    rest_.remove_prefix(character_length(rest_));
    return rune;
  }

  RegexNode set() {
    RuneSet set;
    (void)take("[");
    const bool negated = take("^");
    for (bool first = true; first || !at("]"); first = false) {
      if (rest_.empty() || at("[:")) return fail();
      if (at("\\") && rest_.size() > 1 && named_set(rest_[1], set)) {
        rest_.remove_prefix(2);
        continue;
      }
      const std::optional<char32_t> low = set_character();
      std::optional<char32_t> high = low;
      if (at("-") && !at("-]")) {
        (void)take("-");
        high = rest_.empty() ? std::nullopt : set_character();
      }
      if (!low || !high || *high < *low) return fail();
      if (!flags_.fold) {
        set.add(*low, *high);
      } else if (!set.add_folded(*low, *high)) {
        return fail();
      }
    }
    (void)take("]");
    if (negated) set.negate();
    return one(std::move(set));
  }

  std::optional<std::uint32_t> number() {
    constexpr std::size_t kMostDigits = 4;
    std::size_t digits = 0;
    while (digits < rest_.size() && is_digit(rest_[digits])) ++digits;
    if (digits == 0 || digits > kMostDigits) return std::nullopt;
    if (digits > 1 && rest_.front() == '0') return std::nullopt;  // no count to RE2
    std::uint32_t value = 0;
    for (const char digit : rest_.substr(0, digits))
      value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    rest_.remove_prefix(digits);
    return value;
  }

  // A count in braces; false if the brace is a character.
  bool count(RegexNode& node) {
    const std::string_view before = rest_;
    (void)take("{");
    if (const std::optional<std::uint32_t> min = number()) {
      node.min = node.max = *min;
      if (take(",")) node.max = number().value_or(RegexNode::kEndless);
      if (take("}")) return true;
    }
    rest_ = before;
    return false;
  }

  RegexNode repeated(RegexNode part) {
    RegexNode node{.kind = Kind::repeat};
    if (take("*")) {
      node.min = 0;
      node.max = RegexNode::kEndless;
    } else if (take("+")) {
      node.max = RegexNode::kEndless;
    } else if (take("?")) {
      node.min = 0;
    } else if (!at("{") || !count(node)) {
      return part;
    }
    node.greedy = !take("?");
    // What a loop over nothing means is a question of its own.
    const bool is_optional = node.min == 0 && node.max == 1;
    if (!is_optional && part.may_be_empty()) return fail();
    node.parts.push_back(std::move(part));
    return node;
  }

  std::string_view rest_;
  Flags flags_;
  bool failed_ = false;
};

}  // namespace

bool RegexNode::may_be_empty() const {
  const auto is_empty = [](const RegexNode& part) { return part.may_be_empty(); };
  switch (kind) {
    case Kind::literal:
    case Kind::one:
      return false;
    case Kind::assertion:
      return true;
    case Kind::choice:
      return std::any_of(parts.begin(), parts.end(), is_empty);
    case Kind::repeat:
      if (min == 0) return true;
      break;
    case Kind::concat:
    case Kind::group:
      break;
  }
  return std::all_of(parts.begin(), parts.end(), is_empty);
}

std::optional<RegexNode> parse_regex(std::string_view regex, bool fold) {
  if (!is_valid_utf8(regex)) return std::nullopt;
  return Parser(regex, fold).whole();
}

}  // namespace dtsdoctor
