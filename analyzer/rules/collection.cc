// SPDX-License-Identifier: Apache-2.0
#include "rules/collection.h"

#include <algorithm>
#include <utility>

namespace dtsdoctor {
namespace {

constexpr std::string_view kSchemas[] = {
    "dtsdoctor-patterns/1",    "dtsdoctor-causes/1",     "dtsdoctor-fixes/1",
    "dtsdoctor-facts/1",       "dtsdoctor-predicates/1", "dtsdoctor-config/1",
    "dtsdoctor-bundle/1",      "dtsdoctor-preflight/1",  "dtsdoctor-accounts/1",
    "dtsdoctor-permissions/1", "dtsdoctor-matrix/1",     "dtsdoctor-tables/1",
    "dtsdoctor-blocks/1"};

class Collector {
 public:
  Collector(FirstProblem& problems, RuleCollection& to) : problems_(problems), to_(to) {}

  void add_file(const RuleFile& file) {
    Source source(file.name, file.text);
    Result<JsonValue> root = parse_json(source);
    if (!root.ok()) return problems_.add(root.problem());
    document_ = &to_.documents_read.emplace_back(
        RuleDocument{std::move(source), std::move(root).value(), file.level});
    const Spot spot{&document_->source, &document_->root};
    const JsonValue* schema = spot.value->find("schema");
    if (!spot.value->is_object() || schema == nullptr) {
      return problems_.add("this is no rule file", spot.opening(),
                           "a rule file is an object with a \"schema\"",
                           "put files that are no rules elsewhere");
    }
    dispatch(spot, {spot.source, schema});
  }

  // When all files were added.
  void read_all_blocks() {
    Blocks shared;
    for (const auto& [spot, level] : shared_blocks_)
      read_blocks(problems_, spot, level, to_.blocks, shared);
    for (PatternFile& file : to_.pattern_files) {
      file.blocks = seen_from(file.level, shared);
      if (file.own_blocks)
        read_blocks(problems_, *file.own_blocks, file.level, to_.blocks, file.blocks);
    }
  }

 private:
  void dispatch(Spot root, Spot schema_spot) {
    const std::string_view schema = read_string(problems_, schema_spot, "'schema'");
    if (schema == "dtsdoctor-patterns/1") return add_patterns(root);
    if (schema == "dtsdoctor-blocks/1") return add_shared_blocks(root);
    if (schema == "dtsdoctor-causes/1") return add_list(root, "causes", "id", to_.causes);
    if (schema == "dtsdoctor-fixes/1") return add_list(root, "fixes", "id", to_.fixes);
    if (schema == "dtsdoctor-accounts/1") return add_list(root, "tables", "id", to_.account_tables);
    if (schema == "dtsdoctor-preflight/1") return add_list(root, "rules", "id", to_.preflight);
    if (schema == "dtsdoctor-config/1") return add_config(root);
    if (schema == "dtsdoctor-predicates/1") {
      const ObjectReader reader(problems_, root, "a predicate file", {"schema", "predicates"});
      return add_named(reader, "predicates", to_.predicates);
    }
    if (schema == "dtsdoctor-tables/1") {
      const ObjectReader reader(problems_, root, "a file of tables", {"schema", "tables"});
      return add_named(reader, "tables", to_.tables);
    }
    if (schema == "dtsdoctor-facts/1") {
      const ObjectReader reader(problems_, root, "a fact file", {"schema", "documents", "facts"});
      add_named(reader, "documents", to_.documents);
      return add_items(reader.list("facts"), "key", to_.facts);
    }
    if (schema == "dtsdoctor-permissions/1") {
      const ObjectReader reader(problems_, root, "a permission file",
                                {"schema", "required_actions", "system_policies"});
      add_items(reader.list("required_actions"), "id", to_.required_actions);
      return add_items(reader.list("system_policies"), "name", to_.system_policies);
    }
    if (schema == "dtsdoctor-matrix/1") return add_matrix(root);
    if (schema == "dtsdoctor-bundle/1") return add_bundle(root);
    report_schema(schema_spot, schema);
  }

  void report_schema(Spot spot, std::string_view schema) {
    const std::string_view name = schema.substr(0, schema.find('/'));
    for (const std::string_view known : kSchemas) {
      if (name != known.substr(0, known.find('/'))) continue;
      return problems_.add(fmt::format("this version of {} is not supported", name), spot.place(),
                           fmt::format("this program reads \"{}\"", known));
    }
    report_unknown_word(problems_, spot, "'schema'", {std::begin(kSchemas), std::end(kSchemas)});
  }

  void add_config(Spot root) {
    const ObjectReader reader(problems_, root, "a config field file",
                              {"schema", "fields", "values", "kinds", "sections"});
    (void)reader.need("fields");
    add_items(reader.list("fields"), "key", to_.config_fields);
    add_items(reader.list("values"), "says", to_.config_values);
    add_items(reader.list("kinds"), "name", to_.config_kinds);
    add_items(reader.list("sections"), "label", to_.config_sections);
  }

  void add_bundle(Spot root) {
    const ObjectReader reader(problems_, root, "a bundle file", {"schema", "date"});
    const std::optional<Spot> date = reader.need("date");
    if (!date) return;
    (void)read_filled_string(problems_, *date, "'date'");
    if (to_.bundle && bundle_level_ == document_->level) {
      return problems_.add("the bundle's date is given twice", date->place(),
                           given_at(*to_.bundle));
    }
    bundle_level_ = document_->level;
    to_.bundle = date;
  }

  void add_patterns(Spot root) {
    const ObjectReader reader(problems_, root, "a pattern file",
                              {"schema", "area", "blocks", "patterns"});
    PatternFile& file = to_.pattern_files.emplace_back();
    file.area = reader.text("area");
    file.level = document_->level;
    file.own_blocks = reader.find("blocks");
    (void)reader.need("patterns");
    add_items(reader.list("patterns"), "id", to_.patterns, &file);
  }

  void add_shared_blocks(Spot root) {
    const ObjectReader reader(problems_, root, "a file of blocks", {"schema", "blocks"});
    if (const auto blocks = reader.need("blocks"))
      shared_blocks_.emplace_back(*blocks, document_->level);
  }

  void add_matrix(Spot root) {
    const std::pair<std::string_view, EntryTable*> lists[] = {
        {"pages", &to_.matrix_pages},   {"methods", &to_.access_methods},
        {"types", &to_.database_types}, {"two_way", &to_.two_way_pairs},
        {"notes", &to_.matrix_notes},   {"infrastructures", &to_.infrastructures},
        {"regions", &to_.regions}};
    const ObjectReader reader(
        problems_, root, "a support matrix",
        {"schema", "pages", "methods", "types", "two_way", "notes", "infrastructures", "regions"});
    for (const auto& [list, table] : lists) add_items(reader.list(list), "id", *table);
  }

  void add_list(Spot root, std::string_view list, std::string_view id_key, EntryTable& table) {
    const std::string what = fmt::format("a {} file", table.kind());
    const ObjectReader reader(problems_, root, what, {"schema", list});
    (void)reader.need(list);
    add_items(reader.list(list), id_key, table);
  }

  void add_items(const std::vector<Spot>& items, std::string_view id_key, EntryTable& table,
                 const PatternFile* file = nullptr) {
    const std::string what = fmt::format("a {}", table.kind());
    for (const Spot& item : items) {
      if (!item.value->is_object()) {
        problems_.add(fmt::format("{} must be an object", what), item.place());
        continue;
      }
      const JsonValue* id = item.value->find(id_key);
      if (id == nullptr) {
        problems_.add(fmt::format("{} needs '{}'", what, id_key), item.opening());
        continue;
      }
      Entry entry;
      entry.id_spot = {item.source, id};
      entry.id = read_filled_string(problems_, entry.id_spot, ObjectReader::quoted(id_key));
      entry.spot = item;
      entry.level = document_->level;
      entry.file = file;
      const JsonValue* rev = file != nullptr ? item.value->find("rev") : nullptr;
      if (rev != nullptr) entry.rev = read_count(problems_, {item.source, rev}, "'rev'");
      table.add(problems_, entry);
    }
  }

  // Members of an object whose keys are the ids.
  void add_named(const ObjectReader& reader, std::string_view key, EntryTable& table) {
    const std::optional<Spot> spot = reader.find(key);
    if (!spot) return;
    if (!spot->value->is_object()) {
      return problems_.add(fmt::format("'{}' must be an object", key), spot->place());
    }
    for (const JsonMember& member : spot->value->members) {
      const Spot value{spot->source, &member.value};
      table.add(problems_, {member.key, value, value, 1, document_->level, nullptr});
    }
  }

  static std::string given_at(Spot spot) {
    const Place place = spot.place();
    return fmt::format("it is also given at {}:{}", place.input, place.line);
  }

  FirstProblem& problems_;
  RuleCollection& to_;
  RuleDocument* document_ = nullptr;
  std::vector<std::pair<Spot, int>> shared_blocks_;  // and their levels
  int bundle_level_ = 0;
};

}  // namespace

void EntryTable::add(FirstProblem& problems, const Entry& entry) {
  const auto [known, is_new] =
      index_.try_emplace(entry.id, static_cast<std::uint32_t>(entries_.size()));
  if (is_new) {
    entries_.push_back(entry);
    return;
  }
  Entry& earlier = entries_[known->second];
  const Place place = earlier.id_spot.place();
  if (earlier.level == entry.level) {
    problems.add(fmt::format("{} '{}' is defined twice", kind_, entry.id), entry.id_spot.place(),
                 fmt::format("it is also defined at {}:{}", place.input, place.line),
                 "give one of them another id");
  } else if (entry.rev < earlier.rev) {
    problems.add(fmt::format("{} '{}' would be replaced by an older one", kind_, entry.id),
                 entry.id_spot.place(),
                 fmt::format("this is rev {}, that of {}:{} is rev {}", entry.rev, place.input,
                             place.line, earlier.rev),
                 fmt::format("compare the two and set \"rev\" to {} or more", earlier.rev));
  } else {
    earlier = entry;
  }
}

void EntryTable::sort_by_id() {
  std::sort(entries_.begin(), entries_.end(),
            [](const Entry& a, const Entry& b) { return a.id < b.id; });
  for (std::uint32_t i = 0; i < entries_.size(); ++i) index_[entries_[i].id] = i;
}

std::optional<std::uint32_t> EntryTable::find(std::string_view id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string_view> EntryTable::names() const {
  std::vector<std::string_view> names;
  for (const Entry& entry : entries_) names.push_back(entry.id);
  return names;
}

std::unique_ptr<RuleCollection> collect_rules(FirstProblem& problems,
                                              std::span<const RuleFile* const> files) {
  auto collection = std::make_unique<RuleCollection>();
  Collector collector(problems, *collection);
  for (const RuleFile* file : files) collector.add_file(*file);
  collector.read_all_blocks();
  collection->facts.sort_by_id();
  return collection;
}

}  // namespace dtsdoctor
