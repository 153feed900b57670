// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what only `scan` and `check` put into a report, built by hand for the tests of
// the writers, and a report whose every text comes from somebody who means harm.
#pragma once

#include <string>

#include "base/utf8.h"
#include "sample_report.h"

namespace dtsdoctor::sample {

inline const std::string kWorker = "2026-03-04 05:06:07 ERROR worker: 写入 slot 7 lost\n";

inline DiagnosisReport duplicate_key(Lang lang) {
  DiagnosisReport out;
  out.id = "mysql/duplicate-key";
  out.code = "1062";
  out.title = in(lang, "A row is there already", "目标表中已存在该行");
  out.severity = Severity::warning;
  out.count = 1200;
  out.files = 3;
  out.jobs = {{"abc12de", "orders"}, {"", "stock"}};
  out.identity = {{"table", "shop.orders"}};
  out.first = "2026-03-04T05:06:07.000Z";
  out.last = "2026-03-06T05:06:07.000Z";
  out.origin = {OriginKind::documented, ""};
  out.histogram = Histogram{1772600400, 3600, {1, 0, 40, 800, 359}};
  MatchReport match;
  const std::string log = "x\nDuplicate entry '7' for key 'PRIMARY'\n";
  match.place = place("logs/b.log", log, "Duplicate entry '7' for key 'PRIMARY'");
  match.excerpt = "Duplicate entry '7' for key 'PRIMARY'";
  out.matches = {match};
  CauseReport cause;
  cause.id = "rows-written-twice";
  cause.verdict = Verdict::likely;
  cause.origin = {OriginKind::documented, ""};
  cause.title = in(lang, "Somebody else writes the table", "有其他程序写入该表");
  FixReport fix;
  fix.id = "stop-writers";
  fix.title = in(lang, "Stop the other writer", "停止其他写入");
  cause.fixes = {fix};
  out.causes = {cause};
  return out;
}

inline Report scan_report(Lang lang) {
  Report report = sample::report(lang);
  report.inputs = {{"logs/a.log", InputKind::log, 90, 2, "ok"},
                   {"logs/b.log", InputKind::log, 4096, 70, "ok"},
                   {"logs/旧.zip!c.log", InputKind::log, 0, 0, "damaged archive"}};
  report.diagnoses[0].matches[0].place.input = "logs/a.log";
  report.diagnoses.push_back(duplicate_key(lang));
  Unrecognized cluster;
  cluster.template_text = "ERROR worker: 写入 slot <n> lost";
  cluster.count = 7;
  cluster.examples = {{place("logs/b.log", kWorker, "写入 slot 7 lost"), "写入 slot 7 lost"}};
  report.unrecognized = {cluster};
  report.limits = {{"max-line", "logs/b.log", 12, in(lang, "line cut at 1 MiB", "该行被截断")}};
  report.summary = {1210, 1201, 7, 2};
  report.scan = ScanReport{3,
                           4186,
                           report.diagnoses[1].first,
                           report.diagnoses[1].last,
                           report.diagnoses[1].histogram,
                           false};
  return report;
}

inline Report check_report(Lang lang) {
  Report report;
  report.version = "0.1.0";
  report.rules = {640, "2026-11-22", "3f9c"};
  report.inputs = {{"role.json", InputKind::evidence, 88, 4, "ok"},
                   {"task.json", InputKind::config, 20, 1, "ok"}};
  FindingReport finding;
  finding.rule = "TRU-004";
  finding.title = in(lang, "The owner's own ID was saved", "保存的是所有者自己的 ID");
  finding.endpoint = "source";
  finding.message = in(lang, "'dts.aliyuncs.com' without an account ID", "缺少账号 ID");
  finding.place = place("role.json", kRole, "dts.aliyuncs.com");
  finding.fixes = {fix(lang)};
  finding.origin = {OriginKind::documented, "https://example.com/errors"};
  FindingReport follower = finding;
  follower.rule = "TRU-009";
  follower.severity = Severity::warning;
  follower.blocked_by = "TRU-004";
  follower.place.reset();
  FindingReport note = follower;
  note.rule = "CFG-007";
  note.severity = Severity::info;
  note.blocked_by.reset();
  note.is_routine = true;
  CheckReport check;
  check.findings = {finding, follower, note};
  check.not_checked = {
      {"UID-008", in(lang, "Who owns the source", "源实例所属账号"), unknown(lang).missing}};
  check.passed = 31;
  report.check = check;
  return report;
}

// Escapes, a direction override, markup of every format, formulas and a broken byte.
inline const std::string kHarm =
    "=cmd|'/C calc'!A0 \x1b[31m \xE2\x80\xAE <b>&amp;\"']]> `|*_[x](http://e.example) @all "
    "%0A::error::x "
    "\xff\xEF\xBF\xBE";

inline Report hostile_report() {
  Report report = scan_report(Lang::en);
  for (DiagnosisReport& diagnosis : report.diagnoses) {
    diagnosis.title = diagnosis.code = kHarm;
    diagnosis.jobs = {{kHarm, kHarm}};
    diagnosis.matches[0].excerpt = kHarm;
    diagnosis.matches[0].captures = {{"table", kHarm}};
    diagnosis.matches[0].place.input = kHarm;
    diagnosis.matches[0].place.text = kHarm;
    diagnosis.matches[0].place.mark_begin = 0;
    diagnosis.matches[0].place.mark_end = kHarm.size();
    for (CauseReport& cause : diagnosis.causes) {
      cause.title = cause.because = kHarm;
      for (FixReport& each : cause.fixes) {
        each.title = kHarm;
        each.steps = {kHarm};
        each.commands = {{"aliyun", kHarm}};
      }
    }
  }
  for (InputReport& input : report.inputs) input.name = input.status = kHarm;
  report.unrecognized->at(0).template_text = kHarm;
  report.unrecognized->at(0).examples[0].excerpt = kHarm;
  report.unrecognized->at(0).examples[0].place.input = kHarm;
  report.limits[0].input = report.limits[0].what = kHarm;
  return report;
}

// Nothing in it may act on a terminal or be broken UTF-8. CR is for CSV.
inline bool is_harmless(const std::string& text) {
  if (!is_valid_utf8(text)) return false;
  for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(character_length(rest))) {
    if (rest.front() != '\r' && is_dangerous(code_point(rest))) return false;
  }
  return true;
}

}  // namespace dtsdoctor::sample
