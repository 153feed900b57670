// SPDX-License-Identifier: Apache-2.0
//
// A report from anywhere: refused, or added up and written.
#include <cstdint>

#include "report/merge.h"
#include "report/read_report.h"
#include "report/writers.h"

using namespace dtsdoctor;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source("r.json", std::string(reinterpret_cast<const char*>(data), size));
  const Result<std::vector<Report>> reports = read_reports(source, {});
  if (!reports.ok()) return 0;
  ReportMerge merge{Limits()};
  for (const Report& report : *reports) {
    if (merge.add(report, "r.json")) return 0;
  }
  (void)write_json(merge.take());
  return 0;
}
