// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what the page says besides the words that it shares with the text report, in
// both languages side by side. What comes from the rules does not belong here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "report/wording.h"

namespace dtsdoctor::page_words {

// Frame
extern const Words kSkip, kReport, kCheckReport, kScanReport, kExpand, kCollapse, kMadeBy, kOffline;
// Headlines
extern const Words kManyDiagnoses, kScanTitle, kNoFault, kFaults;
// A case
extern const Words kDiagnoses, kShown, kCode, kEndpoint, kTask, kSeen, kTimes, kAlsoAt, kRequestId,
    kChain, kPeriod, kUndecided, kAccounts, kMissing, kChecks, kIfSo, kThenRun, kToFillIn,
    kReferences, kLeftOut;
// A check
extern const Words kFindings, kRoutine, kOpenRules, kOpenCount, kCheckMore;
// Copying
extern const Words kCopy, kCopied, kCopyFailed;
// A scan
extern const Words kErrorRecords, kExplained, kUnrecognized, kSkipped, kFiles, kSize, kTimeline,
    kTimelineLabel, kTimelineCaption, kBar, kHighest, kAsTable, kFrom, kMeaning, kMeanings,
    kOpenNames, kUnlisted, kSections, kLost;
// Tables
extern const Words kCount, kDiagnosis, kFirst, kLast, kTemplate, kName, kKind, kLines, kStatus,
    kLimit, kWhere, kWhat, kInputs, kLimits, kDiagnosesCaption, kUnknownCaption, kInputsCaption,
    kLimitsCaption, kFilter, kSeverity, kShowing, kMore;

[[nodiscard]] std::string_view severity(Severity value, Lang lang);
[[nodiscard]] std::string_view severity_sign(Severity value);
[[nodiscard]] std::string_view origin(OriginKind value, Lang lang);
// "1 error record", "1,234 error records"
[[nodiscard]] std::string error_records(std::uint64_t count, Lang lang);
// "1 file", "3 files"
[[nodiscard]] std::string files(std::uint64_t count, Lang lang);
// "5 minutes", of the largest unit that fits
[[nodiscard]] std::string duration(std::int64_t seconds, Lang lang);

}  // namespace dtsdoctor::page_words
