// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the rows of the support matrix of cross-account tasks (knowledge/
// support_matrix.json) as later stages read them, flat like all rows of a RuleSet. They hold what
// pages say, also where pages disagree; who judges a task by them is facts/matrix_facts.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "rules/rule_parts.h"

namespace dtsdoctor {

// A documentation page that the matrix was read from.
struct MatrixPage {
  std::string_view id;
  Words name;
  Origin origin;
};

// How DTS reaches a database.
struct AccessMethod {
  std::string_view id;
  Words name;             // the console's
  Words brief;            // fits over a column
  bool is_cloud = false;  // Alibaba Cloud Instance: its values depend on the database type
  Range spellings;        // in strings: values of InstanceType
};

// How sure it is which values of the API stand for a database type.
enum class ApiMapping : std::uint8_t { documented, inferred, conflict, none };

// A row of the matrix; one without methods is a type that the API knows and the matrix lacks.
struct DatabaseType {
  std::string_view id;      // "source/mysql"
  std::string_view side;    // "source" or "destination"
  Words name;               // the console's
  bool is_default = false;  // what a request without EngineName means
  Range methods;            // in matrix_refs: of access_methods
  Range passed_as;          // in matrix_refs: methods under which the API wants its cloud instances
  Range engines;            // in strings: values of EngineName
  Range cloud_types;        // in strings: values of InstanceType for a cloud instance
  ApiMapping mapping = ApiMapping::documented;
  Range listed_on;         // in matrix_refs: of matrix_pages
  Range missing_on;        // in matrix_refs: pages with a matrix that lacks the row
  std::string_view since;  // the first edition that is known to have it, "2025-02"
  Words note;
};

enum class PairVerdict : std::uint8_t { listed, conditional, disputed };

// Two databases between which two-way synchronization works across accounts.
struct TwoWayPair {
  std::string_view id;
  Words name;
  std::uint32_t source = 0;       // in database_types
  std::uint32_t destination = 0;  // in database_types
  std::uint32_t method = 0;       // in access_methods, of both
  PairVerdict verdict = PairVerdict::listed;
  Range listed_on;  // in matrix_refs: of matrix_pages
  Words note;
};

// What holds for a whole part of the matrix.
struct MatrixNote {
  std::string_view id;
  std::string_view about;  // "source", "destination", "two-way" or "infrastructure"
  Words text;
  Range pages;  // in matrix_refs: of matrix_pages
};

// A kind of cloud that accounts belong to; tasks do not cross from one to another.
struct Infrastructure {
  std::string_view id;
  Words name;
};

struct Region {
  std::string_view id;  // "cn-hangzhou"
  Words name;
  std::uint32_t infrastructure = 0;  // in infrastructures
  bool mainland = false;             // on the Chinese mainland
  std::uint32_t page = 0;            // in matrix_pages
};

}  // namespace dtsdoctor
