// SPDX-License-Identifier: Apache-2.0
#include "match/arbiter.h"

#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

using Ids = std::vector<std::string>;

// Patterns a/a … with the given "supersedes".
LoadedRules rules_superseding(const std::vector<std::string>& supersedes) {
  std::string patterns;
  for (std::size_t i = 0; i < supersedes.size(); ++i) {
    const std::string id(1, static_cast<char>('a' + i));
    patterns += (i == 0 ? "" : ",\n") + pattern("\"supersedes\": " + supersedes[i], "a/" + id);
  }
  return loaded({pattern_file(patterns), file("knowledge/tables/t.json",
                                              R"({"schema": "dtsdoctor-tables/1",
                          "tables": {"codes-that-only-wrap": {"DTS-1": "retry"}}})")});
}

// A record whose layers have these request ids.
Record record_with(const std::vector<std::string>& request_ids) {
  Record record;
  for (const std::string& id : request_ids) {
    Layer layer;
    layer.request_id = MappedText(id);
    record.layers.push_back(layer);
  }
  return record;
}

Match match_of(std::uint32_t pattern, std::uint32_t layer, std::vector<Capture> captures = {}) {
  Match match;
  match.pattern = pattern;
  match.layer = layer;
  match.captures = std::move(captures);
  return match;
}

// The events, as "pattern@layer".
Ids events(const LoadedRules& rules, const Record& record, std::vector<Match> matches) {
  Ids ids;
  for (const Match& match : arbitrate(rules.rules, record, std::move(matches))) {
    ids.push_back(std::string(rules.rules.patterns[match.pattern].id.substr(2)) + "@" +
                  std::to_string(match.layer));
  }
  return ids;
}

}  // namespace

TEST_CASE("arbiter: no match is no event") {
  CHECK(events(rules_superseding({"[]"}), record_with({""}), {}).empty());
}

TEST_CASE("arbiter: of one event the outermost meaning stays") {
  const LoadedRules rules = rules_superseding({"[]", "[]"});
  CHECK(events(rules, record_with({"", ""}), {match_of(0, 1), match_of(1, 0)}) == Ids{"b@0"});
  CHECK(events(rules, record_with({"X", "X"}), {match_of(0, 0), match_of(0, 1), match_of(1, 1)}) ==
        Ids{"a@0"});
}

TEST_CASE("arbiter: on one layer the pattern that comes first stays") {
  const LoadedRules rules = rules_superseding({"[]", "[]"});
  CHECK(events(rules, record_with({""}), {match_of(0, 0), match_of(1, 0)}) == Ids{"a@0"});
}

TEST_CASE("arbiter: a pattern wins over those it supersedes, wherever they match") {
  const LoadedRules rules = rules_superseding({"[]", "[\"a/a\"]"});
  CHECK(events(rules, record_with({""}), {match_of(0, 0), match_of(1, 0)}) == Ids{"b@0"});
  CHECK(events(rules, record_with({"", ""}), {match_of(0, 0), match_of(1, 1)}) == Ids{"b@1"});
}

TEST_CASE("arbiter: a pattern with a star gives way to any other match of its event") {
  const LoadedRules rules = rules_superseding({"[\"*\"]", "[]"});
  CHECK(events(rules, record_with({"", ""}), {match_of(0, 0), match_of(1, 1)}) == Ids{"b@1"});
  CHECK(events(rules, record_with({"X", "Y"}), {match_of(0, 0), match_of(1, 1)}) ==
        Ids{"a@0", "b@1"});
  CHECK(events(rules, record_with({"", ""}), {match_of(0, 0), match_of(0, 1)}) == Ids{"a@0"});
}

TEST_CASE("arbiter: two that give way, or supersede each other, keep their order") {
  const LoadedRules rivals = rules_superseding({"[\"a/b\"]", "[\"a/a\"]"});
  CHECK(events(rivals, record_with({"", ""}), {match_of(0, 1), match_of(1, 0)}) == Ids{"b@0"});
  const LoadedRules rules = rules_superseding({"[\"*\"]", "[\"*\"]"});
  CHECK(events(rules, record_with({"", ""}), {match_of(0, 1), match_of(1, 0)}) == Ids{"b@0"});
}

TEST_CASE("arbiter: different request ids are different events") {
  const LoadedRules rules = rules_superseding({"[]", "[]"});
  CHECK(events(rules, record_with({"X", "Y"}), {match_of(0, 0), match_of(0, 1)}) ==
        Ids{"a@0", "a@1"});
  CHECK(events(rules, record_with({"X", "Y", "X"}),
               {match_of(0, 0), match_of(1, 1), match_of(1, 2)}) == Ids{"a@0", "b@1"});
}

TEST_CASE("arbiter: a layer without a request id belongs to the event around it") {
  const LoadedRules rules = rules_superseding({"[]", "[]"});
  CHECK(events(rules, record_with({"X", ""}), {match_of(0, 0), match_of(1, 1)}) == Ids{"a@0"});
  CHECK(events(rules, record_with({"", "X"}), {match_of(0, 0), match_of(1, 1)}) == Ids{"a@0"});
}

TEST_CASE("arbiter: supersession does not reach into another event") {
  const LoadedRules rules = rules_superseding({"[]", "[\"a/a\"]"});
  CHECK(events(rules, record_with({"X", "Y"}), {match_of(0, 0), match_of(1, 1)}) ==
        Ids{"a@0", "b@1"});
}

TEST_CASE("arbiter: two ids behind a layer without one stay two events") {
  const LoadedRules rules = rules_superseding({"[]"});
  CHECK(events(rules, record_with({"", "X", "Y"}), {match_of(0, 0), match_of(0, 1), match_of(0, 2)})
            .size() == 2);
}

TEST_CASE("arbiter: captures that only an inner wrapping holds are added") {
  const LoadedRules rules = rules_superseding({"[]"});
  const Capture outer{"account_id", "1", {1, 2}};
  const Capture inner{"account_id", "2", {5, 6}};
  const Capture role{"role_name", "r", {7, 8}};
  const auto kept = arbitrate(rules.rules, record_with({"", ""}),
                              {match_of(0, 0, {outer}), match_of(0, 1, {inner, role})});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].captures == std::vector<Capture>{outer, role});
}

TEST_CASE("arbiter: captures of another pattern are not") {
  const LoadedRules rules = rules_superseding({"[]", "[]"});
  const auto kept = arbitrate(rules.rules, record_with({"", ""}),
                              {match_of(0, 0), match_of(1, 1, {{"role_name", "r", {7, 8}}})});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].captures.empty());
}

TEST_CASE("arbiter: of a chain the innermost meaning stays, a wrapper only if there is no other") {
  const LoadedRules rules = rules_superseding({"[]", "[]", "[]"});
  // Layer 0 holds the whole chain; layers 1 to 3 are its links, the first a wrapper by its code.
  Record record = record_with({"", "", "", ""});
  for (const std::size_t link : {0, 1, 2}) {
    record.layers[link + 1].link = static_cast<int>(link);
    record.path.push_back(
        {"", "", link == 0 ? "DTS-1" : "DTS-2", "", {link * 10, link * 10 + 9}, {}});
  }
  const auto whole = [](std::uint32_t pattern, Span found) {
    Match match = match_of(pattern, 0);
    match.found = found;
    return match;
  };
  CHECK(events(rules, record, {match_of(0, 1), match_of(1, 2), match_of(2, 3)}) == Ids{"c@3"});
  CHECK(events(rules, record, {match_of(0, 1), match_of(1, 2)}) == Ids{"b@2"});
  CHECK(events(rules, record, {match_of(0, 1)}) == Ids{"a@1"});
  // Found in the whole text: what was found last tells the link.
  CHECK(events(rules, record, {whole(0, {0, 5}), whole(1, {2, 25}), whole(2, {10, 15})}) ==
        Ids{"b@0"});
  // The code of an envelope around the chain is the outer meaning.
  CHECK(events(rules, record, {whole(0, {40, 44}), match_of(2, 3)}) == Ids{"a@0"});
}

TEST_CASE("recent events: a request id is new once, no id always") {
  RecentEvents recent;
  CHECK(recent.is_new("X"));
  CHECK_FALSE(recent.is_new("X"));
  CHECK(recent.is_new("Y"));
  CHECK(recent.is_new(""));
  CHECK(recent.is_new(""));
}

TEST_CASE("recent events: old ones are forgotten when there are too many") {
  RecentEvents recent(2);
  CHECK(recent.is_new("A"));
  CHECK(recent.is_new("B"));
  CHECK_FALSE(recent.is_new("A"));
  CHECK(recent.is_new("C"));
  CHECK_FALSE(recent.is_new("B"));
  CHECK(recent.is_new("A"));
}

TEST_CASE("arbiter: where only the code matched outside, the message inside is the place") {
  const LoadedRules rules = rules_superseding({"[]"});
  Record record = record_with({"", ""});
  record.layers[0].code = MappedText("Gone", 6);
  record.layers[1].code = MappedText("Gone", 20);
  Match by_code = match_of(0, 0);
  by_code.raw = {6, 10};
  Match by_message = match_of(0, 1);
  by_message.raw = {30, 40};
  const std::vector<Match> kept = arbitrate(rules.rules, record, {by_code, by_message});
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].raw == Span{30, 40});
  // The other way round the outer place stays.
  Match inner_code = match_of(0, 1);
  inner_code.raw = {20, 24};
  by_message.layer = 0;
  CHECK(arbitrate(rules.rules, record, {by_message, inner_code})[0].raw == Span{30, 40});
}

TEST_CASE("arbiter: the text without marks of pasting knows where a value ends") {
  const LoadedRules rules = rules_superseding({"[]"});
  Record record = record_with({"", ""});
  const Match outer = match_of(0, 0, {{"role_name", "dts&quot", {5, 13}}});
  const Match inner = match_of(0, 1, {{"role_name", "dts", {5, 8}}});
  CHECK(arbitrate(rules.rules, record, {outer, inner})[0].captures[0].value == "dts&quot");
  record.layers[1].pasted = true;
  CHECK(arbitrate(rules.rules, record, {outer, inner})[0].captures[0].value == "dts");
  const Match other = match_of(0, 1, {{"role_name", "ops", {5, 8}}});
  CHECK(arbitrate(rules.rules, record, {outer, other})[0].captures[0].value == "dts&quot");
}

}  // namespace dtsdoctor::testing
