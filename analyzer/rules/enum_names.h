// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: enumerators stand in rule files and reports under fixed names, and reading and
// writing must not drift apart, so both use these tables. It knows no file format.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

template <typename E>
struct Named {
  E value;
  std::string_view name;
};

inline constexpr Named<Severity> kSeverities[] = {
    {Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::info, "info"}};
inline constexpr Named<Status> kStatuses[] = {{Status::experimental, "experimental"},
                                              {Status::stable, "stable"},
                                              {Status::deprecated, "deprecated"}};
inline constexpr Named<Retryable> kRetryables[] = {{Retryable::no, "no"},
                                                   {Retryable::after_fix, "after_fix"},
                                                   {Retryable::maybe_transient, "maybe_transient"}};
inline constexpr Named<OriginKind> kOriginKinds[] = {{OriginKind::documented, "documented"},
                                                     {OriginKind::observed, "observed"},
                                                     {OriginKind::inferred, "inferred"}};
inline constexpr Named<Context> kContexts[] = {
    {Context::any, "any"}, {Context::dts, "dts"}, {Context::reply, "reply"}};
inline constexpr Named<Field> kFields[] = {
    {Field::code, "code"}, {Field::message, "message"}, {Field::record, "record"}};
inline constexpr Named<Sensitivity> kSensitivities[] = {
    {Sensitivity::none, "none"}, {Sensitivity::label, "label"}, {Sensitivity::secret, "secret"}};
inline constexpr Named<Effect> kEffects[] = {{Effect::nothing, "nothing"},
                                             {Effect::confirms, "confirms"},
                                             {Effect::supports, "supports"},
                                             {Effect::weakens, "weakens"},
                                             {Effect::rules_out, "rules_out"}};
inline constexpr Named<Applicability> kApplicabilities[] = {
    {Applicability::machine, "machine"},
    {Applicability::has_placeholders, "has_placeholders"},
    {Applicability::manual, "manual"}};
// What a fix may claim in a file; has_placeholders is the program's own finding.
inline constexpr Named<Applicability> kWritableApplicabilities[] = {
    {Applicability::machine, "machine"}, {Applicability::manual, "manual"}};
inline constexpr Named<ApiMapping> kApiMappings[] = {{ApiMapping::documented, "documented"},
                                                     {ApiMapping::inferred, "inferred"},
                                                     {ApiMapping::conflict, "conflict"},
                                                     {ApiMapping::none, "none"}};
inline constexpr Named<PairVerdict> kPairVerdicts[] = {{PairVerdict::listed, "listed"},
                                                       {PairVerdict::conditional, "conditional"},
                                                       {PairVerdict::disputed, "disputed"}};
inline constexpr Named<MatchOp> kMatchOps[] = {
    {MatchOp::any, "any"},        {MatchOp::all, "all"},   {MatchOp::none, "none"},
    {MatchOp::equals, "equals"},  {MatchOp::text, "text"}, {MatchOp::re, "re"},
    {MatchOp::ordered, "ordered"}};
inline constexpr Named<TestOp> kTestOps[] = {
    {TestOp::all, "all"},       {TestOp::any, "any"},         {TestOp::not_, "not"},
    {TestOp::any_of, "any_of"}, {TestOp::all_of, "all_of"},   {TestOp::eq, "eq"},
    {TestOp::ne, "ne"},         {TestOp::in, "in"},           {TestOp::contains, "contains"},
    {TestOp::covers, "covers"}, {TestOp::is, "is"},           {TestOp::present, "present"},
    {TestOp::absent, "absent"}, {TestOp::matches, "matches"}, {TestOp::lt, "lt"},
    {TestOp::gt, "gt"}};

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::string_view name_in(const Named<E> (&table)[N], E value) {
  for (const Named<E>& entry : table) {
    if (entry.value == value) return entry.name;
  }
  return {};
}

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::optional<E> value_in(const Named<E> (&table)[N],
                                                  std::string_view name) {
  for (const Named<E>& entry : table) {
    if (entry.name == name) return entry.value;
  }
  return std::nullopt;
}

template <typename E, std::size_t N>
[[nodiscard]] std::vector<std::string_view> names_in(const Named<E> (&table)[N]) {
  std::vector<std::string_view> names;
  for (const Named<E>& entry : table) names.push_back(entry.name);
  return names;
}

}  // namespace dtsdoctor
