// SPDX-License-Identifier: Apache-2.0
#include "facts/hcl_evidence.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "facts/attachment_lists.h"
#include "facts/hcl.h"
#include "facts/hcl_value.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kRole = "alicloud_ram_role";
constexpr std::string_view kPolicy = "alicloud_ram_policy";
constexpr std::string_view kAttachment = "alicloud_ram_role_policy_attachment";
constexpr std::string_view kPolicyDocument = "alicloud_ram_policy_document";

constexpr std::string_view kVariable = "var.";

using Names = std::initializer_list<std::string_view>;

// The first of an argument's names that is set: newer versions of the provider rename arguments.
const HclAttribute* attribute_of(const HclBlock& block, Names names) {
  for (const std::string_view name : names) {
    const auto found =
        std::find_if(block.attributes.begin(), block.attributes.end(),
                     [&](const HclAttribute& attribute) { return attribute.name == name; });
    if (found != block.attributes.end()) return &*found;
  }
  return nullptr;
}

bool has_only(const HclBlock& block, Names names) {
  return block.complete && std::all_of(block.attributes.begin(), block.attributes.end(),
                                       [&](const HclAttribute& attribute) {
                                         return is_among(attribute.name, names);
                                       });
}

class Reader {
 public:
  explicit Reader(const Source& source)
      : source_(std::make_shared<const Source>(source)),
        file_(read_hcl(source_->bytes())),
        left_(kMostPolicyBytes + 8 * source_->bytes().size()),
        attached_(source.name(), true) {
    for (const HclBlock& block : file_.blocks) learn(block);
    // Who calls a module sets its variables, which may be these.
    for (const HclBlock& block : file_.blocks) {
      if (block.type != "module") continue;
      for (const HclAttribute& attribute : block.attributes) known_.erase("var." + attribute.name);
    }
  }

  std::vector<Document> read() {
    for (const HclBlock& block : file_.blocks) {
      if (block.type != "resource" || block.labels.size() != 2 || !block.complete) continue;
      variables_.clear();
      if (block.labels[0] == kRole) add_role(block);
      if (block.labels[0] == kPolicy) add_policy(block);
      if (block.labels[0] == kAttachment) add_attachment(block);
    }
    attached_.move_to(out_);
    return std::move(out_);
  }

 private:
  // What others may refer to.
  void learn(const HclBlock& block) {
    const bool is_named = block.labels.size() == 2;
    for (const HclAttribute& attribute : block.attributes) {
      if (block.type == "locals") known_["local." + attribute.name] = attribute.whole;
      if (block.type == "variable" && block.labels.size() == 1 && attribute.name == "default")
        known_["var." + block.labels[0]] = attribute.whole;
    }
    if (!is_named) return;
    const std::string address = block.labels[0] + "." + block.labels[1];
    const bool is_policy = block.labels[0] == kPolicy;
    if (block.type == "data" && block.labels[0] == kPolicyDocument)
      documents_["data." + address + ".document"] = &block;
    if (block.type != "resource" || (block.labels[0] != kRole && !is_policy)) return;
    const HclAttribute* name =
        attribute_of(block, is_policy ? Names{"policy_name", "name"} : Names{"role_name", "name"});
    for (const char* part : {"name", "role_name", "policy_name", "id"}) {
      if (name != nullptr) known_[address + "." + part] = name->whole;
    }
    if (is_policy) types_.insert(address + ".type");
  }

  [[nodiscard]] HclTarget find(const std::string& name) {
    if (const auto found = known_.find(name); found != known_.end()) {
      if (name.starts_with(kVariable)) variables_.insert(name.substr(kVariable.size()));
      return {found->second, {}};
    }
    if (types_.contains(name)) return {{}, MappedText("Custom")};
    const auto document = documents_.find(name);
    if (document == documents_.end()) return {};
    return {{}, policy_of(*document->second)};
  }

  [[nodiscard]] std::optional<HclValue> value(const HclAttribute& attribute) {
    return read_hcl_value(
        source_->bytes(), attribute.whole, [this](const std::string& name) { return find(name); },
        left_);
  }

  // A string, where it stands.
  [[nodiscard]] std::optional<FactValue> text(const HclBlock& block, Names names) {
    const HclAttribute* attribute = attribute_of(block, names);
    const std::optional<HclValue> found = attribute == nullptr ? std::nullopt : value(*attribute);
    if (!found || !found->is_string || found->text.empty()) return std::nullopt;
    const bool is_literal = attribute->kind == HclAttribute::Kind::literal;
    return FactValue{found->text.bytes(),
                     source_->place(is_literal ? attribute->span : attribute->whole)};
  }

  [[nodiscard]] std::optional<PolicyDocument> policy(const HclBlock& block, Names names) {
    const HclAttribute* attribute = attribute_of(block, names);
    const std::optional<HclValue> found = attribute == nullptr ? std::nullopt : value(*attribute);
    if (!found || !found->is_string) return std::nullopt;
    const Result<JsonValue> json = parse_json(found->text.bytes());
    return json.ok() ? read_policy(*json, found->text, source_) : std::nullopt;
  }

  // "name":value, if the block has the attribute. False: it has, and its value is not known.
  bool add_member(const HclBlock& block, std::string_view attribute, std::string_view name,
                  MappedText& to) {
    const HclAttribute* found = attribute_of(block, {attribute});
    if (found == nullptr) return true;
    const std::optional<HclValue> known = value(*found);
    if (!known) return false;
    add(to, (to.bytes().ends_with('{') ? "\"" : ",\"") + std::string(name) + "\":", block);
    const MappedText json = json_of(*known);
    to.append(json, 0, json.size());
    return true;
  }

  static void add(MappedText& to, std::string_view mark, const HclBlock& block) {
    to.append_for(mark, {block.span.begin, block.span.begin + 1});
  }

  // principal { entity = "RAM", identifiers = […] } and condition { operator, variable, values }.
  bool add_principal(const HclBlock& block, MappedText& to) {
    const std::optional<FactValue> kind = text(block, {"entity"});
    return kind && has_only(block, {"entity", "identifiers"}) && is_plain(kind->text) &&
           add_member(block, "identifiers", kind->text, to);
  }
  bool add_condition(const HclBlock& block, MappedText& to) {
    const std::optional<FactValue> operation = text(block, {"operator"});
    const std::optional<FactValue> variable = text(block, {"variable"});
    if (!operation || !variable || !has_only(block, {"operator", "variable", "values"}))
      return false;
    if (!is_plain(operation->text) || !is_plain(variable->text)) return false;
    add(to, (to.bytes().ends_with('{') ? "\"" : ",\"") + operation->text + "\":{", block);
    if (!add_member(block, "values", variable->text, to)) return false;
    add(to, "}", block);
    return true;
  }
  static bool is_plain(std::string_view name) {
    return std::none_of(name.begin(), name.end(), [](char c) {
      return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
    });
  }

  // The blocks of one kind in a statement, as the members of one object.
  template <typename Add>
  bool add_inner(const HclBlock& statement, std::string_view type, std::string_view name,
                 MappedText& to, const Add& add_one) {
    MappedText members;
    for (std::size_t i = 0; i < statement.inner_types.size(); ++i) {
      if (statement.inner_types[i] != type) continue;
      const HclBlock inner = read_hcl_block(source_->bytes(), statement.inner_begins[i]);
      if (members.empty()) add(members, ",\"" + std::string(name) + "\":{", inner);
      if (!add_one(inner, members)) return false;
    }
    if (members.empty()) return true;
    add(members, "}", statement);
    to.append(members, 0, members.size());
    return true;
  }

  bool add_statement(const HclBlock& block, MappedText& to) {
    const bool is_known = std::all_of(
        block.inner_types.begin(), block.inner_types.end(),
        [](const std::string& type) { return type == "principal" || type == "condition"; });
    if (!is_known || !has_only(block, {"effect", "action", "resource"})) return false;
    add(to, "{", block);
    if (attribute_of(block, {"effect"}) == nullptr) add(to, "\"Effect\":\"Allow\"", block);
    const bool is_read =
        add_member(block, "effect", "Effect", to) && add_member(block, "action", "Action", to) &&
        add_member(block, "resource", "Resource", to) &&
        add_inner(block, "principal", "Principal", to,
                  [this](const HclBlock& one, MappedText& in) { return add_principal(one, in); }) &&
        add_inner(block, "condition", "Condition", to,
                  [this](const HclBlock& one, MappedText& in) { return add_condition(one, in); });
    add(to, "}", block);
    return is_read;
  }

  // data "alicloud_ram_policy_document": a policy in blocks.
  [[nodiscard]] std::optional<MappedText> policy_of(const HclBlock& block) {
    if (!has_only(block, {"version", "output_file"})) return std::nullopt;
    MappedText out;
    add(out, "{", block);
    if (!add_member(block, "version", "Version", out)) return std::nullopt;
    if (attribute_of(block, {"version"}) == nullptr) add(out, "\"Version\":\"1\"", block);
    add(out, ",\"Statement\":[", block);
    for (std::size_t i = 0; i < block.inner_types.size(); ++i) {
      const HclBlock statement = read_hcl_block(source_->bytes(), block.inner_begins[i]);
      const std::size_t length = statement.span.end - statement.span.begin;
      if (length >= left_) return std::nullopt;
      left_ -= length;
      if (i > 0) add(out, ",", statement);
      if (block.inner_types[i] != "statement" || !add_statement(statement, out))
        return std::nullopt;
    }
    add(out, "]}", block);
    if (out.size() >= left_) return std::nullopt;
    left_ -= out.size();
    return out;
  }

  [[nodiscard]] Place place_of(const HclBlock& block) const {
    return source_->place({block.span.begin, block.label_spans[1].end});
  }

  void add_role(const HclBlock& block) {
    RoleDocument role;
    role.input = source_->name();
    role.place = place_of(block);
    role.is_meant = true;
    role.name = text(block, {"role_name", "name"});
    const std::optional<PolicyDocument> trust =
        policy(block, {"assume_role_policy_document", "document"});
    if (!role.name || !trust) return;
    role.trust = trust_policy(*trust);
    role.variables = variables_;
    out_.emplace_back(std::move(role));
  }

  void add_policy(const HclBlock& block) {
    const std::optional<FactValue> name = text(block, {"policy_name", "name"});
    std::optional<PolicyDocument> found = policy(block, {"policy_document", "document"});
    // Another file may set the variables.
    if (!name || !found || !variables_.empty()) return;
    PermissionDocument out;
    out.input = source_->name();
    out.name = name->text;
    out.is_meant = true;
    out.policy = std::move(*found);
    out_.emplace_back(std::move(out));
  }

  void add_attachment(const HclBlock& block) {
    const std::optional<FactValue> role = text(block, {"role_name"});
    const std::optional<FactValue> name = text(block, {"policy_name"});
    const std::optional<FactValue> type = text(block, {"policy_type"});
    if (!role || !name || !type) return;
    attached_.add(role->text, *name, type->text, place_of(block));
  }

  std::shared_ptr<const Source> source_;
  HclFile file_;
  std::size_t left_;  // of the bytes that values may take
  std::map<std::string, Span> known_;
  std::map<std::string, const HclBlock*> documents_;
  std::set<std::string> types_;      // references to the type of a policy that is made here
  std::set<std::string> variables_;  // whose defaults the resource at hand takes
  AttachmentLists attached_;
  std::vector<Document> out_;
};

}  // namespace

std::vector<Document> read_hcl_evidence(const Source& text) {
  const bool may_hold_some = text.bytes().find("\"alicloud_ram_") != std::string::npos;
  return may_hold_some ? Reader(text).read() : std::vector<Document>();
}

}  // namespace dtsdoctor
