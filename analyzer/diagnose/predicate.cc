// SPDX-License-Identifier: Apache-2.0
#include "diagnose/predicate.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>

#include "base/ascii.h"
#include "facts/value_type.h"
#include "facts/wildcard.h"

namespace dtsdoctor {
namespace {

// An operand, looked up.
struct Value {
  FactState state = FactState::unknown;
  FactId fact = kNoFact;                // of an unknown one
  std::vector<std::string_view> texts;  // one, or the elements of a list
  bool is_partial = false;              // a list that may have others, too

  [[nodiscard]] std::string_view one() const {
    return texts.empty() ? std::string_view() : texts.front();
  }
};

// The regular expressions of one test, each compiled once: a list may have many elements.
class Regexes {
 public:
  bool matches(std::string_view regex, std::string_view text, bool fold) {
    std::unique_ptr<RE2>& compiled = compiled_[{regex, fold}];
    if (compiled == nullptr) {
      RE2::Options options;
      options.set_log_errors(false);
      options.set_case_sensitive(!fold);
      compiled = std::make_unique<RE2>(re2::StringPiece(regex.data(), regex.size()), options);
    }
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled);
  }

 private:
  std::map<std::pair<std::string_view, bool>, std::unique_ptr<RE2>> compiled_;
};

// -1, 0, 1: numbers by value, everything else as text (ISO times order as text).
int compare(std::string_view a, std::string_view b) {
  const auto significant = [](std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
  };
  if (all_digits(a) && all_digits(b)) {
    a = significant(a);
    b = significant(b);
    if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  }
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

class Evaluator {
 public:
  Evaluator(const RuleSet& rules, const Facts& facts) : rules_(rules), facts_(facts) {}

  Outcome visit(std::uint32_t index, std::string_view item) const {
    const TestNode& node = rules_.test_nodes[index];
    switch (node.op) {
      case TestOp::all:
        return combine(node, item, Tri::no, Tri::yes);
      case TestOp::any:
        return combine(node, item, Tri::yes, Tri::no);
      case TestOp::not_: {
        Outcome inner = visit(node.children.begin, item);
        inner.value = negated(inner.value);
        inner.item = nullptr;
        return inner;
      }
      case TestOp::any_of:
        return over_list(node, Tri::yes, Tri::no);
      case TestOp::all_of:
        return over_list(node, Tri::no, Tri::yes);
      case TestOp::present:
        return presence(node, FactState::known);
      case TestOp::absent:
        return presence(node, FactState::absent);
      default:
        return leaf(node, item);
    }
  }

 private:
  // `decisive` ends it at once; otherwise `neutral`, unless something stayed unknown.
  Outcome combine(const TestNode& node, std::string_view item, Tri decisive, Tri neutral) const {
    Outcome result{neutral, {}, nullptr};
    for (std::uint32_t i = 0; i < node.children.count; ++i) {
      Outcome child = visit(node.children.begin + i, item);
      if (child.value == decisive) return {decisive, {}, child.item};
      if (result.item == nullptr && child.value == Tri::yes) result.item = child.item;
      if (child.value == Tri::unknown) add(result, std::move(child));
    }
    return result;
  }

  Outcome over_list(const TestNode& node, Tri decisive, Tri neutral) const {
    const Value list = look_up(rules_.operands[node.operands.begin], {});
    if (list.state == FactState::unknown) return {Tri::unknown, {list.fact}, nullptr};
    if (list.state == FactState::absent) return {Tri::no, {}, nullptr};
    Outcome result{neutral, {}, nullptr};
    for (std::size_t i = 0; i < list.texts.size(); ++i) {
      Outcome child = visit(node.children.begin, list.texts[i]);
      if (child.value == decisive) {
        const bool tells = decisive == Tri::yes;
        return {decisive, {}, tells ? &facts_.at(list.fact).values[i] : nullptr};
      }
      if (child.value == Tri::unknown) add(result, std::move(child));
    }
    if (list.is_partial) add(result, {Tri::unknown, {list.fact}, nullptr});
    return result;
  }

  static void add(Outcome& to, Outcome from) {
    to.value = Tri::unknown;
    to.missing.insert(to.missing.end(), from.missing.begin(), from.missing.end());
  }

  Outcome presence(const TestNode& node, FactState wanted) const {
    const Value value = look_up(rules_.operands[node.operands.begin], {});
    if (value.state == FactState::unknown) return {Tri::unknown, {value.fact}, nullptr};
    return {tri(value.state == wanted), {}, nullptr};
  }

  Outcome leaf(const TestNode& node, std::string_view item) const {
    std::vector<Value> values;
    Outcome undecided{Tri::unknown, {}, nullptr};
    bool absent = false;
    Outcome in_part{Tri::unknown, {}, nullptr};
    for (const Operand& operand : RuleSet::part(rules_.operands, node.operands)) {
      values.push_back(look_up(operand, item));
      absent = absent || values.back().state == FactState::absent;
      if (values.back().state == FactState::unknown)
        undecided.missing.push_back(values.back().fact);
      if (values.back().is_partial) in_part.missing.push_back(values.back().fact);
    }
    if (absent) return {Tri::no, {}, nullptr};
    if (!undecided.missing.empty()) return undecided;
    const bool seeks = node.op == TestOp::contains || node.op == TestOp::covers;
    const bool is_met = holds(node, values);
    if (!in_part.missing.empty() && !(seeks && is_met)) return in_part;
    return {tri(is_met), {}, nullptr};
  }

  bool holds(const TestNode& node, const std::vector<Value>& values) const {
    const auto equal = [&](std::string_view a, std::string_view b) {
      return node.fold ? equals_fold(a, b) : a == b;
    };
    const Value& first = values[0];
    const std::string_view second = values.size() > 1 ? values[1].one() : std::string_view();
    switch (node.op) {
      case TestOp::eq:
        return equal(first.one(), second);
      case TestOp::ne:
        return !equal(first.one(), second);
      case TestOp::lt:
        return compare(first.one(), second) < 0;
      case TestOp::gt:
        return compare(first.one(), second) > 0;
      case TestOp::matches:
        return regexes_.matches(second, first.one(), node.fold);
      case TestOp::is:
        return is_of_type(first.one(), second);
      case TestOp::in:
        return std::any_of(values.begin() + 1, values.end(),
                           [&](const Value& v) { return equal(first.one(), v.one()); });
      case TestOp::contains:
        return std::any_of(first.texts.begin(), first.texts.end(),
                           [&](std::string_view t) { return equal(t, second); });
      case TestOp::covers:
        return std::any_of(first.texts.begin(), first.texts.end(), [&](std::string_view pattern) {
          return matches_wildcard(pattern, second);
        });
      default:
        return false;
    }
  }

  [[nodiscard]] Value look_up(const Operand& operand, std::string_view item) const {
    switch (operand.kind) {
      case Operand::Kind::literal:
        return {FactState::known, kNoFact, {operand.text}, false};
      case Operand::Kind::item:
        return {FactState::known, kNoFact, {item}, false};
      case Operand::Kind::fact:
        break;
    }
    const Fact& fact = facts_.at(operand.fact);
    Value value{fact.state, operand.fact, {}, fact.is_partial};
    for (const FactValue& one : fact.values) value.texts.push_back(one.text);
    return value;
  }

  const RuleSet& rules_;
  const Facts& facts_;
  mutable Regexes regexes_;  // a cache
};

}  // namespace

Outcome evaluate(const RuleSet& rules, std::uint32_t test, const Facts& facts) {
  Outcome outcome = Evaluator(rules, facts).visit(test, {});
  std::sort(outcome.missing.begin(), outcome.missing.end());
  outcome.missing.erase(std::unique(outcome.missing.begin(), outcome.missing.end()),
                        outcome.missing.end());
  return outcome;
}

}  // namespace dtsdoctor
