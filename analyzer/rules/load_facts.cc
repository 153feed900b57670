// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "rules/build.h"
#include "rules/fact_types.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kUser = "user";
const std::vector<std::string_view> kFactOrigins = {"message", "diagnosis", "config", "ram",
                                                    "caller",  kUser,       "denial", "derived"};

// A text for programs, with {fact} placeholders.
std::string_view load_template(Build& build, const ObjectReader& reader, std::string_view key) {
  if (const auto spot = reader.find(key)) check_placeholders(build, *spot);
  return build.keep(reader.text_or(key, ""));
}

DocumentKind load_document(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a document",
                            {"command", "as", "then", "profile", "save_as"});
  DocumentKind document;
  document.id = build.keep(entry.id);
  document.command = load_argv(build, reader.list("command"), nullptr);
  document.as = load_words(build, reader, "as");
  document.then = load_words_if_given(build, reader, "then");
  document.profile = load_template(build, reader, "profile");
  document.save_as = load_template(build, reader, "save_as");
  return document;
}

FactDecl load_fact(Build& build, const Entry& entry) {
  const ObjectReader reader(
      build.problems, entry.spot, "a fact",
      {"key", "type", "values", "sensitivity", "from", "about", "derives_from", "obtain"});
  FactDecl fact;
  fact.key = build.keep(entry.id);
  fact.type = build.keep(reader.text("type"));
  if (const auto type = reader.find("type"); type && !is_fact_type(fact.type)) {
    report_unknown_word(build.problems, *type, "'type'", fact_types());
  }
  fact.values = load_strings(build, reader.list("values"), "a value");
  fact.sensitivity = reader.word_or("sensitivity", kSensitivities, Sensitivity::none);
  for (const Spot& spot : reader.list("from")) {
    const std::string_view from = read_string(build.problems, spot, "'from'");
    if (std::find(kFactOrigins.begin(), kFactOrigins.end(), from) == kFactOrigins.end()) {
      report_unknown_word(build.problems, spot, "'from'", kFactOrigins);
    }
    fact.from_user = fact.from_user || from == kUser;
  }
  fact.about = load_words(build, reader, "about");
  fact.derives_from = load_fact_refs(build, reader.list("derives_from"));
  if (const auto obtain = reader.find("obtain")) {
    fact.document = load_ref(build, *obtain, build.from.documents).value_or(0);
  }
  return fact;
}

void load_table(Build& build, const Entry& entry) {
  if (!entry.spot.value->is_object()) {
    return build.problems.add(fmt::format("table '{}' must be an object", entry.id),
                              entry.spot.place());
  }
  const std::string_view table = build.keep(entry.id);
  for (const JsonMember& member : entry.spot.value->members) {
    const Spot value{entry.spot.source, &member.value};
    const std::string_view text =
        read_string(build.problems, value, ObjectReader::quoted(member.key));
    build.to.table_rows.push_back({table, build.keep(member.key), build.keep(text)});
  }
}

}  // namespace

const std::vector<std::string_view>& fact_types() {
  static const std::vector<std::string_view> types = {"text", "account_id", "role_name",
                                                      "list", "boolean",    "time"};
  return types;
}

bool is_fact_type(std::string_view name) {
  return std::find(fact_types().begin(), fact_types().end(), name) != fact_types().end();
}

void load_facts(Build& build) {
  if (build.from.facts.entries().size() >= kNoFact) {
    build.problems.add("too many facts", build.from.facts.entries().back().id_spot.place());
    return;
  }
  for (const Entry& entry : build.from.facts.entries())
    build.to.facts.push_back(load_fact(build, entry));
  for (const Entry& entry : build.from.documents.entries()) {
    build.to.documents.push_back(load_document(build, entry));
  }
  for (const Entry& entry : build.from.tables.entries()) load_table(build, entry);
}

}  // namespace dtsdoctor
