// SPDX-License-Identifier: Apache-2.0
#include "facts/ros_values.h"

#include <string>
#include <utility>

namespace dtsdoctor {
namespace {

// A name refers to a name at most; a circle has no end.
constexpr int kDeepest = 4;

}  // namespace

RosValues::RosValues(const JsonValue& root)
    : parameters_(root.find("Parameters")), resources_(root.find("Resources")) {}

bool RosValues::is_function(const JsonValue& value) {
  return value.is_object() && value.members.size() == 1 &&
         (value.members[0].key == "Ref" || value.members[0].key.starts_with("Fn::"));
}

std::optional<JsonValue> RosValues::resolved(const JsonValue& value) const {
  if (is_function(value)) {
    std::optional<std::string> text = text_of(value, 0);
    if (!text) return std::nullopt;
    return JsonValue{JsonValue::Kind::string, value.span, std::move(*text), {}, {}};
  }
  // An alias or a merge of YAML stands for what is elsewhere.
  if (value.is_object() && (value.members.empty() || value.find("<<") != nullptr))
    return std::nullopt;
  JsonValue out{value.kind, value.span, value.text, {}, {}};
  for (const JsonMember& member : value.members) {
    std::optional<JsonValue> inner = resolved(member.value);
    if (!inner) return std::nullopt;
    out.members.push_back({member.key, member.key_span, std::move(*inner)});
  }
  for (const JsonValue& item : value.items) {
    std::optional<JsonValue> inner = resolved(item);
    if (!inner) return std::nullopt;
    out.items.push_back(std::move(*inner));
  }
  return out;
}

std::optional<std::string> RosValues::text_of(const JsonValue& value, int depth) const {
  if (value.is_scalar()) return value.text;
  if (!is_function(value) || depth > kDeepest) return std::nullopt;
  return function(value.members[0], depth + 1);
}

std::optional<std::string> RosValues::function(const JsonMember& function, int depth) const {
  const JsonValue& value = function.value;
  if (function.key == "Ref" && value.is_scalar()) return parameter(value.text);
  if (function.key == "Fn::Sub" && value.is_scalar()) return filled_in(value.text, depth);
  if (function.key == "Fn::GetAtt" && value.items.size() == 2)
    return attribute(value.items[0].text, value.items[1].text, depth);
  if (function.key == "Fn::GetAtt" && value.is_scalar()) {
    const std::size_t dot = value.text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    return attribute(value.text.substr(0, dot), value.text.substr(dot + 1), depth);
  }
  if (function.key != "Fn::Join" || value.items.size() != 2) return std::nullopt;
  std::string out;
  for (const JsonValue& item : value.items[1].items) {
    const std::optional<std::string> part = text_of(item, depth);
    if (!part) return std::nullopt;
    if (&item != &value.items[1].items.front()) out += value.items[0].text;
    out += *part;
  }
  return value.items[1].is_array() ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<std::string> RosValues::parameter(std::string_view name) const {
  const JsonValue* parameter = parameters_ == nullptr ? nullptr : parameters_->find(name);
  const JsonValue* text = parameter == nullptr ? nullptr : parameter->find("Default");
  if (text == nullptr || !text->is_scalar() || text->text.empty()) return std::nullopt;
  return text->text;
}

// Names are the only attributes that a template decides.
std::optional<std::string> RosValues::attribute(std::string_view resource, std::string_view name,
                                                int depth) const {
  if (name != "RoleName" && name != "PolicyName") return std::nullopt;
  const JsonValue* found = resources_ == nullptr ? nullptr : resources_->find(resource);
  const JsonValue* properties = found == nullptr ? nullptr : found->find("Properties");
  const JsonValue* value = properties == nullptr ? nullptr : properties->find(name);
  return value == nullptr ? std::nullopt : text_of(*value, depth);
}

// "acs:ram::${Owner}:root"
std::optional<std::string> RosValues::filled_in(std::string_view pattern, int depth) const {
  std::string out;
  while (!pattern.empty()) {
    const std::size_t begin = pattern.find("${");
    out += pattern.substr(0, begin);
    if (begin == std::string_view::npos) break;
    const std::size_t end = pattern.find('}', begin);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view name = pattern.substr(begin + 2, end - begin - 2);
    const std::size_t dot = name.find('.');
    const std::optional<std::string> value =
        dot == std::string_view::npos ? parameter(name)
                                      : attribute(name.substr(0, dot), name.substr(dot + 1), depth);
    if (!value) return std::nullopt;
    out += *value;
    pattern.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace dtsdoctor
