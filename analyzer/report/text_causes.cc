// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/shell.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

Ink ink_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::confirmed:
      return Ink::green;
    case Verdict::likely:
      return Ink::yellow;
    case Verdict::conflicting:
      return Ink::magenta;
    case Verdict::unknown:
      return Ink::cyan;
    case Verdict::ruled_out:
      return Ink::dim;
  }
  return Ink::plain;
}

bool any_with(const DiagnosisReport& diagnosis, Verdict verdict) {
  return std::any_of(diagnosis.causes.begin(), diagnosis.causes.end(),
                     [&](const CauseReport& cause) { return cause.verdict == verdict; });
}

// "says (role.json:4:60)"
std::string spoken(const EvidenceReport& evidence, Lang lang) {
  const std::string place = where(evidence.place);
  if (place.empty()) return evidence.says;
  return lang == Lang::zh ? fmt::format("{}（{}）", evidence.says, place)
                          : fmt::format("{} ({})", evidence.says, place);
}

const EvidenceReport* deciding(const CauseReport& cause, bool against) {
  for (const EvidenceReport& evidence : cause.evidence) {
    if (evidence.against == against && !evidence.says.empty()) return &evidence;
  }
  return nullptr;
}

// The causes as a table: sign, verdict, what.
class CauseTable {
 public:
  CauseTable(const DiagnosisReport& diagnosis, Page& page) : page_(page) {
    for (const CauseReport& cause : diagnosis.causes) {
      verdict_width_ =
          std::max(verdict_width_, display_width(wording::verdict(cause.verdict, page.lang)));
    }
    // sign, verdict and the blanks around them
    indent_ = 2 + 1 + 1 + verdict_width_ + 2;
  }

  void write(const CauseReport& cause) {
    title(cause);
    const bool settled = cause.verdict == Verdict::confirmed || cause.verdict == Verdict::likely;
    if (settled && !cause.because.empty()) detail("", cause.because);
    if (cause.only_documented) detail("", wording::kOnlyDocumented.in(page_.lang), Ink::dim);
    if (cause.verdict == Verdict::conflicting) conflict(cause);
    if (cause.verdict == Verdict::unknown) needs(cause);
    endpoints(cause);
    if (!page_.style.why) return;
    for (const std::string& line : cause.why) detail(wording::kWhy.in(page_.lang), line, Ink::dim);
  }

 private:
  void title(const CauseReport& cause) {
    std::string text = cause.title + std::string(origin_mark(cause.origin, page_.lang));
    const EvidenceReport* against = deciding(cause, true);
    if (cause.verdict == Verdict::ruled_out && against == nullptr) against = deciding(cause, false);
    if (cause.verdict == Verdict::ruled_out && (against != nullptr || !cause.note.empty())) {
      text += Words{": ", "："}.in(page_.lang);
      text += against != nullptr ? spoken(*against, page_.lang) : cause.note;
    }
    const std::string lead =
        fmt::format("  {} {}  ", wording::verdict_sign(cause.verdict),
                    padded(wording::verdict(cause.verdict, page_.lang), verdict_width_));
    const bool strong = cause.verdict == Verdict::confirmed || cause.verdict == Verdict::likely ||
                        cause.verdict == Verdict::conflicting;
    const Ink ink = strong                                ? Ink::bold
                    : cause.verdict == Verdict::ruled_out ? Ink::dim
                                                          : Ink::plain;
    page_.prose(lead, text, ink_of(cause.verdict), ink);
  }

  void detail(std::string_view lead, std::string_view text, Ink ink = Ink::plain) {
    page_.prose(std::string(indent_, ' ') + std::string(lead), text, Ink::dim, ink);
  }

  void conflict(const CauseReport& cause) {
    for (const bool against : {false, true}) {
      const Words& word = against ? wording::kAgainst : wording::kFor;
      if (const EvidenceReport* evidence = deciding(cause, against)) {
        detail(word.in(page_.lang), spoken(*evidence, page_.lang));
      }
    }
    detail("", wording::kConflict.in(page_.lang));
  }

  // By document, not by fact: one GetRole answers a dozen questions.
  void needs(const CauseReport& cause) {
    std::vector<std::string> wanted;
    for (const MissingReport& missing : cause.missing) {
      const std::string text = source_of(missing);
      if (std::find(wanted.begin(), wanted.end(), text) == wanted.end()) wanted.push_back(text);
    }
    if (wanted.empty()) {
      // Nothing is missing: what was found speaks neither way.
      const EvidenceReport* evidence = deciding(cause, true);
      if (evidence != nullptr) detail("", spoken(*evidence, page_.lang), Ink::dim);
      return;
    }
    const Words semicolon{"; ", "；"};
    detail(wording::kNeeds.in(page_.lang),
           fmt::format("{}", fmt::join(wanted, semicolon.in(page_.lang))), Ink::dim);
  }

  // The command without its arguments ("ram GetRole"), or what the question is about.
  static std::string source_of(const MissingReport& missing) {
    if (missing.obtain && missing.obtain->command.size() > 2) {
      return missing.obtain->command[1] + " " + missing.obtain->command[2];
    }
    return missing.about.empty() ? missing.fact : missing.about;
  }

  void endpoints(const CauseReport& cause) {
    if (cause.endpoints.size() < 2) return;
    std::vector<std::string> parts;
    for (const EndpointVerdict& each : cause.endpoints) {
      parts.push_back(wording::fill(wording::kLabelled, page_.lang,
                                    wording::endpoint(each.endpoint, page_.lang),
                                    wording::verdict(each.verdict, page_.lang)));
    }
    const Words comma{", ", "，"};
    detail("", fmt::format("{}", fmt::join(parts, comma.in(page_.lang))));
  }

  Page& page_;
  std::size_t verdict_width_ = 0;
  std::size_t indent_ = 0;
};

// A command or question, and how many causes wait for it.
struct Step {
  const Obtain* obtain = nullptr;
  std::size_t causes = 0;
};

bool same_step(const Obtain& a, const Obtain& b) { return a.command == b.command && a.as == b.as; }

// The most decisive first; commands before questions, since they cannot be answered wrongly.
// Where a cause is confirmed, only what its fixes lack counts.
std::vector<Step> steps_of(const DiagnosisReport& diagnosis, bool confirmed, std::size_t& causes) {
  std::vector<Step> steps;
  for (const CauseReport& cause : diagnosis.causes) {
    if (cause.verdict == Verdict::ruled_out) continue;
    if ((cause.verdict == Verdict::confirmed) != confirmed) continue;
    ++causes;
    std::vector<const Obtain*> counted;
    for (const MissingReport& missing : cause.missing) {
      if (!missing.obtain) continue;
      const Obtain& obtain = *missing.obtain;
      const bool again = std::any_of(counted.begin(), counted.end(), [&](const Obtain* known) {
        return same_step(*known, obtain);
      });
      if (again) continue;
      counted.push_back(&obtain);
      auto step = std::find_if(steps.begin(), steps.end(),
                               [&](const Step& known) { return same_step(*known.obtain, obtain); });
      if (step == steps.end()) step = steps.insert(steps.end(), Step{&obtain, 0});
      ++step->causes;
    }
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) {
    const bool a_asks = a.obtain->command.empty();
    const bool b_asks = b.obtain->command.empty();
    return a_asks != b_asks ? b_asks : a.causes > b.causes;
  });
  return steps;
}

}  // namespace

void write_causes(const DiagnosisReport& diagnosis, Page& page) {
  if (!diagnosis.causes.empty()) {
    page.heading(wording::kCauses.in(page.lang));
    CauseTable table(diagnosis, page);
    for (const CauseReport& cause : diagnosis.causes) table.write(cause);
  }
  if (diagnosis.nothing_wrong) {
    page.blank();
    page.prose("", wording::kNothingWrong.in(page.lang), Ink::plain, Ink::bold);
  }
}

void write_next_step(const DiagnosisReport& diagnosis, Page& page) {
  const bool confirmed = any_with(diagnosis, Verdict::confirmed);
  std::size_t causes = 0;
  std::vector<Step> steps = steps_of(diagnosis, confirmed, causes);
  if (steps.empty()) return;
  if (page.style.quiet) steps.resize(1);
  page.heading((confirmed ? wording::kToFillIn : wording::kNextStep).in(page.lang), Ink::cyan);
  std::size_t label_width = 0;
  for (const Words* word : {&wording::kDecides, &wording::kRunAs, &wording::kThen}) {
    label_width = std::max(label_width, display_width(word->in(page.lang)));
  }
  const auto row = [&](const Words& label, std::string_view text) {
    if (text.empty()) return;
    page.prose("    " + padded(label.in(page.lang), label_width + 2), text, Ink::dim);
  };
  for (const Step& step : steps) {
    const bool question = step.obtain->command.empty();
    if (question) {
      page.prose("  ", step.obtain->as, Ink::plain, Ink::bold);
    } else {
      page.line("  " + page.paint(Ink::bold, shell_line(step.obtain->command)));
    }
    if (!confirmed) {
      row(wording::kDecides, wording::fill(wording::kOfCauses, page.lang,
                                           std::to_string(step.causes), std::to_string(causes)));
    }
    if (!question) row(wording::kRunAs, step.obtain->as);
    row(wording::kThen, step.obtain->then);
  }
}

}  // namespace dtsdoctor
