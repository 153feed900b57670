// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the pages of --help as they are printed into a pipe, laid out by hand, in
// English and in Chinese. Both tell the same options in the same order (help_test sees to it). They
// refuse to know a terminal: report/wrap refits them to its width.
#pragma once

namespace dtsdoctor {

namespace help_en {
extern const char* const kDiagnose;
extern const char* const kCheck;
extern const char* const kExplain;
extern const char* const kRules;
extern const char* const kScan;
extern const char* const kMerge;
extern const char* const kRedact;
}  // namespace help_en

namespace help_zh {
extern const char* const kDiagnose;
extern const char* const kCheck;
extern const char* const kExplain;
extern const char* const kRules;
extern const char* const kScan;
extern const char* const kMerge;
extern const char* const kRedact;
}  // namespace help_zh

}  // namespace dtsdoctor
