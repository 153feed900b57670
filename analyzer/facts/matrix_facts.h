// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether DTS can reach a database of another account is documented as a matrix of
// database types and access methods, while a configuration holds values of the API or labels of the
// console. This finds the cell of each endpoint, the pair both endpoints make, and what kind of
// cloud their regions are. Where the documentation maps a value to no type it says not_mappable; it
// never takes "not found" for "not supported". Source: knowledge/support_matrix.json.
#pragma once

#include <string_view>

#include "facts/documents.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// Adds region_class and region_is_mainland of both ends: those of `side` as endpoint.*, else of the
// source.
void add_region_facts(Facts& facts, const TaskDocument& task, std::string_view side);

// Adds endpoint.matrix.* of one side of `task`.
void add_matrix_facts(Facts& facts, const TaskDocument& task, std::string_view side);

}  // namespace dtsdoctor
