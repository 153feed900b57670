// SPDX-License-Identifier: Apache-2.0
#include "cli/report_files.h"

#include <fmt/format.h>

#include "input/decode.h"
#include "input/unpack.h"
#include "report/merge.h"
#include "report/read_report.h"
#include "report/report_fields.h"

namespace dtsdoctor {
namespace {

class Reader : public UnpackVisitor {
 public:
  Reader(const Options& options, ReportReading& out,
         const std::function<std::optional<Problem>(Report, const std::string&)>& take)
      : options_(options), out_(out), take_(take) {}

  void leaf(const std::string& name, ByteSource& bytes) override {
    if (out_.refused) return;
    DecodedSource text(bytes);
    std::string all;
    const Result<bool> ended = read_up_to(text, options_.limits.max_report + 1, all);
    if (!ended.ok()) {
      out_.lost.push_back(ended.problem());
      return;
    }
    if (!*ended) {
      out_.refused = Problem{"the report is larger than one may be", whole_report(name),
                             said("--max-report is {} bytes", options_.limits.max_report),
                             "raise --max-report"};
      return;
    }
    Result<std::vector<Report>> reports =
        read_reports(Source(name, std::move(all)), {options_.limits.max_depth});
    if (!reports.ok()) {
      out_.refused = reports.problem();
      return;
    }
    for (Report& report : *reports) {
      if (!out_.refused) out_.refused = take_(std::move(report), name);
    }
  }

  void archive_begins(const std::string&) override {}
  void archive_ends(const std::string&, std::uint64_t,
                    const std::optional<Problem>& problem) override {
    if (problem) out_.lost.push_back(*problem);
  }
  void unreadable(const std::string&, const Problem& problem) override {
    out_.lost.push_back(problem);
  }

 private:
  const Options& options_;
  ReportReading& out_;
  const std::function<std::optional<Problem>(Report, const std::string&)>& take_;
};

}  // namespace

ReportReading read_report_file(
    const std::string& name, const Options& options,
    const std::function<std::optional<Problem>(Report, const std::string&)>& take) {
  ReportReading out;
  const Result<std::unique_ptr<ByteSource>> source = open_file(name);
  if (!source.ok()) {
    out.lost.push_back(source.problem());
    return out;
  }
  Reader reader(options, out, take);
  out.limit_hits = walk(name, **source, options.limits, reader);
  return out;
}

Result<std::optional<Report>> read_baseline(const Options& options) {
  if (options.baseline.empty()) return std::optional<Report>();
  std::vector<Report> reports;
  const ReportReading reading = read_report_file(
      options.baseline, options, [&](Report report, const std::string&) -> std::optional<Problem> {
        reports.push_back(std::move(report));
        return std::nullopt;
      });
  if (reading.refused) return *reading.refused;
  if (!reading.lost.empty()) return reading.lost.front();
  if (reports.size() != 1) {
    return Problem{"a baseline is one report", whole_report(options.baseline),
                   said("this holds {}", reports.size()),
                   "`dtsdoctor merge -f json` adds several up"};
  }
  return std::optional(std::move(reports.front()));
}

}  // namespace dtsdoctor
