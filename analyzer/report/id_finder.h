// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a failure that is shared outside should not tell whose it is. This finds what
// names an account and what belongs to it: by its shape (ARNs, ids of accounts and instances,
// 'user'@'host', addresses) and by the label in front of it, in the spellings in which logs carry
// them. It changes nothing, and leaves alone what everybody has: names that Alibaba Cloud gives
// itself, request ids, error codes, masked and left out values.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/id_label.h"
#include "base/source.h"

namespace dtsdoctor {

struct FoundId {
  Span span;
  IdKind kind = IdKind::account;
};

// What stands under this name, if it is such an id ("SourceEndpointRole", "role_name",
// "ram.role.name").
[[nodiscard]] std::optional<IdKind> id_kind_of_label(std::string_view name);

// Is the value no one's in particular ("root", "AliyunDTSDefaultRole", "1646****", "${user}")?
[[nodiscard]] bool is_common_name(std::string_view value);

// Appends to `found`, in no order and maybe overlapping. Linear time.
void find_shaped_ids(std::string_view text, std::vector<FoundId>& found);
void find_labelled_ids(std::string_view text, std::vector<FoundId>& found);

// Both, what a shape tells first.
[[nodiscard]] std::vector<FoundId> told_ids(std::string_view text);

}  // namespace dtsdoctor
