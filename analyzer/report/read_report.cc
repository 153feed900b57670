// SPDX-License-Identifier: Apache-2.0
#include "report/read_report.h"

#include "base/ascii.h"
#include "base/json_text.h"
#include "report/open_secret.h"
#include "report/read_diagnosis.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kSchema = "dtsdoctor-report/1";
constexpr const char* kHowToGetOne = "`dtsdoctor scan -f json PATH` writes one";

constexpr Named<InputKind> kInputKinds[] = {
    {InputKind::log, "log"}, {InputKind::config, "config"},   {InputKind::evidence, "evidence"},
    {InputKind::job, "job"}, {InputKind::archive, "archive"}, {InputKind::empty, "empty"}};

// Spans of a value that was parsed by itself, as they are in the text around it.
void move_spans(JsonValue& value, std::size_t by) {
  const auto move = [by](Span& span) {
    span.begin += by;
    span.end += by;
  };
  move(value.span);
  for (JsonMember& member : value.members) {
    move(member.key_span);
    move_spans(member.value, by);
  }
  for (JsonValue& item : value.items) move_spans(item, by);
}

std::vector<InputReport> read_inputs(const ReportFields& fields) {
  std::vector<InputReport> out;
  for (const Spot& each : fields.list("inputs")) {
    const ReportFields input(fields.problems(), each, "an input");
    out.push_back({input.text("name"), input.word("kind", kInputKinds), input.number("bytes"),
                   input.number("lines"), input.text("status")});
  }
  return out;
}

Unrecognized read_unrecognized(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "an unrecognized error");
  Unrecognized out;
  out.template_text = fields.text("template");
  out.count = fields.number("count");
  for (const Spot& each : fields.list("examples")) {
    const ReportFields example(problems, each, "an example");
    UnrecognizedExample& to = out.examples.emplace_back();
    to.place = read_place(example);
    to.excerpt = example.text("excerpt");
    to.path = read_path(example);
    if (const auto job = example.need("job")) to.job = read_job(problems, *job);
    if (example.find("time")) to.time = example.time("time");
  }
  out.nearest = fields.text("nearest");
  out.first = fields.time("first");
  out.last = fields.time("last");
  return out;
}

// `counted`: how often all that is diagnosed was.
std::optional<ScanReport> read_scan(const ReportFields& fields, std::uint64_t counted) {
  const std::optional<Spot> spot = fields.need("scan");
  if (!spot) return std::nullopt;
  const ReportFields scan(fields.problems(), *spot, "'scan'");
  ScanReport out;
  out.files = scan.number("files");
  out.bytes = scan.number("bytes");
  out.first = scan.time("first");
  out.last = scan.time("last");
  out.histogram = read_histogram(scan, counted);
  out.interrupted = scan.truth("interrupted");
  return out;
}

void read_tool(const ReportFields& fields, Report& out) {
  const std::optional<Spot> spot = fields.need("tool");
  if (!spot) return;
  const ReportFields tool(fields.problems(), *spot, "'tool'");
  out.version = tool.text("version");
  const std::optional<Spot> rules = tool.need("rules");
  if (!rules) return;
  const ReportFields of(fields.problems(), *rules, "'rules'");
  out.rules = {of.number("count"), of.text("date"), of.text("hash")};
}

Report read_report(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a report");
  Report out;
  read_tool(fields, out);
  out.inputs = read_inputs(fields);
  std::uint64_t counted = 0;
  for (const Spot& each : fields.list("diagnoses")) {
    out.diagnoses.push_back(read_diagnosis(problems, each));
    counted += out.diagnoses.back().count;
  }
  out.scan = read_scan(fields, counted);
  out.unrecognized.reset();
  if (const auto all = fields.need("unrecognized")) {
    out.unrecognized.emplace();
    for (const Spot& each : read_list(problems, *all, "'unrecognized'"))
      out.unrecognized->push_back(read_unrecognized(problems, each));
  }
  for (const Spot& each : fields.list("limits")) {
    const ReportFields limit(problems, each, "a limit");
    out.limits.push_back(
        {limit.text("name"), limit.text("input"), limit.number("line"), limit.text("what")});
  }
  if (const auto summary = fields.need("summary")) {
    const ReportFields sums(problems, *summary, "'summary'");
    out.summary = {sums.number("error_records"), sums.number("explained"),
                   sums.number("unrecognized"), sums.number("skipped")};
    const Summary& counted = out.summary;
    if (counted.error_records != counted.explained + counted.unrecognized + counted.skipped) {
      problems.add("the counts of this report do not add up", summary->opening(),
                   "error_records is explained, unrecognized and skipped together");
    }
  }
  return out;
}

enum class What { report, told_early, neither };

What what_is(const JsonValue& value) {
  const JsonValue* schema = value.find("schema");
  if (schema != nullptr) return schema->text == kSchema ? What::report : What::neither;
  const bool is_diagnosis = value.find("id") != nullptr && value.find("matches") != nullptr;
  return is_diagnosis ? What::told_early : What::neither;
}

Problem at_byte(const Source& source, std::size_t at, Message what, Message why) {
  Problem problem{std::move(what), source.place({at, at + 1}), std::move(why), kHowToGetOne};
  hide_open_secrets(problem, source.bytes());  // what is no report may be a configuration
  return problem;
}

Problem no_report(const Source& source, const JsonValue& value) {
  const JsonValue* schema = value.find("schema");
  if (schema == nullptr) {
    return at_byte(source, value.span.begin, "this is no report of dtsdoctor",
                   "an object without \"schema\"");
  }
  return {"this is no report that can be read", source.place(schema->span),
          said("only schema {} is known", kSchema), kHowToGetOne};
}

}  // namespace

Result<std::vector<Report>> read_reports(const Source& source, const JsonLimits& limits) {
  const std::string& text = source.bytes();
  std::vector<Report> out;
  bool told_early = false;
  std::size_t at = 0;
  while (true) {
    at = past_space(text, at);
    if (at == text.size()) break;
    if (text[at] != '{')
      return at_byte(source, at, "this is no report of dtsdoctor", "a report is a JSON object");
    const std::size_t end = std::min(json_extent(text, at), text.size());
    JsonError error;
    Result<JsonValue> value =
        parse_json(std::string_view(text).substr(at, end - at), limits, &error);
    if (!value.ok())
      return at_byte(source, at + error.offset, "this report is no JSON", error.what);
    move_spans(*value, at);
    at = end;
    const What what = what_is(*value);
    if (what == What::neither) return no_report(source, *value);
    told_early = told_early || what == What::told_early;
    if (what == What::told_early) continue;
    FirstProblem problems;
    out.push_back(read_report(problems, {&source, &*value}));
    if (problems.any()) return problems.get();
    told_early = false;
  }
  if (told_early || out.empty()) {
    return Problem{
        told_early ? "the report behind these diagnoses is missing" : "there is no report",
        whole_report(source.name()),
        told_early ? "the scan that wrote them did not come to its end" : "", kHowToGetOne};
  }
  return out;
}

bool begins_report(std::string_view head) {
  // Of an object that stands there with spaces or without: what is in front of its first values.
  const auto takes = [&](std::string_view sign) {
    head.remove_prefix(past_space(head, 0));
    const bool has = head.starts_with(sign);
    if (has) head.remove_prefix(sign.size());
    return has;
  };
  if (!takes("{")) return false;
  if (takes("\"schema\"")) return takes(":") && takes("\"" + std::string(kSchema) + "\"");
  // A diagnosis told early has the fields of one, in this order.
  std::string_view line = head.substr(0, head.find('\n'));
  for (const std::string_view key :
       {"\"id\":\"", ",\"code\":", ",\"title\":\"", ",\"severity\":\"", ",\"retryable\":\"",
        ",\"endpoint\":", ",\"count\":", ",\"jobs\":["}) {
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) return false;
    line.remove_prefix(at + key.size());
  }
  return true;
}

}  // namespace dtsdoctor
