// SPDX-License-Identifier: Apache-2.0
#include "report/brief.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/shell.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostLikely = 2;

bool is_same_place(const Place& a, const Place& b) {
  return a.input == b.input && a.line == b.line && a.column == b.column;
}

bool is_held_true(const CauseReport& cause) {
  return cause.verdict != Verdict::unknown && cause.verdict != Verdict::ruled_out;
}

bool points_to(const CauseReport& cause, const Place& place) {
  return std::any_of(cause.evidence.begin(), cause.evidence.end(), [&](const EvidenceReport& each) {
    return !each.against && is_same_place(each.place, place);
  });
}

// Is there a fix for both?
bool is_mended_with(const CauseReport& cause, const FindingReport& finding) {
  return std::any_of(cause.fixes.begin(), cause.fixes.end(), [&](const FixReport& fix) {
    return std::any_of(finding.fixes.begin(), finding.fixes.end(),
                       [&](const FixReport& other) { return other.id == fix.id; });
  });
}

// Does a cause speak of the same fault?
bool tells(const DiagnosisReport& diagnosis, const FindingReport& finding) {
  const bool is_elsewhere =
      diagnosis.endpoint && finding.endpoint && *diagnosis.endpoint != *finding.endpoint;
  return std::any_of(diagnosis.causes.begin(), diagnosis.causes.end(),
                     [&](const CauseReport& cause) {
                       if (!is_held_true(cause)) return false;
                       if (finding.place && points_to(cause, *finding.place)) return true;
                       return !is_elsewhere && is_mended_with(cause, finding);
                     });
}

// What is masked was hidden to be shared, and need not have been entered so. One star is a
// wildcard.
bool is_masked(const FindingReport& finding) {
  return finding.place && marked(*finding.place).find("**") != std::string_view::npos;
}

}  // namespace

std::vector<const FindingReport*> findings_of(const Report& report) {
  std::vector<const FindingReport*> out;
  if (report.check) {
    for (const FindingReport& finding : report.check->findings) out.push_back(&finding);
  }
  if (!report.noted) return out;
  for (const FindingReport& finding : report.noted->findings) {
    if (finding.severity != Severity::error || finding.blocked_by || is_masked(finding)) continue;
    const bool told =
        std::any_of(report.diagnoses.begin(), report.diagnoses.end(),
                    [&](const DiagnosisReport& diagnosis) { return tells(diagnosis, finding); });
    if (!told) out.push_back(&finding);
  }
  return out;
}

std::vector<Offer> offers_of(const DiagnosisReport& diagnosis) {
  for (const Verdict verdict : {Verdict::confirmed, Verdict::likely, Verdict::unknown}) {
    std::vector<Offer> offers;
    std::set<std::string> known;
    std::size_t causes = 0;
    for (const CauseReport& cause : diagnosis.causes) {
      if (cause.verdict != verdict) continue;
      if (verdict == Verdict::unknown && !cause.missing.empty()) return {};
      if (verdict != Verdict::confirmed && ++causes > kMostLikely) break;
      for (const FixReport& fix : cause.fixes) {
        if (known.insert(fix.id).second) offers.push_back({&fix, &cause});
      }
    }
    if (!offers.empty()) return offers;
  }
  return {};
}

const CauseReport* top_cause(const DiagnosisReport& diagnosis) {
  const auto& causes = diagnosis.causes;  // ordered by verdict
  if (causes.empty() || causes.front().verdict == Verdict::ruled_out) return nullptr;
  return &causes.front();
}

std::string cause_text(const DiagnosisReport& diagnosis, Lang lang) {
  const CauseReport* top = top_cause(diagnosis);
  if (top == nullptr) return {};
  const auto alike =
      std::count_if(diagnosis.causes.begin(), diagnosis.causes.end(),
                    [&](const CauseReport& cause) { return cause.verdict == top->verdict; });
  const std::string verdict = verdict_with_origin(top->verdict, top->origin, lang);
  if (top->verdict == Verdict::unknown && alike > 1)
    return wording::fill(wording::kOneOf, lang, top->title, verdict, alike);
  return wording::fill(wording::kBracketed, lang, top->title, verdict);
}

bool tells_endpoints(const CauseReport& cause) {
  const bool is_idle = cause.verdict == Verdict::ruled_out || cause.verdict == Verdict::unknown;
  const auto same = [&](const EndpointVerdict& each) { return each.verdict == cause.verdict; };
  return cause.endpoints.size() > 1 &&
         !(is_idle && std::all_of(cause.endpoints.begin(), cause.endpoints.end(), same));
}

std::string apart_text(const DiagnosisReport& diagnosis, Lang lang) {
  std::vector<std::string> parts;
  if (diagnosis.endpoint) parts.push_back(wording::endpoint(*diagnosis.endpoint, lang));
  for (const auto& [name, value] : diagnosis.identity)
    parts.push_back(fmt::format("{} {}", name, value));
  return wording::listed(parts, lang);
}

const Place* place_of(const DiagnosisReport& diagnosis) {
  return diagnosis.matches.empty() ? nullptr : &diagnosis.matches.front().place;
}

// A line break in a name of a file ends no line.
std::string where(const Place& place) {
  const std::string input = visible(place.input);
  if (place.line == 0) return input;
  if (place.column == 0) return fmt::format("{}:{}", input, place.line);
  return fmt::format("{}:{}:{}", input, place.line, place.column);
}

std::string_view marked(const Place& place) {
  const std::string_view text = place.text;
  const std::size_t begin = std::min(place.mark_begin, text.size());
  return text.substr(begin, std::max(begin, place.mark_end) - begin);
}

std::string jobs_of(const DiagnosisReport& diagnosis) {
  std::string out;
  for (const JobReport& job : diagnosis.jobs) {
    const std::string& name = job.id.empty() ? job.name : job.id;
    if (!name.empty()) out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

std::vector<std::string> told(const DiagnosisReport& diagnosis, Lang lang) {
  std::vector<std::string> lines;
  const auto add = [&](const Words& label, std::string_view text) {
    lines.push_back(wording::fill(wording::kLabelled, lang, label.in(lang), text));
  };
  const std::string cause = cause_text(diagnosis, lang);
  if (!cause.empty()) add(wording::kCauseRow, cause);
  const std::vector<Offer> offers = offers_of(diagnosis);
  if (!offers.empty()) add(wording::kFix, offers.front().fix->title);
  return lines;
}

std::vector<std::string> told(const FindingReport& finding, Lang lang) {
  const std::string message = with_origin(finding.message, finding.origin, lang);
  std::vector<std::string> lines = {message};
  if (finding.endpoint) {
    lines[0] = wording::fill(wording::kLabelled, lang, wording::endpoint(*finding.endpoint, lang),
                             message);
  }
  if (!finding.fixes.empty()) {
    lines.push_back(wording::fill(wording::kLabelled, lang, wording::kFix.in(lang),
                                  finding.fixes.front().title));
  }
  return lines;
}

std::string command_line(const Obtain& obtain) {
  Argv argv = obtain.command;
  if (!obtain.profile.empty()) argv.insert(argv.end(), {"--profile", obtain.profile});
  std::string line = shell_line(argv);
  if (!obtain.save_as.empty()) line += " > " + shell_quoted(obtain.save_as) + " 2>&1";
  return line;
}

std::vector<const DiagnosisReport*> by_count(const Report& report) {
  std::vector<const DiagnosisReport*> out;
  for (const DiagnosisReport& diagnosis : report.diagnoses) out.push_back(&diagnosis);
  std::stable_sort(out.begin(), out.end(), [](const DiagnosisReport* a, const DiagnosisReport* b) {
    return a->count != b->count ? a->count > b->count : a->severity < b->severity;
  });
  return out;
}

std::vector<const DiagnosisReport*> in_input_order(const Report& report) {
  std::map<std::string_view, std::size_t> rank;
  for (std::size_t i = 0; i < report.inputs.size(); ++i) rank.emplace(report.inputs[i].name, i);
  using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
  const auto key = [&](const DiagnosisReport& diagnosis) {
    const Place* place = place_of(diagnosis);
    if (place == nullptr) return Key(report.inputs.size(), 0, 0);
    const auto input = rank.find(place->input);
    return Key(input == rank.end() ? report.inputs.size() : input->second, place->line,
               place->column);
  };
  std::vector<std::pair<Key, const DiagnosisReport*>> keyed;
  for (const DiagnosisReport& diagnosis : report.diagnoses)
    keyed.emplace_back(key(diagnosis), &diagnosis);
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const DiagnosisReport*> out;
  for (const auto& [ignored, diagnosis] : keyed) out.push_back(diagnosis);
  return out;
}

const Words& noted_heading(const Report& report) {
  return report.diagnoses.empty() ? wording::kNotedAlone : wording::kNoted;
}

std::vector<std::string> followers_of(const CheckReport& check, const FindingReport& finding) {
  std::vector<std::string> rules;
  for (const FindingReport& other : check.findings) {
    const bool follows = other.blocked_by == finding.rule &&
                         (other.endpoint == finding.endpoint || !finding.endpoint);
    if (follows && std::find(rules.begin(), rules.end(), other.rule) == rules.end())
      rules.push_back(other.rule);
  }
  return rules;
}

std::size_t count_of(const CheckReport& check, Severity severity) {
  return static_cast<std::size_t>(std::count_if(
      check.findings.begin(), check.findings.end(), [&](const FindingReport& finding) {
        return finding.severity == severity && !finding.blocked_by;
      }));
}

bool all_empty(const Report& report) {
  return std::all_of(report.inputs.begin(), report.inputs.end(), [](const InputReport& input) {
    return input.kind == InputKind::empty || input.bytes == 0;
  });
}

std::string nothing_text(const Report& report, Lang lang) {
  const bool failure =
      std::any_of(report.inputs.begin(), report.inputs.end(), [](const InputReport& input) {
        return input.kind == InputKind::log || input.kind == InputKind::job ||
               input.kind == InputKind::archive;
      });
  const Words& words = all_empty(report) ? wording::kEmptyInput
                       : failure         ? wording::kNothingFound
                                         : wording::kNoInput;
  return std::string(words.in(lang));
}

}  // namespace dtsdoctor
