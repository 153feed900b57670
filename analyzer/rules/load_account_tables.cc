// SPDX-License-Identifier: Apache-2.0
#include "rules/load_tests.h"

namespace dtsdoctor {
namespace {

AccountTable load_table(Build& build, TestLoader& tests, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "an account table",
                            {"id", "when", "title", "rows", "origin"});
  AccountTable table;
  table.id = build.keep(entry.id);
  if (const auto when = reader.need("when")) table.when = tests.load(*when);
  table.title = load_words(build, reader, "title");
  table.origin = load_origin(build, reader);
  std::vector<Words> what;
  std::vector<Words> who;
  for (const Spot& spot : reader.list("rows")) {
    const ObjectReader row(build.problems, spot, "a row", {"what", "who"});
    what.push_back(load_words(build, row, "what"));
    who.push_back(load_words(build, row, "who"));
  }
  table.what = RuleArena::append(build.to.words, what);
  table.who = RuleArena::append(build.to.words, who);
  return table;
}

}  // namespace

void load_account_tables(Build& build) {
  TestLoader tests(build);
  for (const Entry& entry : build.from.account_tables.entries())
    build.to.account_tables.push_back(load_table(build, tests, entry));
}

}  // namespace dtsdoctor
