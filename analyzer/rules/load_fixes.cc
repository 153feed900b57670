// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "rules/load_tests.h"

namespace dtsdoctor {
namespace {

// The value an RFC 6901 pointer leads to, or nullptr.
const JsonValue* follow(const JsonValue* value, std::string_view pointer) {
  while (value != nullptr && !pointer.empty()) {
    if (pointer.front() != '/') return nullptr;
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string_view name = pointer.substr(1, end - 1);
    std::size_t index = 0;
    for (const char c : value->is_array() ? name : std::string_view()) {
      if (c < '0' || c > '9' || index > value->items.size()) return nullptr;
      index = index * 10 + static_cast<std::size_t>(c - '0');
    }
    if (value->is_array()) {
      value = !name.empty() && index < value->items.size() ? &value->items[index] : nullptr;
    } else {
      value = value->find(name);
    }
    pointer.remove_prefix(end);
  }
  return value;
}

class FixLoader {
 public:
  explicit FixLoader(Build& build) : build_(build), tests_(build) {}

  Fix fix(const Entry& entry) {
    const ObjectReader reader(build_.problems, entry.spot, "a fix",
                              {"id", "title", "applicability", "steps", "commands", "verify",
                               "artifacts", "changes", "undo", "risk", "applies_if"});
    Fix fix;
    fix.id = build_.keep(entry.id);
    fix.title = load_words(build_, reader, "title");
    fix.applicability = reader.word("applicability", kWritableApplicabilities);
    std::vector<Words> steps;
    for (const Spot& step : reader.list("steps"))
      steps.push_back(load_words(build_, step, "a step"));
    fix.steps = RuleArena::append(build_.to.words, steps);
    ArtifactNames names;
    fix.artifacts = artifacts(reader.list("artifacts"), names);
    fix.commands = commands(reader.list("commands"), names);
    fix.verify = commands(reader.list("verify"), names);
    fix.changes = changes(reader.list("changes"));
    fix.undo = load_words_if_given(build_, reader, "undo");
    fix.risk = load_words_if_given(build_, reader, "risk");
    if (const auto test = reader.find("applies_if")) fix.applies_if = tests_.load(*test);
    return fix;
  }

 private:
  Range changes(const std::vector<Spot>& list) {
    std::vector<Change> changes;
    for (const Spot& spot : list) {
      const ObjectReader reader(build_.problems, spot, "a change", {"fact", "to"});
      Change change;
      if (const auto fact = reader.need("fact")) change.fact = load_fact_ref(build_, *fact);
      if (const auto to = reader.need("to")) check_placeholders(build_, *to);
      change.to = build_.keep(reader.text("to"));
      changes.push_back(change);
    }
    return RuleArena::append(build_.to.changes, changes);
  }

  Range commands(const std::vector<Spot>& list, const ArtifactNames& names) {
    std::vector<Range> argvs;
    for (const Spot& spot : list) {
      const std::vector<Spot> arguments = read_list(build_.problems, spot, "a command");
      if (arguments.empty()) build_.problems.add("a command needs a word", spot.place());
      argvs.push_back(load_argv(build_, arguments, &names));
    }
    return RuleArena::append(build_.to.argvs, argvs);
  }

  Range artifacts(const std::vector<Spot>& list, ArtifactNames& names) {
    std::vector<Artifact> artifacts;
    for (const Spot& spot : list) {
      const ObjectReader reader(build_.problems, spot, "an artifact",
                                {"name", "content", "append", "replaces"});
      artifacts.push_back(artifact(reader));
      names.push_back(artifacts.back().name);
    }
    return RuleArena::append(build_.to.artifacts, artifacts);
  }

  Artifact artifact(const ObjectReader& reader) {
    Artifact artifact;
    artifact.name = build_.keep(reader.text("name"));
    const std::optional<Spot> content = reader.need("content");
    if (!content) return artifact;
    check_content(*content);
    const Span span = content->value->span;
    const std::string_view spelled =
        std::string_view(content->source->bytes()).substr(span.begin, span.end - span.begin);
    // It parsed as part of the file, so it parses now.
    artifact.content = build_.keep(nlohmann::ordered_json::parse(spelled).dump());
    if (const auto replaces = reader.find("replaces"))
      artifact.replaces = load_fact_ref(build_, *replaces);
    if (const auto append = reader.find("append")) {
      const ObjectReader fields(build_.problems, *append, "'append'", {"to", "fact"});
      artifact.append_to = build_.keep(fields.text("to"));
      const JsonValue* target = follow(content->value, artifact.append_to);
      if (target == nullptr || !target->is_array()) {
        build_.problems.add(fmt::format("'{}' leads to no array in 'content'", artifact.append_to),
                            fields.find("to").value_or(*append).place());
      }
      if (const auto fact = fields.need("fact")) {
        artifact.append = load_fact_ref(build_, *fact);
        require_list_fact(build_, *fact, artifact.append);
      }
    }
    return artifact;
  }

  void check_content(Spot spot) {
    if (spot.value->is_string()) check_placeholders(build_, spot);
    for (const JsonValue& item : spot.value->items) check_content({spot.source, &item});
    for (const JsonMember& member : spot.value->members)
      check_content({spot.source, &member.value});
  }

  Build& build_;
  TestLoader tests_;
};

}  // namespace

void load_fixes(Build& build) {
  FixLoader loader(build);
  for (const Entry& entry : build.from.fixes.entries()) {
    build.to.fixes.push_back(loader.fix(entry));
    build.places.fixes.push_back(entry.id_spot.place());
  }
}

}  // namespace dtsdoctor
