// SPDX-License-Identifier: Apache-2.0
#include "diagnose/predicate.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>

#include "base/ascii.h"
#include "base/id_label.h"
#include "facts/trust_principals.h"
#include "facts/value_type.h"
#include "facts/wildcard.h"
#include "input/joined_files.h"

namespace dtsdoctor {
namespace {

// A text that is compared, and the document that it stands in; none of what a rule says.
struct Text {
  std::string_view text;
  const std::string* input = nullptr;
};

// An operand, looked up.
struct Value {
  FactState state = FactState::unknown;
  FactId fact = kNoFact;    // of an unknown one
  std::vector<Text> texts;  // one, or the elements of a list
  bool is_partial = false;  // a list that may have others, too

  [[nodiscard]] Text one() const { return texts.empty() ? Text() : texts.front(); }
};

// May the masked id be the other one? Its visible digits tell only that it is not.
bool may_be(std::string_view masked, std::string_view id) {
  return kind_of(masked) == PrincipalKind::masked && masked.size() > 1 && mask_fits(masked, id) &&
         (all_digits(id) || kind_of(id) == PrincipalKind::masked);
}

bool is_any_masked(std::string_view a, std::string_view b) {
  return a.find("**") != std::string_view::npos || b.find("**") != std::string_view::npos;
}

// Are they the same? What was redacted tells so within one document, and never a rule's own word,
// which is no one's id.
Tri are_same(const Text& a, const Text& b, bool fold) {
  const bool same = fold ? equals_fold(a.text, b.text) : a.text == b.text;
  if (!same && is_any_masked(a.text, b.text) && (may_be(a.text, b.text) || may_be(b.text, a.text)))
    return Tri::unknown;
  if (!has_id_label(a.text) && !has_id_label(b.text)) return tri(same);
  const bool is_told =
      a.input == nullptr || b.input == nullptr || are_of_one_text(*a.input, *b.input);
  return is_told ? tri(same) : Tri::unknown;
}

// Does it hold of the text? Of a redacted one only if it does however it was spelled.
template <typename Holds>
Tri holds_of(std::string_view text, Holds holds) {
  if (!has_id_label(text)) return tri(holds(text));
  const std::vector<std::string> spellings = possible_spellings(text);
  const auto count = static_cast<std::size_t>(
      std::count_if(spellings.begin(), spellings.end(),
                    [&](const std::string& each) { return holds(std::string_view(each)); }));
  if (count == 0) return Tri::no;
  return count == spellings.size() ? Tri::yes : Tri::unknown;
}

// yes if any is, else unknown if any is that.
template <typename List, typename Is>
Tri any_is(const List& list, Is is) {
  Tri result = Tri::no;
  for (const auto& each : list) {
    const Tri one = is(each);
    if (one == Tri::yes) return one;
    if (one == Tri::unknown) result = one;
  }
  return result;
}

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

  Outcome visit(std::uint32_t index, const Text& item) const {
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
  Outcome combine(const TestNode& node, const Text& item, Tri decisive, Tri neutral) const {
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

  Outcome leaf(const TestNode& node, const Text& item) const {
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
    const Tri is_met = holds(node, values);
    if (!in_part.missing.empty() && !(seeks && is_met == Tri::yes)) return in_part;
    return {is_met, {}, nullptr};
  }

  Tri holds(const TestNode& node, const std::vector<Value>& values) const {
    const auto same = [&](const Text& a, const Text& b) { return are_same(a, b, node.fold); };
    const std::vector<Text>& texts = values[0].texts;
    const Text first = values[0].one();
    const Text second = values.size() > 1 ? values[1].one() : Text();
    switch (node.op) {
      case TestOp::eq:
        return same(first, second);
      case TestOp::ne:
        return negated(same(first, second));
      case TestOp::lt:
        return tri(compare(first.text, second.text) < 0);
      case TestOp::gt:
        return tri(compare(first.text, second.text) > 0);
      case TestOp::matches:
        return holds_of(first.text, [&](std::string_view text) {
          return regexes_.matches(second.text, text, node.fold);
        });
      case TestOp::is:
        return holds_of(first.text,
                        [&](std::string_view text) { return is_of_type(text, second.text); });
      case TestOp::in:
        return any_is(std::span(values).subspan(1),
                      [&](const Value& each) { return same(first, each.one()); });
      case TestOp::contains:
        return any_is(texts, [&](const Text& each) { return same(each, second); });
      case TestOp::covers:
        return any_is(texts, [&](const Text& pattern) {
          return tri(matches_wildcard(pattern.text, second.text));
        });
      default:
        return Tri::no;
    }
  }

  [[nodiscard]] Value look_up(const Operand& operand, const Text& item) const {
    switch (operand.kind) {
      case Operand::Kind::literal:
        return {FactState::known, kNoFact, {{operand.text}}, false};
      case Operand::Kind::item:
        return {FactState::known, kNoFact, {item}, false};
      case Operand::Kind::fact:
        break;
    }
    const Fact& fact = facts_.at(operand.fact);
    Value value{fact.state, operand.fact, {}, fact.is_partial};
    for (const FactValue& one : fact.values)
      value.texts.push_back({one.text, one.place ? &one.place->input : nullptr});
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
