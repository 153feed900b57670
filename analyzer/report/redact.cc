// SPDX-License-Identifier: Apache-2.0
#include "report/redact.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "report/secret_finder.h"
#include "report/secret_spellings.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMask = "***";
constexpr std::size_t kShortest = 4;

// A cut can bring a label and a value together; then it is looked at again.
constexpr int kMostRounds = 8;

// A value that could be part of a word ("test" in "latest") is only found on its own.
bool stands_alone(std::string_view text, Span span) {
  const std::string_view value = text.substr(span.begin, span.end - span.begin);
  if (value.size() >= 8 || !std::all_of(value.begin(), value.end(), is_alnum)) return true;
  if (span.end < text.size() && is_alnum(text[span.end])) return false;
  if (span.begin == 0 || !is_alnum(text[span.begin - 1])) return true;
  return span.begin >= 3 && text[span.begin - 3] == '%';  // "%3Dtest"
}

// ---- what is cut

// Sorted, without overlaps; what touches is one, masks that stand there already included.
std::vector<Span> merged(std::string_view text, std::vector<Span> spans) {
  for (Span& span : spans) {
    while (span.begin > 0 && text[span.begin - 1] == '*') --span.begin;
    while (span.end < text.size() && text[span.end] == '*') ++span.end;
  }
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::vector<Span> out;
  for (const Span& span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

std::vector<Span> cuts_in(std::string_view text, const std::vector<std::string>& secrets) {
  std::vector<Span> found;
  find_labelled_secrets(text, found);
  find_shaped_secrets(text, found);
  for (const std::string& secret : secrets) {
    for (std::size_t at = text.find(secret); at != std::string_view::npos;
         at = text.find(secret, at)) {
      const Span span{at, at + secret.size()};
      if (stands_alone(text, span)) found.push_back(span);
      at = span.end;
    }
  }
  return merged(text, std::move(found));
}

std::string cut(std::string_view text, const std::vector<Span>& cuts) {
  std::string out;
  std::size_t at = 0;
  for (const Span& span : cuts) {
    out += text.substr(at, span.begin - at);
    out += kMask;
    at = span.end;
  }
  out += text.substr(at);
  return out;
}

// Where an offset lies after cutting; inside of a cut, at its begin or (as an end) behind it.
std::size_t moved(std::size_t offset, const std::vector<Span>& cuts, bool is_end) {
  std::size_t result = offset;
  for (const Span& span : cuts) {
    if (offset <= span.begin) break;
    if (offset < span.end) {
      const std::size_t begin = result - (offset - span.begin);
      return is_end ? begin + kMask.size() : begin;
    }
    result = result - (span.end - span.begin) + kMask.size();
  }
  return result;
}

// ---- a whole report

class Cleaner {
 public:
  explicit Cleaner(const std::vector<std::string>& secrets) : secrets_(secrets) {}

  void clean(std::string& text) const {
    for (int round = 0; round < kMostRounds; ++round) {
      const auto cuts = cuts_in(text, secrets_);
      if (cuts.empty()) return;
      text = cut(text, cuts);
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
      const bool labelled = i > 0 && argv[i - 1].starts_with("-") && is_secret_label(argv[i - 1]) &&
                            argv[i - 1].find('=') == std::string::npos;
      if (labelled && !argv[i].starts_with("-")) hide(argv[i]);
    }
  }

  void clean(Place& place) const {
    clean(place.input);
    for (int round = 0; round < kMostRounds; ++round) {
      const auto cuts = cuts_in(place.text, secrets_);
      if (cuts.empty()) return;
      place.mark_begin = moved(place.mark_begin, cuts, false);
      place.mark_end = std::max(place.mark_begin, moved(place.mark_end, cuts, true));
      place.text = cut(place.text, cuts);
    }
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
    for (Argv& argv : fix.commands) clean(argv);
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
    clean(job.id);
    clean(job.name);
  }

  void clean(DiagnosisReport& diagnosis) const {
    clean(diagnosis.title);
    clean(diagnosis.jobs);
    clean(diagnosis.job);
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

  void clean(Unrecognized& unrecognized) const {
    clean(unrecognized.template_text);
    clean(unrecognized.examples);
  }

  void clean(LimitReport& limit) const {
    clean(limit.input);
    clean(limit.what);
  }

 private:
  static void hide(std::string& value) {
    if (!value.empty()) value = kMask;
  }

  void labelled(std::string_view name, std::string& value) const {
    if (is_secret_label(name)) {
      hide(value);
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
        const bool hidden =
            node.is_object() && is_secret_label(key) && !value.is_structured() && value != kMask;
        if (hidden) value = kMask;
        changed = hidden || clean_tree(value) || changed;
      }
    }
    return changed;
  }

  const std::vector<std::string>& secrets_;
};

}  // namespace

Redactor::Redactor(std::vector<std::string> secrets) {
  for (const std::string& secret : secrets) {
    if (secret.size() < kShortest || is_reserved_word(secret)) continue;
    if (secret.find_first_not_of('*') == std::string::npos) continue;
    for (std::string& spelling : spellings_of(secret)) secrets_.push_back(std::move(spelling));
  }
  std::sort(secrets_.begin(), secrets_.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  secrets_.erase(std::unique(secrets_.begin(), secrets_.end()), secrets_.end());
}

MappedText Redactor::redact(std::string_view text) const {
  MappedText out(text);
  for (int round = 0; round < kMostRounds; ++round) {
    const auto cuts = cuts_in(out.bytes(), secrets_);
    if (cuts.empty()) break;
    MappedText next;
    std::size_t at = 0;
    for (const Span& span : cuts) {
      next.append(out, at, span.begin);
      next.append_for(kMask, out.origin(span));
      at = span.end;
    }
    next.append(out, at, out.size());
    out = std::move(next);
  }
  return out;
}

void Redactor::redact(DiagnosisReport& diagnosis) const { Cleaner(secrets_).clean(diagnosis); }

void Redactor::redact(Report& report) const {
  const Cleaner cleaner(secrets_);
  cleaner.clean(report.inputs);
  cleaner.clean(report.diagnoses);
  if (report.check) {
    cleaner.clean(report.check->findings);
    cleaner.clean(report.check->not_checked);
  }
  if (report.unrecognized) cleaner.clean(*report.unrecognized);
  if (report.baseline) cleaner.clean(report.baseline->name);
  cleaner.clean(report.limits);
}

}  // namespace dtsdoctor
