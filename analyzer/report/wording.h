// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: everything the text writer says of its own, in both languages side by side, so
// that a translator reads one file and no sentence is built from parts whose order is English. What
// comes from the rules (titles, steps, labels) is in the report already and does not belong here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "report/report.h"

namespace dtsdoctor::wording {

// Headings
extern const Words kCauses, kNextStep, kFix, kForCause, kAccounts, kVerify, kDifference, kUndo,
    kRisk, kRead, kNotRecognized, kTry;
// Notes under the snippet
extern const Words kEndpointNote, kTaskNote, kSeenNote, kSeenAlsoNote, kSeenAt, kSeenBetween,
    kTransient, kPathNote, kInStage, kNotRetried, kRetriedOnce, kRetried, kRetriedOnceNoLimit,
    kRetriedNoLimit, kNoRetry, kExperimental, kNothingWrong, kCodeNote, kNoCause;
// Causes
extern const Words kInferred, kObserved, kOnlyDocumented, kOnlyKnown, kFor, kAgainst, kConflict,
    kNeeds, kWhy, kLabelled;
extern const Words kWhyElsewhere, kWhyExcluded, kWhyCheck, kWhyNeeds, kComma;
// Next step
extern const Words kToFillIn, kDecides, kHelps, kRunAgain;
// Check
extern const Words kFollowers, kRoutine, kNotChecked, kCheckTotals, kNoted, kNotedAlone,
    kNotedFixes;
// Sources
extern const Words kSource, kSourceObserved, kSourceInferred, kSeeAlso, kRequestId;
// Nothing found
extern const Words kNothingFound, kEmptyInput, kNoInput, kFirstAt, kNearestRule, kMoreTemplates,
    kStdin;
extern const Words kTryList, kTryWhole, kTryConfig, kTryContext;
// Summary
extern const Words kAlsoUnrecognized, kAlsoSkipped, kAlsoLimit, kAlsoLimitIn, kAlsoInput, kAlso;
// Formats for programs and tickets
extern const Words kBracketed, kOneOf, kFollowsFrom, kReadTo, kUnrecognizedRule, kDocument,
    kOtherCauses;
// Scan
extern const Words kCountHead, kDiagnosisHead, kJobsHead, kFilesHead, kPeriodHead, kTitleHead;
extern const Words kScanNone, kScanOne, kScanMany, kScanExplained, kScanUnrecognized, kScanSkipped,
    kInterrupted, kMoreDiagnoses, kMostFrequent, kCauseRow, kSeenRow, kNotReadWhole, kTemplateHead,
    kLimitsReached, kMoreRows, kScanDetails;

[[nodiscard]] std::string_view verdict(Verdict value, Lang lang);
[[nodiscard]] std::string_view verdict_sign(Verdict value);
[[nodiscard]] std::string_view applicability(Applicability value, Lang lang);
[[nodiscard]] std::string_view input_kind(InputKind value, Lang lang);
[[nodiscard]] std::string endpoint(std::string_view name, Lang lang);
// Of a task; an unknown one stays as it is named.
[[nodiscard]] std::string_view stage(std::string_view name, Lang lang);
// Of a check, for --why; in English as rule files have them.
[[nodiscard]] std::string_view outcome(Tri value, Lang lang);
[[nodiscard]] std::string_view effect(Effect value, Lang lang);
// "1 line", "3 lines"
[[nodiscard]] std::string lines(std::uint64_t count, Lang lang);
[[nodiscard]] std::string diagnoses(std::uint64_t count, Lang lang);
// "2 of the 3 open causes"
[[nodiscard]] std::string open_causes(std::size_t of, std::size_t all, Lang lang);
[[nodiscard]] std::string files(std::uint64_t count, Lang lang);
// "1 statement that is not about DTS is kept"
[[nodiscard]] std::string kept_statements(std::size_t count, Lang lang);
[[nodiscard]] std::string error_records(std::uint64_t count, Lang lang);

// "UID-001, UID-002"
[[nodiscard]] std::string listed(const std::vector<std::string>& names, Lang lang);

// The words with their {} filled in.
template <typename... Args>
[[nodiscard]] std::string fill(const Words& words, Lang lang, const Args&... args) {
  return fmt::format(fmt::runtime(words.in(lang)), args...);
}

}  // namespace dtsdoctor::wording

namespace dtsdoctor {

// "" for documented origins, else the mark that tells them apart.
[[nodiscard]] std::string_view origin_mark(const Origin& origin, Lang lang);

// A verdict with the word of it: "likely, inferred".
[[nodiscard]] std::string verdict_with_origin(Verdict verdict, const Origin& origin, Lang lang);

// A title with the mark.
[[nodiscard]] std::string with_origin(std::string_view title, const Origin& origin, Lang lang);

}  // namespace dtsdoctor
