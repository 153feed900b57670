// SPDX-License-Identifier: Apache-2.0
#include "rules/load_match.h"

#include <fmt/ranges.h>

#include <algorithm>

#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

bool is_inner(MatchOp op) {
  return op == MatchOp::any || op == MatchOp::all || op == MatchOp::none;
}

class MatchLoader {
 public:
  MatchLoader(Build& build, const Blocks& blocks) : build_(build), blocks_(blocks) {}

  LoadedMatch load(Spot spot) {
    const MatchNode root = node(spot);
    return {root, std::move(groups_)};
  }

 private:
  MatchNode node(Spot spot) {
    std::vector<std::string_view> keys = names_in(kMatchOps);
    const std::optional<MatchOp> op = only_op(spot, keys);
    if (!op) return {};
    const std::string_view name = name_in(kMatchOps, *op);
    if (is_inner(*op))
      return inner(ObjectReader(build_.problems, spot, "this part of 'match'", {name}), *op);

    const ObjectReader reader(build_.problems, spot, "this part of 'match'",
                              {"field", name, "fold"});
    MatchNode out;
    out.op = *op;
    out.field = reader.word_or("field", kFields, Field::record);
    out.fold = reader.boolean_or("fold", false);
    const Spot value = reader.need(name).value_or(spot);
    if (*op == MatchOp::ordered) {
      out.children = parts(value, out);
    } else {
      out.value = leaf_value(value, *op, out.fold);
    }
    return out;
  }

  // The one operator that the object at `spot` names.
  std::optional<MatchOp> only_op(Spot spot, const std::vector<std::string_view>& ops) {
    std::vector<std::string_view> given;
    for (const JsonMember& member : spot.value->members) {
      const bool is_op = std::find(ops.begin(), ops.end(), member.key) != ops.end();
      if (is_op) given.push_back(member.key);
      if (is_op || member.key == "field" || member.key == "fold") continue;
      std::vector<std::string_view> known = ops;
      known.insert(known.end(), {"field", "fold"});
      build_.problems.add(fmt::format("this part of 'match' has no key '{}'", member.key),
                          spot.source->place(member.key_span),
                          fmt::format("it may have {}", fmt::join(known, ", ")),
                          did_you_mean(member.key, known));
    }
    if (given.size() == 1) return value_in(kMatchOps, given.front());
    build_.problems.add("a part of 'match' is an object with exactly one operator",
                        spot.value->is_object() ? spot.opening() : spot.place(),
                        fmt::format("operators are {}", fmt::join(ops, ", ")));
    return std::nullopt;
  }

  MatchNode inner(const ObjectReader& reader, MatchOp op) {
    const std::string_view name = name_in(kMatchOps, op);
    const Spot list = reader.need(name).value_or(reader.spot());
    MatchNode out;
    out.op = op;
    std::vector<MatchNode> children;
    if (op == MatchOp::none) ++denials_;
    for (const Spot& child : read_list(build_.problems, list, ObjectReader::quoted(name))) {
      children.push_back(node(child));
    }
    if (op == MatchOp::none) --denials_;
    if (children.empty())
      build_.problems.add(fmt::format("'{}' needs at least one part", name), list.place());
    out.children = RuleArena::append(build_.to.match_nodes, children);
    return out;
  }

  // The parts of `ordered`, which look at the same field and fold like it.
  Range parts(Spot list, const MatchNode& parent) {
    std::vector<MatchNode> parts;
    for (const Spot& spot : read_list(build_.problems, list, "'ordered'")) {
      const ObjectReader reader(build_.problems, spot, "a part of 'ordered'",
                                {"text", "re", "optional"});
      const std::optional<Spot> text = reader.find("text");
      const std::optional<Spot> re = reader.find("re");
      if (text.has_value() == re.has_value()) {
        build_.problems.add("a part of 'ordered' needs either 'text' or 're'", spot.place());
        continue;
      }
      MatchNode part;
      part.op = text ? MatchOp::text : MatchOp::re;
      part.field = parent.field;
      part.fold = parent.fold;
      part.optional = reader.boolean_or("optional", false);
      part.value = leaf_value(text ? *text : *re, part.op, part.fold);
      parts.push_back(part);
    }
    if (std::all_of(parts.begin(), parts.end(),
                    [](const MatchNode& part) { return part.optional; })) {
      build_.problems.add("'ordered' needs a part that is not optional", list.opening());
    }
    return RuleArena::append(build_.to.match_nodes, parts);
  }

  std::string_view leaf_value(Spot spot, MatchOp op, bool fold) {
    const std::string name = ObjectReader::quoted(name_in(kMatchOps, op));
    const std::string_view text = read_filled_string(build_.problems, spot, name);
    if (op != MatchOp::re) return build_.keep(text);
    const std::string regex = expand_blocks(build_.problems, spot, blocks_);
    for (std::string& group : check_regex(build_.problems, spot, regex, fold)) {
      if (denials_ == 0) groups_.push_back({std::move(group), spot});
    }
    return build_.keep(regex);
  }

  Build& build_;
  const Blocks& blocks_;
  int denials_ = 0;  // `none` nodes around
  std::vector<RegexGroup> groups_;
};

}  // namespace

LoadedMatch load_match(Build& build, Spot spot, const Blocks& blocks) {
  return MatchLoader(build, blocks).load(spot);
}

}  // namespace dtsdoctor
