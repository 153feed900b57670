// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
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
    const bool told = cause.verdict == Verdict::confirmed || cause.verdict == Verdict::likely ||
                      (cause.verdict == Verdict::unknown && cause.missing.empty());
    if (told && !cause.because.empty()) detail("", cause.because);
    if (cause.only_documented) {
      const bool documented = cause.origin.kind == OriginKind::documented;
      detail("", (documented ? wording::kOnlyDocumented : wording::kOnlyKnown).in(page_.lang),
             Ink::dim);
    }
    if (cause.verdict == Verdict::conflicting) conflict(cause);
    if (cause.verdict == Verdict::unknown) needs(cause);
    endpoints(cause);
    if (!page_.style.why) return;
    for (const std::string& line : cause.why) detail(wording::kWhy.in(page_.lang), line, Ink::dim);
  }

 private:
  void title(const CauseReport& cause) {
    std::string text = with_origin(cause.title, cause.origin, page_.lang);
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
    if (!tells_endpoints(cause)) return;
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

}  // namespace

void write_causes(const DiagnosisReport& diagnosis, Page& page) {
  if (!diagnosis.causes.empty()) {
    page.heading(wording::kCauses.in(page.lang));
    CauseTable table(diagnosis, page);
    for (const CauseReport& cause : diagnosis.causes) table.write(cause);
  } else {
    page.blank();
    page.prose("", wording::kNoCause.in(page.lang));
  }
  if (diagnosis.accounts) {
    page.heading(wording::fill(wording::kAccounts, page.lang, diagnosis.accounts->title));
    std::size_t width = 0;
    for (const auto& [what, who] : diagnosis.accounts->rows)
      width = std::max(width, display_width(what));
    constexpr std::size_t kLeast = 28;  // cells for a name of an account
    const bool is_narrow = page.width < width + kLeast + 4;
    for (const auto& [what, who] : diagnosis.accounts->rows) {
      if (is_narrow) page.prose("  ", what, Ink::plain, Ink::dim);
      page.prose(is_narrow ? "    " : "  " + padded(what, width + 2), who, Ink::dim);
    }
  }
  if (diagnosis.nothing_wrong) {
    page.blank();
    page.prose("", wording::kNothingWrong.in(page.lang), Ink::plain, Ink::bold);
  }
}

void write_next_step(const DiagnosisReport& diagnosis, const std::vector<InputReport>& inputs,
                     Page& page) {
  NextSteps next = next_steps(diagnosis);
  const auto helps_with = [&](const Step& step) {
    return next.confirmed ? std::string()
                          : wording::open_causes(step.of.size(), next.causes, page.lang);
  };
  write_steps(std::move(next.steps), next.confirmed ? wording::kToFillIn : wording::kNextStep,
              helps_with, {"dtsdoctor"}, inputs, page);
}

}  // namespace dtsdoctor
