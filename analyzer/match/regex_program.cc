// SPDX-License-Identifier: Apache-2.0
#include "match/regex_program.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dtsdoctor {
namespace {

using Kind = RegexNode::Kind;
using Op = RegexStep::Op;

constexpr std::size_t kMostSteps = 4000;

std::int16_t as_byte(char c) { return static_cast<std::int16_t>(static_cast<unsigned char>(c)); }

// Steps are made from the last to the first: each knows what comes next.
class Compiler {
 public:
  explicit Compiler(RegexProgram& program) : program_(program) {}

  bool compile(const RegexNode& root) {
    name_groups(root);
    std::vector<std::string>& groups = program_.groups;
    std::sort(groups.begin(), groups.end());
    // Of groups of one name RE2 knows the first.
    if (std::adjacent_find(groups.begin(), groups.end()) != groups.end()) return false;
    program_.start = make(root, add({.op = Op::accept}));
    learn_start(root);
    program_.steps.shrink_to_fit();  // a thousand of them may be kept
    program_.targets.shrink_to_fit();
    program_.classes.shrink_to_fit();
    return program_.steps.size() < kMostSteps;
  }

 private:
  void name_groups(const RegexNode& node) {
    if (node.kind == Kind::group) program_.groups.push_back(node.text);
    for (const RegexNode& part : node.parts) name_groups(part);
  }

  std::uint32_t add(const RegexStep& step) {
    program_.steps.push_back(step);
    return static_cast<std::uint32_t>(program_.steps.size() - 1);
  }

  template <typename Value>
  static std::uint32_t index_in(std::vector<Value>& values, Value value) {
    const auto same = std::find(values.begin(), values.end(), value);
    if (same != values.end()) return static_cast<std::uint32_t>(same - values.begin());
    values.push_back(std::move(value));
    return static_cast<std::uint32_t>(values.size() - 1);
  }

  std::uint32_t make(const RegexNode& node, std::uint32_t next) {
    if (program_.steps.size() >= kMostSteps) return next;
    switch (node.kind) {
      case Kind::literal:
        return add(
            {.op = Op::literal, .next = next, .item = index_in(program_.literals, node.text)});
      case Kind::one:
        return add(
            {.op = Op::one, .next = next, .item = index_in(program_.classes, RuneClass(node.set))});
      case Kind::assertion:
        return add({.op = Op::assertion, .assertion = node.assertion, .next = next});
      case Kind::concat:
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part)
          next = make(*part, next);
        return next;
      case Kind::choice: {
        std::vector<std::uint32_t> targets;
        for (const RegexNode& part : node.parts) targets.push_back(make(part, next));
        return choose(targets);
      }
      case Kind::group: {
        const auto name =
            std::lower_bound(program_.groups.begin(), program_.groups.end(), node.text);
        const auto group = static_cast<std::uint32_t>(name - program_.groups.begin());
        next = add({.op = Op::end_group, .next = next, .item = group});
        next = make(node.parts.front(), next);
        return add({.op = Op::begin_group, .next = next, .item = group});
      }
      case Kind::repeat:
        return repeat(node, next);
    }
    return next;
  }

  std::uint32_t choose(const std::vector<std::uint32_t>& targets) {
    const std::uint32_t choice = add({.op = Op::choice, .memo = program_.memos++});
    lead(choice, targets);
    return choice;
  }

  void lead(std::uint32_t choice, const std::vector<std::uint32_t>& targets) {
    RegexStep& step = program_.steps[choice];
    step.item = static_cast<std::uint32_t>(program_.targets.size());
    step.count = static_cast<std::uint32_t>(targets.size());
    for (const std::uint32_t target : targets)
      program_.targets.push_back({target, first_byte(target)});
  }

  [[nodiscard]] std::int16_t first_byte(std::uint32_t step) const {
    const RegexStep* at = &program_.steps[step];
    while (at->op == Op::begin_group || at->op == Op::end_group) at = &program_.steps[at->next];
    return at->op == Op::literal ? as_byte(program_.literals[at->item].front())
                                 : std::int16_t{RegexStep::kNoByte};
  }

  std::uint32_t repeat(const RegexNode& node, std::uint32_t next) {
    const RegexNode& part = node.parts.front();
    if (part.kind == Kind::one) {
      return add({.op = Op::run,
                  .greedy = node.greedy,
                  .follows = first_byte(next),
                  .next = next,
                  .item = index_in(program_.classes, RuneClass(part.set)),
                  .min = node.min,
                  .max = node.max,
                  .memo = program_.memos++});
    }
    const auto more_or_next = [&](std::uint32_t more) {
      return node.greedy ? std::vector{more, next} : std::vector{next, more};
    };
    std::uint32_t entry = next;
    std::uint32_t copies = node.min;
    if (node.max == RegexNode::kEndless) {
      const std::uint32_t loop = add({.op = Op::choice, .memo = program_.memos++});
      const std::uint32_t body = make(part, loop);
      lead(loop, more_or_next(body));
      entry = copies > 0 ? body : loop;
      copies -= copies > 0 ? 1 : 0;
    } else {
      for (std::uint32_t i = node.min; i < node.max && program_.steps.size() < kMostSteps; ++i)
        entry = choose(more_or_next(make(part, entry)));
    }
    for (; copies > 0 && program_.steps.size() < kMostSteps; --copies) entry = make(part, entry);
    return entry;
  }

  void learn_start(const RegexNode& root) {
    learn_needle(root);
    program_.may_be_empty = root.may_be_empty();
    add_first(root);
    const RegexNode* node = &root;
    // What matches nothing by itself stands in front of the first that does not.
    std::vector<const RegexNode*> rest = {node};
    while (!rest.empty()) {
      node = rest.back();
      rest.pop_back();
      if (node->kind == Kind::concat || node->kind == Kind::group) {
        for (auto part = node->parts.rbegin(); part != node->parts.rend(); ++part)
          rest.push_back(&*part);
      } else if (node->kind == Kind::assertion) {
        if (node->assertion == Assertion::text_begin) program_.at_begin_only = true;
      } else {
        if (node->kind == Kind::literal) program_.prefix = node->text;
        return;
      }
    }
  }

  void learn_needle(const RegexNode& node) {
    if (node.kind == Kind::literal && node.text.size() > program_.needle.size())
      program_.needle = node.text;
    if (node.kind != Kind::concat && node.kind != Kind::group) return;
    for (const RegexNode& part : node.parts) learn_needle(part);
  }

  void add_first(const RegexNode& node) {
    switch (node.kind) {
      case Kind::literal:
        program_.first[static_cast<unsigned char>(node.text.front())] = true;
        break;
      case Kind::one: {
        const RuneClass set(node.set);
        for (unsigned byte = 0; byte < program_.first.size(); ++byte)
          if (set.may_begin_with(static_cast<unsigned char>(byte))) program_.first[byte] = true;
        break;
      }
      case Kind::assertion:
        break;
      case Kind::choice:
      case Kind::repeat:
      case Kind::group:
        for (const RegexNode& part : node.parts) add_first(part);
        break;
      case Kind::concat:
        for (const RegexNode& part : node.parts) {
          add_first(part);
          if (!part.may_be_empty()) break;
        }
        break;
    }
  }

  RegexProgram& program_;
};

}  // namespace

std::optional<RegexProgram> RegexProgram::compile(std::string_view regex, bool fold) {
  const std::optional<RegexNode> tree = parse_regex(regex, fold);
  if (!tree) return std::nullopt;
  RegexProgram program;
  if (!Compiler(program).compile(*tree)) return std::nullopt;
  return program;
}

}  // namespace dtsdoctor
