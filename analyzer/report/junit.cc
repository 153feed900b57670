// SPDX-License-Identifier: Apache-2.0
//
// JUnit XML, as CI systems read it: a suite for each input, a case for each thing found in it. What
// fails a case is what somebody has to act on: a diagnosis or a finding that is no note. What could
// not be judged is skipped, never passed.
#include <map>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
#include "report/wording.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

// XML 1.0 has no way to write some characters at all, so controls come out as symbols.
std::string xml(std::string_view text) {
  std::string out;
  const std::string shown = visible(text);
  for (std::string_view rest = shown; !rest.empty();) {
    const std::size_t length = character_length(rest);
    const char32_t point = code_point(rest);
    const std::string_view character = rest.substr(0, length);
    if (character == "&") {
      out += "&amp;";
    } else if (character == "<") {
      out += "&lt;";
    } else if (character == ">") {
      out += "&gt;";
    } else if (character == "\"") {
      out += "&quot;";
    } else if (point == 0xFFFE || point == 0xFFFF) {
      append_utf8(out, 0xFFFD);
    } else {
      out += character;
    }
    rest.remove_prefix(length);
  }
  return out;
}

enum class Outcome { passed, failed, skipped, broken };

struct Case {
  Outcome outcome = Outcome::passed;
  std::string id;  // of the rule
  std::string name;
  std::string type;     // of the failure
  std::string message;  // of what is not passed
  std::vector<std::string> lines = {};
  const Place* place = nullptr;
};

std::string attribute(std::string_view name, std::string_view value) {
  return value.empty() ? "" : fmt::format(" {}=\"{}\"", name, xml(value));
}

std::string text_of(const Case& of) {
  std::string out;
  for (const std::string& line : of.lines) out += (out.empty() ? "" : "\n") + xml(line);
  return out;
}

std::string result_of(const Case& of) {
  const auto element = [&](std::string_view name) {
    return fmt::format("<{}{}{}>{}</{}>", name, attribute("message", of.message),
                       attribute("type", of.type), text_of(of), name);
  };
  switch (of.outcome) {
    case Outcome::failed:
      return element("failure");
    case Outcome::broken:
      return element("error");
    case Outcome::skipped:
      return fmt::format("<skipped{}/>", attribute("message", of.message));
    case Outcome::passed:
      break;
  }
  return of.lines.empty() ? "" : fmt::format("<system-out>{}</system-out>", text_of(of));
}

std::string case_text(const Case& of) {
  std::string attributes = attribute("name", of.name) + attribute("classname", of.id);
  if (of.place != nullptr && of.place->line != 0)
    attributes +=
        attribute("file", of.place->input) + attribute("line", std::to_string(of.place->line));
  const std::string result = result_of(of);
  if (result.empty()) return fmt::format("    <testcase{}/>\n", attributes);
  return fmt::format("    <testcase{}>{}</testcase>\n", attributes, result);
}

struct Counts {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;

  void add(const Case& of) {
    ++tests;
    failures += of.outcome == Outcome::failed ? 1U : 0U;
    errors += of.outcome == Outcome::broken ? 1U : 0U;
    skipped += of.outcome == Outcome::skipped ? 1U : 0U;
  }
  [[nodiscard]] std::string text() const {
    return fmt::format(R"( tests="{}" failures="{}" errors="{}" skipped="{}")", tests, failures,
                       errors, skipped);
  }
};

// The suites by name, in the order in which they were begun.
class Suites {
 public:
  std::vector<Case>& operator[](const std::string& name) {
    const auto [at, is_new] = index_.emplace(name, suites_.size());
    if (is_new) suites_.emplace_back(name, std::vector<Case>());
    return suites_[at->second].second;
  }

  [[nodiscard]] std::string text(std::string_view properties) const {
    Counts all;
    std::string body;
    for (const auto& [name, cases] : suites_) {
      Counts counts;
      std::string text;
      for (const Case& each : cases) {
        counts.add(each);
        all.add(each);
        text += case_text(each);
      }
      body += fmt::format("  <testsuite{}{}>\n{}{}  </testsuite>\n", attribute("name", name),
                          counts.text(), name == kWhole ? properties : "", text);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"dtsdoctor\"{}>\n{}"
        "</testsuites>\n",
        all.text(), body);
  }

  // What is about no one input.
  static constexpr std::string_view kWhole = "dtsdoctor";

 private:
  std::map<std::string, std::size_t> index_;
  std::vector<std::pair<std::string, std::vector<Case>>> suites_;
};

std::string suite_of(const Place* place) {
  return place == nullptr || place->input.empty() ? std::string(Suites::kWhole) : place->input;
}

Case case_of(const DiagnosisReport& diagnosis, Lang lang) {
  Case out;
  out.outcome = diagnosis.severity == Severity::info ? Outcome::passed : Outcome::failed;
  out.id = diagnosis.id;
  out.name = diagnosis.title;
  // CI systems take cases of one name for one.
  const std::string apart = apart_text(diagnosis, lang);
  if (!apart.empty()) out.name = wording::fill(wording::kBracketed, lang, out.name, apart);
  out.type = name_of(diagnosis.severity);
  out.message = with_origin(diagnosis.title, diagnosis.origin, lang);
  out.place = place_of(diagnosis);
  if (out.place != nullptr) out.lines.push_back(where(*out.place));
  if (!diagnosis.matches.empty()) out.lines.push_back(diagnosis.matches.front().excerpt);
  for (std::string& line : told(diagnosis, lang)) out.lines.push_back(std::move(line));
  return out;
}

Case case_of(const FindingReport& finding, Lang lang) {
  Case out;
  out.outcome = finding.severity == Severity::info ? Outcome::passed : Outcome::failed;
  out.id = finding.rule;
  out.name = finding.title;
  if (finding.endpoint)
    out.name = wording::fill(wording::kLabelled, lang, wording::endpoint(*finding.endpoint, lang),
                             finding.title);
  out.type = name_of(finding.severity);
  out.message = with_origin(finding.message, finding.origin, lang);
  out.place = finding.place ? &*finding.place : nullptr;
  if (finding.blocked_by) {
    out.outcome = Outcome::skipped;
    out.message = wording::fill(wording::kFollowsFrom, lang, *finding.blocked_by);
    return out;
  }
  if (out.place != nullptr) out.lines.push_back(where(*out.place));
  for (std::string& line : told(finding, lang)) out.lines.push_back(std::move(line));
  return out;
}

Case case_of(const NotCheckedReport& open, Lang lang) {
  std::vector<std::string> needs;
  for (const MissingReport& need : open.needs)
    needs.push_back(need.about.empty() ? need.fact : need.about);
  Case out;
  out.outcome = Outcome::skipped;
  out.id = open.rule;
  out.name = open.title;
  out.message = std::string(wording::kNeeds.in(lang)) + wording::listed(needs, lang);
  return out;
}

Case case_of(const Unrecognized& unrecognized, Lang lang) {
  Case out;
  out.outcome = Outcome::skipped;
  out.id = "unrecognized";
  out.name = unrecognized.template_text;
  out.message = fmt::format("{} ({}x)", wording::kNotRecognized.in(lang), unrecognized.count);
  if (!unrecognized.examples.empty()) out.place = &unrecognized.examples.front().place;
  return out;
}

Case case_of(const InputReport& input, Lang lang) {
  Case out;
  out.id = "input";
  out.name = wording::fill(wording::kReadTo, lang, input.name);
  if (input.status == "ok") return out;
  out.outcome = input.is_unused ? Outcome::skipped : Outcome::broken;
  out.message = input.status;
  return out;
}

}  // namespace

std::string write_junit(const Report& report, Lang lang) {
  Suites suites;
  for (const InputReport& input : report.inputs) suites[input.name].push_back(case_of(input, lang));
  for (const DiagnosisReport& each : report.diagnoses)
    suites[suite_of(place_of(each))].push_back(case_of(each, lang));
  std::string properties;
  for (const FindingReport* each : findings_of(report))
    suites[suite_of(each->place ? &*each->place : nullptr)].push_back(case_of(*each, lang));
  if (report.check) {
    std::vector<Case>& whole = suites[std::string(Suites::kWhole)];
    for (const NotCheckedReport& open : report.check->not_checked)
      whole.push_back(case_of(open, lang));
    properties =
        fmt::format("    <properties><property name=\"rules.passed\" value=\"{}\"/></properties>\n",
                    report.check->passed);
  }
  if (report.unrecognized) {
    for (const Unrecognized& each : *report.unrecognized) {
      const Place* place = each.examples.empty() ? nullptr : &each.examples.front().place;
      suites[suite_of(place)].push_back(case_of(each, lang));
    }
  }
  return suites.text(properties);
}

}  // namespace dtsdoctor
