// SPDX-License-Identifier: Apache-2.0
#include "rules/build.h"

#include <algorithm>

#include "rules/placeholders.h"

namespace dtsdoctor {
namespace {

void report_unknown(Build& build, std::string_view kind, std::string_view id, Place where,
                    const std::vector<std::string_view>& known) {
  build.problems.add(fmt::format("there is no {} '{}'", kind, id), std::move(where), "",
                     did_you_mean(id, known));
}

}  // namespace

void check_placeholders(Build& build, Spot spot, const ArtifactNames* artifacts) {
  const std::string_view text = spot.value->text;
  for (const Placeholder& hole : placeholders_in(text)) {
    if (hole.kind == Placeholder::Kind::words) {
      if (!hole.words.en.empty()) continue;
      build.problems.add("words for people stand here in English and Chinese",
                         spot.inside(hole.begin, hole.end), "",
                         "write {en:the words|zh:这些词}, without braces in them");
    } else if (hole.kind == Placeholder::Kind::fact) {
      if (build.from.facts.find(hole.name)) continue;
      report_unknown(build, "fact", hole.name, spot.inside(hole.begin, hole.end),
                     build.from.facts.names());
    } else {
      const ArtifactNames known = artifacts != nullptr ? *artifacts : ArtifactNames();
      if (std::find(known.begin(), known.end(), hole.name) != known.end()) continue;
      report_unknown(build, "artifact", hole.name, spot.inside(hole.begin, hole.end), known);
    }
  }
}

Words load_words(Build& build, Spot spot, std::string_view name) {
  const ObjectReader reader(build.problems, spot, name, {"en", "zh"});
  Words words;
  words.en = build.keep(reader.text("en"));
  words.zh = build.keep(reader.text_or("zh", ""));
  if (const auto en = reader.find("en")) check_placeholders(build, *en);
  if (const auto zh = reader.find("zh")) check_placeholders(build, *zh);
  return words;
}

Words load_words(Build& build, const ObjectReader& reader, std::string_view key) {
  const std::optional<Spot> spot = reader.need(key);
  return spot ? load_words(build, *spot, ObjectReader::quoted(key)) : Words();
}

Words load_words_if_given(Build& build, const ObjectReader& reader, std::string_view key) {
  return reader.find(key) ? load_words(build, reader, key) : Words();
}

Origin load_origin(Build& build, const ObjectReader& reader) {
  Origin origin;
  const std::optional<Spot> spot = reader.find("origin");
  if (!spot) return origin;
  const ObjectReader fields(build.problems, *spot, "'origin'", {"kind", "url", "captured"});
  origin.kind = fields.word("kind", kOriginKinds);
  origin.url = build.keep(fields.text_or("url", ""));
  origin.captured = build.keep(fields.text_or("captured", ""));
  return origin;
}

Range load_strings(Build& build, const std::vector<Spot>& list, std::string_view name) {
  std::vector<std::string_view> strings;
  for (const Spot& spot : list)
    strings.push_back(build.keep(read_filled_string(build.problems, spot, name)));
  return RuleArena::append(build.to.strings, strings);
}

Range load_argv(Build& build, const std::vector<Spot>& list, const ArtifactNames* artifacts) {
  std::vector<std::string_view> arguments;
  for (const Spot& spot : list) {
    // An argument may well be empty.
    arguments.push_back(build.keep(read_string(build.problems, spot, "an argument of a command")));
    check_placeholders(build, spot, artifacts);
  }
  return RuleArena::append(build.to.strings, arguments);
}

std::optional<std::uint32_t> load_ref(Build& build, Spot spot, const EntryTable& table) {
  const std::string_view id =
      read_string(build.problems, spot, fmt::format("the id of a {}", table.kind()));
  const std::optional<std::uint32_t> index = table.find(id);
  if (!index) report_unknown(build, table.kind(), id, spot.place(), table.names());
  return index;
}

std::vector<std::uint32_t> load_refs(Build& build, const std::vector<Spot>& list,
                                     const EntryTable& table) {
  std::vector<std::uint32_t> refs;
  for (const Spot& spot : list) {
    const std::uint32_t index = load_ref(build, spot, table).value_or(0);
    if (std::find(refs.begin(), refs.end(), index) != refs.end()) {
      build.problems.add(fmt::format("{} '{}' is given twice", table.kind(), spot.value->text),
                         spot.place());
    }
    refs.push_back(index);
  }
  return refs;
}

FactId load_fact_ref(Build& build, Spot spot) {
  const std::optional<std::uint32_t> index = load_ref(build, spot, build.from.facts);
  return index ? static_cast<FactId>(*index) : kNoFact;
}

Range load_fact_refs(Build& build, const std::vector<Spot>& list) {
  std::vector<FactId> facts;
  for (const Spot& spot : list) facts.push_back(load_fact_ref(build, spot));
  return RuleArena::append(build.to.fact_refs, facts);
}

void require_list_fact(Build& build, Spot spot, FactId fact) {
  if (fact == kNoFact || build.to.facts[fact].type == "list") return;
  build.problems.add(fmt::format("fact '{}' is no list", build.to.facts[fact].key), spot.place(),
                     fmt::format("it is declared as '{}'", build.to.facts[fact].type));
}

}  // namespace dtsdoctor
