// SPDX-License-Identifier: Apache-2.0
#include "facts/ros_evidence.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "facts/attachment_lists.h"
#include "facts/json_in_text.h"
#include "facts/ros_values.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kPrefix = "ALIYUN::RAM::";

class Reader {
 public:
  Reader(const JsonValue& root, const Source& source)
      : source_(std::make_shared<const Source>(source)),
        values_(root),
        attached_(source.name(), true) {}

  std::vector<Document> read(const JsonValue& resources) {
    for (const JsonMember& resource : resources.members) {
      const JsonValue* type = resource.value.find("Type");
      const JsonValue* properties = resource.value.find("Properties");
      if (type == nullptr || properties == nullptr || !type->text.starts_with(kPrefix)) continue;
      const std::string_view kind = std::string_view(type->text).substr(kPrefix.size());
      at_ = resource.key_span;
      if (kind == "Role") add_role(*properties);
      if (kind == "ManagedPolicy") add_policy(*properties);
      if (kind == "AttachPolicyToRole") add_attachment(*properties);
    }
    attached_.move_to(out_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::optional<FactValue> text(const JsonValue& properties,
                                              std::string_view key) const {
    const JsonValue* value = properties.find(key);
    return value == nullptr ? std::nullopt : text(*value);
  }
  [[nodiscard]] std::optional<FactValue> text(const JsonValue& value) const {
    const std::optional<JsonValue> known = values_.resolved(value);
    if (!known || !known->is_scalar() || known->text.empty()) return std::nullopt;
    return FactValue{known->text, source_->place(unquoted(value.span, source_->bytes()))};
  }

  [[nodiscard]] std::optional<PolicyDocument> policy(const JsonValue& properties,
                                                     std::string_view key) const {
    const JsonValue* value = properties.find(key);
    if (value == nullptr || value->span.end - value->span.begin > kMostPolicyBytes)
      return std::nullopt;
    if (value->is_string()) return read_embedded_policy(*value, source_);
    const std::optional<JsonValue> known = values_.resolved(*value);
    if (!known) return std::nullopt;
    const MappedText json = json_text(*known, source_->bytes());
    const Result<JsonValue> tree = parse_json(json.bytes());
    return tree.ok() ? read_policy(*tree, json, source_) : std::nullopt;
  }

  void add_role(const JsonValue& properties) {
    RoleDocument role;
    role.input = source_->name();
    role.place = source_->place(at_);
    role.is_meant = true;
    role.name = text(properties, "RoleName");
    const std::optional<PolicyDocument> trust = policy(properties, "AssumeRolePolicyDocument");
    if (!role.name) return;
    add_attached(properties, *role.name);
    if (!trust) return;
    role.trust = trust_policy(*trust);
    out_.emplace_back(std::move(role));
  }

  // What a role lists itself: policies by name, and policies that it has within.
  void add_attached(const JsonValue& properties, const FactValue& role) {
    if (const JsonValue* lists = properties.find("PolicyAttachments")) {
      for (const char* kind : {"System", "Custom"}) {
        const JsonValue* names = lists->find(kind);
        for (std::size_t i = 0; names != nullptr && i < names->items.size(); ++i)
          attach(role.text, text(names->items[i]), kind);
      }
    }
    const JsonValue* own = properties.find("Policies");
    for (std::size_t i = 0; own != nullptr && i < own->items.size(); ++i) {
      attach(role.text, text(own->items[i], "PolicyName"), "Custom");
      add_policy(own->items[i]);
    }
  }

  void add_policy(const JsonValue& properties) {
    const std::optional<FactValue> name = text(properties, "PolicyName");
    if (!name) return;
    const JsonValue* roles = properties.find("Roles");
    for (std::size_t i = 0; roles != nullptr && i < roles->items.size(); ++i) {
      if (const std::optional<FactValue> role = text(roles->items[i]))
        attach(role->text, name, "Custom");
    }
    std::optional<PolicyDocument> found = policy(properties, "PolicyDocument");
    if (!found) return;
    PermissionDocument out;
    out.input = source_->name();
    out.name = name->text;
    out.is_meant = true;
    out.policy = std::move(*found);
    out_.emplace_back(std::move(out));
  }

  void add_attachment(const JsonValue& properties) {
    const std::optional<FactValue> role = text(properties, "RoleName");
    const std::optional<FactValue> type = text(properties, "PolicyType");
    if (role && type) attach(role->text, text(properties, "PolicyName"), type->text);
  }

  void attach(const std::string& role, std::optional<FactValue> policy, std::string_view type) {
    if (policy) attached_.add(role, std::move(*policy), type, source_->place(at_));
  }

  std::shared_ptr<const Source> source_;
  RosValues values_;
  Span at_;  // of the name of the resource that is being read
  AttachmentLists attached_;
  std::vector<Document> out_;
};

}  // namespace

std::vector<Document> read_ros_evidence(const JsonValue& root, const Source& source) {
  const JsonValue* resources = root.find("Resources");
  const bool may_hold_some = resources != nullptr && resources->is_object() &&
                             source.bytes().find(kPrefix) != std::string::npos;
  return may_hold_some ? Reader(root, source).read(*resources) : std::vector<Document>();
}

}  // namespace dtsdoctor
