// SPDX-License-Identifier: Apache-2.0
#include "facts/terraform_evidence.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "facts/attachment_lists.h"

namespace dtsdoctor {
namespace {

const JsonValue* member(const JsonValue* object, std::string_view key) {
  return object == nullptr ? nullptr : object->find(key);
}

std::string text_of(const JsonValue* value) {
  return value != nullptr && value->is_string() ? value->text : "";
}

class StateReader {
 public:
  explicit StateReader(const Source& source) : source_(source), attached_(source.name(), false) {}

  std::vector<Document> read(const JsonValue& root) {
    const JsonValue* resources = root.find("resources");
    if (resources != nullptr && root.find("lineage") != nullptr) {
      find_provider_of_tasks(*resources);
      for (const JsonValue& resource : resources->items) read_state_resource(resource);
    } else if (const JsonValue* modules = root.find("modules");
               modules != nullptr && root.find("serial") != nullptr) {
      for (const JsonValue& module : modules->items) read_old_module(module);
    } else {
      const JsonValue* prior = root.find("prior_state");
      const JsonValue* values =
          root.find("planned_values") != nullptr ? member(prior, "values") : root.find("values");
      read_module(member(values, "root_module"));
    }
    attached_.move_to(out_);
    return std::move(out_);
  }

 private:
  // A configuration may have a provider for each account.
  void find_provider_of_tasks(const JsonValue& resources) {
    for (const JsonValue& resource : resources.items) {
      if (text_of(resource.find("type")).starts_with("alicloud_dts_") && provider_.empty())
        provider_ = text_of(resource.find("provider"));
    }
  }

  void read_state_resource(const JsonValue& resource) {
    const JsonValue* instances = resource.find("instances");
    if (instances == nullptr) return;
    const std::string provider = text_of(resource.find("provider"));
    const bool is_of_tasks = provider_.empty() || provider == provider_;
    for (const JsonValue& instance : instances->items) {
      const JsonValue* values = instance.find("attributes");
      if (values != nullptr && instance.find("deposed") == nullptr)
        read_values(resource, *values, is_of_tasks);
    }
  }

  // States before Terraform 0.12: an address says whether it is data, a resource has no mode.
  void read_old_module(const JsonValue& module) {
    const JsonValue* resources = module.find("resources");
    if (resources == nullptr) return;
    for (const JsonMember& resource : resources->members) {
      const JsonValue* values = member(resource.value.find("primary"), "attributes");
      if (values == nullptr) continue;
      const std::string type = text_of(resource.value.find("type"));
      add_of_type(type, resource.key.starts_with("data."), *values, true);
    }
  }

  void read_module(const JsonValue* module) {
    if (const JsonValue* resources = member(module, "resources")) {
      for (const JsonValue& resource : resources->items) {
        if (const JsonValue* values = resource.find("values")) read_values(resource, *values, true);
      }
    }
    if (const JsonValue* children = member(module, "child_modules")) {
      for (const JsonValue& child : children->items) read_module(&child);
    }
  }

  void read_values(const JsonValue& resource, const JsonValue& values, bool is_of_tasks) {
    add_of_type(text_of(resource.find("type")), text_of(resource.find("mode")) == "data", values,
                is_of_tasks);
  }

  void add_of_type(const std::string& type, bool is_data, const JsonValue& values,
                   bool is_of_tasks) {
    if (is_data) {
      if (type == "alicloud_caller_identity" && is_of_tasks) add_identity(values, "account_id");
      if (type == "alicloud_account" && is_of_tasks) add_identity(values, "id");
      if (type == "alicloud_ram_roles") add_roles(values);
    } else if (type == "alicloud_ram_role") {
      add_role(values);
    } else if (type == "alicloud_ram_policy") {
      add_policy(values);
    } else if (type == "alicloud_ram_role_policy_attachment") {
      add_attachment(values);
    }
  }

  [[nodiscard]] Place place_of(const JsonValue& values) const {
    return source_.place({values.span.begin, values.span.begin + 1});
  }

  // The first of two names that has a value: newer versions of the provider rename arguments.
  [[nodiscard]] std::optional<FactValue> either(const JsonValue& values, std::string_view key,
                                                std::string_view older) const {
    std::optional<FactValue> found = member_value(source_, values, key);
    return found ? found : member_value(source_, values, older);
  }

  [[nodiscard]] std::optional<PolicyDocument> policy_in(const JsonValue& values,
                                                        std::string_view key,
                                                        std::string_view older) const {
    for (const std::string_view name : {key, older}) {
      const JsonValue* policy = values.find(name);
      if (policy == nullptr || !policy->is_string() || policy->text.empty()) continue;
      return read_embedded_policy(*policy, std::make_shared<const Source>(source_));
    }
    return std::nullopt;
  }

  void add_role(const JsonValue& values) {
    RoleDocument role;
    role.input = source_.name();
    role.place = place_of(values);
    role.arn = member_value(source_, values, "arn");
    role.name = either(values, "role_name", "name");
    role.created = member_value(source_, values, "create_date");
    role.updated = member_value(source_, values, "update_date");
    complete_from_arn(role);
    const std::optional<PolicyDocument> policy =
        policy_in(values, "assume_role_policy_document", "document");
    if (policy) role.trust = trust_policy(*policy);
    if (role.arn || role.name) out_.emplace_back(std::move(role));
  }

  // What a data source looked up.
  void add_roles(const JsonValue& values) {
    const JsonValue* roles = values.find("roles");
    if (roles == nullptr) return;
    for (const JsonValue& role : roles->items) add_role(role);
  }

  void add_policy(const JsonValue& values) {
    const std::optional<FactValue> name = either(values, "policy_name", "name");
    std::optional<PolicyDocument> policy = policy_in(values, "policy_document", "document");
    if (!name || !policy) return;
    PermissionDocument out;
    out.input = source_.name();
    out.name = name->text;
    out.version = text_of(values.find("default_version"));
    out.policy = std::move(*policy);
    out_.emplace_back(std::move(out));
  }

  void add_attachment(const JsonValue& values) {
    const std::string role = text_of(values.find("role_name"));
    const std::optional<FactValue> policy = member_value(source_, values, "policy_name");
    if (role.empty() || !policy) return;
    attached_.add(role, *policy, text_of(values.find("policy_type")), place_of(values));
  }

  void add_identity(const JsonValue& values, std::string_view key) {
    const std::optional<FactValue> account = member_value(source_, values, key);
    if (!account || !all_digits(account->text)) return;
    IdentityDocument out;
    out.input = source_.name();
    out.account_id = *account;
    out.identity_type = member_value(source_, values, "identity_type");
    out.arn = member_value(source_, values, "arn");
    out.user_name = user_in_arn(out);
    out_.emplace_back(std::move(out));
  }

  const Source& source_;
  std::string provider_;  // of the tasks in the state; empty: there are none
  AttachmentLists attached_;
  std::vector<Document> out_;
};

}  // namespace

bool is_of_terraform(const JsonValue& root) {
  return root.find("terraform_version") != nullptr ||
         (root.find("serial") != nullptr && root.find("lineage") != nullptr);
}

std::vector<Document> read_terraform_evidence(const JsonValue& root, const Source& source) {
  return StateReader(source).read(root);
}

}  // namespace dtsdoctor
