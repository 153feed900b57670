// SPDX-License-Identifier: Apache-2.0
//
// More evidence may only sharpen an answer. Over random subsets of the documents of every planted
// case: what is confirmed is true, stays confirmed when more is known, nothing is ruled out for
// want of a document, and in what order the documents come does not matter. Without the task nobody
// knows how many roles there are, so then only what is confirmed counts.
#include <random>

#include "planted/planted.h"
#include "report/writers.h"

namespace dtsdoctor::planted {
namespace {

constexpr std::size_t kChainsPerCell = 3;

// The evidence of a cell and all else that is known of its fault.
Strings pool_of(const Cell& cell) {
  Strings pool = cell.with;
  for (const auto& [name, document] : cell.fault->world) {
    if (name != "task" && std::find(pool.begin(), pool.end(), name) == pool.end())
      pool.push_back(name);
  }
  return pool;
}

// Which of them are at hand, by index.
using Chosen = std::vector<bool>;

Strings part_of(const Strings& pool, const Chosen& chosen) {
  Strings part;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    if (chosen[i]) part.push_back(pool[i]);
  }
  return part;
}

std::string joined(const Strings& words) {
  std::string out;
  for (const std::string& word : words) out += word + " ";
  return out;
}

void check_answer(const Fault& fault, const Answer& answer) {
  CHECK(confirmed_rivals(fault, answer) == Strings());
  for (const auto& [cause, verdict] : answer.verdicts) {
    if (verdict != Verdict::confirmed) continue;
    INFO(cause << " is not true");
    const Strings also = fault.row.value("true_as_well", Strings());
    CHECK(std::count(fault.planted.begin(), fault.planted.end(), cause) +
              std::count(also.begin(), also.end(), cause) ==
          1);
  }
}

void check_step(const Fault& fault, const Answer& less, const Answer& more) {
  for (const auto& [cause, verdict] : more.verdicts) {
    INFO(cause);
    if (verdict == Verdict::unknown) CHECK(less.verdicts.at(cause) != Verdict::ruled_out);
  }
  for (const std::string& cause : fault.planted) {
    INFO(cause);
    if (less.confirms(cause)) CHECK(more.confirms(cause));
  }
}

}  // namespace

TEST_CASE("planted: with any part of the evidence nothing untrue is confirmed or ruled out") {
  std::mt19937 random(20261122);
  std::size_t steps = 0;
  for (const Cell& cell : cells()) {
    if (cell.fault->row.contains("of_another_task")) continue;
    const FailureGroup failure = failure_of(cell.fault->text);
    const Strings pool = pool_of(cell);
    for (std::size_t chain = 0; chain < kChainsPerCell; ++chain) {
      Chosen less(pool.size()), more(pool.size());
      for (std::size_t i = 0; i < pool.size(); ++i) {
        less[i] = random() % 2 == 0;
        more[i] = less[i] || random() % 2 == 0;
      }
      const bool with_task = cell.form != "none" && random() % 8 != 0;
      const std::string form = with_task ? cell.form : "none";
      const Strings first = part_of(pool, less);
      Strings then = part_of(pool, more);
      INFO(cell.label() << "\n  task as " << form << "\n  first: " << joined(first)
                        << "\n  then: " << joined(then));
      const Answer before = judged(failure, case_of(cell.fault->world, form, first));
      const Answer after = judged(failure, case_of(cell.fault->world, form, then));
      check_answer(*cell.fault, before);
      check_answer(*cell.fault, after);
      if (with_task) check_step(*cell.fault, before, after);
      std::shuffle(then.begin(), then.end(), random);
      INFO("in another order: " << joined(then));
      CHECK(planted::shown(judged(failure, case_of(cell.fault->world, form, then)).verdicts) ==
            planted::shown(after.verdicts));
      ++steps;
    }
  }
  CHECK(steps >= 1800);
}

TEST_CASE("planted: the same documents give the same bytes") {
  for (const Cell& cell : cells()) {
    const auto written = [&] {
      FailureReader reader(builtin_rules(), {});
      const auto source = read_memory(cell.fault->text);
      REQUIRE_FALSE(reader.read(*source, "error.log").problem);
      const Case of = case_of(cell.fault->world, cell.form, cell.with);
      return write_json(assemble(builtin_rules(), of, reader, false, Lang::zh));
    };
    INFO(cell.label());
    CHECK(written() == written());
  }
}

}  // namespace dtsdoctor::planted
