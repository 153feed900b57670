// SPDX-License-Identifier: Apache-2.0
//
// Annotations of a GitHub Actions run: one workflow command a line.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
#include "report/wording.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

// As many as a step shows of a kind; more would be dropped without a word.
constexpr std::size_t kMostAnnotations = 10;

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      break;
  }
  return "notice";
}

// The runner decodes these and nothing else. No line end may stay as it is: what stands behind it
// would be the next command.
std::string escaped(std::string_view text, bool is_property) {
  std::string out;
  for (const char c : visible(text)) {
    if (c == '%') {
      out += "%25";
    } else if (is_property && c == ':') {
      out += "%3A";
    } else if (is_property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

struct Annotation {
  Severity severity = Severity::error;
  const Place* place = nullptr;
  std::string title;
  std::vector<std::string> lines;
};

std::string line_of(const Annotation& of) {
  std::vector<std::string> properties;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) properties.push_back(fmt::format("{}={}", name, escaped(value, true)));
  };
  // Standard input is no file to annotate.
  if (of.place != nullptr && of.place->input != "-") {
    add("file", of.place->input);
    if (of.place->line != 0) {
      add("line", std::to_string(of.place->line));
      add("col", std::to_string(of.place->column));
    }
  }
  add("title", of.title);
  std::vector<std::string> lines;
  for (const std::string& line : of.lines) lines.push_back(escaped(line, false));
  return fmt::format("::{} {}::{}\n", command_of(of.severity), fmt::join(properties, ","),
                     fmt::join(lines, "%0A"));
}

std::vector<Annotation> annotations_of(const Report& report, Lang lang) {
  std::vector<Annotation> out;
  for (const DiagnosisReport& diagnosis : report.diagnoses) {
    std::vector<std::string> lines = told(diagnosis, lang);
    lines.insert(lines.begin(), with_origin(diagnosis.title, diagnosis.origin, lang));
    out.push_back({diagnosis.severity, place_of(diagnosis), diagnosis.id, std::move(lines)});
  }
  for (const FindingReport* finding : findings_of(report)) {
    if (finding->blocked_by || finding->is_routine) continue;
    out.push_back({finding->severity, finding->place ? &*finding->place : nullptr, finding->rule,
                   told(*finding, lang)});
  }
  if (report.unrecognized) {
    for (const Unrecognized& each : *report.unrecognized) {
      const Place* place = each.examples.empty() ? nullptr : &each.examples.front().place;
      out.push_back({Severity::warning,
                     place,
                     std::string(wording::kNotRecognized.in(lang)),
                     {each.template_text}});
    }
  }
  std::stable_sort(out.begin(), out.end(), [](const Annotation& a, const Annotation& b) {
    return a.severity < b.severity;
  });
  return out;
}

}  // namespace

std::string write_github(const Report& report, Lang lang) {
  std::vector<Annotation> all = annotations_of(report, lang);
  if (all.size() > kMostAnnotations) {
    const std::size_t left = all.size() - (kMostAnnotations - 1);
    all.resize(kMostAnnotations - 1);
    all.push_back(
        {Severity::info, nullptr, "dtsdoctor", {wording::fill(wording::kMoreRows, lang, left)}});
  }
  std::string out;
  for (const Annotation& each : all) out += line_of(each);
  return out;
}

}  // namespace dtsdoctor
