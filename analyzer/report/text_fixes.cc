// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/line_window.h"
#include "report/shell.h"
#include "report/text_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostLikely = 2;

struct Offer {
  const FixReport* fix = nullptr;
  const CauseReport* cause = nullptr;
};

// The fixes of what is confirmed; without that, of the first likely causes.
std::vector<Offer> offers_of(const DiagnosisReport& diagnosis) {
  for (const Verdict verdict : {Verdict::confirmed, Verdict::likely}) {
    std::vector<Offer> offers;
    std::set<std::string> known;
    std::size_t causes = 0;
    for (const CauseReport& cause : diagnosis.causes) {
      if (cause.verdict != verdict) continue;
      if (verdict == Verdict::likely && ++causes > kMostLikely) break;
      for (const FixReport& fix : cause.fixes) {
        if (known.insert(fix.id).second) offers.push_back({&fix, &cause});
      }
    }
    if (!offers.empty()) return offers;
  }
  return {};
}

// Commands and documents are there to be copied: never wrapped.
void write_commands(const std::vector<Argv>& commands, Page& page) {
  for (const Argv& argv : commands) page.line("  " + shell_line(argv));
}

using Json = nlohmann::ordered_json;

// Indented by two; a list of plain values stays on one line, as the documentation prints policies.
void print_json(const Json& node, const std::string& indent, std::string& out) {
  const bool flat = node.is_array() && std::none_of(node.begin(), node.end(), [](const Json& item) {
                      return item.is_structured();
                    });
  if (!node.is_structured() || node.empty() || (flat && node.size() <= 3)) {
    out += node.dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += node.is_object() ? '{' : '[';
  std::string_view separator = "\n";
  for (const auto& [key, value] : node.items()) {
    out += fmt::format("{}{}  ", separator, indent);
    if (node.is_object())
      out += fmt::format("{}: ", Json(key).dump(-1, ' ', false, Json::error_handler_t::replace));
    print_json(value, indent + "  ", out);
    separator = ",\n";
  }
  out += fmt::format("\n{}{}", indent, node.is_object() ? '}' : ']');
}

void write_artifact(const ArtifactReport& artifact, Page& page) {
  const Json tree = Json::parse(artifact.content, nullptr, false);
  std::string text;
  if (tree.is_discarded()) {
    text = artifact.content;
  } else {
    print_json(tree, "", text);
  }
  page.line("  " + page.paint(Ink::bold, visible(artifact.name)));
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    page.line("  " + visible(std::string_view(text).substr(at, stop - at)));
    at = stop + 1;
  }
}

// The line as it stands and as it has to be, cut around what changes.
void write_change(const ChangeReport& change, Page& page) {
  const std::string& old = change.place.text;
  const Span gone{change.place.mark_begin, change.place.mark_end};
  const std::string line = old.substr(0, gone.begin) + change.to + old.substr(gone.end);
  const Span come{gone.begin, gone.begin + change.to.size()};
  const std::size_t width = page.width - 4;
  page.line("  " + page.paint(Ink::bold, visible(where(change.place))));
  page.line("  " + page.paint(Ink::red, "- " + LineWindow(old, {gone}, width, 0).text()));
  page.line("  " + page.paint(Ink::green, "+ " + LineWindow(line, {come}, width, 0).text()));
}

}  // namespace

void write_fix(const FixReport& fix, const Origin& origin, const std::string& cause, Page& page) {
  const Words colon{": ", "："};
  const Words bracketed{"{} ({})", "{}（{}）"};
  const std::string head(wording::kFix.in(page.lang));
  const std::string title = wording::fill(bracketed, page.lang, fix.title,
                                          wording::applicability(fix.applicability, page.lang)) +
                            std::string(origin_mark(origin, page.lang));
  page.blank();
  page.prose(head + std::string(colon.in(page.lang)), title, Ink::green, Ink::bold);
  if (!cause.empty())
    page.prose("  ", wording::fill(wording::kForCause, page.lang, cause), Ink::plain, Ink::dim);
  for (std::size_t i = 0; i < fix.steps.size(); ++i) {
    page.prose(fmt::format("{:>3}. ", i + 1), fix.steps[i], Ink::blue);
  }
  if (!fix.commands.empty()) {
    page.blank();
    write_commands(fix.commands, page);
  }
  for (const ChangeReport& change : fix.changes) {
    page.blank();
    write_change(change, page);
  }
  for (const ArtifactReport& artifact : fix.artifacts) {
    page.blank();
    write_artifact(artifact, page);
  }
  if (page.style.quiet) return;
  if (!fix.verify.empty()) {
    page.blank();
    page.line("  " + page.paint(Ink::bold, wording::kVerify.in(page.lang)));
    write_commands(fix.verify, page);
  }
  if (fix.undo.empty() && fix.risk.empty()) return;
  page.blank();
  const auto row = [&](const Words& label, const std::string& text) {
    const std::string lead = fmt::format("  {}{}", label.in(page.lang), colon.in(page.lang));
    if (!text.empty()) page.prose(lead, text, Ink::bold);
  };
  row(wording::kUndo, fix.undo);
  row(wording::kRisk, fix.risk);
}

void write_fixes(const DiagnosisReport& diagnosis, Page& page) {
  std::vector<Offer> offers = offers_of(diagnosis);
  if (page.style.quiet && offers.size() > 1) offers.resize(1);
  const bool several = std::any_of(offers.begin(), offers.end(), [&](const Offer& offer) {
    return offer.cause != offers[0].cause;
  });
  for (const Offer& offer : offers) {
    const bool name_cause = several || offer.cause->verdict != Verdict::confirmed;
    write_fix(*offer.fix, offer.cause->origin, name_cause ? offer.cause->title : "", page);
  }
}

}  // namespace dtsdoctor
