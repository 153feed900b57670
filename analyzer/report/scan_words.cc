// SPDX-License-Identifier: Apache-2.0
#include "report/scan_words.h"

#include <fmt/format.h>

#include "report/diagnosis_key.h"
#include "report/figures.h"
#include "report/wording.h"

namespace dtsdoctor {

namespace {

constexpr Words kNewSince{"{} new since {}: {}, {} not explained",
                          "与 {1} 相比新增 {0} 项：{2}，{3} 种未识别的错误"};

}  // namespace

ScanPeriod period_of(const Report& report) {
  ScanPeriod out{report.scan->first, report.scan->last};
  if (!report.unrecognized) return out;
  for (const Unrecognized& each : *report.unrecognized) {
    if (each.first && (!out.first || is_earlier(*each.first, *out.first))) out.first = each.first;
    if (each.last && (!out.last || is_earlier(*out.last, *each.last))) out.last = each.last;
  }
  return out;
}

ScanWords scan_words(const Report& report, std::size_t diagnoses, Lang lang) {
  const ScanReport& scan = *report.scan;
  const Summary& sums = report.summary;
  ScanWords out;
  out.headline = wording::fill(sums.error_records == 0   ? wording::kScanNone
                               : sums.error_records == 1 ? wording::kScanOne
                                                         : wording::kScanMany,
                               lang, grouped(sums.error_records), wording::files(scan.files, lang),
                               size_text(scan.bytes));
  if (scan.interrupted) out.interrupted = wording::kInterrupted.in(lang);
  if (sums.error_records != 0) {
    out.sums = wording::fill(wording::kScanExplained, lang, grouped(sums.explained),
                             wording::diagnoses(diagnoses, lang));
    if (report.unrecognized)
      out.sums += wording::fill(wording::kScanUnrecognized, lang, grouped(sums.unrecognized));
    if (sums.skipped > 0)
      out.sums += wording::fill(wording::kScanSkipped, lang, grouped(sums.skipped));
  }
  if (const ScanPeriod period = period_of(report); period.first && period.last) {
    const std::string first = minute_of(*period.first), last = minute_of(*period.last);
    out.period = fmt::format("{} UTC", first == last ? first : first + " – " + last);
  }
  if (report.baseline) {
    const BaselineReport& base = *report.baseline;
    out.since = wording::fill(kNewSince, lang, grouped(base.new_diagnoses + base.new_unrecognized),
                              base.name, wording::diagnoses(base.new_diagnoses, lang),
                              grouped(base.new_unrecognized));
  }
  return out;
}

}  // namespace dtsdoctor
