// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a planted task is written down once, as the fields of a request; this writes it
// as users have it: a command, a URL, Terraform, a template, the console's labels, a reply. It
// shares nothing with the readers of these forms, and reads none.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dtsdoctor::planted {

using Json = nlohmann::ordered_json;

struct FieldName {
  std::string side;   // "Source", "Destination" or ""
  std::string field;  // "OwnerID"
};

inline FieldName split_name(const std::string& request) {
  for (const std::string side : {"Source", "Destination"}) {
    if (request.starts_with(side + "Endpoint"))
      return {side, request.substr(side.size() + std::string("Endpoint").size())};
  }
  return {"", request};
}

// What the field is called under another set of names: a row of base.json's `fields`.
inline std::string name_in(const Json& base, const std::string& field, const std::string& set) {
  for (const Json& row : base.at("fields")) {
    if (row.at("request") == field) return row.at(set);
  }
  throw std::runtime_error("no such field: " + field);
}

inline std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

inline std::string shell_word(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

inline std::string percent(const std::string& text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (plain || c == '-' || c == '_' || c == '.') {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 15U];
    }
  }
  return out;
}

inline std::string terraform_name(const Json& base, const std::string& request) {
  const FieldName name = split_name(request);
  const std::string side = name.side.empty() ? "" : lower(name.side) + "_endpoint_";
  return side + name_in(base, name.field, "terraform");
}

inline Json terraform_values(const Json& base, const Json& task) {
  Json out = Json::object();
  for (const auto& [key, value] : task.items()) out[terraform_name(base, key)] = value;
  return out;
}

// What stands over the fields of a side.
inline std::string section(const Json& base, const std::string& side, const std::string& set) {
  return base.at("sections").at(set).at(side);
}

// Fields of a side inside an object of that side, as `SourceEndpoint: {...}`.
inline Json nested_values(const Json& base, const Json& task, const std::string& set) {
  Json out = Json::object();
  for (const auto& [key, value] : task.items()) {
    const FieldName name = split_name(key);
    Json text = value;
    const Json labels = base.at("value_labels").value(set, Json::object());
    if (labels.contains(value.get<std::string>())) text = labels.at(value.get<std::string>());
    const std::string label = name_in(base, name.field, set);
    if (name.side.empty()) {
      out[label] = text;
    } else {
      out[section(base, name.side, set)][label] = text;
    }
  }
  return out;
}

inline std::string hcl_text(const Json& base, const Json& task) {
  std::string out = "resource \"alicloud_dts_synchronization_job\" \"orders\" {\n";
  const Json values = terraform_values(base, task);
  for (const auto& [key, value] : values.items()) out += "  " + key + " = " + value.dump() + "\n";
  return out + "}\n";
}

inline std::string yaml_text(const Json& properties) {
  std::string out =
      "ROSTemplateFormatVersion: '2015-09-01'\nResources:\n  Orders:\n"
      "    Type: ALIYUN::DTS::SynchronizationJob2\n    Properties:\n";
  for (const auto& [key, value] : properties.items()) {
    out += "      " + key + ":" + (value.is_object() ? "" : " " + value.dump()) + "\n";
    if (!value.is_object()) continue;
    for (const auto& [inner, text] : value.items())
      out += "        " + inner + ": " + text.dump() + "\n";
  }
  return out;
}

inline std::string command_text(const Json& task) {
  std::string out = "aliyun dts ConfigureDtsJob";
  for (const auto& [key, value] : task.items())
    out += " \\\n  --" + key + " " + shell_word(value.get<std::string>());
  return out + "\n";
}

inline std::string query_text(const Json& task) {
  std::string out = "https://dts.aliyuncs.com/?Action=ConfigureDtsJob";
  for (const auto& [key, value] : task.items())
    out += "&" + key + "=" + percent(value.get<std::string>());
  return out + "\n";
}

// The task in that form.
inline std::string written(const Json& base, const Json& task, const std::string& form) {
  if (form == "request") return task.dump(2) + "\n";
  if (form == "command") return command_text(task);
  if (form == "query") return query_text(task);
  if (form == "hcl") return hcl_text(base, task);
  if (form == "terraform_json" || form == "plan") {
    const Json resource = {{"address", "alicloud_dts_synchronization_job.orders"},
                           {"mode", "managed"},
                           {"type", "alicloud_dts_synchronization_job"},
                           {"name", "orders"},
                           {"values", terraform_values(base, task)}};
    const Json module = {{"root_module", {{"resources", Json::array({resource})}}}};
    Json shown = {{"format_version", "1.2"}};
    shown[form == "plan" ? "planned_values" : "values"] = module;
    return shown.dump(2) + "\n";
  }
  if (form == "ros_yaml") return yaml_text(nested_values(base, task, "nested"));
  if (form == "ros_json") {
    const Json job = {{"Type", "ALIYUN::DTS::SynchronizationJob2"},
                      {"Properties", nested_values(base, task, "nested")}};
    return Json({{"ROSTemplateFormatVersion", "2015-09-01"}, {"Resources", {{"Orders", job}}}})
               .dump(2) +
           "\n";
  }
  if (form == "console" || form == "console_zh")
    return nested_values(base, task, form).dump(2) + "\n";
  if (form == "detail") {
    Json reply = {{"DtsJobId", "x1y2z3"}, {"HttpStatusCode", 200}, {"Success", true}};
    reply.update(nested_values(base, task, "detail"));
    return reply.dump(2) + "\n";
  }
  throw std::runtime_error("no such form: " + form);
}

// The name under which the form has a field, and the word in front of its side (or "").
inline FieldName spelled(const Json& base, const std::string& request, const std::string& form) {
  const FieldName name = split_name(request);
  if (form == "request" || form == "command" || form == "query") return {"", request};
  if (form == "hcl" || form == "terraform_json" || form == "plan")
    return {"", terraform_name(base, request)};
  const std::string set = form.starts_with("ros_") ? "nested" : form;
  return {section(base, name.side, set), name_in(base, name.field, set)};
}

inline std::size_t line_at(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  for (const char c : text.substr(0, offset)) line += c == '\n' ? 1 : 0;
  return line;
}

// The line on which a form has a field; 0: it has none.
inline std::size_t line_of_field(const Json& base, const std::string& text,
                                 const std::string& request, const std::string& form) {
  const FieldName name = spelled(base, request, form);
  const std::size_t side = name.side.empty() ? 0 : text.find(name.side);
  const std::size_t field = side == std::string::npos ? side : text.find(name.field, side);
  return field == std::string::npos ? 0 : line_at(text, field);
}

}  // namespace dtsdoctor::planted
