// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "rules/build.h"

namespace dtsdoctor {
namespace {

const std::vector<std::string_view> kSides = {"source", "destination"};
const std::vector<std::string_view> kNoteSubjects = {"source", "destination", "two-way",
                                                     "infrastructure"};

std::string_view load_word(Build& build, const ObjectReader& reader, std::string_view key,
                           const std::vector<std::string_view>& known) {
  const std::string_view word = reader.text(key);
  const std::optional<Spot> spot = reader.find(key);
  if (spot && spot->value->is_string() &&
      std::find(known.begin(), known.end(), word) == known.end())
    report_unknown_word(build.problems, *spot, ObjectReader::quoted(key), known);
  return build.keep(word);
}

Range load_matrix_refs(Build& build, const ObjectReader& reader, std::string_view key,
                       const EntryTable& table) {
  return RuleArena::append(build.to.matrix_refs, load_refs(build, reader.list(key), table));
}

// The index of the one entry that `key` must name; 0 if it is reported.
std::uint32_t load_index(Build& build, const ObjectReader& reader, std::string_view key,
                         const EntryTable& table) {
  const std::optional<Spot> spot = reader.need(key);
  return spot ? load_ref(build, *spot, table).value_or(0) : 0;
}

MatrixPage load_page(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a page", {"id", "name", "origin"});
  MatrixPage page;
  page.id = build.keep(entry.id);
  page.name = load_words(build, reader, "name");
  (void)reader.need("origin");
  page.origin = load_origin(build, reader);
  return page;
}

AccessMethod load_method(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "an access method",
                            {"id", "name", "brief", "is_cloud", "spellings"});
  AccessMethod method;
  method.id = build.keep(entry.id);
  method.name = load_words(build, reader, "name");
  method.brief = load_words(build, reader, "brief");
  method.is_cloud = reader.boolean_or("is_cloud", false);
  method.spellings = load_strings(build, reader.list("spellings"), "an instance type");
  return method;
}

DatabaseType load_type(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a database type",
                            {"id", "side", "name", "is_default", "methods", "passed_as", "engines",
                             "cloud_types", "mapping", "listed_on", "missing_on", "since", "note"});
  DatabaseType type;
  type.id = build.keep(entry.id);
  type.side = load_word(build, reader, "side", kSides);
  type.name = load_words(build, reader, "name");
  type.is_default = reader.boolean_or("is_default", false);
  (void)reader.need("methods");
  type.methods = load_matrix_refs(build, reader, "methods", build.from.access_methods);
  type.passed_as = load_matrix_refs(build, reader, "passed_as", build.from.access_methods);
  type.engines = load_strings(build, reader.list("engines"), "an engine name");
  type.cloud_types = load_strings(build, reader.list("cloud_types"), "an instance type");
  type.mapping = reader.word("mapping", kApiMappings);
  if (type.mapping != ApiMapping::none && type.engines.count == 0) {
    build.problems.add("a database type with a mapping needs 'engines'", entry.id_spot.place(), "",
                       "name them, or set \"mapping\" to \"none\"");
  }
  type.listed_on = load_matrix_refs(build, reader, "listed_on", build.from.matrix_pages);
  type.missing_on = load_matrix_refs(build, reader, "missing_on", build.from.matrix_pages);
  type.since = build.keep(reader.text_or("since", ""));
  type.note = load_words_if_given(build, reader, "note");
  return type;
}

TwoWayPair load_pair(Build& build, const Entry& entry) {
  const ObjectReader reader(
      build.problems, entry.spot, "a two-way pair",
      {"id", "name", "source", "destination", "method", "verdict", "listed_on", "note"});
  TwoWayPair pair;
  pair.id = build.keep(entry.id);
  pair.name = load_words(build, reader, "name");
  pair.source = load_index(build, reader, "source", build.from.database_types);
  pair.destination = load_index(build, reader, "destination", build.from.database_types);
  pair.method = load_index(build, reader, "method", build.from.access_methods);
  pair.verdict = reader.word("verdict", kPairVerdicts);
  pair.listed_on = load_matrix_refs(build, reader, "listed_on", build.from.matrix_pages);
  pair.note = load_words_if_given(build, reader, "note");
  return pair;
}

MatrixNote load_note(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a note", {"id", "about", "text", "pages"});
  MatrixNote note;
  note.id = build.keep(entry.id);
  note.about = load_word(build, reader, "about", kNoteSubjects);
  note.text = load_words(build, reader, "text");
  note.pages = load_matrix_refs(build, reader, "pages", build.from.matrix_pages);
  return note;
}

Infrastructure load_infrastructure(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "an infrastructure", {"id", "name"});
  return {build.keep(entry.id), load_words(build, reader, "name")};
}

Region load_region(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a region",
                            {"id", "name", "infrastructure", "mainland", "page"});
  Region region;
  region.id = build.keep(entry.id);
  region.name = load_words(build, reader, "name");
  region.infrastructure = load_index(build, reader, "infrastructure", build.from.infrastructures);
  (void)reader.need("mainland");
  region.mainland = reader.boolean_or("mainland", false);
  region.page = load_index(build, reader, "page", build.from.matrix_pages);
  return region;
}

template <typename Row>
void load_table(Build& build, const EntryTable& from, std::vector<Row>& to,
                Row (*load)(Build&, const Entry&)) {
  for (const Entry& entry : from.entries()) to.push_back(load(build, entry));
}

}  // namespace

void load_matrix(Build& build) {
  load_table(build, build.from.matrix_pages, build.to.matrix_pages, load_page);
  load_table(build, build.from.access_methods, build.to.access_methods, load_method);
  load_table(build, build.from.database_types, build.to.database_types, load_type);
  load_table(build, build.from.two_way_pairs, build.to.two_way_pairs, load_pair);
  load_table(build, build.from.matrix_notes, build.to.matrix_notes, load_note);
  load_table(build, build.from.infrastructures, build.to.infrastructures, load_infrastructure);
  load_table(build, build.from.regions, build.to.regions, load_region);
}

}  // namespace dtsdoctor
