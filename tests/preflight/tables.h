// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the tables of this folder describe cases as documents, statements and an error
// text; this turns a row into what the core takes. It decides nothing.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "catch.h"
#include "diagnose/failure_reader.h"
#include "facts/failed_lookup.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

namespace fs = std::filesystem;

struct Table {
  std::string name;
  std::string text;
  JsonValue root;
};

inline std::string text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value == nullptr ? "" : value->text;
}

// The tables whose rows describe cases of that kind ("findings" or "diagnoses").
inline std::vector<Table> tables(std::string_view kind) {
  std::vector<Table> out;
  for (const auto& entry :
       fs::directory_iterator(fs::path(DTSDOCTOR_SOURCE_DIR) / "tests/preflight")) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    Table table{entry.path().filename().string(), {std::istreambuf_iterator<char>(file), {}}, {}};
    Result<JsonValue> root = parse_json(Source(table.name, table.text));
    if (!root.ok()) FAIL(render(root.problem()));
    table.root = std::move(root).value();
    if (text_of(table.root, "kind") == kind) out.push_back(std::move(table));
  }
  std::sort(out.begin(), out.end(), [](const Table& a, const Table& b) { return a.name < b.name; });
  return out;
}

inline std::vector<std::string> texts_of(const JsonValue& object, std::string_view key) {
  std::vector<std::string> out;
  if (const JsonValue* list = object.find(key)) {
    for (const JsonValue& item : list->items) out.push_back(item.text);
  }
  return out;
}

// A document written as JSON is read as it stands in the table; one in a string is plain text.
inline void add_document(Case& to, const Table& table, const JsonMember& document) {
  const Span span = document.value.span;
  const Source source(document.key, document.value.is_string()
                                        ? document.value.text
                                        : table.text.substr(span.begin, span.end - span.begin));
  INFO(document.key);
  if (document.value.is_string()) {
    if (const auto refused = read_refused_attachments(source, builtin_rules()))
      return add(to, *refused);
    const std::optional<RoleDocument> missing = read_missing_role(source, builtin_rules());
    REQUIRE(missing);
    return add(to, *missing);
  }
  const Result<JsonValue> json = parse_json(source);
  REQUIRE(json.ok());
  std::optional<Document> read = read_document(*json, source, builtin_rules());
  REQUIRE(read);
  add(to, std::move(*read));
}

inline Case case_of(const Table& table, const JsonValue& row) {
  Case of;
  if (const JsonValue* documents = row.find("documents")) {
    for (const JsonMember& document : documents->members) add_document(of, table, document);
  }
  if (const std::string account = text_of(row, "account"); !account.empty())
    of.account = FactValue{account, std::nullopt};
  if (const JsonValue* facts = row.find("facts")) {
    for (const JsonMember& fact : facts->members) {
      REQUIRE(find_fact(builtin_rules(), fact.key) != kNoFact);
      of.statements[fact.key] = {fact.value.text, std::nullopt};
    }
  }
  return of;
}

// The failures that the error text of a row holds.
inline FailureGroups failures_of(const JsonValue& row) {
  const std::string error = text_of(row, "error");
  FailureReader reader(builtin_rules(), {});
  const auto source = read_memory(error);
  REQUIRE_FALSE(reader.read(*source, "error.log").problem);
  return reader.failures().groups();
}

}  // namespace dtsdoctor::testing
