// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: conditions over facts stand in checks, in applies_if and as named predicates,
// and a predicate is used by copying its root, so that the flat table needs no node for it. It
// evaluates nothing.
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "rules/build.h"

namespace dtsdoctor {

class TestLoader {
 public:
  explicit TestLoader(Build& build) : build_(build) {}

  // Every predicate is looked at, also those nobody uses.
  void load_predicates();
  // The index of the test's root in test_nodes.
  [[nodiscard]] std::uint32_t load(Spot spot);
  // The list "fixes" of a cause or a pre-flight rule, in fix_refs: ids, some of them with the
  // condition on which the fix is one.
  [[nodiscard]] Range fix_refs(const ObjectReader& reader);

 private:
  struct Predicate {
    std::optional<TestNode> root;  // empty while it is being loaded
    bool free_item = false;        // speaks of the element of a list around its use
  };

  FixRef fix_ref(Spot spot);
  TestNode node(Spot spot);
  TestNode use(Spot spot);
  TestNode over_list(const ObjectReader& reader, TestOp op);
  void operands(TestNode& node, Spot value);
  void add_operand(TestNode& node, Operand operand);
  Operand operand(Spot spot);
  Operand fact_operand(Spot spot);
  const Predicate& predicate(std::uint32_t index);
  void note_item(Spot spot);

  Build& build_;
  std::map<std::uint32_t, Predicate> predicates_;
  int lists_around_ = 0;       // any_of and all_of that are open
  bool* free_item_ = nullptr;  // of the predicate that is being loaded
};

}  // namespace dtsdoctor
