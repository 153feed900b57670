// SPDX-License-Identifier: Apache-2.0
//
// SARIF 2.1.0, as code scanning services and editors read it. Columns are characters, which SARIF
// calls unicodeCodePoints: counting UTF-16 units takes the original line, and secrets are gone from
// what is at hand.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/utf8.h"
#include "report/brief.h"
#include "report/json_text.h"
#include "report/shell.h"
#include "report/wording.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr const char* kUnrecognizedRule = "unrecognized";

std::string_view level_of(Severity severity) {
  return severity == Severity::info ? "note" : name_of(severity);
}

// A relative reference, or file: for a full path. ':' could be taken for the end of a scheme.
std::string uri_of(std::string_view path) {
  constexpr std::string_view kUnreserved = "-._~/!$&'()*+,;=@";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_alnum(c) || kUnreserved.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

// Addresses of pages are written as people read them; a URI has no character beyond ASCII.
std::string ascii_uri(std::string_view url) {
  std::string out;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte > 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

// "[text](target)" in a message is a link (3.11.6): brackets of a log must not make one.
Json message(std::string_view text) {
  std::string out;
  const bool may_link = text.find("](") != std::string_view::npos;
  for (const char c : text) {
    if (may_link && (c == '[' || c == ']' || c == '\\')) out += '\\';
    out += c;
  }
  return {{"text", out}};
}

// endColumn is the column behind the last (3.30.8). A mark that runs on is cut at the line end.
Json region_of(const Place& place) {
  std::size_t length = place.length;
  if (place.mark_end >= place.text.size())
    length = std::min(length, count_characters(marked(place)));
  Json region = {{"startLine", place.line}};
  if (place.column != 0) {
    region["startColumn"] = place.column;
    region["endColumn"] = place.column + std::max<std::size_t>(length, 1);
  }
  const std::string_view text = marked(place);
  if (!text.empty()) region["snippet"] = {{"text", text}};
  return region;
}

Json physical(const Place& place) {
  Json out = {{"artifactLocation", {{"uri", uri_of(place.input)}}}};
  if (place.line != 0) out["region"] = region_of(place);
  return out;
}

Json locations_of(const Place* place) {
  if (place == nullptr || place->input.empty()) return Json::array();
  return Json::array({{{"physicalLocation", physical(*place)}}});
}

// FNV-1a: stable over releases and machines, and no secret to guard.
std::string fingerprint(const std::vector<std::string>& parts) {
  std::uint64_t hash = 14695981039346656037U;
  for (const std::string& part : parts) {
    for (const char c : part + '\n') {
      hash ^= static_cast<unsigned char>(c);
      hash *= 1099511628211U;
    }
  }
  return fmt::format("{:016x}", hash);
}

std::string lines_text(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

// The rules that may occur, in the order of their declaration.
class Rules {
 public:
  Rules(const Report& report, Lang lang) {
    for (const DeclaredRule& rule : report.rules.declared) declare(rule);
    for (const DiagnosisReport& each : report.diagnoses)
      declare({each.id, each.title, each.severity, std::string(each.origin.url)});
    for (const FindingReport* each : findings_of(report))
      declare({each->rule, each->title, each->severity, std::string(each->origin.url)});
    declare({kUnrecognizedRule, std::string(wording::kUnrecognizedRule.in(lang)), Severity::warning,
             ""});
  }

  [[nodiscard]] std::size_t index(const std::string& id) const { return index_.at(id); }
  [[nodiscard]] Json take() { return std::move(json_); }

 private:
  void declare(const DeclaredRule& rule) {
    if (!index_.emplace(rule.id, json_.size()).second) return;
    Json out = {{"id", rule.id},
                {"shortDescription", {{"text", rule.title}}},
                {"fullDescription", {{"text", rule.title}}}};
    if (!rule.url.empty()) out["helpUri"] = ascii_uri(rule.url);
    const bool explained = rule.id != kUnrecognizedRule;
    out["help"] = {{"text", explained ? "dtsdoctor explain " + rule.id : rule.title}};
    out["defaultConfiguration"] = {{"level", level_of(rule.severity)}};
    json_.push_back(std::move(out));
  }

  Json json_ = Json::array();
  std::map<std::string, std::size_t> index_;
};

Json result(const Rules& rules, const std::string& rule, Severity severity,
            const std::vector<std::string>& lines, const Place* place,
            const std::vector<std::string>& identity) {
  return {{"ruleId", rule},
          {"ruleIndex", rules.index(rule)},
          {"level", level_of(severity)},
          {"message", message(lines_text(lines))},
          {"locations", locations_of(place)},
          {"partialFingerprints", {{"dtsdoctor/v1", fingerprint(identity)}}}};
}

Json related(const Place& place, std::string_view says, std::size_t id) {
  return {{"id", id}, {"message", message(says)}, {"physicalLocation", physical(place)}};
}

// Compared with a baseline, where that tells (3.27.24).
void add_state(std::optional<bool> is_new, Json& result) {
  if (is_new) result["baselineState"] = *is_new ? "new" : "unchanged";
}

// What to do, in words and in commands.
void add_fix(const FixReport& fix, std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < fix.steps.size(); ++i)
    lines.push_back(fmt::format("{}. {}", i + 1, fix.steps[i]));
  for (const Argv& argv : fix.commands) lines.push_back(shell_line(argv));
}

// What the verdicts rest on, and where else it was seen.
Json related_of(const DiagnosisReport& diagnosis, Lang lang) {
  Json out = Json::array();
  const auto add = [&](const Place& place, const std::string& says) {
    if (!place.input.empty()) out.push_back(related(place, says, out.size() + 1));
  };
  for (const CauseReport& cause : diagnosis.causes) {
    if (cause.verdict == Verdict::ruled_out || cause.verdict == Verdict::unknown) continue;
    for (const EvidenceReport& evidence : cause.evidence) {
      const std::string says = evidence.says.empty()
                                   ? fmt::format("{}: {}", evidence.fact, evidence.value)
                                   : evidence.says;
      add(evidence.place, wording::fill(wording::kLabelled, lang,
                                        with_origin(cause.title, cause.origin, lang), says));
    }
  }
  for (std::size_t i = 1; i < diagnosis.matches.size(); ++i)
    add(diagnosis.matches[i].place, with_origin(diagnosis.title, diagnosis.origin, lang));
  return out;
}

Json result_of(const DiagnosisReport& diagnosis, const Rules& rules, Lang lang) {
  std::vector<std::string> identity = {diagnosis.id, diagnosis.endpoint.value_or("")};
  for (const auto& [name, value] : diagnosis.identity) identity.push_back(name + "=" + value);
  if (diagnosis.jobs.size() == 1) identity.push_back("job=" + diagnosis.jobs.front().id);
  std::vector<std::string> lines = told(diagnosis, lang);
  lines.insert(lines.begin(), with_origin(diagnosis.title, diagnosis.origin, lang));
  const std::vector<Offer> offers = offers_of(diagnosis);
  if (!offers.empty()) add_fix(*offers.front().fix, lines);
  Json out = result(rules, diagnosis.id, diagnosis.severity, lines, place_of(diagnosis), identity);
  Json related = related_of(diagnosis, lang);
  if (!related.empty()) out["relatedLocations"] = std::move(related);
  out["occurrenceCount"] = std::max<std::uint64_t>(diagnosis.count, 1);
  add_state(diagnosis.is_new, out);
  Json properties = Json::object();
  if (!diagnosis.code.empty()) properties["code"] = diagnosis.code;
  if (diagnosis.endpoint) properties["endpoint"] = *diagnosis.endpoint;
  if (!diagnosis.identity.empty()) properties["identity"] = diagnosis.identity;
  if (const CauseReport* cause = top_cause(diagnosis)) {
    properties["cause"] = cause->id;
    properties["verdict"] = name_of(cause->verdict);
  }
  if (!properties.empty()) out["properties"] = std::move(properties);
  return out;
}

Json result_of(const FindingReport& finding, const Rules& rules, Lang lang) {
  std::vector<std::string> lines = told(finding, lang);
  if (!finding.fixes.empty()) add_fix(finding.fixes.front(), lines);
  if (finding.blocked_by)
    lines.push_back(wording::fill(wording::kFollowsFrom, lang, *finding.blocked_by));
  Json out = result(rules, finding.rule, finding.severity, lines,
                    finding.place ? &*finding.place : nullptr,
                    {finding.rule, finding.endpoint.value_or(""), finding.message});
  if (finding.endpoint) out["properties"] = {{"endpoint", *finding.endpoint}};
  return out;
}

Json result_of(const Unrecognized& unrecognized, const Rules& rules) {
  const auto& examples = unrecognized.examples;
  Json out = result(rules, kUnrecognizedRule, Severity::warning, {unrecognized.template_text},
                    examples.empty() ? nullptr : &examples.front().place,
                    {kUnrecognizedRule, unrecognized.template_text});
  out["occurrenceCount"] = std::max<std::uint64_t>(unrecognized.count, 1);
  add_state(unrecognized.is_new, out);
  return out;
}

// What was not looked at: inputs that failed, limits that were reached.
Json notifications_of(const Report& report, Lang lang) {
  Json out = Json::array();
  const auto add = [&](const std::string& text, const Place& place) {
    Json one = {{"level", "warning"}, {"message", message(text)}};
    if (!place.input.empty()) one["locations"] = locations_of(&place);
    out.push_back(std::move(one));
  };
  for (const InputReport& input : report.inputs) {
    if (input.status != "ok")
      add(wording::fill(wording::kLabelled, lang, input.name, input.status),
          {input.name, 0, 0, 0, "", 0, 0});
  }
  for (const LimitReport& limit : report.limits)
    add(wording::fill(wording::kAlsoLimit, lang, limit.name, limit.what),
        {limit.input, limit.line, 0, 0, "", 0, 0});
  return out;
}

}  // namespace

std::string write_sarif(const Report& report, Lang lang) {
  Rules rules(report, lang);
  Json results = Json::array();
  for (const DiagnosisReport& each : report.diagnoses)
    results.push_back(result_of(each, rules, lang));
  for (const FindingReport* each : findings_of(report))
    results.push_back(result_of(*each, rules, lang));
  if (report.unrecognized) {
    for (const Unrecognized& each : *report.unrecognized) results.push_back(result_of(each, rules));
  }
  Json driver = {{"name", "dtsdoctor"}, {"version", report.version}, {"rules", rules.take()}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"language", lang == Lang::zh ? "zh-CN" : "en-US"},
              {"invocations",
               Json::array({{{"executionSuccessful", !(report.scan && report.scan->interrupted)},
                             {"toolExecutionNotifications", notifications_of(report, lang)}}})},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  // The version comes first: readers decide by it how to read the rest.
  const Json log = {
      {"version", "2.1.0"}, {"$schema", kSchema}, {"runs", Json::array({std::move(run)})}};
  return json_text(log, 2);
}

}  // namespace dtsdoctor
