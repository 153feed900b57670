// SPDX-License-Identifier: Apache-2.0
#include "rules/load_tests.h"

namespace dtsdoctor {
namespace {

class CauseLoader {
 public:
  explicit CauseLoader(Build& build) : build_(build), tests_(build) {}

  void load_all() {
    tests_.load_predicates();
    for (const Entry& entry : build_.from.causes.entries()) {
      build_.to.causes.push_back(cause(entry));
      build_.places.causes.push_back(entry.id_spot.place());
    }
  }

 private:
  Cause cause(const Entry& entry) {
    const ObjectReader reader(build_.problems, entry.spot, "a cause",
                              {"id", "title", "because", "origin", "applies_if", "excludes",
                               "checks", "fixes", "about_accounts"});
    Cause cause;
    cause.id = build_.keep(entry.id);
    cause.title = load_words(build_, reader, "title");
    cause.because = load_words(build_, reader, "because");
    cause.origin = load_origin(build_, reader);
    if (const auto test = reader.find("applies_if")) cause.applies_if = tests_.load(*test);
    cause.excludes = RuleArena::append(
        build_.to.cause_refs, load_refs(build_, reader.list("excludes"), build_.from.causes));
    cause.fixes = tests_.fix_refs(reader);
    cause.about_accounts = reader.boolean_or("about_accounts", false);
    cause.checks = checks(reader.list("checks"));
    return cause;
  }

  Range checks(const std::vector<Spot>& list) {
    std::vector<Check> checks;
    for (const Spot& spot : list) {
      const ObjectReader reader(build_.problems, spot, "a check",
                                {"id", "test", "if_true", "if_false", "says", "shows"});
      checks.push_back(check(reader));
      for (std::size_t i = 0; i + 1 < checks.size(); ++i) {
        if (checks[i].id != checks.back().id) continue;
        build_.problems.add(fmt::format("check '{}' stands twice in one cause", checks[i].id),
                            reader.find("id").value_or(spot).place());
      }
    }
    return RuleArena::append(build_.to.checks, checks);
  }

  Check check(const ObjectReader& reader) {
    Check check;
    check.id = build_.keep(reader.text("id"));
    if (const auto test = reader.need("test")) check.test = tests_.load(*test);
    check.if_true = reader.word_or("if_true", kEffects, Effect::nothing);
    check.if_false = reader.word_or("if_false", kEffects, Effect::nothing);
    if (const auto says = reader.find("says")) {
      const ObjectReader both(build_.problems, *says, "'says'", {"true", "false"});
      check.says_true = load_words_if_given(build_, both, "true");
      check.says_false = load_words_if_given(build_, both, "false");
    }
    require_words(reader, check.if_true, check.says_true, "true");
    require_words(reader, check.if_false, check.says_false, "false");
    check.shows = load_fact_refs(build_, reader.list("shows"));
    return check;
  }

  // An outcome that proves something must be able to say so.
  void require_words(const ObjectReader& reader, Effect effect, const Words& words,
                     std::string_view outcome) {
    if (effect == Effect::nothing || !words.en.empty()) return;
    const Place where = reader.find(fmt::format("if_{}", outcome)).value_or(reader.spot()).place();
    build_.problems.add(
        fmt::format("the check says nothing although its being {} means: {}", outcome,
                    name_of(effect)),
        where, "", fmt::format("give \"says\": {{\"{}\": {{\"en\": …, \"zh\": …}}}}", outcome));
  }

  Build& build_;
  TestLoader tests_;
};

}  // namespace

void load_causes(Build& build) { CauseLoader(build).load_all(); }

}  // namespace dtsdoctor
