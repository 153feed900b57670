// SPDX-License-Identifier: Apache-2.0
#include "rules/build.h"

namespace dtsdoctor {
namespace {

Range load_names(Build& build, const ObjectReader& reader, std::string_view key) {
  return load_strings(build, reader.list(key), ObjectReader::quoted(key));
}

// "source", "destination" or, where it is not given, empty.
std::string_view load_side(Build& build, const ObjectReader& reader) {
  const std::string_view side = build.keep(reader.text_or("side", ""));
  const auto spot = reader.find("side");
  if (spot && !side.empty() && side != "source" && side != "destination")
    report_unknown_word(build.problems, *spot, "'side'", {"source", "destination"});
  return side;
}

ConfigField load_field(Build& build, const Entry& entry) {
  const ObjectReader reader(
      build.problems, entry.spot, "a config field",
      {"key", "side", "fact", "detail", "terraform", "nested", "console", "secret", "weak"});
  ConfigField field;
  field.key = build.keep(entry.id);
  field.detail = build.keep(reader.text_or("detail", ""));
  field.side = load_side(build, reader);
  if (const auto fact = reader.find("fact")) field.fact = load_fact_ref(build, *fact);
  field.secret = reader.boolean_or("secret", false);
  field.weak = reader.boolean_or("weak", false);
  field.terraform = load_names(build, reader, "terraform");
  field.nested = load_names(build, reader, "nested");
  field.console = load_names(build, reader, "console");
  return field;
}

ConfigValue load_value(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a config value",
                            {"says", "fact", "means", "instance_type"});
  ConfigValue value;
  value.says = build.keep(entry.id);
  if (const auto fact = reader.need("fact")) value.fact = load_fact_ref(build, *fact);
  value.means = build.keep(reader.text_or("means", ""));
  value.instance_type = build.keep(reader.text_or("instance_type", ""));
  return value;
}

ConfigKind load_kind(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a config kind", {"name", "job_type"});
  return {build.keep(entry.id), build.keep(reader.text_or("job_type", ""))};
}

ConfigSection load_section(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a config section", {"label", "side"});
  (void)reader.need("side");
  return {build.keep(entry.id), load_side(build, reader)};
}

}  // namespace

void load_config(Build& build) {
  for (const Entry& entry : build.from.config_fields.entries())
    build.to.config_fields.push_back(load_field(build, entry));
  for (const Entry& entry : build.from.config_values.entries())
    build.to.config_values.push_back(load_value(build, entry));
  for (const Entry& entry : build.from.config_kinds.entries())
    build.to.config_kinds.push_back(load_kind(build, entry));
  for (const Entry& entry : build.from.config_sections.entries())
    build.to.config_sections.push_back(load_section(build, entry));
}

}  // namespace dtsdoctor
