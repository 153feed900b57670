// SPDX-License-Identifier: Apache-2.0
#include "facts/policy_binding.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kShortestTelling = 4;  // shorter policy names stand in file names by chance

// An attached policy of a list, and the documents that claim it.
struct Slot {
  const AttachmentsDocument* list;
  const AttachedPolicy* policy;
  std::vector<const PermissionDocument*> claims;
};

bool version_fits(const PermissionDocument& document, const AttachedPolicy& policy) {
  if (!document.is_in_force) return false;
  return document.version.empty() || policy.version.empty() || document.version == policy.version;
}

// A named document is about the policy of that name. Others are about custom policies: what system
// policies hold need not be asked for.
bool may_be(const PermissionDocument& document, const AttachedPolicy& policy) {
  if (!version_fits(document, policy)) return false;
  if (document.name.empty()) return !policy.is_system;
  return document.name == policy.name.text && document.is_system == policy.is_system;
}

bool file_names(const PermissionDocument& document, const AttachedPolicy& policy) {
  return policy.name.text.size() >= kShortestTelling &&
         lowered(document.input).find(lowered(policy.name.text)) != std::string::npos;
}

void claim(const PermissionDocument& document, std::vector<Slot>& slots) {
  std::vector<Slot*> fitting, named;
  for (Slot& slot : slots) {
    if (may_be(document, *slot.policy)) fitting.push_back(&slot);
  }
  for (Slot* slot : fitting) {
    if (file_names(document, *slot->policy)) named.push_back(slot);
  }
  // Of "dts-read" and "dts-read-vpc" the file name "dts-read-vpc.json" means the longer one.
  std::sort(named.begin(), named.end(), [](const Slot* a, const Slot* b) {
    return a->policy->name.text.size() > b->policy->name.text.size();
  });
  const bool by_file =
      !named.empty() && (named.size() == 1 ||
                         named[0]->policy->name.text.size() > named[1]->policy->name.text.size());
  if (fitting.size() == 1) {
    fitting[0]->claims.push_back(&document);
  } else if (by_file) {
    named[0]->claims.push_back(&document);
  }
}

// One document, or several of which only one says its name or is named by its file. A policy that
// was printed twice is one, and what is meant to be counts only where nothing shows what is.
const PermissionDocument* settle(Slot& slot) {
  const bool is_shown =
      std::any_of(slot.claims.begin(), slot.claims.end(),
                  [](const PermissionDocument* claim) { return !claim->is_meant; });
  if (is_shown)
    std::erase_if(slot.claims, [](const PermissionDocument* claim) { return claim->is_meant; });
  if (slot.claims.size() == 1) return slot.claims[0];
  const PermissionDocument* only = nullptr;
  for (const PermissionDocument* document : slot.claims) {
    if (document->name.empty() && !file_names(*document, *slot.policy)) continue;
    if (only != nullptr && only->policy.json != document->policy.json) return nullptr;
    if (only == nullptr) only = document;
  }
  return only;
}

}  // namespace

std::vector<std::vector<const PermissionDocument*>> bind_policies(
    const std::vector<const AttachmentsDocument*>& attached,
    const std::vector<PermissionDocument>& documents) {
  std::vector<Slot> slots;
  std::set<const AttachmentsDocument*> seen;
  for (const AttachmentsDocument* list : attached) {
    if (list == nullptr || !seen.insert(list).second) continue;
    for (const AttachedPolicy& policy : list->policies) slots.push_back({list, &policy, {}});
  }
  for (const PermissionDocument& document : documents) claim(document, slots);
  std::vector<std::vector<const PermissionDocument*>> out;
  for (const AttachmentsDocument* list : attached) {
    std::vector<const PermissionDocument*>& bound = out.emplace_back();
    for (Slot& slot : slots) {
      if (slot.list == list) bound.push_back(settle(slot));
    }
  }
  return out;
}

}  // namespace dtsdoctor
