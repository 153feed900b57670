// SPDX-License-Identifier: Apache-2.0
#include "diagnose/fill.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/ascii.h"
#include "base/id_label.h"
#include "diagnose/arrange.h"
#include "diagnose/file_value.h"
#include "diagnose/predicate.h"
#include "rules/placeholders.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kArtifact = "{artifact:";

std::string joined(const Fact& fact) {
  std::string out;
  for (const FactValue& value : fact.values) {
    if (!out.empty()) out += ", ";
    out += value.text;
  }
  return out;
}

// "<what the fact is about>", which stands where nothing can.
std::string gap(FactId id, const Facts& facts, Lang lang, std::vector<FactId>* missing) {
  const bool known =
      missing == nullptr || std::find(missing->begin(), missing->end(), id) != missing->end();
  if (!known) missing->push_back(id);
  return "<" + std::string(facts.rules().facts[id].about.in(lang)) + ">";
}

// `spell(value, out)`: the value as it is written behind `out`, or none.
template <typename Spell>
std::string fill_with(std::string_view text, const Facts& facts, Lang lang,
                      std::vector<FactId>* missing, const Spell& spell) {
  std::string out;
  std::size_t at = 0;
  for (const Placeholder& placeholder : placeholders_in(text)) {
    const bool is_fact = placeholder.kind == Placeholder::Kind::fact;
    const FactId id = is_fact ? find_fact(facts.rules(), placeholder.name) : kNoFact;
    if (id == kNoFact && placeholder.kind != Placeholder::Kind::words) continue;
    out.append(text.substr(at, placeholder.begin - at));
    at = placeholder.end;
    if (!is_fact) {
      out += placeholder.words.in(lang);
      continue;
    }
    const Fact& fact = facts.at(id);
    std::optional<std::string> value;
    if (fact.state == FactState::known && !fact.values.empty()) value = spell(joined(fact), out);
    out += value ? *value : gap(id, facts, lang, missing);
  }
  out.append(text.substr(at));
  return out;
}

std::string fill_file(std::string_view name, std::string_view text, const Facts& facts, Lang lang,
                      std::vector<FactId>* missing) {
  return fill_with(text, facts, lang, missing, [&](const std::string& value, std::string_view out) {
    return spelled_in_file(value, out.substr(out.rfind('\n') + 1), name);
  });
}

void fill_strings(Json& node, const Facts& facts, Lang lang, std::vector<FactId>* missing) {
  if (node.is_string()) {
    node = fill(node.get_ref<const std::string&>(), facts, lang, missing);
  } else if (node.is_structured()) {
    for (Json& child : node) fill_strings(child, facts, lang, missing);
  }
}

Json fill_artifact(const Artifact& artifact, const Facts& facts, Lang lang,
                   std::vector<FactId>* missing) {
  Json content = Json::parse(artifact.content);  // the loader has parsed it before
  if (content.is_string())
    return fill_file(artifact.name, content.get_ref<const std::string&>(), facts, lang, missing);
  fill_strings(content, facts, lang, missing);
  if (artifact.append != kNoFact) {
    Json& list = content.at(Json::json_pointer(std::string(artifact.append_to)));
    for (const FactValue& value : facts.at(artifact.append).values) {
      Json item = Json::parse(value.text, nullptr, false);
      if (!item.is_discarded()) list.push_back(std::move(item));
    }
  }
  return content;
}

// The document that an artifact replaces, if it is at hand and JSON.
std::optional<GivenDocument> given_document(const Artifact& artifact, const Facts& facts) {
  if (artifact.replaces == kNoFact) return std::nullopt;
  const Fact& fact = facts.at(artifact.replaces);
  if (fact.state != FactState::known || fact.values.empty()) return std::nullopt;
  const FactValue& value = fact.values.front();
  if (!Json::accept(value.text)) return std::nullopt;
  GivenDocument given{value.place ? value.place->input : "", value.text, 0};
  if (artifact.append != kNoFact) given.kept = facts.at(artifact.append).values.size();
  return given;
}

// Characters that mean themselves in every form of a configuration, quoted or not.
bool is_plain(std::string_view value) {
  return !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return is_alnum(c) || c == '.' || c == '_' || c == '-';
  });
}

// Does the value stand at its place, in whatever spelling, and not the name of a variable that
// holds it? Letters and digits are the same in each.
bool is_written_out(const FactValue& value) {
  const Place& place = *value.place;
  if (place.mark_end <= place.mark_begin || place.mark_end > place.text.size()) return true;
  const std::string_view written =
      std::string_view(place.text).substr(place.mark_begin, place.mark_end - place.mark_begin);
  std::size_t begin = value.text.size();
  while (begin > 0 && is_alnum(value.text[begin - 1])) --begin;
  return written.find(std::string_view(value.text).substr(begin)) != std::string_view::npos;
}

std::vector<FilledChange> fill_changes(const Fix& fix, const Facts& facts, Lang lang) {
  std::vector<FilledChange> changes;
  for (const Change& change : RuleSet::part(facts.rules().changes, fix.changes)) {
    std::vector<FactId> missing;
    std::string to = fill(change.to, facts, lang, &missing);
    const Fact& fact = facts.at(change.fact);
    const bool placed = fact.values.size() == 1 && fact.values.front().place &&
                        fact.values.front().place->line != 0 && is_written_out(fact.values.front());
    if (missing.empty() && placed && is_plain(to) && to != fact.values.front().text)
      changes.push_back({fact.values.front(), std::move(to)});
  }
  return changes;
}

// Does a label of `redact` stand where an id is needed?
bool has_labels(const FilledFix& fix) {
  const auto has_label = [](const std::string& text) { return has_id_label(text); };
  return std::any_of(fix.commands.begin(), fix.commands.end(),
                     [&](const Arguments& command) {
                       return std::any_of(command.begin(), command.end(), has_label);
                     }) ||
         std::any_of(fix.artifacts.begin(), fix.artifacts.end(),
                     [&](const FilledArtifact& each) { return has_id_label(each.content); });
}

}  // namespace

std::string fill(std::string_view text, const Facts& facts, Lang lang,
                 std::vector<FactId>* missing) {
  return fill_with(text, facts, lang, missing, [](std::string value, const std::string&) {
    return std::optional(std::move(value));
  });
}

Arguments fill_command(Range argv, const Facts& facts, Lang lang, std::vector<FactId>* missing) {
  Arguments out;
  for (const std::string_view argument : RuleSet::part(facts.rules().strings, argv)) {
    out.push_back(fill(argument, facts, lang, missing));
  }
  return out;
}

bool may_help(const FixRef& ref, const Facts& facts) {
  constexpr std::uint32_t kAlways = 0xFFFFFFFF;
  const auto is = [&](Tri value, std::uint32_t test) {
    return test != kAlways && evaluate(facts.rules(), test, facts).value == value;
  };
  if (ref.only_if != kAlways && !is(Tri::yes, ref.only_if)) return false;
  return !is(Tri::no, facts.rules().fixes[ref.fix].applies_if);
}

FilledFix fill_fix(std::uint32_t index, const Facts& facts, Lang lang) {
  const RuleSet& rules = facts.rules();
  const Fix& fix = rules.fixes[index];
  FilledFix out;
  out.fix = index;
  out.title = fill(fix.title.in(lang), facts, lang);
  for (const Words& step : RuleSet::part(rules.words, fix.steps))
    out.steps.push_back(fill(step.in(lang), facts, lang));
  std::vector<std::pair<std::string, std::string>> one_line;  // artifact argument, its JSON
  for (const Artifact& artifact : RuleSet::part(rules.artifacts, fix.artifacts)) {
    Json content = fill_artifact(artifact, facts, lang, &out.missing);
    std::optional<GivenDocument> given = given_document(artifact, facts);
    if (given) content = arranged_like(Json::parse(given->content), std::move(content));
    // A string is a text file, such as the SQL to run.
    const bool text = content.is_string();
    out.artifacts.push_back({std::string(artifact.name),
                             text ? content.get<std::string>() : content.dump(2),
                             std::move(given)});
    one_line.emplace_back(std::string(kArtifact) + std::string(artifact.name) + "}",
                          text ? content.get<std::string>() : content.dump());
  }
  for (const Range argv : RuleSet::part(rules.argvs, fix.commands)) {
    Arguments command = fill_command(argv, facts, lang, &out.missing);
    for (std::string& argument : command) {
      for (const auto& [placeholder, json] : one_line) {
        if (argument == placeholder) argument = json;
      }
    }
    out.commands.push_back(std::move(command));
  }
  out.changes = fill_changes(fix, facts, lang);
  for (const Range argv : RuleSet::part(rules.argvs, fix.verify))
    out.verify.push_back(fill_command(argv, facts, lang));
  out.undo = fill(fix.undo.in(lang), facts, lang);
  out.risk = fill(fix.risk.in(lang), facts, lang);
  out.applicability = fix.applicability;
  const bool is_whole = out.missing.empty() && !has_labels(out);
  if (!is_whole && out.applicability == Applicability::machine)
    out.applicability = Applicability::has_placeholders;
  return out;
}

}  // namespace dtsdoctor
