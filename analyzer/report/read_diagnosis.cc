// SPDX-License-Identifier: Apache-2.0
#include "report/read_diagnosis.h"

#include <numeric>

#include "diagnose/time_histogram.h"
#include "report/read_cause.h"

namespace dtsdoctor {
namespace {

MatchReport read_match(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a match");
  MatchReport out;
  out.place = read_place(fields);
  out.excerpt = fields.text("excerpt");
  out.time = fields.time("time");
  if (const auto captures = fields.need("captures")) {
    for (const JsonMember& each : captures->value->members) {
      out.captures[each.key] =
          read_string(problems, {spot.source, &each.value}, ObjectReader::quoted(each.key));
    }
  }
  out.path = read_path(fields);
  if (const auto call = fields.need("call")) {
    const ReportFields of_call(problems, *call, "a call");
    out.call = {of_call.text("status"), of_call.text("product"), of_call.text("operation")};
  }
  return out;
}

std::optional<AccountsReport> read_accounts(const ReportFields& fields) {
  const std::optional<Spot> spot = fields.need("accounts");
  if (!spot) return std::nullopt;
  const ReportFields of(fields.problems(), *spot, "'accounts'");
  AccountsReport out{of.text("title"), {}};
  for (const Spot& each : of.list("rows")) {
    const ReportFields row(fields.problems(), each, "a row of 'accounts'");
    out.rows.emplace_back(row.text("what"), row.text("who"));
  }
  return out;
}

std::optional<ChainRetry> read_retry(const ReportFields& fields) {
  const std::optional<Spot> spot = fields.need("retry");
  if (!spot) return std::nullopt;
  const ReportFields of(fields.problems(), *spot, "'retry'");
  ChainRetry out;
  out.times = of.number("times");
  out.seconds = of.number("seconds");
  if (of.need("limit")) out.limit = of.number("limit");
  return out;
}

// Reports of old do not say which of the tasks it is.
std::string job_in_key(const ReportFields& fields, const std::vector<JobReport>& jobs) {
  if (fields.spot().value->find("job") != nullptr) return fields.text("job");
  if (jobs.empty()) return {};
  return jobs.front().id.empty() ? jobs.front().name : jobs.front().id;
}

}  // namespace

Place read_place(const ReportFields& fields) {
  Place place;
  place.input = fields.text("input");
  place.line = fields.number("line");
  if (fields.find("column")) place.column = fields.number("column");
  if (fields.find("length")) place.length = fields.number("length");
  if (fields.find("excerpt")) place.text = fields.text("excerpt");
  place.mark_end = place.text.size();
  return place;
}

JobReport read_job(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a job");
  return {fields.text("id"), fields.text("name"), fields.texts("stages")};
}

std::vector<PathReport> read_path(const ReportFields& fields) {
  std::vector<PathReport> out;
  for (const Spot& each : fields.list("path")) {
    const ReportFields link(fields.problems(), each, "a link of 'path'");
    out.push_back({link.text("component"), link.text("code"), link.text("exception"),
                   link.text("text"), read_retry(link)});
  }
  return out;
}

std::optional<Histogram> read_histogram(const ReportFields& fields, std::uint64_t most) {
  const std::optional<Spot> spot = fields.need("histogram");
  if (!spot) return std::nullopt;
  const ReportFields of(fields.problems(), *spot, "'histogram'");
  Histogram out{of.whole("begin"), of.whole("step"), {}};
  for (const Spot& each : of.list("counts"))
    out.counts.push_back(read_number(fields.problems(), each, "a count"));
  if (!TimeHistogram::of(out.begin, out.step, out.counts)) {
    fields.problems().add("this is no histogram as reports have them", spot->opening(),
                          "its spans are of 60 seconds, 600, 3600 … and at most 60, the first and "
                          "the last not empty");
  } else if (std::accumulate(out.counts.begin(), out.counts.end(), std::uint64_t{0}) > most) {
    fields.problems().add("the counts of this report do not add up", spot->opening(), "");
  }
  return out;
}

DiagnosisReport read_diagnosis(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a diagnosis");
  DiagnosisReport out;
  out.id = fields.text("id");
  out.code = fields.text("code");
  out.title = fields.text("title");
  out.severity = fields.word("severity", kSeverities);
  out.status = fields.word("status", kStatuses);
  out.retryable = fields.word("retryable", kRetryables);
  out.endpoint = fields.optional_text("endpoint");
  out.count = fields.number("count");
  for (const Spot& each : fields.list("jobs")) out.jobs.push_back(read_job(problems, each));
  out.files = fields.number("files");
  if (const auto identity = fields.need("identity")) {
    for (const JsonMember& each : identity->value->members) {
      out.identity[each.key] =
          read_string(problems, {spot.source, &each.value}, ObjectReader::quoted(each.key));
    }
  }
  out.job = job_in_key(fields, out.jobs);
  out.mixed = fields.find("mixed") && fields.truth("mixed");
  out.first = fields.time("first");
  out.last = fields.time("last");
  out.histogram = read_histogram(fields, out.count);
  for (const Spot& each : fields.list("matches")) out.matches.push_back(read_match(problems, each));
  for (const Spot& each : fields.list("causes")) out.causes.push_back(read_cause(problems, each));
  out.accounts = read_accounts(fields);
  out.origin = read_origin(fields);
  for (const Spot& each : fields.list("references")) {
    const ReportFields reference(problems, each, "a reference");
    out.references.push_back({reference.text("title"), reference.text("url")});
  }
  out.nothing_wrong = fields.truth("nothing_wrong");
  return out;
}

}  // namespace dtsdoctor
