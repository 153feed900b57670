// SPDX-License-Identifier: Apache-2.0
#include "cli/output.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/declared_rules.h"
#include "report/limit_words.h"
#include "report/problem_text.h"
#include "report/problem_words.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

// `text` is not among them: it alone knows of colours and widths.
struct Format {
  std::string_view name;
  std::string (*write)(const Report&, Lang);
  bool has_limits = true;  // does it say which limits were reached?
};

constexpr Format kFormats[] = {
    {"json", [](const Report& report, Lang) { return write_json(report); }},
    {"jsonl", [](const Report& report, Lang) { return write_json_lines(report); }},
    {"markdown", write_markdown},
    {"sarif", write_sarif},
    {"junit", write_junit, false},
    {"github", write_github, false},
    {"csv", [](const Report& report, Lang) { return write_csv(report); }, false},
    {"html", write_html},
};

// The report of a scan. Its JSON lines are written when they are found, and this is the last.
struct OneByOne {
  std::string_view name;
  std::size_t lines;  // it shows the lines of so many occurrences
  void (*write)(const Report&, const Diagnoses&, const TextStyle&, const Sink&);
};

constexpr OneByOne kOneByOne[] = {
    {"text", 1,
     [](const Report& report, const Diagnoses& all, const TextStyle& style, const Sink& out) {
       out(write_scan_text(report, all, style));
     }},
    {"json", 0,
     [](const Report& report, const Diagnoses& all, const TextStyle&, const Sink& out) {
       write_json(report, all, out);
     }},
    {"jsonl", 0,
     [](const Report& report, const Diagnoses& all, const TextStyle&, const Sink& out) {
       write_json_line(report, all, out);
     }},
    {"csv", 0,
     [](const Report& report, const Diagnoses& all, const TextStyle&, const Sink& out) {
       write_csv(report, all, out);
     }},
};

TextStyle style_of(const Options& options, const Environment& environment) {
  const bool colour = choose_colour(options.colour, environment);
  return {colour,
          colour && environment.stdout_is_terminal,
          choose_width(environment),
          choose_language(options.lang, environment),
          options.why,
          options.quiet};
}

// On standard error, where the format has no place for them.
void show_limits(const Report& report, const Options& options, const Environment& environment) {
  constexpr std::size_t kMost = 5;
  const bool are_told = std::none_of(
      std::begin(kFormats), std::end(kFormats),
      [&](const Format& format) { return format.name == options.format && !format.has_limits; });
  if (are_told) return;
  const std::size_t shown = std::min(report.limits.size(), kMost);
  for (std::size_t i = 0; i < shown; ++i) {
    show({limit_reached(report.limits[i]), std::nullopt, "", ""}, environment, "warning");
  }
  if (report.limits.size() > shown) {
    show({said("further limits reached: {}, see -f json", report.limits.size() - shown),
          std::nullopt, "", ""},
         environment, "warning");
  }
}

}  // namespace

Message limit_reached(const LimitReport& limit) {
  if (limit.input.empty()) return said("limit {} reached: {}", limit.name, limit.what);
  const std::string line = limit.line == 0 ? "" : fmt::format(":{}", limit.line);
  return said("limit {} reached in {}{}: {}", limit.name, limit.input, line, limit.what);
}

void show(const Problem& problem, const Environment& environment, const Redactor& redactor,
          const char* headline) {
  // Redacted before a long line is cut: half a secret is not recognised as one.
  Problem clean = worded(problem, environment.lang);
  redactor.redact(clean);
  const std::size_t width = choose_error_width(environment);
  environment.err(redactor.redact(problem_text(clean, headline, environment.lang, width)).bytes());
}

void show(const Problem& problem, const Environment& environment, const char* headline) {
  show(problem, environment, Redactor(), headline);
}

void show_notes(const CaseFiles& files, const Environment& environment, const Redactor& redactor) {
  for (const Problem& note : files.notes) show(note, environment, redactor, "warning");
  for (const Problem& lost : files.lost) show(lost, environment, redactor);
}

void add_inputs(const CaseFiles& files, Lang lang, Report& report) {
  report.version = DTSDOCTOR_VERSION;
  for (const InputRow& row : files.inputs) {
    InputReport& input = report.inputs.emplace_back(row);
    if (!row.why.empty()) input.status = worded(row.why, lang);
  }
  for (const LimitHit& hit : files.limit_hits) report.limits.push_back(limit_report(hit, lang));
}

Environment writing_to(std::string& text, const Environment& environment) {
  Environment out = environment;
  out.stdout_is_terminal = false;
  out.terminal_width = 0;
  out.out = [&text](std::string_view bytes) { text += bytes; };
  out.out_is_whole = [] { return true; };
  return out;
}

void print(Report& report, const RuleSet& rules, const Options& options,
           const Environment& environment, const Redactor& redactor) {
  redactor.redact(report);
  show_limits(report, options, environment);
  const Lang lang = choose_language(options.lang, environment);
  if (options.format == "sarif") report.rules.declared = declared_rules(rules, lang);
  // It has written its diagnoses as it found them.
  if (options.format == "jsonl" && options.command == Command::scan) {
    environment.out(write_json_line(report));
    return;
  }
  for (const Format& format : kFormats) {
    if (format.name != options.format) continue;
    environment.out(format.write(report, lang));
    return;
  }
  environment.out(write_text(report, style_of(options, environment)));
}

bool prints_one_by_one(const Options& options) {
  return std::any_of(std::begin(kOneByOne), std::end(kOneByOne),
                     [&](const OneByOne& format) { return format.name == options.format; });
}

std::size_t lines_shown(const Options& options) {
  for (const OneByOne& format : kOneByOne)
    if (format.name == options.format) return format.lines;
  return kEveryLine;
}

void print(Report& report, const Diagnoses& diagnoses, const Options& options,
           const Environment& environment, const Redactor& redactor) {
  redactor.redact(report);
  show_limits(report, options, environment);
  for (const OneByOne& format : kOneByOne) {
    if (format.name != options.format) continue;
    format.write(report, diagnoses, style_of(options, environment), environment.out);
    return;
  }
}

}  // namespace dtsdoctor
