// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include <utility>

#include "report/brief.h"
#include "report/document_diff.h"
#include "report/json_text.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

template <typename T, typename Convert>
Json list(const std::vector<T>& all, Convert convert) {
  Json out = Json::array();
  for (const T& each : all) out.push_back(convert(each));
  return out;
}

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }
Json optional_text(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }
Json optional_truth(std::optional<bool> truth) { return truth ? Json(*truth) : Json(); }
Json number_or_null(std::uint64_t number) { return number == 0 ? Json() : Json(number); }

Json argvs(const std::vector<Argv>& all) {
  return list(all, [](const Argv& argv) { return Json(argv); });
}

Json to_json(const Origin& origin) {
  return {{"kind", name_of(origin.kind)}, {"url", text_or_null(origin.url)}};
}

Json to_json(const InputReport& input) {
  return {{"name", input.name},
          {"kind", name_of(input.kind)},
          {"bytes", input.bytes},
          {"lines", input.lines},
          {"status", input.status}};
}

Json to_json(const PathReport& link) {
  Json retry;
  if (link.retry) {
    retry = {{"times", link.retry->times},
             {"seconds", link.retry->seconds},
             {"limit", link.retry->limit ? Json(*link.retry->limit) : Json()}};
  }
  return {{"component", text_or_null(link.component)},
          {"code", text_or_null(link.code)},
          {"exception", text_or_null(link.exception)},
          {"text", link.text},
          {"retry", std::move(retry)}};
}

Json to_json(const JobReport& job) {
  return {{"id", job.id}, {"name", job.name}, {"stages", job.stages}};
}

Json to_json(const MatchReport& match) {
  Json captures = Json::object();
  for (const auto& [name, value] : match.captures) captures[name] = value;
  return {{"input", match.place.input},
          {"line", number_or_null(match.place.line)},
          {"column", number_or_null(match.place.column)},
          {"length", match.place.length},
          {"excerpt", match.excerpt},
          {"time", optional_text(match.time)},
          {"captures", std::move(captures)},
          {"path", list(match.path, [](const PathReport& each) { return to_json(each); })},
          {"call",
           {{"status", text_or_null(match.call.status)},
            {"product", text_or_null(match.call.product)},
            {"operation", text_or_null(match.call.operation)}}}};
}

Json to_json(const EvidenceReport& evidence) {
  const bool placed = evidence.place.line != 0;
  return {{"input", evidence.place.input},
          {"line", placed ? Json(evidence.place.line) : Json()},
          {"column", placed ? Json(evidence.place.column) : Json()},
          {"fact", evidence.fact},
          {"value", evidence.value},
          {"says", evidence.says},
          {"against", evidence.against}};
}

Json to_json(const MissingReport& missing) {
  Json obtain;
  if (missing.obtain) {
    const Argv& command = missing.obtain->command;
    obtain = {{"command", command.empty() ? Json() : Json(command)},
              {"as", missing.obtain->as},
              {"then", missing.obtain->then},
              {"profile", text_or_null(missing.obtain->profile)},
              {"save_as", text_or_null(missing.obtain->save_as)}};
  }
  return {{"fact", missing.fact}, {"obtain", std::move(obtain)}, {"about", missing.about}};
}

Json to_json(const ArtifactReport& artifact) {
  Json content = Json::parse(artifact.content, nullptr, false);
  if (content.is_discarded()) content = artifact.content;
  const std::vector<std::string> diff = document_diff(artifact);
  return {{"name", artifact.name},
          {"content", std::move(content)},
          {"diff", diff.empty() ? Json() : Json(fmt::format("{}\n", fmt::join(diff, "\n")))},
          {"kept", artifact.kept}};
}

Json to_json(const ChangeReport& change) {
  return {{"input", change.place.input},
          {"line", change.place.line},
          {"column", change.place.column},
          {"old", change.old},
          {"new", change.to}};
}

Json to_json(const FixReport& fix) {
  return {
      {"id", fix.id},
      {"title", fix.title},
      {"applicability", name_of(fix.applicability)},
      {"steps", fix.steps},
      {"commands", argvs(fix.commands)},
      {"artifacts", list(fix.artifacts, [](const ArtifactReport& each) { return to_json(each); })},
      {"changes", list(fix.changes, [](const ChangeReport& each) { return to_json(each); })},
      {"verify", argvs(fix.verify)},
      {"undo", text_or_null(fix.undo)},
      {"risk", text_or_null(fix.risk)}};
}

Json to_json(const CauseReport& cause) {
  return {
      {"id", cause.id},
      {"verdict", name_of(cause.verdict)},
      {"title", cause.title},
      {"because", cause.because},
      {"evidence", list(cause.evidence, [](const EvidenceReport& each) { return to_json(each); })},
      {"missing", list(cause.missing, [](const MissingReport& each) { return to_json(each); })},
      {"endpoints",
       list(cause.endpoints,
            [](const EndpointVerdict& each) {
              return Json{{"endpoint", each.endpoint}, {"verdict", name_of(each.verdict)}};
            })},
      {"fixes", list(cause.fixes, [](const FixReport& each) { return to_json(each); })},
      {"origin", to_json(cause.origin)},
      {"note", text_or_null(cause.note)},
      {"only_documented", cause.only_documented},
      {"why", cause.why}};
}

Json to_json(const std::optional<AccountsReport>& accounts) {
  if (!accounts) return nullptr;
  return {{"title", accounts->title},
          {"rows", list(accounts->rows, [](const std::pair<std::string, std::string>& row) {
             return Json{{"what", row.first}, {"who", row.second}};
           })}};
}

Json to_json(const std::optional<Histogram>& histogram) {
  if (!histogram) return nullptr;
  return {{"begin", histogram->begin}, {"step", histogram->step}, {"counts", histogram->counts}};
}

Json to_json(const DiagnosisReport& diagnosis) {
  return {
      {"id", diagnosis.id},
      {"code", text_or_null(diagnosis.code)},
      {"title", diagnosis.title},
      {"severity", name_of(diagnosis.severity)},
      {"retryable", name_of(diagnosis.retryable)},
      {"endpoint", optional_text(diagnosis.endpoint)},
      {"count", diagnosis.count},
      {"jobs", list(diagnosis.jobs, [](const JobReport& job) { return to_json(job); })},
      {"first", optional_text(diagnosis.first)},
      {"last", optional_text(diagnosis.last)},
      {"files", diagnosis.files},
      {"identity", diagnosis.identity},
      {"job", text_or_null(diagnosis.job)},
      {"mixed", diagnosis.mixed},
      {"new", optional_truth(diagnosis.is_new)},
      {"histogram", to_json(diagnosis.histogram)},
      {"matches", list(diagnosis.matches, [](const MatchReport& each) { return to_json(each); })},
      {"causes", list(diagnosis.causes, [](const CauseReport& each) { return to_json(each); })},
      {"references", list(diagnosis.references,
                          [](const Reference& each) {
                            return Json{{"title", each.title}, {"url", each.url}};
                          })},
      {"accounts", to_json(diagnosis.accounts)},
      {"status", name_of(diagnosis.status)},
      {"origin", to_json(diagnosis.origin)},
      {"nothing_wrong", diagnosis.nothing_wrong}};
}

Json to_json(const FindingReport& finding) {
  Json at;
  if (finding.place) {
    const bool placed = finding.place->line != 0;
    at = {{"input", finding.place->input},
          {"line", placed ? Json(finding.place->line) : Json()},
          {"column", placed ? Json(finding.place->column) : Json()}};
  }
  return {{"rule", finding.rule},
          {"severity", name_of(finding.severity)},
          {"endpoint", optional_text(finding.endpoint)},
          {"message", finding.message},
          {"blocked_by", optional_text(finding.blocked_by)},
          {"at", std::move(at)},
          {"origin", to_json(finding.origin)},
          {"title", finding.title},
          {"fixes", list(finding.fixes, [](const FixReport& each) { return to_json(each); })}};
}

Json to_json(const NotCheckedReport& open) {
  return {{"rule", open.rule},
          {"needs", list(open.needs, [](const MissingReport& each) { return Json(each.fact); })},
          {"missing", list(open.needs, [](const MissingReport& each) { return to_json(each); })}};
}

Json to_json(const Unrecognized& unrecognized) {
  const auto example = [](const UnrecognizedExample& each) {
    return Json{{"input", each.place.input},
                {"line", number_or_null(each.place.line)},
                {"column", number_or_null(each.place.column)},
                {"excerpt", each.excerpt},
                {"time", optional_text(each.time)},
                {"job", each.job ? to_json(*each.job) : Json()},
                {"path", list(each.path, [](const PathReport& link) { return to_json(link); })}};
  };
  return {{"template", unrecognized.template_text},
          {"count", unrecognized.count},
          {"examples", list(unrecognized.examples, example)},
          {"nearest", text_or_null(unrecognized.nearest)},
          {"first", optional_text(unrecognized.first)},
          {"last", optional_text(unrecognized.last)},
          {"new", optional_truth(unrecognized.is_new)}};
}

Json to_json(const LimitReport& limit) {
  return {{"name", limit.name},
          {"input", limit.input},
          {"line", number_or_null(limit.line)},
          {"what", limit.what}};
}

Json to_json(const std::optional<ScanReport>& scan) {
  if (!scan) return nullptr;
  return {{"files", scan->files},
          {"bytes", scan->bytes},
          {"first", optional_text(scan->first)},
          {"last", optional_text(scan->last)},
          {"histogram", to_json(scan->histogram)},
          {"interrupted", scan->interrupted},
          {"state", scan->state ? Json{{"skipped_files", scan->state->files},
                                       {"skipped_bytes", scan->state->bytes},
                                       {"left_bytes", scan->state->left}}
                                : Json()}};
}

Json to_json(const std::optional<BaselineReport>& baseline) {
  if (!baseline) return nullptr;
  return {{"name", baseline->name},
          {"new_diagnoses", baseline->new_diagnoses},
          {"new_unrecognized", baseline->new_unrecognized}};
}

Json to_json(const Report& report) {
  const RulesInfo& rules = report.rules;
  const CheckReport check = report.check.value_or(CheckReport());
  return {
      {"schema", "dtsdoctor-report/1"},
      {"tool",
       {{"name", "dtsdoctor"},
        {"version", report.version},
        {"rules", {{"count", rules.count}, {"date", rules.date}, {"hash", rules.hash}}}}},
      {"inputs", list(report.inputs, [](const InputReport& each) { return to_json(each); })},
      {"diagnoses", Json::array()},  // whole_report() puts them in
      {"findings", list(check.findings, [](const FindingReport& each) { return to_json(each); })},
      {"not_checked",
       list(check.not_checked, [](const NotCheckedReport& each) { return to_json(each); })},
      {"unrecognized",
       report.unrecognized
           ? list(*report.unrecognized, [](const Unrecognized& each) { return to_json(each); })
           : Json()},
      {"limits", list(report.limits, [](const LimitReport& each) { return to_json(each); })},
      {"scan", to_json(report.scan)},
      {"baseline", to_json(report.baseline)},
      {"summary",
       {{"error_records", report.summary.error_records},
        {"explained", report.summary.explained},
        {"unrecognized", report.summary.unrecognized},
        {"skipped", report.summary.skipped},
        {"diagnoses", report.diagnoses.size()}}}};
}

// A thousand diagnoses with all their causes are large as a tree: one at a time is written.
std::string whole_report(const Report& report, int indent) {
  const bool one_line = indent == kOnOneLine;
  std::string out = json_text(to_json(report), indent);
  // Within strings quotation marks are escaped, so that this stands nowhere else.
  const std::string_view empty = one_line ? R"(,"diagnoses":[])" : "\n  \"diagnoses\": []";
  const std::size_t at = out.find(empty) + empty.size() - 1;
  const std::string behind = out.substr(at);
  out.resize(at);
  const std::string_view margin = one_line ? "" : "\n    ";
  bool is_first = true;
  for (const DiagnosisReport& diagnosis : report.diagnoses) {
    if (!std::exchange(is_first, false)) out += ',';
    const std::string written = json_text(to_json(diagnosis), indent);
    std::string_view text = written;
    text.remove_suffix(1);  // its line end
    out += margin;
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
      out += text.substr(0, end);
      out += margin;
      text.remove_prefix(end + 1);
    }
    out += text;
  }
  if (!report.diagnoses.empty() && !one_line) out += "\n  ";
  return out + behind;
}

}  // namespace

std::string write_json(const Report& report) { return whole_report(report, 2); }

std::string write_json_line(const DiagnosisReport& diagnosis) {
  return json_text(to_json(diagnosis), kOnOneLine);
}

std::string write_json_line(const Report& report) { return whole_report(report, kOnOneLine); }

std::string write_json_lines(const Report& report) {
  std::string out;
  for (const DiagnosisReport* diagnosis : in_input_order(report))
    out += write_json_line(*diagnosis);
  return out + write_json_line(report);
}

}  // namespace dtsdoctor
