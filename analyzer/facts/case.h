// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a Case is the unit of work: the documents and statements that belong to one
// failed task. A run is one case; a ticket will be one; a scan is many. Nothing joins facts across
// cases. It holds what was read and concludes nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/documents.h"

namespace dtsdoctor {

struct Case {
  std::vector<TaskDocument> tasks;
  std::vector<RoleDocument> roles;
  std::vector<RoleListDocument> role_lists;
  std::vector<AttachmentsDocument> attachments;
  std::vector<IdentityDocument> identities;
  std::vector<PermissionDocument> permissions;
  std::vector<UserDocument> users;
  std::vector<VariablesDocument> variables;
  std::optional<FactValue> account;             // --account: the account that creates the task
  std::map<std::string, FactValue> statements;  // --fact KEY=VALUE
};

// Is there a configuration or a document of a role?
[[nodiscard]] bool has_documents(const Case& of);

// Adds a document to where it belongs. Variables are filled into the tasks that use them.
void add(Case& to, Document document);

// What one judgement sees: one endpoint of one task, with the documents that belong to it. Pointers
// point into the Case and may be null.
struct Unit {
  const TaskDocument* task = nullptr;
  std::string side;  // "source", "destination"; empty: not known or none
  const RoleDocument* role = nullptr;
  std::vector<const RoleDocument*> default_roles;  // AliyunDTSDefaultRole, of any account
  const AttachmentsDocument* attachments = nullptr;
  const AttachmentsDocument* default_attachments = nullptr;  // of AliyunDTSDefaultRole
  std::vector<const PermissionDocument*> policies;  // beside attachments->policies; null: not given
  const IdentityDocument* creator = nullptr;
  const IdentityDocument* owner = nullptr;  // identity of the endpoint's owner
};

// The units of a case: each cross-account endpoint of each task with the role document whose ARN
// fits it. A task without such an endpoint is one unit without a side, or, where the user said
// whose an instance is, one for each end; without any task each role document is one. Documents
// that fit no endpoint, or several equally, are left out.
[[nodiscard]] std::vector<Unit> units_of(const Case& of);

// The same with a unit for both endpoints of each task, also for one that is not cross-account (it
// gets no RAM documents): what a check before anything failed looks at.
[[nodiscard]] std::vector<Unit> endpoints_of(const Case& of);

// Is the endpoint of that side cross-account: is an owner or a role configured?
[[nodiscard]] bool is_cross_account(const TaskDocument& task, std::string_view side);

}  // namespace dtsdoctor
