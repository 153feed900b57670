// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same error reaches people through dozens of programs and dozens of
// carriers. This composes every error × producer × carrier of the data files beside it, with the
// place where its message stands, and says which of them are known to be missed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/json.h"
#include "shapes/template.h"

namespace dtsdoctor::shapes {

struct Error {
  std::string id, code, message;
  std::string with_hole, dynamic;  // the message as DTS prints it with DynamicMessage; may be empty
  std::map<std::string, std::string> captures;
};

struct Producer {
  std::string id, group, text;
  bool carries_errors = true;
  bool needs_hole = false;
  std::string names_refused;  // account that it says was refused; matters to a missing permission
};

struct Carrier {
  std::string id, kind, text;
  bool per_line = false;
  std::vector<std::string> never;  // groups of producers
};

// "*" stands for any.
struct KnownMiss {
  std::string producer, carrier, error, reason;
};

struct Matrix {
  std::vector<Error> errors;
  std::vector<Producer> producers;
  std::vector<Carrier> carriers;
  std::vector<KnownMiss> known_misses;
};

// A composed text and what must be read from it.
struct Composed {
  std::string text;
  std::uint64_t line = 0;  // of the message
  bool has_request_id = false;
};

inline JsonValue read_json(const std::string& name) {
  std::ifstream file(std::string(DTSDOCTOR_SOURCE_DIR) + "/tests/shapes/" + name, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  Result<JsonValue> parsed = parse_json(bytes);
  if (!parsed.ok()) throw std::invalid_argument(name + " is no JSON");
  return std::move(parsed).value();
}

inline std::string text_of(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find(key);
  return value == nullptr ? std::string() : value->text;
}

inline std::vector<JsonValue> rows(const std::string& name, std::string_view key) {
  const JsonValue file = read_json(name);
  if (file.find(key) == nullptr) throw std::invalid_argument(name + " has no rows");
  return file.find(key)->items;
}

inline Matrix load_matrix() {
  Matrix matrix;
  for (const JsonValue& row : rows("errors.json", "errors")) {
    Error error{text_of(row, "id"),       text_of(row, "code"),    text_of(row, "message"),
                text_of(row, "template"), text_of(row, "dynamic"), {}};
    for (const JsonMember& capture : row.find("captures")->members)
      error.captures[capture.key] = capture.value.text;
    matrix.errors.push_back(std::move(error));
  }
  for (const JsonValue& row : rows("producers.json", "producers")) {
    matrix.producers.push_back({text_of(row, "id"), text_of(row, "group"), text_of(row, "text"),
                                text_of(row, "carries") != "none", row.find("needs") != nullptr,
                                text_of(row, "names_refused")});
  }
  for (const JsonValue& row : rows("carriers.json", "carriers")) {
    Carrier carrier{text_of(row, "id"),
                    text_of(row, "kind"),
                    text_of(row, "text"),
                    text_of(row, "per") == "line",
                    {}};
    if (const JsonValue* groups = row.find("not"))
      for (const JsonValue& group : groups->items) carrier.never.push_back(group.text);
    matrix.carriers.push_back(std::move(carrier));
  }
  for (const JsonValue& row : rows("known_misses.json", "known_misses")) {
    matrix.known_misses.push_back({text_of(row, "producer"), text_of(row, "carrier"),
                                   text_of(row, "error"), text_of(row, "reason")});
  }
  return matrix;
}

inline bool covers(const KnownMiss& miss, const Producer& producer, const Carrier& carrier,
                   const Error& error) {
  const auto fits = [](const std::string& wanted, const std::string& id) {
    return wanted == "*" || wanted == id;
  };
  return (fits(miss.producer, producer.id) || miss.producer == "group:" + producer.group) &&
         fits(miss.carrier, carrier.id) && fits(miss.error, error.id);
}

// Does such a text exist at all?
inline bool exists(const Producer& producer, const Carrier& carrier, const Error& error) {
  const bool travels =
      std::find(carrier.never.begin(), carrier.never.end(), producer.group) == carrier.never.end();
  return travels && (!producer.needs_hole || !error.with_hole.empty());
}

inline constexpr std::string_view kRequestId = "C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27";

inline std::string printed(const Matrix& matrix, const Producer& producer, const Error& error) {
  const std::string id(kRequestId);
  return filled(producer.text, [&](std::string_view name) -> std::string {
    if (name == "code") return error.code;
    if (name == "message") return kMark + error.message;
    if (name == "template") return kMark + error.with_hole;
    if (name == "dynamic") return error.dynamic;
    if (name == "request_id") return id;
    if (name == "status") return "403";
    if (name == "host") return "dts.cn-hangzhou.aliyuncs.com";
    if (name == "recommend") {
      return "https://api.aliyun.com/troubleshoot?q=" + error.code + "&product=Dts&requestId=" + id;
    }
    for (const Producer& inner : matrix.producers) {
      if (name == ">" + inner.id) return printed(matrix, inner, error);
    }
    throw std::invalid_argument("no such value: " + std::string(name));
  });
}

inline std::string carried(const Carrier& carrier, const std::string& text) {
  if (!carrier.per_line) return filled(carrier.text, [&](std::string_view) { return text; });
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    out += filled(carrier.text, [&](std::string_view) { return line; });
    if (end < text.size()) out += '\n';
    at = end + 1;
  }
  return out;
}

inline Composed compose(const Matrix& matrix, const Producer& producer, const Carrier& carrier,
                        const Error& error) {
  Composed composed;
  composed.text = carried(carrier, printed(matrix, producer, error)) + "\n";
  composed.has_request_id = producer.text.find("request_id") != std::string::npos ||
                            printed(matrix, producer, error).find(kRequestId) != std::string::npos;
  const std::size_t mark = composed.text.find(kMark);
  const auto end =
      composed.text.begin() + static_cast<std::ptrdiff_t>(std::min(mark, composed.text.size()));
  composed.line = 1 + static_cast<std::uint64_t>(std::count(composed.text.begin(), end, '\n'));
  std::erase(composed.text, kMark);
  return composed;
}

}  // namespace dtsdoctor::shapes
