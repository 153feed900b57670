// SPDX-License-Identifier: Apache-2.0
#include "report/baseline.h"

#include <algorithm>
#include <unordered_set>

#include "report/diagnosis_key.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kAny = "<*>";

constexpr Words kLacksTemplates{
    "it does not list all errors that no rule explains: which of them are new cannot be told",
    "其中未列出全部未识别的错误：无法判断哪些是新出现的"};

std::string_view next_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return word;
}

bool covers_word(std::string_view general, std::string_view word) {
  if (general == word) return true;
  const std::size_t any = general.find(kAny);
  if (any == std::string_view::npos) return false;
  const std::string_view begin = general.substr(0, any);
  const std::string_view end = general.substr(any + kAny.size());
  return word.size() >= begin.size() + end.size() && word.starts_with(begin) && word.ends_with(end);
}

// Does the template say the same with "<*>" for some words? What the templates of two scans have
// fixed depends on the lines that each saw.
bool covers(std::string_view general, std::string_view special) {
  while (!general.empty() && !special.empty()) {
    if (!covers_word(next_word(general), next_word(special))) return false;
  }
  return general.empty() && special.empty();
}

class Known {
 public:
  explicit Known(const Report& baseline) {
    for (const DiagnosisReport& each : baseline.diagnoses) keys_.insert(key_of(each));
    for (const LimitReport& limit : baseline.limits)
      lacks_templates_ = lacks_templates_ || limit.name == "max-templates";
    lacks_templates_ = lacks_templates_ || !baseline.unrecognized;
    if (!baseline.unrecognized) return;
    for (const Unrecognized& each : *baseline.unrecognized) {
      exact_.insert(each.template_text);
      templates_.push_back(each.template_text);
    }
  }

  // Nothing: past --max-diagnoses it does not tell them apart.
  [[nodiscard]] std::optional<bool> has(const DiagnosisReport& diagnosis) const {
    if (keys_.count(key_of(diagnosis)) != 0) return true;
    if (keys_.count(mixed_key_of(diagnosis)) != 0) return std::nullopt;
    const bool is_open = diagnosis.mixed && has_rule(diagnosis.id);
    return is_open ? std::nullopt : std::optional(false);
  }

  [[nodiscard]] std::optional<bool> has(const std::string& text) const {
    const auto is_same = [&](const std::string& known) {
      return covers(known, text) || covers(text, known);
    };
    if (exact_.count(text) != 0 || std::any_of(templates_.begin(), templates_.end(), is_same))
      return true;
    return lacks_templates_ ? std::nullopt : std::optional(false);
  }

  [[nodiscard]] bool lacks_templates() const { return lacks_templates_; }

 private:
  [[nodiscard]] bool has_rule(const std::string& id) const {
    return std::any_of(keys_.begin(), keys_.end(),
                       [&](const std::string& key) { return key.starts_with(id + '\x1f'); });
  }

  std::unordered_set<std::string> keys_, exact_;
  std::vector<std::string> templates_;
  bool lacks_templates_ = false;
};

// Marks it, and counts it if it is new.
void mark(std::optional<bool> is_known, std::optional<bool>& is_new, std::uint64_t& count) {
  is_new.reset();
  if (is_known) is_new = !*is_known;
  if (is_new == true) ++count;
}

}  // namespace

void compare_with(const Report& baseline, const std::string& name, Lang lang, Report& report) {
  const Known known(baseline);
  BaselineReport out{name, 0, 0};
  for (DiagnosisReport& each : report.diagnoses)
    mark(known.has(each), each.is_new, out.new_diagnoses);
  bool is_open = false;
  if (report.unrecognized) {
    for (Unrecognized& each : *report.unrecognized) {
      mark(known.has(each.template_text), each.is_new, out.new_unrecognized);
      is_open = is_open || !each.is_new;
    }
  }
  if (is_open)
    report.limits.push_back({"baseline", name, 0, std::string(kLacksTemplates.in(lang))});
  report.baseline = std::move(out);
}

}  // namespace dtsdoctor
