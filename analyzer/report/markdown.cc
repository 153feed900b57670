// SPDX-License-Identifier: Apache-2.0
//
// A case fit for a ticket or a merge request: what failed, why, what shows it, what to do; the rest
// folded. Logs are quoted as code, so that nothing in them becomes markup, a link or a mention.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
#include "report/document_diff.h"
#include "report/figures.h"
#include "report/markdown_text.h"
#include "report/scan_words.h"
#include "report/shell.h"
#include "report/wording.h"
#include "report/wrap.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostRows = 50;
constexpr std::size_t kMostExcerpt = 400;  // cells of a quoted line

class Markdown {
 public:
  Markdown(const Report& report, Lang lang) : report_(report), lang_(lang) {}

  std::string take() {
    if (report_.scan) {
      scan();
    } else {
      for (const DiagnosisReport& each : report_.diagnoses) diagnosis(each);
      if (report_.check) {
        check(*report_.check);
      } else if (report_.diagnoses.empty()) {
        paragraph(fmt::format("**{}**", in(wording::kNothingFound)));
      }
    }
    clusters();
    incomplete();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view in(const Words& words) const { return words.in(lang_); }

  // Blocks stand apart by one blank line.
  void paragraph(std::string_view text) {
    if (!out_.empty()) out_ += "\n";
    out_ += text;
    out_ += "\n";
  }
  void block(std::string_view text, std::string_view language) {
    if (!out_.empty()) out_ += "\n";
    out_ += markdown_block(text, language);
  }
  void list(const std::vector<std::string>& items, bool numbered = false) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string mark = numbered ? fmt::format("{}. ", i + 1) : "- ";
      text += (i == 0 ? "" : "\n") + mark + items[i];
    }
    if (!items.empty()) paragraph(text);
  }
  void open_details(std::string_view words) {
    paragraph(fmt::format("<details>\n<summary>{}</summary>", words));
  }
  void close_details() { paragraph("</details>"); }

  // "**label:** text"
  [[nodiscard]] std::string labelled(const Words& label, std::string_view text) const {
    return fmt::format("**{}**{}{}", in(label), in(Words{": ", "："}), text);
  }
  [[nodiscard]] std::string with_note(std::string_view text, std::string_view note) const {
    return wording::fill(wording::kBracketed, lang_, text, note);
  }

  void table(const std::vector<std::string>& heads, const std::vector<bool>& numbers,
             const std::vector<std::vector<std::string>>& rows) {
    const auto row = [](const std::vector<std::string>& cells) {
      return fmt::format("| {} |", fmt::join(cells, " | "));
    };
    std::vector<std::string> rules;
    for (const bool number : numbers) rules.emplace_back(number ? "---:" : "---");
    std::string text = row(heads) + "\n" + row(rules);
    const std::size_t shown = std::min(rows.size(), kMostRows);
    for (std::size_t i = 0; i < shown; ++i) text += "\n" + row(rows[i]);
    paragraph(text);
    if (rows.size() > shown)
      paragraph(wording::fill(wording::kMoreRows, lang_, grouped(rows.size() - shown)));
  }

  // ---- a diagnosis

  void quote(const Place& place, std::string_view excerpt) {
    const std::string& line = place.text;
    paragraph(markdown_code(where(place)));
    const bool whole = !line.empty() && display_width(line) <= kMostExcerpt;
    block(shortened(whole ? line : excerpt, kMostExcerpt), "text");
  }

  [[nodiscard]] std::string facts_line(const DiagnosisReport& diagnosis) const {
    std::vector<std::string> parts = {markdown_code(diagnosis.id)};
    const auto add = [&](const Words& words, const std::string& value) {
      parts.push_back(wording::fill(words, lang_, value));
    };
    if (!diagnosis.code.empty()) add(wording::kCodeNote, markdown_code(diagnosis.code));
    if (diagnosis.endpoint)
      add(wording::kEndpointNote, wording::endpoint(*diagnosis.endpoint, lang_));
    const std::string jobs = jobs_of(diagnosis);
    if (!jobs.empty()) add(wording::kTaskNote, markdown_code(jobs));
    if (diagnosis.count > 1) add(wording::kSeenNote, grouped(diagnosis.count));
    return fmt::format("{}", fmt::join(parts, " · "));
  }

  void evidence(const CauseReport& cause) {
    std::vector<std::string> items;
    for (const EvidenceReport& each : cause.evidence) {
      std::string item = markdown_code(where(each.place));
      if (!each.value.empty()) item += " " + markdown_code(shortened(each.value, kMostExcerpt));
      if (!each.says.empty())
        item += fmt::format("{}{}", in(Words{": ", "："}), markdown_foreign(each.says));
      items.push_back(std::move(item));
    }
    list(items);
  }

  void cause_told(const CauseReport& cause) {
    paragraph(labelled(wording::kCauseRow, with_note(markdown_foreign(cause.title),
                                                     wording::verdict(cause.verdict, lang_))));
    if (!cause.because.empty()) paragraph(markdown_foreign(cause.because));
    evidence(cause);
  }

  void commands(const std::vector<Argv>& all) {
    std::string text;
    for (const Argv& argv : all) text += shell_line(argv) + "\n";
    if (!text.empty()) block(text, "sh");
  }

  // `cause`: the one it is for, where that is not plain.
  void fix(const FixReport& fix, const CauseReport* cause = nullptr) {
    paragraph(labelled(wording::kFix, with_note(markdown_foreign(fix.title),
                                                wording::applicability(fix.applicability, lang_))));
    if (cause != nullptr)
      paragraph(wording::fill(wording::kForCause, lang_, markdown_foreign(cause->title)));
    std::vector<std::string> steps;
    for (const std::string& step : fix.steps) steps.push_back(markdown_foreign(step));
    list(steps, true);
    commands(fix.commands);
    for (const ChangeReport& change : fix.changes) {
      paragraph(markdown_code(where(change.place)));
      block(fmt::format("- {}\n+ {}", shortened(change.old, kMostExcerpt),
                        shortened(change.to, kMostExcerpt)),
            "diff");
    }
    if (!fix.verify.empty()) {
      paragraph(fmt::format("**{}**", in(wording::kVerify)));
      commands(fix.verify);
    }
    std::vector<std::string> notes;
    if (!fix.undo.empty()) notes.push_back(labelled(wording::kUndo, markdown_foreign(fix.undo)));
    if (!fix.risk.empty()) notes.push_back(labelled(wording::kRisk, markdown_foreign(fix.risk)));
    list(notes);
    for (const ArtifactReport& artifact : fix.artifacts) {
      open_details(in(wording::kDocument));
      paragraph(markdown_code(artifact.name));
      block(laid_out(artifact.content), "json");
      close_details();
    }
  }

  // What would decide the open causes: commands in one block, then the questions.
  void missing(const std::vector<const MissingReport*>& all) {
    std::string lines;
    std::vector<std::string> questions;
    const auto add_question = [&](const std::string& text) {
      if (std::find(questions.begin(), questions.end(), text) == questions.end())
        questions.push_back(text);
    };
    for (const MissingReport* each : all) {
      if (!each->obtain) continue;
      const Obtain& obtain = *each->obtain;
      if (obtain.command.empty()) {
        const std::string what = markdown_foreign(obtain.as);
        add_question(obtain.then.empty() ? what : with_note(what, markdown_foreign(obtain.then)));
        continue;
      }
      const std::string line = fmt::format("# {}\n{}\n", visible(obtain.as), command_line(obtain));
      if (lines.find(line) == std::string::npos) lines += line;
    }
    if (!lines.empty()) block(lines, "sh");
    list(questions);
  }

  void other_causes(const std::vector<const CauseReport*>& causes) {
    std::vector<std::string> items;
    for (const CauseReport* cause : causes) {
      std::string note = cause->note;
      for (const EvidenceReport& each : cause->evidence) {
        if (note.empty()) note = each.says;
      }
      std::string item = fmt::format("{} {}{}{}", wording::verdict_sign(cause->verdict),
                                     wording::verdict(cause->verdict, lang_), in(Words{": ", "："}),
                                     markdown_foreign(cause->title));
      if (!note.empty()) item = with_note(item, markdown_foreign(note));
      items.push_back(std::move(item));
    }
    list(items);
  }

  void causes(const DiagnosisReport& diagnosis) {
    std::vector<const CauseReport*> told, open, out;
    for (const CauseReport& cause : diagnosis.causes) {
      const bool decided = cause.verdict != Verdict::unknown && cause.verdict != Verdict::ruled_out;
      (decided ? told : cause.verdict == Verdict::unknown ? open : out).push_back(&cause);
    }
    for (const CauseReport* cause : told) cause_told(*cause);
    for (const Offer& offer : offers_of(diagnosis)) {
      const bool named = told.size() != 1 || offer.cause->verdict != Verdict::confirmed;
      fix(*offer.fix, named ? offer.cause : nullptr);
    }
    std::vector<const MissingReport*> needs;
    for (const CauseReport* cause : open) {
      for (const MissingReport& each : cause->missing) needs.push_back(&each);
    }
    // Nothing is decided: then what would decide it is the answer.
    if (told.empty() && !open.empty()) {
      paragraph(fmt::format("**{}**", in(wording::kCauses)));
      other_causes(open);
      if (!needs.empty()) paragraph(fmt::format("**{}**", in(wording::kNextStep)));
      missing(needs);
      open.clear();
    }
    if (open.empty() && out.empty()) return;
    open_details(in(wording::kOtherCauses));
    open.insert(open.end(), out.begin(), out.end());
    other_causes(open);
    if (!told.empty()) missing(needs);
    close_details();
  }

  [[nodiscard]] static std::string link(const std::string& url) {
    const bool plain =
        url.starts_with("https://") && url.find_first_of(" <>\\") == std::string::npos;
    return plain ? fmt::format("<{}>", url) : markdown_code(url);
  }

  // Each page once, under the first name it has.
  void sources(const DiagnosisReport& diagnosis) {
    std::vector<std::string> items, known;
    const auto add = [&](const Words& label, const std::string& title, const std::string& url) {
      if (url.empty() || std::find(known.begin(), known.end(), url) != known.end()) return;
      known.push_back(url);
      items.push_back(
          labelled(label, title.empty() ? link(url) : markdown_foreign(title) + " " + link(url)));
    };
    add(wording::kSource, "", std::string(diagnosis.origin.url));
    for (const Reference& each : diagnosis.references) add(wording::kSeeAlso, each.title, each.url);
    for (const MatchReport& match : diagnosis.matches) {
      const auto id = match.captures.find("request_id");
      if (id == match.captures.end() || id->second.empty()) continue;
      items.push_back(labelled(wording::kRequestId, markdown_code(id->second)));
      break;
    }
    list(items);
  }

  void diagnosis(const DiagnosisReport& diagnosis) {
    paragraph(
        fmt::format("## {}: {}", name_of(diagnosis.severity), markdown_foreign(diagnosis.title)));
    paragraph(facts_line(diagnosis));
    if (!diagnosis.matches.empty())
      quote(diagnosis.matches.front().place, diagnosis.matches.front().excerpt);
    if (diagnosis.nothing_wrong) paragraph(in(wording::kNothingWrong));
    causes(diagnosis);
    sources(diagnosis);
  }

  // ---- check

  void finding(const FindingReport& finding) {
    std::string text = markdown_foreign(finding.message);
    if (finding.endpoint)
      text = wording::fill(wording::kLabelled, lang_, wording::endpoint(*finding.endpoint, lang_),
                           text);
    paragraph(fmt::format("## {} {}: {}", name_of(finding.severity), finding.rule, text));
    if (finding.place && finding.place->line != 0) {
      quote(*finding.place, marked(*finding.place));
    } else if (finding.place) {
      paragraph(markdown_code(finding.place->input));
    }
    for (const FixReport& each : finding.fixes) fix(each);
    if (!finding.origin.url.empty())
      list({labelled(wording::kSource, link(std::string(finding.origin.url)))});
  }

  void check(const CheckReport& check) {
    std::vector<std::string> notes;
    std::size_t counts[3] = {};
    for (const FindingReport& each : check.findings) {
      if (each.blocked_by) continue;
      ++counts[static_cast<std::size_t>(each.severity)];
      if (each.severity != Severity::info) {
        finding(each);
      } else {
        notes.push_back(fmt::format("{}{}{}", markdown_code(each.rule), in(Words{": ", "："}),
                                    markdown_foreign(each.message)));
      }
    }
    paragraph(
        fmt::format("**{}**", wording::fill(wording::kCheckTotals, lang_, counts[0], counts[1],
                                            counts[2], check.passed, check.not_checked.size())));
    if (!notes.empty()) {
      open_details(in(wording::kAlso));
      list(notes);
      close_details();
    }
    if (check.not_checked.empty()) return;
    std::vector<std::string> open;
    std::vector<const MissingReport*> needs;
    for (const NotCheckedReport& each : check.not_checked) {
      open.push_back(fmt::format("{}{}{}", markdown_code(each.rule), in(Words{": ", "："}),
                                 markdown_foreign(each.title)));
      for (const MissingReport& need : each.needs) needs.push_back(&need);
    }
    open_details(in(wording::kNotChecked));
    list(open);
    missing(needs);
    close_details();
  }

  // ---- scan, and what every report may end in

  void scan() {
    const ScanReport& scan = *report_.scan;
    const ScanWords words = scan_words(report_, lang_);
    paragraph("## " + words.headline);
    for (const std::string& line : {words.interrupted, words.sums, words.period}) {
      if (!line.empty()) paragraph(line);
    }
    std::vector<std::vector<std::string>> rows;
    for (const DiagnosisReport* each : by_count(report_)) {
      const CauseReport* cause = top_cause(*each);
      const std::vector<Offer> offers = offers_of(*each);
      rows.push_back(
          {grouped(each->count), markdown_cell(markdown_code(each->id)),
           markdown_foreign(each->title),
           cause == nullptr
               ? ""
               : with_note(markdown_foreign(cause->title), wording::verdict(cause->verdict, lang_)),
           offers.empty() ? "" : markdown_foreign(offers.front().fix->title),
           grouped(each->jobs.size()), grouped(each->files),
           period_text(each->first, each->last, scan.first, scan.last, Detail::long_form)});
    }
    if (rows.empty()) return;
    table({std::string(in(wording::kCountHead)), std::string(in(wording::kDiagnosisHead)),
           std::string(in(wording::kTitleHead)), std::string(in(wording::kCauseRow)),
           std::string(in(wording::kFix)), std::string(in(wording::kJobsHead)),
           std::string(in(wording::kFilesHead)), std::string(in(wording::kPeriodHead))},
          {true, false, false, false, false, true, true, false}, rows);
  }

  void clusters() {
    if (!report_.unrecognized || report_.unrecognized->empty()) return;
    std::vector<std::vector<std::string>> rows;
    for (const Unrecognized& each : *report_.unrecognized) {
      std::string example;
      if (!each.examples.empty())
        example = markdown_cell(markdown_code(where(each.examples[0].place)));
      rows.push_back({grouped(each.count),
                      markdown_cell(markdown_code(shortened(each.template_text, kMostExcerpt))),
                      example});
    }
    paragraph(fmt::format("### {}", in(wording::kNotRecognized)));
    table({std::string(in(wording::kCountHead)), std::string(in(wording::kTemplateHead)),
           std::string(in(wording::kSeenRow))},
          {true, false, false}, rows);
  }

  void incomplete() {
    std::vector<std::string> items;
    for (const InputReport& input : report_.inputs) {
      if (input.status == "ok") continue;
      items.push_back(fmt::format("{}{}{}", markdown_code(input.name), in(Words{": ", "："}),
                                  markdown_foreign(input.status)));
    }
    for (const LimitReport& limit : report_.limits) {
      std::string at = limit.name;
      if (!limit.input.empty()) at += " " + limit.input;
      if (limit.line != 0) at += fmt::format(":{}", limit.line);
      items.push_back(fmt::format("{}{}{}", markdown_code(at), in(Words{": ", "："}),
                                  markdown_foreign(limit.what)));
    }
    if (items.empty()) return;
    paragraph(fmt::format("### {}", in(wording::kAlso)));
    list(items);
  }

  const Report& report_;
  const Lang lang_;
  std::string out_;
};

}  // namespace

std::string write_markdown(const Report& report, Lang lang) {
  return Markdown(report, lang).take();
}

}  // namespace dtsdoctor
