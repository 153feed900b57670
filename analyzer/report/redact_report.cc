// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "report/clean_texts.h"
#include "report/redact.h"
#include "report/secret_finder.h"

namespace dtsdoctor {
namespace {

// Where an offset lies after cutting; inside of a cut, at its begin or (as an end) behind it.
std::size_t moved(std::size_t offset, const std::vector<Cut>& cuts, bool is_end) {
  std::size_t result = offset;
  for (const auto& [span, instead] : cuts) {
    if (offset <= span.begin) break;
    if (offset < span.end) {
      const std::size_t begin = result - (offset - span.begin);
      return is_end ? begin + instead.size() : begin;
    }
    result = result - (span.end - span.begin) + instead.size();
  }
  return result;
}

std::string scalar_text(const nlohmann::ordered_json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

class Cleaner {
 public:
  explicit Cleaner(const Redactor& redactor) : redactor_(redactor) {}

  void clean(std::string& text) const {
    for (int round = 0; round < Redactor::kMostRounds; ++round) {
      const std::vector<Cut> cuts = cuts_in(text);
      if (cuts.empty()) return;
      text = without(text, cuts);
    }
  }

  void clean(std::optional<std::string>& text) const {
    if (text) clean(*text);
  }

  template <typename T>
  void clean(std::vector<T>& all) const {
    for (T& each : all) clean(each);
  }

  // In an argument list the label and its value are neighbours.
  void clean(Argv& argv) const {
    for (std::size_t i = 0; i < argv.size(); ++i) {
      clean(argv[i]);
      const bool behind_option =
          i > 0 && argv[i - 1].starts_with("-") && argv[i - 1].find('=') == std::string::npos;
      if (!behind_option || argv[i].starts_with("-")) continue;
      if (const auto instead = redactor_.instead_of(argv[i - 1], argv[i])) argv[i] = *instead;
    }
  }

  void clean(Place& place) const {
    clean(place.input);
    for (int round = 0; round < Redactor::kMostRounds; ++round) {
      const std::vector<Cut> cuts = cuts_in(place.text);
      if (cuts.empty()) return;
      place.mark_begin = moved(place.mark_begin, cuts, false);
      place.mark_end = std::max(place.mark_begin, moved(place.mark_end, cuts, true));
      place.text = without(place.text, cuts);
    }
  }

  void clean(Message& message) const {
    std::string text = message.english();
    clean(text);
    if (text != message.english()) message = Message(std::move(text));
  }

  void clean(Problem& problem) const {
    clean(problem.what);
    if (problem.where) clean(*problem.where);
    clean(problem.why);
    clean(problem.help);
  }

  void clean(InputReport& input) const {
    clean(input.name);
    clean(input.status);
  }

  void clean(PathReport& link) const { clean(link.text); }

  void clean(MatchReport& match) const {
    clean(match.path);
    clean(match.place);
    clean(match.excerpt);
    for (auto& [name, value] : match.captures) labelled(name, value);
    for (auto& [name, place] : match.capture_places) clean(place);
  }

  void clean(EvidenceReport& evidence) const {
    clean(evidence.place);
    labelled(evidence.fact, evidence.value);
    clean(evidence.says);
  }

  void clean(MissingReport& missing) const {
    clean(missing.about);
    if (!missing.obtain) return;
    clean(missing.obtain->command);
    clean(missing.obtain->as);
    clean(missing.obtain->then);
    clean(missing.obtain->save_as);
  }

  // Cutting text could cut JSON in two ("Password": 123456), so values are replaced in the tree.
  void clean_document(std::string& text) const {
    auto tree = nlohmann::ordered_json::parse(text, nullptr, false);
    if (tree.is_discarded()) {
      clean(text);
    } else if (clean_tree(tree)) {
      text = tree.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }
  }

  void clean(ArtifactReport& artifact) const {
    clean(artifact.name);
    clean(artifact.given_in);
    clean_document(artifact.content);
    clean_document(artifact.given);
  }

  void clean(ChangeReport& change) const {
    clean(change.place);
    clean(change.old);
    clean(change.to);
  }

  void clean(FixReport& fix) const {
    clean(fix.title);
    clean(fix.steps);
    const std::vector<Argv> commands = fix.commands;
    for (Argv& argv : fix.commands) clean(argv);
    // Nobody can run what has labels in it.
    if (fix.commands != commands && fix.applicability == Applicability::machine)
      fix.applicability = Applicability::has_placeholders;
    clean(fix.artifacts);
    clean(fix.changes);
    for (Argv& argv : fix.verify) clean(argv);
    clean(fix.undo);
    clean(fix.risk);
  }

  void clean(CauseReport& cause) const {
    clean(cause.title);
    clean(cause.because);
    clean(cause.note);
    clean(cause.evidence);
    clean(cause.missing);
    clean(cause.fixes);
    for (std::string& line : cause.why) clean(line);
  }

  void clean(Reference& reference) const {
    clean(reference.title);
    clean(reference.url);
  }

  void clean(JobReport& job) const {
    labelled("job_id", job.id);
    labelled("job_name", job.name);
  }

  void clean(DiagnosisReport& diagnosis) const {
    clean(diagnosis.title);
    clean(diagnosis.jobs);
    labelled("job_id", diagnosis.job);
    clean(diagnosis.first);
    clean(diagnosis.last);
    for (auto& [name, value] : diagnosis.identity) labelled(name, value);
    clean(diagnosis.matches);
    clean(diagnosis.causes);
    clean(diagnosis.references);
    if (!diagnosis.accounts) return;
    for (auto& [what, who] : diagnosis.accounts->rows) clean(who);
  }

  void clean(FindingReport& finding) const {
    clean(finding.title);
    clean(finding.message);
    if (finding.place) clean(*finding.place);
    clean(finding.fixes);
  }

  void clean(NotCheckedReport& open) const {
    clean(open.title);
    clean(open.needs);
  }

  void clean(UnrecognizedExample& example) const {
    clean(example.place);
    clean(example.excerpt);
    clean(example.path);
    if (example.job) clean(*example.job);
  }

  // A template may have lost the label of a secret; its examples have it.
  void clean(Unrecognized& unrecognized) const {
    std::vector<std::string> secrets;
    for (const UnrecognizedExample& example : unrecognized.examples) {
      add_parts(example.excerpt, secrets);
      add_parts(example.place.text, secrets);
    }
    if (secrets.empty()) {
      clean(unrecognized.template_text);
    } else {
      Cleaner(redactor_.knowing(secrets)).clean(unrecognized.template_text);
    }
    clean(unrecognized.examples);
  }

  void clean(LimitReport& limit) const {
    clean(limit.input);
    clean(limit.what);
  }

 private:
  // Secrets of a text, whole and in parts.
  static void add_parts(std::string_view text, std::vector<std::string>& parts) {
    constexpr std::string_view kBetween = " \t\r\n\"'\\,:{}[]()<>=";
    std::vector<Span> spans;
    find_labelled_secrets(text, spans);
    find_shaped_secrets(text, spans);
    for (const Span& span : spans) {
      const std::string_view value = text.substr(span.begin, span.end - span.begin);
      parts.emplace_back(value);
      // With the letter of an option in front: "-psecret".
      std::size_t word = span.begin;
      while (word > 0 && is_alnum(text[word - 1])) --word;
      if (word < span.begin) parts.emplace_back(text.substr(word, span.end - word));
      // In a template numbers are gone, so words are parts too.
      for (const bool by_digits : {false, true}) {
        for (std::size_t at = 0; at < value.size();) {
          std::size_t end = std::min(value.find_first_of(kBetween, at), value.size());
          if (by_digits)
            end = at + std::min(value.substr(at, end - at).find_first_of("0123456789"), end - at);
          if (end > at) parts.emplace_back(value.substr(at, end - at));
          at = end + 1;
        }
      }
    }
  }

  // Ids may be told by a later text: of what holds some it is not known that it is clean.
  std::vector<Cut> cuts_in(std::string_view text) const {
    if (clean_.hold(text)) return {};
    std::vector<Cut> cuts = redactor_.cuts_in(text);
    if (cuts.empty() && !redactor_.hides_ids()) clean_.add(text);
    return cuts;
  }

  void labelled(std::string_view name, std::string& value) const {
    if (const auto instead = redactor_.instead_of(name, value)) {
      value = *instead;
    } else {
      clean(value);
    }
  }

  // True if anything changed. Artifacts are shallow: they come from rule files.
  bool clean_tree(nlohmann::ordered_json& node) const {
    bool changed = false;
    if (node.is_string()) {
      auto text = node.get<std::string>();
      const std::string before = text;
      clean(text);
      changed = text != before;
      if (changed) node = text;
    } else if (node.is_structured()) {
      for (auto& [key, value] : node.items()) {
        const auto instead = node.is_object() && !value.is_structured()
                                 ? redactor_.instead_of(key, scalar_text(value))
                                 : std::nullopt;
        const bool hidden = instead && value != *instead;
        if (instead) value = *instead;
        changed = hidden || (!instead && clean_tree(value)) || changed;
      }
    }
    return changed;
  }

  const Redactor& redactor_;
  mutable CleanTexts clean_;
};

}  // namespace

void Redactor::redact(Problem& problem) const { Cleaner(*this).clean(problem); }

// A second time for what a later text told to be an id.
void Redactor::redact(DiagnosisReport& diagnosis) const {
  const Cleaner cleaner(*this);
  for (int round = 0; round < rounds(); ++round) cleaner.clean(diagnosis);
}

void Redactor::redact(Report& report) const {
  const Cleaner cleaner(*this);
  for (int round = 0; round < rounds(); ++round) {
    cleaner.clean(report.inputs);
    cleaner.clean(report.diagnoses);
    if (report.check) {
      cleaner.clean(report.check->findings);
      cleaner.clean(report.check->not_checked);
    }
    if (report.noted) cleaner.clean(report.noted->findings);
    if (report.unrecognized) cleaner.clean(*report.unrecognized);
    if (report.baseline) cleaner.clean(report.baseline->name);
    cleaner.clean(report.limits);
  }
}

}  // namespace dtsdoctor
