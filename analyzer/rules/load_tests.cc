// SPDX-License-Identifier: Apache-2.0
#include "rules/load_tests.h"

#include <fmt/ranges.h>
#include <algorithm>

#include "rules/fact_types.h"
#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kUse = "use";

std::vector<std::string_view> test_names() {
  std::vector<std::string_view> names = names_in(kTestOps);
  names.push_back(kUse);
  return names;
}

// How many operands the array of a leaf holds: at least two, exactly two for all but `in`.
constexpr std::size_t kOperands = 2;

}  // namespace

void TestLoader::load_predicates() {
  for (std::uint32_t i = 0; i < build_.from.predicates.entries().size(); ++i) (void)predicate(i);
}

std::uint32_t TestLoader::load(Spot spot) {
  const TestNode root = node(spot);
  build_.to.test_nodes.push_back(root);
  return static_cast<std::uint32_t>(build_.to.test_nodes.size() - 1);
}

FixRef TestLoader::fix_ref(Spot spot) {
  if (spot.value->is_string()) return {load_ref(build_, spot, build_.from.fixes).value_or(0)};
  const ObjectReader reader(build_.problems, spot, "a fix", {"fix", "only_if"});
  FixRef out;
  if (const auto fix = reader.need("fix"))
    out.fix = load_ref(build_, *fix, build_.from.fixes).value_or(0);
  if (const auto test = reader.need("only_if")) out.only_if = load(*test);
  return out;
}

Range TestLoader::fix_refs(const ObjectReader& reader) {
  std::vector<FixRef> refs;
  for (const Spot& spot : reader.list("fixes")) {
    const FixRef ref = fix_ref(spot);
    const bool is_known = std::any_of(refs.begin(), refs.end(),
                                      [&](const FixRef& other) { return other.fix == ref.fix; });
    if (is_known) build_.problems.add("a fix is given twice", spot.place());
    refs.push_back(ref);
  }
  return RuleArena::append(build_.to.fix_refs, refs);
}

const TestLoader::Predicate& TestLoader::predicate(std::uint32_t index) {
  const auto [known, is_new] = predicates_.try_emplace(index);
  Predicate& predicate = known->second;
  const Entry& entry = build_.from.predicates.entries()[index];
  if (!is_new) {
    if (!predicate.root) {
      build_.problems.add(fmt::format("predicate '{}' uses itself", entry.id),
                          entry.spot.opening());
    }
    return predicate;
  }
  const int lists_around = std::exchange(lists_around_, 0);
  bool* const outer = std::exchange(free_item_, &predicate.free_item);
  const TestNode root = node(entry.spot);
  lists_around_ = lists_around;
  free_item_ = outer;
  predicate.root = root;
  return predicate;
}

TestNode TestLoader::node(Spot spot) {
  const std::vector<std::string_view> names = test_names();
  std::vector<std::string_view> given;
  for (const JsonMember& member : spot.value->members) {
    const bool is_op = std::find(names.begin(), names.end(), member.key) != names.end();
    if (is_op) given.push_back(member.key);
    if (is_op || member.key == "fold" || member.key == "where") continue;
    build_.problems.add(
        fmt::format("there is no test '{}'", member.key), spot.source->place(member.key_span),
        fmt::format("tests are {}", fmt::join(names, ", ")), did_you_mean(member.key, names));
    return {};
  }
  if (given.size() != 1) {
    build_.problems.add("a test is an object with exactly one of the known tests",
                        spot.value->is_object() ? spot.opening() : spot.place(),
                        fmt::format("tests are {}", fmt::join(names, ", ")));
    return {};
  }
  if (given.front() == kUse) return use(spot);

  const TestOp op = value_in(kTestOps, given.front()).value_or(TestOp::all);
  if (op == TestOp::any_of || op == TestOp::all_of) {
    return over_list(
        ObjectReader(build_.problems, spot, "this test", {given.front(), "where", "fold"}), op);
  }
  const ObjectReader reader(build_.problems, spot, "this test", {given.front(), "fold"});
  const Spot value = reader.need(given.front()).value_or(spot);
  TestNode out;
  out.op = op;
  out.fold = reader.boolean_or("fold", false);
  if (op == TestOp::not_) {
    out.children = RuleArena::append(build_.to.test_nodes, {node(value)});
  } else if (op == TestOp::all || op == TestOp::any) {
    std::vector<TestNode> children;
    for (const Spot& child :
         read_list(build_.problems, value, ObjectReader::quoted(given.front()))) {
      children.push_back(node(child));
    }
    if (children.empty())
      build_.problems.add(fmt::format("'{}' needs a test", given.front()), value.place());
    out.children = RuleArena::append(build_.to.test_nodes, children);
  } else {
    operands(out, value);
  }
  return out;
}

TestNode TestLoader::use(Spot spot) {
  const ObjectReader reader(build_.problems, spot, "this test", {kUse});
  const Spot name = reader.need(kUse).value_or(spot);
  const auto index = load_ref(build_, name, build_.from.predicates);
  if (!index) return {};
  const Predicate& used = predicate(*index);
  if (used.free_item) note_item(name);
  return used.root.value_or(TestNode());
}

TestNode TestLoader::over_list(const ObjectReader& reader, TestOp op) {
  TestNode out;
  out.op = op;
  out.fold = reader.boolean_or("fold", false);
  if (const auto list = reader.find(name_in(kTestOps, op))) {
    const Operand operand = fact_operand(*list);
    require_list_fact(build_, *list, operand.fact);
    out.operands = RuleArena::append(build_.to.operands, {operand});
  }
  if (const auto where = reader.need("where")) {
    ++lists_around_;
    const TestNode child = node(*where);
    --lists_around_;
    out.children = RuleArena::append(build_.to.test_nodes, {child});
  }
  return out;
}

// The operands of a leaf. Operands nest nowhere, so they may be appended one by one.
void TestLoader::operands(TestNode& out, Spot value) {
  const std::string name = ObjectReader::quoted(name_in(kTestOps, out.op));
  if (out.op == TestOp::present || out.op == TestOp::absent)
    return add_operand(out, fact_operand(value));

  const std::vector<Spot> pair = read_list(build_.problems, value, name);
  if (pair.size() != kOperands) {
    return build_.problems.add(fmt::format("{} takes two operands", name),
                               value.value->is_array() ? value.opening() : value.place());
  }
  const Operand first = operand(pair[0]);
  add_operand(out, first);
  if ((out.op == TestOp::contains || out.op == TestOp::covers) &&
      first.kind == Operand::Kind::fact) {
    require_list_fact(build_, {pair[0].source, pair[0].value->find("fact")}, first.fact);
  }
  if (out.op == TestOp::in) {
    const std::vector<Spot> choices =
        read_list(build_.problems, pair[1], "the second operand of 'in'");
    for (const Spot& choice : choices) add_operand(out, operand(choice));
    return;
  }
  const Operand second = operand(pair[1]);
  add_operand(out, second);
  const bool is_literal = second.kind == Operand::Kind::literal;
  if (out.op == TestOp::is && !(is_literal && is_fact_type(second.text))) {
    report_unknown_word(build_.problems, pair[1], "the type", fact_types());
  } else if (out.op == TestOp::matches && !is_literal) {
    build_.problems.add("the second operand of 'matches' must be a regular expression",
                        pair[1].opening());
  } else if (out.op == TestOp::matches) {
    check_regex(build_.problems, pair[1], std::string(second.text), out.fold);
  }
}

void TestLoader::add_operand(TestNode& out, Operand operand) {
  if (out.operands.count == 0)
    out.operands.begin = static_cast<std::uint32_t>(build_.to.operands.size());
  build_.to.operands.push_back(operand);
  ++out.operands.count;
}

Operand TestLoader::operand(Spot spot) {
  if (spot.value->is_scalar())
    return {Operand::Kind::literal, kNoFact, build_.keep(spot.value->text)};
  const ObjectReader reader(build_.problems, spot, "an operand", {"fact", "item"});
  if (const auto fact = reader.find("fact")) return fact_operand(*fact);
  if (const auto item = reader.need("item")) {
    if (!read_boolean(build_.problems, *item, "'item'"))
      build_.problems.add("'item' must be true", item->place());
    note_item(spot);
  }
  return {Operand::Kind::item, kNoFact, {}};
}

Operand TestLoader::fact_operand(Spot spot) {
  return {Operand::Kind::fact, load_fact_ref(build_, spot), {}};
}

// {"item": true} needs a list around it; in a predicate that list may stand around its use.
void TestLoader::note_item(Spot spot) {
  if (lists_around_ > 0) return;
  if (free_item_ != nullptr) {
    *free_item_ = true;
  } else {
    build_.problems.add("there is no list whose item this could be",
                        spot.value->is_object() ? spot.opening() : spot.place(), "",
                        "put the test into the \"where\" of any_of or all_of");
  }
}

}  // namespace dtsdoctor
