// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/document_diff.h"
#include "report/json_writer.h"
#include "report/writers.h"

namespace dtsdoctor {

// ---- what each part looks like; JsonWriter finds these by the type

static std::optional<std::string_view> text_or_null(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

static std::optional<std::uint64_t> number_or_null(std::uint64_t number) {
  return number == 0 ? std::nullopt : std::optional(number);
}

// A column is only told of a place in the text.
static std::optional<std::uint64_t> column_of(const Place& place) {
  return place.line == 0 ? std::nullopt : std::optional<std::uint64_t>(place.column);
}

static void write(const OriginReport& origin, JsonWriter& out) {
  out.object("kind", name_of(origin.kind), "url", text_or_null(origin.url));
}

static void write(const InputReport& input, JsonWriter& out) {
  out.object("name", input.name, "kind", name_of(input.kind), "bytes", input.bytes, "lines",
             input.lines, "status", input.status);
}

static void write(const ChainRetry& retry, JsonWriter& out) {
  out.object("times", retry.times, "seconds", retry.seconds, "limit", retry.limit);
}

static void write(const PathReport& link, JsonWriter& out) {
  out.object("component", text_or_null(link.component), "code", text_or_null(link.code),
             "exception", text_or_null(link.exception), "text", link.text, "retry", link.retry);
}

static void write(const JobReport& job, JsonWriter& out) {
  out.object("id", job.id, "name", job.name, "stages", job.stages);
}

static void write(const CallReport& call, JsonWriter& out) {
  out.object("status", text_or_null(call.status), "product", text_or_null(call.product),
             "operation", text_or_null(call.operation));
}

static void write(const MatchReport& match, JsonWriter& out) {
  out.object("input", match.place.input, "line", number_or_null(match.place.line), "column",
             number_or_null(match.place.column), "length", match.place.length, "excerpt",
             match.excerpt, "time", match.time, "captures", match.captures, "path", match.path,
             "call", match.call);
}

static void write(const EvidenceReport& evidence, JsonWriter& out) {
  out.object("input", evidence.place.input, "line", number_or_null(evidence.place.line), "column",
             column_of(evidence.place), "fact", evidence.fact, "value", evidence.value, "says",
             evidence.says, "against", evidence.against);
}

static void write(const Obtain& obtain, JsonWriter& out) {
  const bool is_command = !obtain.command.empty();
  out.object("command", is_command ? std::optional(obtain.command) : std::nullopt, "as", obtain.as,
             "then", obtain.then, "profile", text_or_null(obtain.profile), "save_as",
             text_or_null(obtain.save_as));
}

static void write(const MissingReport& missing, JsonWriter& out) {
  out.object("fact", missing.fact, "obtain", missing.obtain, "about", missing.about);
}

static void write(const ArtifactReport& artifact, JsonWriter& out) {
  auto content = nlohmann::ordered_json::parse(artifact.content, nullptr, false);
  if (content.is_discarded()) content = artifact.content;
  const std::vector<std::string> diff = document_diff(artifact);
  const std::string text = diff.empty() ? "" : fmt::format("{}\n", fmt::join(diff, "\n"));
  out.object("name", artifact.name, "content", content, "diff", text_or_null(text), "kept",
             artifact.kept);
}

static void write(const ChangeReport& change, JsonWriter& out) {
  out.object("input", change.place.input, "line", change.place.line, "column", change.place.column,
             "old", change.old, "new", change.to);
}

static void write(const FixReport& fix, JsonWriter& out) {
  out.object("id", fix.id, "title", fix.title, "applicability", name_of(fix.applicability), "steps",
             fix.steps, "commands", fix.commands, "artifacts", fix.artifacts, "changes",
             fix.changes, "verify", fix.verify, "undo", text_or_null(fix.undo), "risk",
             text_or_null(fix.risk));
}

static void write(const EndpointVerdict& verdict, JsonWriter& out) {
  out.object("endpoint", verdict.endpoint, "verdict", name_of(verdict.verdict));
}

static void write(const CauseReport& cause, JsonWriter& out) {
  out.object("id", cause.id, "verdict", name_of(cause.verdict), "title", cause.title, "because",
             cause.because, "evidence", cause.evidence, "missing", cause.missing, "endpoints",
             cause.endpoints, "fixes", cause.fixes, "origin", cause.origin, "note",
             text_or_null(cause.note), "only_documented", cause.only_documented, "why", cause.why);
}

static void write(const AccountsReport& accounts, JsonWriter& out) {
  out.object("title", accounts.title, "rows", [&] {
    out.open_list();
    for (const auto& [what, who] : accounts.rows) out.object("what", what, "who", who);
    out.close_list();
  });
}

static void write(const Histogram& histogram, JsonWriter& out) {
  out.object("begin", histogram.begin, "step", histogram.step, "counts", histogram.counts);
}

static void write(const Reference& reference, JsonWriter& out) {
  out.object("title", reference.title, "url", reference.url);
}

static void write(const DiagnosisReport& diagnosis, JsonWriter& out) {
  out.object("id", diagnosis.id, "code", text_or_null(diagnosis.code), "title", diagnosis.title,
             "severity", name_of(diagnosis.severity), "retryable", name_of(diagnosis.retryable),
             "endpoint", diagnosis.endpoint, "count", diagnosis.count, "jobs", diagnosis.jobs,
             "first", diagnosis.first, "last", diagnosis.last, "files", diagnosis.files, "identity",
             diagnosis.identity, "job", text_or_null(diagnosis.job), "mixed", diagnosis.mixed,
             "new", diagnosis.is_new, "histogram", diagnosis.histogram, "matches",
             diagnosis.matches, "causes", diagnosis.causes, "references", diagnosis.references,
             "accounts", diagnosis.accounts, "status", name_of(diagnosis.status), "origin",
             diagnosis.origin, "nothing_wrong", diagnosis.nothing_wrong);
}

static void write(const Place& at, JsonWriter& out) {
  out.object("input", at.input, "line", number_or_null(at.line), "column", column_of(at));
}

static void write(const FindingReport& finding, JsonWriter& out) {
  out.object("rule", finding.rule, "severity", name_of(finding.severity), "endpoint",
             finding.endpoint, "message", finding.message, "blocked_by", finding.blocked_by, "at",
             finding.place, "origin", finding.origin, "title", finding.title, "fixes",
             finding.fixes);
}

static void write(const NotCheckedReport& open, JsonWriter& out) {
  std::vector<std::string> needs;
  for (const MissingReport& each : open.needs) needs.push_back(each.fact);
  out.object("rule", open.rule, "needs", needs, "missing", open.needs);
}

static void write(const UnrecognizedExample& example, JsonWriter& out) {
  out.object("input", example.place.input, "line", number_or_null(example.place.line), "column",
             number_or_null(example.place.column), "excerpt", example.excerpt, "time", example.time,
             "job", example.job, "path", example.path);
}

static void write(const Unrecognized& unrecognized, JsonWriter& out) {
  out.object("template", unrecognized.template_text, "count", unrecognized.count, "examples",
             unrecognized.examples, "nearest", text_or_null(unrecognized.nearest), "first",
             unrecognized.first, "last", unrecognized.last, "new", unrecognized.is_new);
}

static void write(const LimitReport& limit, JsonWriter& out) {
  out.object("name", limit.name, "input", limit.input, "line", number_or_null(limit.line), "what",
             limit.what);
}

static void write(const SkippedReport& skipped, JsonWriter& out) {
  out.object("skipped_files", skipped.files, "skipped_bytes", skipped.bytes, "left_bytes",
             skipped.left);
}

static void write(const ScanReport& scan, JsonWriter& out) {
  out.object("files", scan.files, "bytes", scan.bytes, "first", scan.first, "last", scan.last,
             "histogram", scan.histogram, "interrupted", scan.interrupted, "state", scan.state);
}

static void write(const BaselineReport& baseline, JsonWriter& out) {
  out.object("name", baseline.name, "new_diagnoses", baseline.new_diagnoses, "new_unrecognized",
             baseline.new_unrecognized);
}

static void write(const RulesInfo& rules, JsonWriter& out) {
  out.object("count", rules.count, "date", rules.date, "hash", rules.hash);
}

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 15;  // bytes that are worth handing on

// What was written goes out where that is worth it.
void hand_on(JsonWriter& json, std::size_t least, const Sink& out) {
  std::string& written = json.written();
  if (written.size() < least) return;
  out(written);
  written.clear();
}

void whole_report(const Report& report, const Diagnoses& diagnoses, int indent, const Sink& out) {
  const CheckReport none;
  const CheckReport& check = report.check ? *report.check : report.noted ? *report.noted : none;
  const Summary& sum = report.summary;
  JsonWriter json(indent);
  json.open_object();
  json.member("schema", "dtsdoctor-report/1");
  json.member("tool", [&] {
    json.object("name", "dtsdoctor", "version", report.version, "rules", report.rules);
  });
  json.member("inputs", report.inputs);
  json.key("diagnoses");
  json.open_list();
  for (std::size_t i = 0; i < diagnoses.size(); ++i) {
    json.value(*diagnoses.at(i));
    hand_on(json, kPiece, out);
  }
  json.close_list();
  json.member("findings", check.findings);
  json.member("not_checked", check.not_checked);
  json.member("unrecognized", report.unrecognized);
  json.member("limits", report.limits);
  json.member("scan", report.scan);
  json.member("baseline", report.baseline);
  json.member("summary", [&] {
    json.object("error_records", sum.error_records, "explained", sum.explained, "unrecognized",
                sum.unrecognized, "skipped", sum.skipped, "diagnoses", diagnoses.size());
  });
  json.close_object();
  json.written() += '\n';
  hand_on(json, 0, out);
}

std::string whole_report(const Report& report, int indent) {
  std::string out;
  whole_report(report, Diagnoses(report.diagnoses), indent,
               [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace

void write_json(const Report& report, const Diagnoses& diagnoses, const Sink& out) {
  whole_report(report, diagnoses, 2, out);
}

std::string write_json(const Report& report) { return whole_report(report, 2); }

std::string write_json_line(const DiagnosisReport& diagnosis) {
  JsonWriter json(kOnOneLine);
  json.value(diagnosis);
  json.written() += '\n';
  return std::move(json.written());
}

void write_json_line(const Report& report, const Diagnoses& diagnoses, const Sink& out) {
  whole_report(report, diagnoses, kOnOneLine, out);
}

std::string write_json_line(const Report& report) { return whole_report(report, kOnOneLine); }

std::string write_json_lines(const Report& report) {
  std::string out;
  for (const DiagnosisReport* diagnosis : in_input_order(report))
    out += write_json_line(*diagnosis);
  return out + write_json_line(report);
}

}  // namespace dtsdoctor
