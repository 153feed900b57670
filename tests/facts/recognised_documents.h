// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tests of what stands around a document read it and look whether it is all there,
// each value where it stands. These do both.
#pragma once

#include <string>
#include <vector>

#include "catch.h"
#include "facts/ram_documents.h"
#include "facts/recognise.h"

namespace dtsdoctor::testing {

inline Recognised documents_in(const std::string& text) {
  Result<Recognised> found = recognise(Source("x", text), builtin_rules(), {});
  return found.ok() ? std::move(*found) : Recognised();
}

template <typename T>
std::vector<T> all(const Recognised& found) {
  std::vector<T> out;
  for (const Document& document : found.documents) {
    if (const T* one = std::get_if<T>(&document)) out.push_back(*one);
  }
  return out;
}

inline const std::string kGetRole = get_role(trusting(kCreator));

// The role with its account and the account it trusts, each read where it stands in the text.
inline void check_role(const std::string& text) {
  INFO(text);
  const Recognised found = documents_in(text);
  const auto roles = all<RoleDocument>(found);
  REQUIRE(roles.size() == 1);
  CHECK(found.documents.size() == 1);
  CHECK_FALSE(found.is_failure_too);
  REQUIRE(roles[0].arn);
  CHECK(roles[0].arn->text == "acs:ram::" + kOwner + ":role/ram-for-dts");
  CHECK(roles[0].arn->place->column == text.find("acs:ram::" + kOwner) + 1);
  CHECK(roles[0].owner_id->place->column == text.find(kOwner) + 1);
  REQUIRE(roles[0].trust);
  REQUIRE(roles[0].trust->statements.size() == 1);
  const FactValue& service = roles[0].trust->statements[0].services.at(0);
  CHECK(service.text == kCreator + "@dts.aliyuncs.com");
  REQUIRE(service.place);
  CHECK(service.place->column == text.find(kCreator, text.find("Service")) + 1);
}

}  // namespace dtsdoctor::testing
