// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: which endpoint a RAM document is about. A role's document says it by its ARN, a
// list of policies by the command that printed it or by the name of its file. What could be about
// several endpoints is given to none, unless they name the same role. It reads no document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/case.h"

namespace dtsdoctor {

// What the task names as the owner of an end and as the role there; null if it does not.
[[nodiscard]] const FactValue* owner_of(const TaskDocument& task, std::string_view side);
[[nodiscard]] const FactValue* role_of(const TaskDocument& task, std::string_view side);

// Are both known and the same, whatever the case of their letters and the blanks around them?
[[nodiscard]] bool is_same(const std::optional<FactValue>& a, const FactValue* b);

// Do they say the same, as two copies of a file do? Then it does not matter which one counts.
[[nodiscard]] bool say_the_same(const RoleDocument& a, const RoleDocument& b);
[[nodiscard]] bool say_the_same(const AttachmentsDocument& a, const AttachmentsDocument& b);

// The words of a file name, lower case: "case/src-role.json" gives case, src, role, json.
[[nodiscard]] std::vector<std::string> words_of(const std::string& name);

// 1 if the file name says that side, -1 if it says the other, else 0. Documents that
// ListPoliciesForRole prints do not name their role, so the name is all there is.
[[nodiscard]] int side_hint(const std::string& name, std::string_view side);

// Gives each document to the unit it fits best, and to those that name the same role. What is meant
// to be goes only to those whose role it names, and counts where nothing shows what is.
void assign_roles(const std::vector<const RoleDocument*>& documents, std::vector<Unit>& units);
void assign_attachments(const std::vector<const AttachmentsDocument*>& documents,
                        std::vector<Unit>& units);

}  // namespace dtsdoctor
