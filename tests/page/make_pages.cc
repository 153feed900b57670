// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the browser test needs pages of every kind, among them ones that no log of ours
// gives: hostile bytes in every field, a histogram, ten thousand diagnoses. They are reports made
// here, written by the writer that is tested. It tests nothing by itself.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "report/sample_report.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

// What a log may hold to get out of where it stands.
const std::string kHostile =
    "</code></script><script>window.broken=1</script><img src=x onerror=window.broken=1>"
    "<!-- --><a href=\"https://example.com/\">' \" & \xE2\x80\xA8 \xE2\x80\xAE"
    "evil \x1b[31m\xff</title></style>";

Place hostile_place(const std::string& input) {
  const std::string line = "before " + kHostile + " after";
  return sample::place(input, line, kHostile);
}

FixReport hostile_fix() {
  FixReport fix = sample::fix(Lang::en);
  fix.title = fix.undo = fix.risk = kHostile;
  fix.steps = {kHostile};
  fix.commands = {{"aliyun", kHostile, "two\nlines"}};
  fix.artifacts = {{kHostile, kHostile}};
  fix.changes = {{hostile_place("task.json"), "old", kHostile}};
  return fix;
}

Report hostile() {
  Report report = sample::report(Lang::en);
  report.inputs[0].name = report.inputs[0].status = kHostile;
  report.limits = {{"max-line", kHostile, 3, kHostile}};
  report.unrecognized->push_back({kHostile, 2, {{hostile_place(kHostile), kHostile}}, kHostile});
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.code = diagnosis.title = kHostile;
  diagnosis.identity = {{"account_id", kHostile}};
  diagnosis.jobs = {{kHostile, kHostile, {kHostile}}};
  diagnosis.matches[0].place = hostile_place(kHostile);
  diagnosis.matches[0].captures["request_id"] = kHostile;
  diagnosis.references = {{kHostile, "javascript:window.broken=1"}, {"", kHostile}};
  for (CauseReport& cause : diagnosis.causes) {
    cause.title = cause.because = kHostile;
    cause.why = {kHostile};
    cause.evidence = {{hostile_place("role.json"), kHostile, kHostile, kHostile, false}};
    cause.fixes = {hostile_fix()};
  }
  return report;
}

// A line longer than anybody reads, with the mark in its middle.
Report long_line() {
  Report report = sample::report(Lang::en);
  const std::string line = std::string(30000, 'x') + "NoPermission" + std::string(30000, 'y');
  report.diagnoses[0].matches[0].place = sample::place("long.log", line, "NoPermission");
  return report;
}

Report check(Lang lang) {
  Report report = sample::report(lang);
  report.diagnoses.clear();
  FindingReport fault;
  fault.rule = "TRU-004";
  fault.endpoint = "source";
  fault.message = sample::in(lang, "the trust policy names no account", "信任策略未写账号");
  fault.place = sample::place("role.json", sample::kRole, "dts.aliyuncs.com");
  fault.fixes = {sample::fix(lang)};
  fault.origin = {OriginKind::documented, "https://example.com/errors"};
  FindingReport note = fault;
  note.rule = "CFG-013";
  note.severity = Severity::info;
  note.origin = {OriginKind::inferred, ""};
  note.fixes.clear();
  report.check =
      CheckReport{{fault, note}, {{"TRU-005", "a Deny", sample::unknown(lang).missing}}, 7};
  return report;
}

struct Kind {
  const char* id;
  const char* code;
  const char* en;
  const char* zh;
  const char* text;
  Severity severity;
};
constexpr Kind kKinds[] = {
    {"mysql/1062-duplicate-entry", "1062", "A row with this key is there already",
     "主键或唯一键冲突", "ERROR dts-worker Duplicate entry '{0}-118' for key 'orders_{0}.PRIMARY'",
     Severity::error},
    {"mysql/1045-access-denied", "1045", "The database refuses user or password",
     "数据库拒绝了账号或密码",
     "ERROR dts-worker Access denied for user 'dts_{0}'@'10.0.3.7' (using password: YES)",
     Severity::error},
    {"network/connect-timeout", "", "The database cannot be reached", "无法连接数据库",
     "WARN dts-worker connect timed out: rm-{0}.mysql.rds.aliyuncs.com:3306", Severity::warning},
    {"retry/delay", "DTS-RETRY-ERR-0069", "The task lags behind its source", "任务延迟",
     "INFO dts-worker delay of job {0} is above its limit", Severity::info},
};

std::string time_of(std::uint64_t second) {
  return fmt::format("2026-03-{:02}T{:02}:{:02}:{:02}.089Z", 1 + second / 86400 % 28,
                     second / 3600 % 24, second / 60 % 60, second % 60);
}

// Numbers that look like life, and are the same each time.
std::uint64_t scattered(std::uint64_t n) { return (n * 2654435761U >> 7U) % 1009U; }

Histogram histogram(std::uint64_t seed, std::size_t spans, std::uint64_t most) {
  Histogram histogram{1772323200, 3600, {}};
  for (std::size_t i = 0; i < spans; ++i) {
    const std::uint64_t wave = i % 24 < 7 ? 1 : i % 24 < 19 ? 4 : 2;
    const bool quiet = scattered(seed + i) % 5 == 0;
    histogram.counts.push_back(quiet ? 0 : wave * scattered(seed * 31 + i) * most / 4000);
  }
  return histogram;
}

DiagnosisReport scanned(std::size_t n, Lang lang) {
  const Kind& kind = kKinds[n % std::size(kKinds)];
  const std::string name = fmt::format("{:05}", n);
  DiagnosisReport diagnosis;
  diagnosis.id = kind.id;
  diagnosis.code = kind.code;
  diagnosis.title = sample::in(lang, kind.en, kind.zh);
  diagnosis.severity = kind.severity;
  diagnosis.count = 1 + scattered(n) * scattered(n + 7) / (n + 1);
  diagnosis.files = 1 + scattered(n) % 9;
  diagnosis.identity = {{"table", "orders_" + name}};
  diagnosis.first = time_of(n * 37);
  diagnosis.last = time_of(n * 37 + scattered(n) * 900);
  diagnosis.histogram = histogram(n, 96, 30);
  diagnosis.origin = {OriginKind::documented, "https://example.com/errors"};
  for (std::size_t i = 0; i < 1 + n % 3; ++i) {
    const std::string text = fmt::format(fmt::runtime(kind.text), name);
    const std::string line = time_of(n * 37 + i * 60) + " " + text;
    MatchReport match;
    match.place = sample::place(fmt::format("job-{:03}.log", n % 317), line, text.substr(17));
    match.place.line = 100 + n * 3 + i * 41;
    match.excerpt = text;
    diagnosis.matches.push_back(std::move(match));
  }
  CauseReport cause = sample::unknown(lang);
  cause.verdict = Verdict::likely;
  cause.only_documented = true;
  cause.missing.clear();
  cause.origin = {OriginKind::documented, "https://example.com/errors"};
  cause.title =
      sample::in(lang, "The table held rows before the task began", "任务开始前表中已有数据");
  cause.fixes = {sample::fix(lang)};
  cause.fixes[0].commands = {{"mysql", "-e", "SELECT COUNT(*) FROM orders_" + name}};
  diagnosis.causes = {cause};
  return diagnosis;
}

Report scan(std::size_t diagnoses, Lang lang) {
  Report report = sample::report(lang);
  report.diagnoses.clear();
  report.inputs.clear();
  report.scan = ScanReport{317, 3400000000, time_of(0), time_of(700000), histogram(5, 200, 4000)};
  for (std::size_t n = 0; n < 317; ++n) {
    report.inputs.push_back({fmt::format("var/log/dts/job-{:03}.log", n), InputKind::log,
                             10700000 + scattered(n) * 1000, 91000 + scattered(n), "ok"});
  }
  report.inputs[41].status = "cannot be read: permission denied";
  report.summary.unrecognized = 7700;
  report.summary.skipped = 12;
  for (std::size_t n = 0; n < diagnoses; ++n) {
    report.diagnoses.push_back(scanned(n, lang));
    report.summary.explained += report.diagnoses.back().count;
  }
  report.summary.error_records = report.summary.explained + 7712;
  for (std::size_t n = 0; n < 24; ++n) {
    const std::string text = fmt::format("ERROR checkpoint writer {} gave up after 5 attempts", n);
    UnrecognizedExample example{sample::place("job-007.log", text, text), text};
    report.unrecognized->push_back({"ERROR checkpoint writer * gave up after * attempts",
                                    scattered(n + 3) + 1,
                                    {example},
                                    "retry/delay",
                                    time_of(n * 999),
                                    time_of(n * 9999)});
  }
  report.limits = {{"max-line", "var/log/dts/job-003.log", 812, "line cut at 1 MiB"}};
  return report;
}

void write(const std::filesystem::path& folder, const std::string& name, const Report& report,
           Lang lang) {
  std::ofstream(folder / (name + ".html"), std::ios::binary) << write_html(report, lang);
}

void write_all(const std::filesystem::path& folder) {
  const auto en = [&](const std::string& name, const Report& report) {
    write(folder, name, report, Lang::en);
  };
  en("case", sample::report(Lang::en));
  write(folder, "case-zh", sample::report(Lang::zh), Lang::zh);
  Report several = sample::report(Lang::en);
  several.diagnoses.push_back(several.diagnoses[0]);
  en("several", several);
  en("hostile", hostile());
  Report hostile_scan = hostile();
  hostile_scan.scan.emplace().files = 1;
  en("hostile-scan", hostile_scan);
  en("long-line", long_line());
  en("check", check(Lang::en));
  write(folder, "check-zh", check(Lang::zh), Lang::zh);
  Report nothing = sample::report(Lang::en);
  nothing.diagnoses.clear();
  en("nothing", nothing);
  en("scan", scan(40, Lang::en));
  write(folder, "scan-zh", scan(40, Lang::zh), Lang::zh);
  en("scan-big", scan(10000, Lang::en));
}

}  // namespace
}  // namespace dtsdoctor

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  dtsdoctor::write_all(argv[1]);
  return 0;
}
