// SPDX-License-Identifier: Apache-2.0
#include "report/read_cause.h"

#include "report/read_diagnosis.h"

namespace dtsdoctor {
namespace {

constexpr Named<Verdict> kVerdicts[] = {{Verdict::confirmed, "confirmed"},
                                        {Verdict::likely, "likely"},
                                        {Verdict::conflicting, "conflicting"},
                                        {Verdict::unknown, "unknown"},
                                        {Verdict::ruled_out, "ruled_out"}};

EvidenceReport read_evidence(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "evidence");
  return {read_place(fields), fields.text("fact"), fields.text("value"), fields.text("says"),
          fields.truth("against")};
}

MissingReport read_missing(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "what is missing");
  MissingReport out{fields.text("fact"), fields.text("about"), std::nullopt};
  const std::optional<Spot> obtain = fields.need("obtain");
  if (!obtain) return out;
  const ReportFields how(problems, *obtain, "'obtain'");
  out.obtain = {how.texts("command"), how.text("as"), how.text("then"), how.text("profile"),
                how.text("save_as")};
  return out;
}

ArtifactReport read_artifact(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "an artifact");
  ArtifactReport out{fields.text("name"), ""};
  if (const JsonValue* content = spot.value->find("content"); content != nullptr) {
    const auto [begin, end] = content->span;
    out.content =
        content->is_string() ? content->text : spot.source->bytes().substr(begin, end - begin);
  }
  out.kept = fields.number("kept");
  return out;
}

FixReport read_fix(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a fix");
  FixReport out;
  out.id = fields.text("id");
  out.title = fields.text("title");
  out.applicability = fields.word("applicability", kApplicabilities);
  out.steps = fields.texts("steps");
  out.commands = fields.argvs("commands");
  for (const Spot& each : fields.list("artifacts"))
    out.artifacts.push_back(read_artifact(problems, each));
  for (const Spot& each : fields.list("changes")) {
    const ReportFields change(problems, each, "a change");
    out.changes.push_back({read_place(change), change.text("old"), change.text("new")});
  }
  out.verify = fields.argvs("verify");
  out.undo = fields.text("undo");
  out.risk = fields.text("risk");
  return out;
}

}  // namespace

OriginReport read_origin(const ReportFields& fields) {
  const std::optional<Spot> spot = fields.need("origin");
  if (!spot) return {};
  const ReportFields origin(fields.problems(), *spot, "an origin");
  return {origin.word("kind", kOriginKinds), origin.text("url")};
}

CauseReport read_cause(FirstProblem& problems, Spot spot) {
  const ReportFields fields(problems, spot, "a cause");
  CauseReport out;
  out.id = fields.text("id");
  out.verdict = fields.word("verdict", kVerdicts);
  out.title = fields.text("title");
  out.because = fields.text("because");
  out.note = fields.text("note");
  out.only_documented = fields.truth("only_documented");
  for (const Spot& each : fields.list("evidence"))
    out.evidence.push_back(read_evidence(problems, each));
  for (const Spot& each : fields.list("missing"))
    out.missing.push_back(read_missing(problems, each));
  for (const Spot& each : fields.list("endpoints")) {
    const ReportFields endpoint(problems, each, "an endpoint");
    out.endpoints.push_back({endpoint.text("endpoint"), endpoint.word("verdict", kVerdicts)});
  }
  for (const Spot& each : fields.list("fixes")) out.fixes.push_back(read_fix(problems, each));
  out.origin = read_origin(fields);
  out.why = fields.texts("why");
  return out;
}

}  // namespace dtsdoctor
