// SPDX-License-Identifier: Apache-2.0
#include "rules/object_reader.h"

#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/json_text.h"

namespace dtsdoctor {
namespace {

std::string_view kind_name(const JsonValue& value) {
  switch (value.kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "a boolean";
    case JsonValue::Kind::number:
      return "a number";
    case JsonValue::Kind::string:
      return "a string";
    case JsonValue::Kind::array:
      return "an array";
    case JsonValue::Kind::object:
      return "an object";
  }
  return "";
}

void report_type(FirstProblem& problems, Spot spot, std::string_view name,
                 std::string_view wanted) {
  const bool nested = spot.value->is_array() || spot.value->is_object();
  problems.add(fmt::format("{} must be {}, not {}", name, wanted, kind_name(*spot.value)),
               nested ? spot.opening() : spot.place());
}

}  // namespace

Place Spot::inside(std::size_t begin, std::size_t end) const {
  if (!value->is_string()) return place();
  const MappedText decoded = unescape_json(source->bytes(), value->span);
  return source->place(decoded.origin({begin, end}));
}

std::string_view read_string(FirstProblem& problems, Spot spot, std::string_view name) {
  if (spot.value->is_string()) return spot.value->text;
  report_type(problems, spot, name, "a string");
  return {};
}

std::string_view read_filled_string(FirstProblem& problems, Spot spot, std::string_view name) {
  const std::string_view text = read_string(problems, spot, name);
  if (text.empty()) problems.add(fmt::format("{} must not be empty", name), spot.place());
  return text;
}

bool read_boolean(FirstProblem& problems, Spot spot, std::string_view name) {
  if (spot.value->kind == JsonValue::Kind::boolean) return spot.value->text == "true";
  report_type(problems, spot, name, "true or false");
  return false;
}

std::uint32_t read_count(FirstProblem& problems, Spot spot, std::string_view name) {
  std::uint32_t count = 0;
  const std::string& text = spot.value->text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (spot.value->kind != JsonValue::Kind::number) {
    report_type(problems, spot, name, "a whole number");
  } else if (error != std::errc() || end != text.data() + text.size()) {
    problems.add(fmt::format("{} must be a whole number", name), spot.place());
  }
  return count;
}

std::vector<Spot> read_list(FirstProblem& problems, Spot spot, std::string_view name) {
  if (!spot.value->is_array()) report_type(problems, spot, name, "an array");
  std::vector<Spot> spots;
  for (const JsonValue& item : spot.value->items) spots.push_back({spot.source, &item});
  return spots;
}

void report_unknown_word(FirstProblem& problems, Spot spot, std::string_view name,
                         const std::vector<std::string_view>& known) {
  const std::string& word = spot.value->text;
  problems.add(fmt::format("{} cannot be '{}'", name, word), spot.place(),
               fmt::format("it is one of {}", fmt::join(known, ", ")), did_you_mean(word, known));
}

ObjectReader::ObjectReader(FirstProblem& problems, Spot spot, std::string_view what,
                           std::initializer_list<std::string_view> keys)
    : problems_(problems), spot_(spot), what_(what) {
  if (!spot.value->is_object()) report_type(problems, spot, what, "an object");
  const std::vector<JsonMember>& members = spot.value->members;
  for (auto member = members.begin(); member != members.end(); ++member) {
    const auto same = [&](const JsonMember& other) { return other.key == member->key; };
    if (std::find(keys.begin(), keys.end(), member->key) == keys.end()) {
      const Message guess = did_you_mean(member->key, keys);
      problems.add(
          fmt::format("{} has no key '{}'", what, member->key),
          spot.source->place(member->key_span),
          guess.empty() ? Message(fmt::format("it may have {}", fmt::join(keys, ", "))) : Message(),
          guess);
    } else if (std::any_of(members.begin(), member, same)) {
      problems.add(fmt::format("'{}' is given twice", member->key),
                   spot.source->place(member->key_span));
    }
  }
}

std::optional<Spot> ObjectReader::find(std::string_view key) const {
  const JsonValue* value = spot_.value->find(key);
  if (value == nullptr) return std::nullopt;
  return Spot{spot_.source, value};
}

std::optional<Spot> ObjectReader::need(std::string_view key) const {
  const std::optional<Spot> found = find(key);
  if (!found) problems_.add(fmt::format("{} needs '{}'", what_, key), spot_.opening());
  return found;
}

std::string_view ObjectReader::text(std::string_view key) const {
  const std::optional<Spot> found = need(key);
  return found ? read_filled_string(problems_, *found, quoted(key)) : std::string_view();
}

std::string_view ObjectReader::text_or(std::string_view key, std::string_view fallback) const {
  const std::optional<Spot> found = find(key);
  return found ? read_string(problems_, *found, quoted(key)) : fallback;
}

bool ObjectReader::boolean_or(std::string_view key, bool fallback) const {
  const std::optional<Spot> found = find(key);
  return found ? read_boolean(problems_, *found, quoted(key)) : fallback;
}

std::vector<Spot> ObjectReader::list(std::string_view key) const {
  const std::optional<Spot> found = find(key);
  return found ? read_list(problems_, *found, quoted(key)) : std::vector<Spot>();
}

}  // namespace dtsdoctor
