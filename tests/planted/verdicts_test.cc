// SPDX-License-Identifier: Apache-2.0
//
// Every planted fault, in every form of the task and with every set of evidence of its table, gets
// exactly the verdicts that were decided by hand from the documentation.
#include <cstdio>
#include <set>

#include "planted/planted.h"

namespace dtsdoctor::planted {
namespace {

struct Tally {
  std::size_t cells = 0, right = 0;
  std::set<std::string> faults, forms, evidence, confirmed;
};

void print(const std::map<std::string, Tally>& tallies) {
  std::printf("%-42s %6s %5s %8s %10s %6s %6s\n", "planted faults of", "faults", "forms",
              "evidence", "confirmed", "cases", "right");
  for (const auto& [error, tally] : tallies)
    std::printf("%-42s %6zu %5zu %8zu %10zu %6zu %6zu\n", error.c_str(), tally.faults.size(),
                tally.forms.size(), tally.evidence.size(), tally.confirmed.size(), tally.cells,
                tally.right);
}

}  // namespace

TEST_CASE("planted: every cause gets the verdict that the documentation gives it") {
  std::map<std::string, Tally> tallies;
  for (const Cell& cell : cells()) {
    const Answer answer =
        judged(failure_of(cell.fault->text), case_of(cell.fault->world, cell.form, cell.with));
    INFO(cell.label());
    CHECK(answer.error == cell.fault->error);
    CHECK(shown(answer.verdicts) == shown(cell.verdicts));
    CHECK(confirmed_rivals(*cell.fault, answer) == Strings());
    Tally& tally = tallies[cell.fault->error];
    std::string evidence;
    for (const std::string& one : cell.with) evidence += one.substr(0, one.find('=')) + " ";
    tally.faults.insert(cell.fault->name);
    tally.forms.insert(cell.form);
    tally.evidence.insert(evidence);
    for (const auto& [cause, verdict] : cell.verdicts) {
      if (verdict == Verdict::confirmed) tally.confirmed.insert(cause);
    }
    ++tally.cells;
    if (shown(answer.verdicts) == shown(cell.verdicts)) ++tally.right;
  }
  print(tallies);
  CHECK(tallies.size() == 7);
  CHECK(cells().size() >= 600);
}

TEST_CASE("planted: a confirmed cause says which endpoint it is about") {
  for (const Cell& cell : cells()) {
    if (cell.fault->endpoint.empty()) continue;
    const Answer answer =
        judged(failure_of(cell.fault->text), case_of(cell.fault->world, cell.form, cell.with));
    const bool proven =
        std::any_of(cell.fault->planted.begin(), cell.fault->planted.end(),
                    [&](const std::string& cause) { return answer.confirms(cause); });
    if (!proven) continue;
    INFO(cell.label());
    CHECK(answer.endpoint == cell.fault->endpoint);
  }
}

TEST_CASE("planted: every cause of the seven errors is planted and ruled out somewhere") {
  std::map<std::string, std::set<Verdict>> seen;
  for (const Cell& cell : cells()) {
    for (const auto& [cause, verdict] : cell.verdicts) seen[cause].insert(verdict);
  }
  for (const Pattern& pattern : builtin_rules().patterns) {
    if (!pattern.id.starts_with("cross-account/")) continue;
    for (const std::uint32_t cause : RuleSet::part(builtin_rules().cause_refs, pattern.causes)) {
      const std::string id(builtin_rules().causes[cause].id);
      INFO(id);
      CHECK(seen[id].count(Verdict::ruled_out) == 1);
      CHECK(seen[id].count(Verdict::confirmed) + seen[id].count(Verdict::likely) >= 1);
    }
  }
}

}  // namespace dtsdoctor::planted
