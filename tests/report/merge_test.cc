// SPDX-License-Identifier: Apache-2.0
//
// Parts of logs, scanned apart and added up, are what one scan of all of them tells.
#include "report/merge.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <random>

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "report/assemble.h"
#include "report/read_report.h"
#include "report/writers.h"
#include "rules/builtin.h"

namespace dtsdoctor {
namespace {

using nlohmann::json;
using Random = std::mt19937;

struct Log {
  std::string name;
  std::string text;
};

std::size_t up_to(Random& random, std::size_t most) {
  return std::uniform_int_distribution<std::size_t>(0, most)(random);
}

// Within minutes or months of each other, with and without a fraction; some records have none.
std::string time_of(Random& random, std::size_t days) {
  if (up_to(random, 9) == 0) return "";
  const std::size_t day = up_to(random, days);
  std::string time = fmt::format("2026-{:02}-{:02} {:02}:{:02}:{:02}", 1 + day / 28, 1 + day % 28,
                                 up_to(random, 23), up_to(random, 59), up_to(random, 59));
  if (up_to(random, 1) == 0) time += fmt::format(",{:03}", 1 + up_to(random, 998));
  return time + " ";
}

std::string record(Random& random, std::size_t days) {
  const std::string time = time_of(random, days);
  switch (up_to(random, 5)) {
    case 0:
      return time + fmt::format(
                        "ERROR AssumeRoleFail EntityNotExist.Role : The role not exists: "
                        "acs:ram::14088261377500{:02}:role/Ram-for-dts-{}\n",
                        up_to(random, 3), up_to(random, 1));
    case 1:
      return time + fmt::format("ERROR 1062 (23000): Duplicate entry '{}' for key 'PRIMARY'\n",
                                up_to(random, 99));
    case 2:
      return time +
             fmt::format("ERROR 1146 (42S02): Table 'shop.t{}' doesn't exist\n", up_to(random, 4));
    case 3:
      return fmt::format(R"({{"DtsJobList":[{{"DtsJobId":"job{}","DtsJobName":"n","Status":)"
                         R"("Failed","ErrorMessage":"Table 'shop.t{}' doesn't exist"}}]}})"
                         "\n",
                         up_to(random, 4), up_to(random, 1));
    case 4:
      return time + "ERROR widget lost its colour\n";
    default:
      return time + "INFO all is well\n";
  }
}

std::vector<Log> logs(Random& random, std::size_t count, std::size_t days) {
  std::vector<Log> out;
  for (std::size_t i = 0; i < count; ++i) {
    out.push_back({fmt::format("log-{:02}", i), ""});
    const std::size_t records = up_to(random, 30);
    for (std::size_t n = 0; n < records; ++n) out.back().text += record(random, days);
  }
  return out;
}

Report scan(const std::vector<Log>& logs, const Limits& limits = {}, bool known_only = false) {
  FailureReader reader(builtin_rules(), {limits, true, known_only, {}});
  Report report;
  std::vector<InputReport> inputs;
  for (const Log& log : logs) {
    const auto source = read_memory(log.text);
    const InputResult result = reader.read(*source, log.name);
    inputs.push_back({log.name, InputKind::log, log.text.size(), result.lines, "ok"});
  }
  report = assemble(builtin_rules(), Case(), reader, known_only, Lang::en, true);
  report.version = "0";
  report.inputs = inputs;
  report.scan->files = logs.size();
  for (const InputReport& input : inputs) report.scan->bytes += input.bytes;
  return report;
}

// As a report of another machine comes in.
Report received(const Report& report) {
  const Source source("report.json", write_json(report));
  Result<std::vector<Report>> reports = read_reports(source, {});
  INFO((reports.ok() ? "" : render(reports.problem())));
  REQUIRE(reports.ok());
  REQUIRE(reports->size() == 1);
  return std::move(reports->front());
}

Report merged(const std::vector<Report>& parts, const Limits& limits = {}) {
  ReportMerge merge(limits);
  for (const Report& part : parts) {
    const auto problem = merge.add(received(part), "part.json");
    INFO((problem ? render(*problem) : ""));
    REQUIRE_FALSE(problem);
  }
  Report out = merge.take();
  out.version = "0";
  return out;
}

json as_json(const Report& report) { return json::parse(write_json(report)); }

// What has to be the same to the last figure. Which matches are kept is not: one scan keeps the
// first that it reads, a sum the first by time.
json exact(const Report& report) {
  json out = as_json(report);
  for (json& diagnosis : out.at("diagnoses")) {
    for (const char* key : {"matches", "causes", "references", "accounts", "nothing_wrong"})
      diagnosis.erase(key);
  }
  for (json& each : out.at("unrecognized")) each.erase("examples");
  return out;
}

// Neighbouring logs to a part.
std::vector<std::vector<Log>> shares(const std::vector<Log>& all, Random& random) {
  std::vector<std::vector<Log>> out(1);
  for (const Log& log : all) {
    if (!out.back().empty() && up_to(random, 2) == 0) out.emplace_back();
    out.back().push_back(log);
  }
  return out;
}

std::vector<Report> scans(const std::vector<std::vector<Log>>& shares) {
  std::vector<Report> out;
  for (const std::vector<Log>& share : shares) out.push_back(scan(share));
  return out;
}

// Adds up neighbours, in any groups.
Report grouped(std::vector<Report> parts, Random& random) {
  while (parts.size() > 1) {
    const std::size_t at = up_to(random, parts.size() - 2);
    const std::size_t count = std::min(parts.size() - at, 2 + up_to(random, 1));
    const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    *begin = merged({begin, end});
    parts.erase(begin + 1, end);
  }
  return merged(parts);
}

Report with_times(const std::string& lines) { return scan({{"a.log", lines}}); }

}  // namespace

TEST_CASE("merge: any shares of logs add up to one scan of all") {
  Random random(20260304);
  std::size_t diagnoses = 0;
  for (int round = 0; round < 15; ++round) {
    const std::vector<Log> all = logs(random, 1 + up_to(random, 9), std::size_t{1} << (round % 9));
    const Report whole = scan(all);
    const Report sum = merged(scans(shares(all, random)));
    CAPTURE(round);
    REQUIRE(exact(sum) == exact(whole));
    diagnoses += whole.diagnoses.size();
  }
  CHECK(diagnoses > 100);  // the logs do fail in many ways
}

TEST_CASE("merge: the groups in which reports are added make no difference, to the byte") {
  Random random(7);
  for (int round = 0; round < 8; ++round) {
    const std::vector<Report> parts = scans(shares(logs(random, 8, 40), random));
    CAPTURE(round);
    REQUIRE(write_json(grouped(parts, random)) == write_json(merged(parts)));
  }
}

TEST_CASE("merge: in whatever order reports come, they tell the same of each diagnosis") {
  Random random(11);
  const auto by_key = [](const Report& report) {
    std::map<std::string, json> out;
    json all = as_json(report);
    for (json& each : all.at("diagnoses")) {
      json identity = each.at("identity");
      const std::string key = each.at("id").dump() + each.at("job").dump() + identity.dump();
      std::sort(each.at("jobs").begin(), each.at("jobs").end());
      out[key] = each;
    }
    return out;
  };
  for (int round = 0; round < 6; ++round) {
    std::vector<Report> parts = scans(shares(logs(random, 8, 3), random));
    const auto first = by_key(merged(parts));
    REQUIRE(first.size() > 3);
    std::shuffle(parts.begin(), parts.end(), random);
    CAPTURE(round);
    REQUIRE(by_key(merged(parts)) == first);
  }
}

TEST_CASE("merge: of the matches the first by time are kept, those without one last") {
  const Report sum = merged(
      {with_times(
           "ERROR 1062 (23000): Duplicate entry '1' for key 'PRIMARY'\n"
           "2026-03-04 05:06:09 ERROR 1062 (23000): Duplicate entry '2' for key 'PRIMARY'\n"),
       with_times("2026-03-04 05:06:07 ERROR 1062 (23000): Duplicate entry '3' for key 'PRIMARY'\n"
                  "2026-03-04 05:06:07,089 ERROR 1062 (23000): Duplicate entry '4' for key "
                  "'PRIMARY'\n")});
  REQUIRE(sum.diagnoses.size() == 1);
  const DiagnosisReport& diagnosis = sum.diagnoses.front();
  std::string entries;
  for (const MatchReport& match : diagnosis.matches)
    entries += match.excerpt.at(match.excerpt.find('\'') + 1);
  CHECK(entries == "3421");
  CHECK(diagnosis.first == "2026-03-04T05:06:07Z");
  CHECK(diagnosis.last == "2026-03-04T05:06:09Z");
  CHECK(diagnosis.count == 4);
  CHECK(diagnosis.files == 2);
}

TEST_CASE("merge: past --max-diagnoses nothing is lost but what tells them apart") {
  Random random(5);
  Limits limits;
  limits.max_diagnoses = 4;
  const std::vector<Log> all = logs(random, 8, 3);
  const auto by_rule = [](const Report& report) {
    std::map<std::string, std::uint64_t> counts;
    for (const DiagnosisReport& each : report.diagnoses) counts[each.id] += each.count;
    return counts;
  };
  std::vector<Report> parts;
  for (const Log& log : all) parts.push_back(scan({log}, limits));
  const Report sum = merged(parts, limits);
  CHECK(by_rule(sum) == by_rule(scan(all)));
  CHECK(sum.summary.explained == scan(all).summary.explained);
  CHECK(std::any_of(sum.limits.begin(), sum.limits.end(),
                    [](const LimitReport& each) { return each.name == "max-diagnoses"; }));
  for (const DiagnosisReport& each : sum.diagnoses) {
    if (each.mixed) CHECK((each.identity.empty() && each.job.empty()));
  }
}

TEST_CASE("merge: one part that does not account for the unexplained leaves the sum without it") {
  const std::vector<Log> log = {{"a.log", "ERROR widget lost its colour\n"}};
  const Report sum = merged({scan(log), scan(log, {}, true)});
  CHECK_FALSE(sum.unrecognized);
  REQUIRE(sum.limits.size() == 1);
  CHECK(sum.limits.front().name == "known-only");
}

TEST_CASE("merge: where no part accounts for the unexplained, no limit was reached") {
  const std::vector<Log> log = {{"a.log", "ERROR widget lost its colour\n"}};
  const Report sum = merged({scan(log, {}, true), scan(log, {}, true)});
  CHECK_FALSE(sum.unrecognized);
  CHECK(sum.limits.empty());
}

TEST_CASE("merge: templates that are as frequent come by their first time, however added") {
  const Report one = with_times("2026-03-04 05:06:08 ERROR widget lost its colour\n");
  const Report two = with_times("2026-03-04 05:06:07 ERROR gadget is on fire\n");
  const Report none = with_times("ERROR nothing told when\n");
  const auto templates = [](const std::vector<Report>& parts) {
    std::vector<std::string> out;
    const Report sum = merged(parts);
    for (const Unrecognized& each : *sum.unrecognized) out.push_back(each.template_text);
    return out;
  };
  const std::vector<std::string> told = templates({one, none, two});
  REQUIRE(told.size() == 3);
  CHECK(told[0].find("gadget") != std::string::npos);
  CHECK(told[1].find("widget") != std::string::npos);
  CHECK(templates({two, one, none}) == told);
  CHECK(templates({none, merged({one, two})}) == told);
}

TEST_CASE("merge: of the unexplained the most frequent stay, and the first three by time") {
  Limits limits;
  limits.max_templates = 1;
  const Report sum = merged({with_times("2026-03-04 05:06:08 ERROR widget lost its colour\n"
                                        "ERROR gadget is on fire\n"),
                             with_times("2026-03-04 05:06:07 ERROR widget lost its colour\n"
                                        "ERROR widget lost its colour\n"
                                        "2026-03-04 05:06:09 ERROR widget lost its colour\n")},
                            limits);
  REQUIRE(sum.unrecognized->size() == 1);
  const Unrecognized& only = sum.unrecognized->front();
  CHECK(only.count == 4);
  CHECK(only.first == "2026-03-04T05:06:07Z");
  CHECK(only.last == "2026-03-04T05:06:09Z");
  REQUIRE(only.examples.size() == 3);
  CHECK(only.examples.at(0).time == "2026-03-04T05:06:07Z");
  CHECK(only.examples.at(2).time == "2026-03-04T05:06:09Z");
  CHECK(sum.summary.unrecognized == 5);
  CHECK(sum.limits.back().name == "max-templates");
}

TEST_CASE("merge: limits are told once, and records that had no time add up") {
  Report a = with_times("ERROR widget lost its colour\n");
  a.limits = {{"time", "", 0, "1 error record without a time was kept"},
              {"max-line", "a.log", 3, "line cut"}};
  Report b = a;
  b.limits = {{"time", "", 0, "保留了 40 条没有时间的错误记录"}, {"time", "", 0, "in other words"}};
  const Report sum = merged({a, b, a});
  REQUIRE(sum.limits.size() == 3);
  CHECK(sum.limits.at(0).name == "max-line");
  CHECK(sum.limits.at(1).what == "42 error records without a time were kept");
  CHECK(sum.limits.at(2).what == "in other words");
}

TEST_CASE("merge: rules that mean something else by an id are refused, others are not") {
  const std::string line = "ERROR 1062 (23000): Duplicate entry '1' for key 'PRIMARY'\n";
  const Report ours = received(with_times(line));
  Report same = ours;
  same.rules = {7, "2999-01-01", "other"};
  Report theirs = same;
  theirs.diagnoses.front().causes.clear();
  ReportMerge merge{Limits()};
  REQUIRE_FALSE(merge.add(ours, "a.json"));
  REQUIRE_FALSE(merge.add(same, "b.json"));
  const auto problem = merge.add(theirs, "c.json");
  REQUIRE(problem);
  CHECK(problem->where->input == "c.json");
  CHECK(problem->why == "its rules (other) mean something else by " + ours.diagnoses.front().id);

  ReportMerge latest{Limits()};
  REQUIRE_FALSE(latest.add(same, "b.json"));
  REQUIRE_FALSE(latest.add(ours, "a.json"));
  CHECK(latest.take().rules.hash == "other");
}

TEST_CASE("merge: a call that two parts tell of counts in both") {
  const std::vector<Log> same(
      2, {"a.log", R"({"RequestId":"A0A0A0A0-1","Code":"AssumeRoleFail","Message":)"
                   R"("NoPermission : You are not authorized to do this action. )"
                   R"(You should be authorized by RAM."})"
                   "\n"});
  CHECK(scan(same).diagnoses.at(0).count == 1);
  CHECK(merged({scan({same[0]}), scan({same[1]})}).diagnoses.at(0).count == 2);
}

TEST_CASE("merge: what is no scan is refused") {
  Report diagnosed = with_times("ERROR widget lost its colour\n");
  diagnosed.scan.reset();
  ReportMerge merge{Limits()};
  const auto problem = merge.add(diagnosed, "a.json");
  REQUIRE(problem);
  CHECK(problem->what == "this is no report of a scan");
}

}  // namespace dtsdoctor
