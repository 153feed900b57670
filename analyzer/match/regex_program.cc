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
constexpr std::size_t kMostItems = 0xFFFF;  // what a step can name

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
    program_.literals.shrink_to_fit();
    return program_.steps.size() < kMostSteps && program_.targets.size() <= kMostItems &&
           program_.literals.size() <= kMostItems;
  }

 private:
  void name_groups(const RegexNode& node) {
    if (node.kind == Kind::group) program_.groups.push_back(node.text);
    for (const RegexNode& part : node.parts) name_groups(part);
  }

  std::uint16_t add(const RegexStep& step) {
    program_.steps.push_back(step);
    return static_cast<std::uint16_t>(program_.steps.size() - 1);
  }

  std::uint16_t class_of(const RegexNode& node) {
    std::vector<RuneClass>& classes = program_.classes;
    RuneClass made(node.set);
    const auto same = std::find(classes.begin(), classes.end(), made);
    const auto index = static_cast<std::uint16_t>(same - classes.begin());
    if (same == classes.end()) classes.push_back(std::move(made));
    return index;
  }

  RegexProgram::Literal literal(const std::string& text) {
    std::string& literals = program_.literals;
    const std::size_t known = literals.find(text);
    const std::size_t begin = std::min(known, literals.size());
    if (known == std::string::npos) literals += text;
    return {static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(text.size())};
  }

  std::uint16_t make(const RegexNode& node, std::uint16_t next) {
    if (program_.steps.size() >= kMostSteps) return next;
    switch (node.kind) {
      case Kind::literal: {
        const RegexProgram::Literal text = literal(node.text);
        return add({.op = Op::literal, .next = next, .item = text.begin, .count = text.size});
      }
      case Kind::one:
        return add({.op = Op::one, .next = next, .item = class_of(node)});
      case Kind::assertion:
        return add({.op = Op::assertion, .assertion = node.assertion, .next = next});
      case Kind::concat:
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part)
          next = make(*part, next);
        return next;
      case Kind::choice: {
        std::vector<std::uint16_t> targets;
        for (const RegexNode& part : node.parts) targets.push_back(make(part, next));
        return choose(targets);
      }
      case Kind::group: {
        const auto name =
            std::lower_bound(program_.groups.begin(), program_.groups.end(), node.text);
        const auto group = static_cast<std::uint16_t>(name - program_.groups.begin());
        next = add({.op = Op::end_group, .next = next, .item = group});
        next = make(node.parts.front(), next);
        return add({.op = Op::begin_group, .next = next, .item = group});
      }
      case Kind::repeat:
        return repeat(node, next);
    }
    return next;
  }

  std::uint16_t choose(const std::vector<std::uint16_t>& targets) {
    const std::uint16_t choice = add({.op = Op::choice, .memo = program_.memos++});
    lead(choice, targets);
    return choice;
  }

  void lead(std::uint16_t choice, const std::vector<std::uint16_t>& targets) {
    RegexStep& step = program_.steps[choice];
    step.item = static_cast<std::uint16_t>(program_.targets.size());
    step.count = static_cast<std::uint16_t>(targets.size());
    for (const std::uint16_t target : targets)
      program_.targets.push_back({target, first_byte(target)});
  }

  [[nodiscard]] std::int16_t first_byte(std::uint16_t step) const {
    const RegexStep* at = &program_.steps[step];
    while (at->op == Op::begin_group || at->op == Op::end_group) at = &program_.steps[at->next];
    return at->op == Op::literal ? as_byte(program_.literals[at->item])
                                 : std::int16_t{RegexStep::kNoByte};
  }

  std::uint16_t repeat(const RegexNode& node, std::uint16_t next) {
    const RegexNode& part = node.parts.front();
    if (part.kind == Kind::one) {
      const bool is_endless = node.max == RegexNode::kEndless;
      return add({.op = node.greedy ? Op::long_run : Op::short_run,
                  .follows = first_byte(next),
                  .next = next,
                  .item = class_of(part),
                  .min = static_cast<std::uint16_t>(node.min),
                  .max = is_endless ? RegexStep::kEndless : static_cast<std::uint16_t>(node.max),
                  .memo = program_.memos++});
    }
    const auto more_or_next = [&](std::uint16_t more) {
      return node.greedy ? std::vector{more, next} : std::vector{next, more};
    };
    std::uint16_t entry = next;
    std::uint32_t copies = node.min;
    if (node.max == RegexNode::kEndless) {
      const std::uint16_t loop = add({.op = Op::choice, .memo = program_.memos++});
      const std::uint16_t body = make(part, loop);
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
        if (node->kind == Kind::literal) program_.prefix = literal(node->text);
        return;
      }
    }
  }

  void learn_needle(const RegexNode& node) {
    if (node.kind == Kind::literal && node.text.size() > program_.needle.size)
      program_.needle = literal(node.text);
    if (node.kind != Kind::concat && node.kind != Kind::group) return;
    for (const RegexNode& part : node.parts) learn_needle(part);
  }

  void add_first(const RegexNode& node) {
    switch (node.kind) {
      case Kind::literal:
        program_.first.set(static_cast<unsigned char>(node.text.front()));
        break;
      case Kind::one: {
        const RuneClass set(node.set);
        for (unsigned byte = 0; byte < program_.first.size(); ++byte)
          if (set.may_begin_with(static_cast<unsigned char>(byte))) program_.first.set(byte);
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
