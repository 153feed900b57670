// SPDX-License-Identifier: Apache-2.0
#include "report/html_meanings.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/shell.h"

namespace dtsdoctor {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

// Shorter ones are words as well.
constexpr std::size_t kShortest = 4;

std::string markup_of(const DiagnosisReport& diagnosis, const HtmlPage& page, Values values) {
  HtmlPage part;
  part.lang = page.lang;
  part.level = page.level + 1;
  part.places = false;  // they are those of one row
  part.out.name_values(std::move(values));
  html_causes(diagnosis, part);
  for (const Offer& offer : offers_of(diagnosis))
    html_fix(*offer.fix, offer.cause->origin, offer.cause->title, part);
  html_references(diagnosis, part);
  return part.out.take();
}

// The names in what is said of a diagnosis, with their values: those that tell it from others of
// its rule, and those of its first place, which fixes are filled from.
Values values_of(const DiagnosisReport& diagnosis) {
  std::map<std::string, std::string> all = diagnosis.identity;
  if (!diagnosis.matches.empty())
    all.insert(diagnosis.matches[0].captures.begin(), diagnosis.matches[0].captures.end());
  return {all.begin(), all.end()};
}

// Several meanings of a rule are told apart by this.
std::string whose(const std::vector<const DiagnosisReport*>& diagnoses, Lang lang) {
  if (diagnoses.size() > 1) return wording::diagnoses(diagnoses.size(), lang);
  std::vector<std::string> parts;
  if (diagnoses[0]->endpoint) parts.push_back(wording::endpoint(*diagnoses[0]->endpoint, lang));
  for (const auto& [name, value] : diagnoses[0]->identity) parts.push_back(name + "=" + value);
  return wording::listed(parts, lang);
}

}  // namespace

Meanings::Meanings(const std::vector<DiagnosisReport>& diagnoses, const HtmlPage& page) {
  for (const DiagnosisReport& each : diagnoses) {
    for (const auto& [name, value] : values_of(each)) {
      const auto [known, is_new] = seen_.try_emplace({each.id, name}, std::make_pair(value, false));
      if (!is_new && known->second.first != value) known->second.second = true;
    }
  }
  std::map<std::pair<std::string, std::string>, std::size_t> index;
  for (const DiagnosisReport& each : diagnoses) {
    std::string markup = markup_of(each, page, varying(each));
    const auto [known, is_new] = index.try_emplace({each.id, markup}, meanings_.size());
    if (is_new) meanings_.push_back({std::move(markup)});
    Meaning& meaning = meanings_[known->second];
    meaning.count += each.count;
    meaning.diagnoses.push_back(&each);
    meaning_of_.push_back(known->second);
  }
  for (Meaning& meaning : meanings_) {
    if (meaning.diagnoses.size() == 1) meaning.markup = markup_of(*meaning.diagnoses[0], page, {});
  }
}

// The longest first: one may begin like another.
Values Meanings::varying(const DiagnosisReport& diagnosis) const {
  Values values;
  for (auto& [name, value] : values_of(diagnosis)) {
    const auto known = seen_.find({diagnosis.id, name});
    const bool varies = known != seen_.end() && known->second.second;
    // Another value takes its place in commands and documents: none that would have to be quoted.
    const bool plain = value.size() >= kShortest && shell_quoted(value) == value;
    if (varies && plain) values.emplace_back(name, value);
  }
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  return values;
}

std::vector<const Meanings::Meaning*> Meanings::by_count() const {
  std::vector<const Meaning*> all;
  for (const Meaning& meaning : meanings_) all.push_back(&meaning);
  std::stable_sort(all.begin(), all.end(),
                   [](const Meaning* a, const Meaning* b) { return a->count > b->count; });
  return all;
}

void Meanings::write(HtmlPage& page) const {
  if (meanings_.empty()) return;
  open_part(page.say(page_words::kMeanings), page, "meanings");
  for (const Meaning* meaning : by_count()) {
    const DiagnosisReport& first = *meaning->diagnoses[0];
    page.out.open("details", {{"class", "meaning"}}).open("summary");
    page.out.element("span", grouped(meaning->count), {{"class", "n"}}).text(" ");
    page.out.element("strong", first.title).text(" ").element("code", first.id).text(" ");
    page.out.element("span", whose(meaning->diagnoses, page.lang), {{"class", "dim"}}).close();
    const auto number = static_cast<std::size_t>(meaning - meanings_.data()) + 1;
    page.out.open("div", {{"class", "inside"}, {"id", fmt::format("m{}", number)}});
    if (meaning->diagnoses.size() > 1 && meaning->markup.find("<var>") != std::string::npos)
      page.out.element("p", page.say(page_words::kOpenNames), {{"class", "dim"}});
    page.out.constant(meaning->markup);
    page.out.close().close();
  }
  close_part(page);
}

}  // namespace dtsdoctor
