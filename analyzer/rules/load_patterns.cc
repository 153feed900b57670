// SPDX-License-Identifier: Apache-2.0
#include <fmt/ranges.h>

#include <algorithm>

#include "rules/load_match.h"
#include "rules/windows.h"

namespace dtsdoctor {
namespace {

const std::vector<std::string_view> kCaptureVocabulary = {"account_id", "role_name", "request_id",
                                                          "job_id",     "host",      "user",
                                                          "database",   "table",     "instance_id"};
// When in the life of a task an error occurs.
const std::vector<std::string_view> kStages = {"any",  "configure",   "precheck", "schema",
                                               "full", "incremental", "check",    "subscribe"};
const std::vector<std::string_view> kEngines = {"analyticdb-mysql",
                                                "analyticdb-postgresql",
                                                "clickhouse",
                                                "db2",
                                                "doris",
                                                "elasticsearch",
                                                "kafka",
                                                "lindorm",
                                                "mariadb",
                                                "maxcompute",
                                                "mongodb",
                                                "mysql",
                                                "oceanbase",
                                                "oracle",
                                                "polardb-mysql",
                                                "polardb-x",
                                                "postgresql",
                                                "redis",
                                                "sqlserver",
                                                "tablestore",
                                                "tidb"};
constexpr std::string_view kMessageFacts = "message.";
constexpr std::string_view kAnyOther = "*";

class PatternLoader {
 public:
  explicit PatternLoader(Build& build) : build_(build), capture_names_(kCaptureVocabulary) {
    for (const Entry& fact : build.from.facts.entries()) {
      if (!fact.id.starts_with(kMessageFacts)) continue;
      const std::string_view name = fact.id.substr(kMessageFacts.size());
      const bool known =
          std::find(capture_names_.begin(), capture_names_.end(), name) != capture_names_.end();
      if (!known) capture_names_.push_back(name);
    }
  }

  Pattern pattern(const Entry& entry) {
    const ObjectReader reader(build_.problems, entry.spot, "a pattern",
                              {"id", "rev", "status", "code", "aliases", "title", "severity",
                               "stage", "engines", "context", "retryable", "origin", "match",
                               "captures", "causes", "supersedes", "examples"});
    Pattern pattern;
    pattern.id = checked_id(entry);
    pattern.rev = entry.rev;
    pattern.status = reader.word_or("status", kStatuses, Status::experimental);
    if (const auto code = reader.find("code"); code && code->value->kind != JsonValue::Kind::null) {
      pattern.code = build_.keep(read_filled_string(build_.problems, *code, "'code'"));
    }
    pattern.aliases = load_strings(build_, reader.list("aliases"), "an alias");
    pattern.title = load_words(build_, reader, "title");
    pattern.severity = reader.word_or("severity", kSeverities, Severity::error);
    if (const auto stage = reader.find("stage")) pattern.stage = one_of(*stage, "stage", kStages);
    std::vector<std::string_view> engines;
    for (const Spot& spot : reader.list("engines"))
      engines.push_back(one_of(spot, "engine", kEngines));
    pattern.engines = RuleArena::append(build_.to.strings, engines);
    pattern.context = reader.word_or("context", kContexts, Context::any);
    pattern.retryable = reader.word_or("retryable", kRetryables, Retryable::after_fix);
    pattern.origin = load_origin(build_, reader);
    load_match_of(reader, entry, pattern);
    pattern.causes = RuleArena::append(
        build_.to.cause_refs, load_refs(build_, reader.list("causes"), build_.from.causes));
    pattern.supersedes = supersedes(reader.list("supersedes"));
    load_examples(reader, pattern);
    return pattern;
  }

 private:
  // A word of a closed list; what it says of another one names the list.
  std::string_view one_of(const Spot& spot, std::string_view what,
                          const std::vector<std::string_view>& words) {
    const std::string_view word =
        build_.keep(read_filled_string(build_.problems, spot, fmt::format("'{}'", what)));
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      build_.problems.add(fmt::format("there is no {} '{}'", what, word), spot.place(),
                          fmt::format("known are {}", fmt::join(words, ", ")),
                          did_you_mean(word, words));
    }
    return word;
  }

  std::string_view checked_id(const Entry& entry) {
    const std::string prefix = fmt::format("{}/", entry.file->area);
    if (!entry.id.starts_with(prefix) || entry.id.size() == prefix.size()) {
      build_.problems.add(fmt::format("the id of a pattern in this file begins with '{}'", prefix),
                          entry.id_spot.place(), "\"area\" says so");
    }
    return build_.keep(entry.id);
  }

  void load_match_of(const ObjectReader& reader, const Entry& entry, Pattern& pattern) {
    const std::optional<Spot> match = reader.need("match");
    if (!match) return;
    const LoadedMatch loaded = load_match(build_, *match, entry.file->blocks);
    std::vector<std::string_view> windows;
    for (const std::string& window : windows_of(loaded.root, build_.to.match_nodes)) {
      windows.push_back(build_.keep(window));
    }
    pattern.slow = windows.empty();
    pattern.windows = RuleArena::append(build_.to.strings, windows);
    pattern.match = static_cast<std::uint32_t>(build_.to.match_nodes.size());
    build_.to.match_nodes.push_back(loaded.root);
    load_captures(reader.find("captures"), loaded.groups, pattern);
  }

  void load_captures(const std::optional<Spot>& spot, const std::vector<RegexGroup>& groups,
                     Pattern& pattern) {
    std::vector<CaptureName> captures;
    static const std::vector<JsonMember> kNone;
    if (spot && !spot->value->is_object())
      build_.problems.add("'captures' must be an object", spot->place());
    for (const JsonMember& member : spot ? spot->value->members : kNone) {
      const bool known = std::any_of(groups.begin(), groups.end(), [&](const RegexGroup& group) {
        return group.name == member.key;
      });
      const Place place = spot->source->place(member.key_span);
      if (!known) {
        std::vector<std::string_view> names;
        for (const RegexGroup& group : groups) names.push_back(group.name);
        build_.problems.add(
            fmt::format("no regular expression of the pattern has a group '{}'", member.key), place,
            "a capture is filled by a group (?P<name>…)", did_you_mean(member.key, names));
      }
      captures.push_back(capture_name({spot->source, &member.value}, build_.keep(member.key)));
      build_.places.capture_names.push_back(place);
    }
    pattern.captures = RuleArena::append(build_.to.capture_names, captures);
    for (const RegexGroup& group : groups) report_undeclared(group, captures);
  }

  void report_undeclared(const RegexGroup& group, const std::vector<CaptureName>& captures) {
    const auto declares = [&](const CaptureName& capture) { return capture.group == group.name; };
    if (std::any_of(captures.begin(), captures.end(), declares)) return;
    const std::string spelled = fmt::format("(?P<{}>", group.name);
    const std::size_t at = group.regex.value->text.find(spelled);
    build_.problems.add(
        fmt::format("group '{}' is not declared in 'captures'", group.name),
        at == std::string::npos ? group.regex.place() : group.regex.inside(at, at + spelled.size()),
        "",
        fmt::format("add \"captures\": {{\"{}\": \"<capture name>\"}}, or write (?:", group.name));
  }

  // A name, or {"fact": "message.<name>", "varies": true, "prefix": "DTS-"}.
  CaptureName capture_name(Spot spot, std::string_view group) {
    std::string_view name = spot.value->text;
    bool varies = false;
    std::string_view prefix;
    if (spot.value->is_object()) {
      const ObjectReader reader(build_.problems, spot, "a capture",
                                {"fact", "type", "varies", "prefix"});
      varies = reader.boolean_or("varies", false);
      if (const std::optional<Spot> given = reader.find("prefix"))
        prefix = build_.keep(read_string(build_.problems, *given, "'prefix'"));
      const std::optional<Spot> fact = reader.need("fact");
      if (!fact) return {group, {}, false, {}};
      (void)read_string(build_.problems, *fact, "'fact'");
      name = fact->value->text;
      if (name.starts_with(kMessageFacts)) name.remove_prefix(kMessageFacts.size());
      spot = *fact;
    } else {
      (void)read_string(build_.problems, spot, "the name of a capture");
    }
    if (std::find(capture_names_.begin(), capture_names_.end(), name) == capture_names_.end()) {
      build_.problems.add(fmt::format("there is no capture '{}'", name), spot.place(),
                          fmt::format("captures are {}", fmt::join(capture_names_, ", ")),
                          did_you_mean(name, capture_names_));
    }
    return {group, build_.keep(name), varies, prefix};
  }

  Range supersedes(const std::vector<Spot>& list) {
    std::vector<std::string_view> ids;
    for (const Spot& spot : list) {
      if (spot.value->text != kAnyOther) (void)load_ref(build_, spot, build_.from.patterns);
      ids.push_back(build_.keep(spot.value->text));
    }
    return RuleArena::append(build_.to.strings, ids);
  }

  void load_examples(const ObjectReader& pattern_reader, Pattern& pattern) {
    const std::optional<Spot> spot = pattern_reader.need("examples");
    if (!spot) return;
    const ObjectReader reader(build_.problems, *spot, "'examples'",
                              {"match", "no_match", "known_miss", "known_false"});
    pattern.match_examples = examples(reader.list("match"), pattern);
    pattern.no_match_examples = examples(reader.list("no_match"), pattern);
    pattern.known_miss = examples(reader.list("known_miss"), pattern);
    pattern.known_false = examples(reader.list("known_false"), pattern);
    if (pattern.match_examples.count == 0) {
      build_.problems.add("a pattern needs an example that matches",
                          reader.find("match").value_or(*spot).opening());
    } else if (pattern.no_match_examples.count == 0) {
      build_.problems.add("a pattern needs an example that looks alike and does not match",
                          reader.find("no_match").value_or(*spot).opening());
    }
  }

  Range examples(const std::vector<Spot>& list, const Pattern& pattern) {
    std::vector<Example> examples;
    for (const Spot& spot : list) examples.push_back(example(spot, pattern));
    return RuleArena::append(build_.to.examples, examples);
  }

  Example example(Spot spot, const Pattern& pattern) {
    Example example;
    if (!spot.value->is_object()) {
      example.text = build_.keep(read_filled_string(build_.problems, spot, "an example"));
      build_.places.examples.push_back(spot.place());
      return example;
    }
    const ObjectReader reader(build_.problems, spot, "an example",
                              {"text", "line", "captures", "why", "origin"});
    const std::string_view key = reader.find("line") ? "line" : "text";
    example.text = build_.keep(reader.text(key));
    if (key == "line" && reader.find("text")) {
      build_.problems.add("an example has either 'text' or 'line'", spot.opening());
    }
    build_.places.examples.push_back(reader.find(key).value_or(spot).place());
    example.why = build_.keep(reader.text_or("why", ""));
    (void)reader.text_or("origin", "");
    if (const auto captures = reader.find("captures"))
      example.captures = expected(*captures, pattern);
    return example;
  }

  // The captures an example is expected to give.
  Range expected(Spot spot, const Pattern& pattern) {
    if (!spot.value->is_object()) build_.problems.add("'captures' must be an object", spot.place());
    std::vector<std::string_view> known;
    for (std::uint32_t i = 0; i < pattern.captures.count; ++i) {
      known.push_back(build_.to.capture_names[pattern.captures.begin + i].name);
    }
    std::vector<CaptureName> values;
    for (const JsonMember& member : spot.value->members) {
      if (std::find(known.begin(), known.end(), member.key) == known.end()) {
        build_.problems.add(fmt::format("the pattern has no capture '{}'", member.key),
                            spot.source->place(member.key_span), "",
                            did_you_mean(member.key, known));
      }
      const Spot value{spot.source, &member.value};
      const std::string_view text =
          read_string(build_.problems, value, ObjectReader::quoted(member.key));
      values.push_back({build_.keep(member.key), build_.keep(text), false, {}});
      build_.places.example_captures.push_back(value.place());
    }
    return RuleArena::append(build_.to.example_captures, values);
  }

  Build& build_;
  std::vector<std::string_view> capture_names_;
};

}  // namespace

void load_patterns(Build& build) {
  PatternLoader loader(build);
  for (const Entry& entry : build.from.patterns.entries()) {
    build.to.patterns.push_back(loader.pattern(entry));
    build.places.patterns.push_back(entry.id_spot.place());
  }
}

}  // namespace dtsdoctor
